"""True signatures under a document that lies: whoever made it had the keys of both."""

import zlib
from dataclasses import replace

import forging as forged
import signed as made
from drafts import CLERK
from forgeries.table import forgery
from pikepdf import Name

from journal.chain import link
from minutes.attached import RECORD_LIMIT
from minutes.sealing import seal


@forgery("votes_not_printed")
def numbers_in_print_only():
    return forged.with_other_record(forged.record(forged.short()), forged.sealed_other())


@forgery("votes_not_printed", "vote_differs")
def numbers_in_the_record_only():
    return forged.with_other_record(forged.record(forged.another_result()))


@forgery("vote_differs")
def numbers_in_print_and_record():
    return forged.by_both(forged.sealed_other())


@forgery("vote_not_told")
def a_vote_is_left_out():
    item = forged.short().items[0]
    silent = forged.short(items=(replace(item, decisions=item.decisions[:2]),))
    return forged.by_both(seal(silent, forged.record(silent)).data)


@forgery("chain_broken")
def an_entry_of_the_record_is_changed():
    data = forged.changed_record(lambda raw: raw["journal"]["entries"][9].update(kind="other"))
    return forged.with_other_record(data)


def other_links():
    """The chain with another result of the first vote, in itself consistent."""
    counts = {"yes": 23, "no": 9, "abstain": 3, "not_voted": 1}
    return made.relinked({41: ("vote_closed", counts)})


@forgery("head_not_printed", "vote_differs")
def the_chain_of_the_record_is_written_anew():
    draft = forged.short(made.anchored(other_links()))
    return forged.with_other_record(forged.record(draft, other_links()))


def another_meeting_links():
    last = made.chain()[-1]
    return (*made.chain(), link(last.hash, seq=97, at=last.at, by="x", kind="x", salt="0", data={}))


def another_meeting():
    return forged.short(made.anchored(another_meeting_links()))


@forgery("head_not_printed")
def the_record_of_another_evening():
    return forged.with_other_record(forged.record(another_meeting(), another_meeting_links()))


@forgery("no_record", "unexpected_signature")
def a_letter_with_true_signatures():
    return forged.resealed(lambda pdf: pdf.attachments.__delitem__("niederschrift.json"))


@forgery("record_unreadable", "unexpected_signature")
def the_record_is_nested_without_end():
    return forged.with_other_record(b"[" * 100_000)


@forgery("record_unreadable", "unexpected_signature")
def the_record_is_a_bomb():
    return forged.with_other_record(zlib.compress(bytes(RECORD_LIMIT + 1), 1), filter=Name.FlateDecode)


@forgery("signer_differs")
def others_sign_than_those_of_the_sitting():
    plan = {
        "chair": 1,
        "members": [{"person": 1, "name": "Vera Vorsitz"}],
        "clerk": {"person": 2, "name": CLERK},
    }
    links = made.relinked({1: ("sitting_convened", {"plan": plan})})
    draft = forged.short(made.anchored(links))
    told = made.record_of(draft, links, lambda each: each.kind != "ballot_cast")
    return forged.by_both(seal(draft, told).data)

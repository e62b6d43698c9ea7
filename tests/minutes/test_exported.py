"""Minutes against a journal that somebody exported: what a stranger can compare without asking anybody."""

from dataclasses import replace
from functools import cache

import forging as forged
import pytest
import signed as made
from drafts import CHAIR, CLERK
from exporting import exported

from journal.chain import genesis, link
from minutes.exported import compared
from minutes.findings import Hint
from minutes.record import PrintedVote
from minutes.verify import verify


@cache
def report():
    return verify(forged.genuine(), made.authority().pem)


def codes(lines, told=None):
    """What the export adds to the report."""
    before = told or report()
    return [each.code for each in compared(before, lines).findings[len(before.findings) :]]


def longer(links, how_many):
    for seq in range(links[-1].seq + 1, links[-1].seq + 1 + how_many):
        last = links[-1]
        links = (
            *links,
            link(last.hash, seq=seq, at=last.at, by="x", kind="entry_corrected", salt="0", data={}),
        )
    return links


GOOD = ["export_matches", "export_numbers_match"]


@pytest.mark.parametrize("public", [False, True])
def test_the_journal_of_the_minutes_proves_them(public):
    assert codes(exported(made.chain(), public=public)) == [*GOOD, "signers_not_compared"]


def test_a_journal_that_goes_on_is_no_fault():
    found = compared(report(), exported(longer(made.chain(), 2)))
    assert found.genuine
    (goes_on,) = (each for each in found.findings if each.message is Hint.JOURNAL_GOES_ON)
    assert goes_on.details == {"entries": 2}


def test_a_journal_that_ends_too_early_cannot_prove_them():
    found = compared(report(), exported(made.chain()[:90]))
    assert not found.genuine
    assert found.findings[-3].details == {"seq": 90}
    assert codes(exported(made.chain()[:90]))[0] == "export_shorter"


def test_another_journal_is_told_from_the_first_entry_that_differs():
    counts = {"yes": 23, "no": 9, "abstain": 3, "not_voted": 1}
    found = compared(report(), exported(made.relinked({52: ("vote_closed", counts)})))
    faults = {each.code: each.details for each in found.findings if each.is_fault}
    assert faults == {"export_differs": {"seq": 52}, "export_numbers_differ": {"item": "Ö 1"}}


def test_a_journal_of_other_sittings_is_no_proof():
    first = link(genesis("sitting:13"), seq=1, at=made.chain()[0].at, by="x", kind="x", salt="0", data={})
    assert codes(exported((first,), "sitting:13")) == ["export_of_others"]
    both = [*exported(made.chain(), "sitting:13")[:-1], *exported(made.chain())[:-1]]
    end = (
        exported(made.chain())[-1]
        .replace(b'"entries":96', b'"entries":192')
        .replace(b'"streams":1', b'"streams":2')
    )
    assert codes([*both, end]) == ["export_damaged"]  # the chain of a sitting is bound to its name


@pytest.mark.parametrize(
    "spoil",
    [
        lambda lines: lines[:-1],
        lambda lines: [*lines[:9], *lines[10:]],
        lambda lines: [*lines[:9], lines[9].replace(b"person:7", b"person:8"), *lines[10:]],
        lambda lines: [b"hello\n"],
        lambda lines: [],
    ],
)
def test_a_damaged_export_is_no_proof(spoil):
    assert codes(spoil(exported(made.chain()))) == ["export_damaged"]


def test_numbers_that_are_not_printed_are_not_called_good():
    wrong = verify(forged.by_both(forged.sealed_other()), made.authority().pem)
    assert [each.code for each in wrong.findings if each.is_fault] == ["vote_differs"] * 3
    assert codes(exported(made.chain()), wrong)[1:4] == ["export_numbers_differ"] * 3


def test_a_vote_that_the_export_withholds_is_not_called_good():
    hidden = replace(report(), votes=(*report().votes, PrintedVote("Ö 2", 3, report().votes[0].tally)))
    assert "export_numbers_match" not in codes(exported(made.chain()), hidden)


def convened(chair):
    plan = {"chair": 1, "members": [{"person": 1, "name": chair}], "clerk": {"person": 2, "name": CLERK}}
    return made.relinked({1: ("sitting_convened", {"plan": plan})})


@pytest.mark.parametrize(("chair", "more"), [(CHAIR, []), ("Vera Vorsitz", ["signer_differs"])])
def test_the_export_knows_who_had_to_sign_where_the_record_does_not_show_it(chair, more):
    links = convened(chair)
    draft = forged.short(made.anchored(links))
    told = verify(made.sealed(draft, links).data, b"")
    assert not told.signers_compared
    assert codes(exported(links), told) == [*GOOD, *more]
    seen = replace(told, signers_compared=True)
    assert codes(exported(links), seen) == GOOD


def test_what_is_not_ours_is_compared_with_nothing():
    other = verify(b"hello", b"")
    assert compared(other, exported(made.chain())) == other


def test_without_an_export_that_is_said():
    assert codes(None) == ["journal_elsewhere", "signers_not_compared"]
    assert codes(None, replace(report(), signers_compared=True)) == ["journal_elsewhere"]

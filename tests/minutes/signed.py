"""A signed evening for the tests: a journal chain, its draft, the keys of a TEST authority."""

from dataclasses import replace
from datetime import timedelta
from functools import cache

from drafts import CHAIR, CLERK, EVENING, golden

from journal.chain import genesis, link, moment
from minutes.authority import Authority, new_authority
from minutes.draft import Anchor
from minutes.recording import record_of
from minutes.sealing import SealedPdf, seal
from minutes.signing import Pkcs12Key, SignedPdf, sign

STREAM = "sitting:12"
PIN = "135790"


@cache
def authority() -> Authority:
    return new_authority()


@cache
def key_of(person: str) -> Pkcs12Key:
    return Pkcs12Key.opened_with(authority().issue(person, "Stadt Lindenau am See", PIN), PIN)


@cache
def chain():
    """96 entries: votes closed where the golden draft says, ballots of an open vote before them."""
    links, prev = [], genesis(STREAM)
    for seq in range(1, 97):
        closed = seq in (41, 52, 58)
        data = (
            {"yes": 22, "no": 9, "abstain": 3, "not_voted": 1} if closed else {"voter": seq, "choice": "yes"}
        )
        kind = "vote_closed" if closed else "ballot_cast"
        at = moment(EVENING + timedelta(seconds=seq))
        links.append(link(prev, seq=seq, at=at, by="person:7", kind=kind, salt=f"{seq:064x}", data=data))
        prev = links[-1].hash
    return tuple(links)


def relinked(contents):
    """The chain with other entries at some places: `contents` by number, (kind, data)."""
    links, prev = [], genesis(STREAM)
    for old in chain():
        kind, data = contents.get(old.seq, (old.kind, old.data))
        links.append(link(prev, seq=old.seq, at=old.at, by=old.by, kind=kind, salt=old.salt, data=data))
        prev = links[-1].hash
    return tuple(links)


def anchored(links=None):
    links = chain() if links is None else links
    return golden(anchor=Anchor(stream=STREAM, seq=links[-1].seq, head=links[-1].hash))


def sealed(draft=None, links=None) -> SealedPdf:
    return _plainly_sealed() if draft is None and links is None else _sealed(draft, links)


@cache
def _plainly_sealed():
    return _sealed(None, None)


def _sealed(draft, links):
    draft, links = draft or anchored(), chain() if links is None else links
    return seal(draft, record_of(draft, links, lambda each: each.kind == "vote_closed"))


@cache
def signed_by_chair() -> SignedPdf:
    return sign(sealed(), "chair", key_of(CHAIR))


@cache
def signed() -> SignedPdf:
    return sign(signed_by_chair(), "clerk", key_of(CLERK))


def another_draft():
    """The same evening with another result in print."""
    draft = anchored()
    changed = tuple(
        replace(
            item, decisions=tuple(replace(each, tally=replace(each.tally, yes=23)) for each in item.decisions)
        )
        for item in draft.items
    )
    return replace(draft, items=changed)

"""Closing and renewal in the minutes' stream: who, when, once, and of which bytes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from accounts.actor import NOBODY, Actor
from journal.events import Refused
from minutes.closing import (
    INSTALLATION,
    ClosingRefusal,
    close,
    is_unfinished,
    renew,
    renew_version,
)
from minutes.draft import Part
from minutes.lasting import Closing
from minutes.life.state import Life
from minutes.workflow import Document, Minutes, MinutesRefusal, Phase, Signer

AT = datetime(2026, 11, 19, 20, 0, tzinfo=UTC)
UNTIL, LATER = AT + timedelta(days=1000), AT + timedelta(days=3000)
COUNCIL = 5
CLERK = Actor(user=1, person=10, name="Clara", grants=frozenset({"clerk_of:organization:5"}))
CHAIR = Actor(user=2, person=11, name="Vera")
MEMBER = Actor(user=3, person=12, name="Anna", grants=frozenset({"member_of:organization:5"}))
OTHER_CLERK = Actor(user=4, person=13, name="Otto", grants=frozenset({"clerk_of:organization:6"}))
SIGNERS = (Signer(11, "Vera", "chair"), Signer(10, "Clara", "clerk"))
SIGNED = Document(phase=Phase.SIGNED, sha256="a3", signers=SIGNERS, signed_by=(11, 10), lasting=True)


def minutes(**changes):
    return Minutes(public=replace(SIGNED, **changes))


def closing(state, by=CLERK, before="a3", seal="f1"):
    return close(
        state,
        by,
        organization=COUNCIL,
        part=Part.PUBLIC,
        before=before,
        sha256="a4",
        seal=seal,
        stamp_until=UNTIL,
    )


def renewing(state, by=INSTALLATION, before="a4"):
    return renew(
        state, by, organization=COUNCIL, part=Part.PUBLIC, before=before, sha256="a5", stamp_until=LATER
    )


def refusal(call, *args, **more):
    with pytest.raises(Refused) as refused:
        call(*args, **more)
    return refused.value.refusal


@pytest.mark.parametrize("by", [CLERK, CHAIR, INSTALLATION])
def test_clerk_signers_and_the_installation_close(by):
    state = minutes()
    assert is_unfinished(state.public)
    closed = closing(state, by).apply(state, AT)
    assert closed.public == replace(SIGNED, sha256="a4", closing=Closing(at=AT, sealed=True, until=UNTIL))
    assert not is_unfinished(closed.public)


def test_a_public_version_that_is_the_signed_file_goes_along_with_it():
    """What leaves something out is a file of its own and stays as it is."""
    for published, afterwards in (("a3", "a4"), ("b7", "b7")):
        state = minutes(life=Life().with_publication(sha256=published, sha512="c9"))
        publication = closing(state).apply(state, AT).public.life.publication
        assert publication.sha256 == afterwards
        assert bool(publication.sha512) is (published == afterwards)


@pytest.mark.parametrize("by", [MEMBER, OTHER_CLERK, NOBODY])
def test_nobody_else_closes_or_renews(by):
    assert refusal(closing, minutes(), by) is ClosingRefusal.NOT_YOURS
    assert refusal(renewing, minutes(), by) is ClosingRefusal.NOT_YOURS


def test_what_is_not_signed_by_all_is_not_closed():
    for phase in (Phase.DRAFT, Phase.SEALED):
        assert refusal(closing, minutes(phase=phase)) is ClosingRefusal.NOT_ALL_SIGNED
        assert not is_unfinished(minutes(phase=phase).public)


def test_a_published_file_is_closed_as_well():
    state = minutes(phase=Phase.PUBLISHED)
    assert is_unfinished(state.public)
    assert closing(state).apply(state, AT).public.phase is Phase.PUBLISHED


def test_a_file_without_places_stays_as_it_is():
    assert refusal(closing, minutes(lasting=False)) is ClosingRefusal.NO_PLACE
    assert not is_unfinished(minutes(lasting=False).public)


def test_a_file_is_closed_once():
    state = closing(minutes(), seal="").apply(minutes(), AT)
    assert not state.public.closing.sealed
    assert refusal(closing, state, before="a4") is ClosingRefusal.CLOSED


def test_what_was_made_of_another_file_does_not_count():
    closed = closing(minutes()).apply(minutes(), AT)
    assert refusal(closing, minutes(), before="a2") is MinutesRefusal.ANOTHER_FILE
    assert refusal(renewing, closed, before="a3") is MinutesRefusal.ANOTHER_FILE


def test_a_renewal_prolongs_and_changes_nothing_else():
    assert refusal(renewing, minutes(), before="a3") is ClosingRefusal.NOT_CLOSED
    closed = closing(minutes()).apply(minutes(), AT)
    renewed = renewing(closed).apply(closed, LATER)
    assert renewed.public == replace(
        closed.public, sha256="a5", closing=Closing(at=AT, sealed=True, until=LATER)
    )


def published(**more):
    publication = {
        "sha256": "b7",
        "sha512": "c7",
        "left_out": ("names",),
        "sealed": True,
        "stamp_until": UNTIL,
    }
    return minutes(phase=Phase.PUBLISHED, life=Life().with_publication(**{**publication, **more}))


def renewing_version(state, by=INSTALLATION, before="b7"):
    return renew_version(
        state, by, organization=COUNCIL, before=before, sha256="b8", sha512="c8", stamp_until=LATER
    )


def test_a_published_version_with_a_time_stamp_of_its_own_is_renewed():
    state = published()
    renewed = renewing_version(state).apply(state, LATER)
    life = state.public.life.with_publication(sha256="b8", sha512="c8", stamp_until=LATER)
    assert renewed.public == replace(state.public, life=life)
    assert refusal(renewing_version, state, MEMBER) is ClosingRefusal.NOT_YOURS
    assert refusal(renewing_version, state, before="a3") is MinutesRefusal.ANOTHER_FILE


def test_a_version_that_nobody_can_see_or_that_has_no_time_stamp_is_not_renewed():
    for state in (published(stamp_until=None), replace(published(), public=SIGNED)):
        assert refusal(renewing_version, state) is ClosingRefusal.NO_VERSION

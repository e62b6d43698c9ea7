"""The life of the minutes: who may write, seal, sign, publish, and when."""

from datetime import UTC, datetime

import pytest

from accounts.actor import NOBODY, Actor
from journal.events import Refused
from minutes.draft import Part
from minutes.life.events import CorrectionTakenUp
from minutes.passage_events import PassageWritten
from minutes.workflow import (
    Minutes,
    MinutesRefusal,
    Phase,
    Signer,
    seal,
    sign,
)

AT = datetime(2026, 11, 19, 20, 0, tzinfo=UTC)
COUNCIL = 5
CLERK = Actor(user=1, person=10, name="Clara", grants=frozenset({"clerk_of:organization:5"}))
CHAIR = Actor(user=2, person=11, name="Vera", grants=frozenset({"preside_over:organization:5"}))
MEMBER = Actor(user=3, person=12, name="Anna", grants=frozenset({"member_of:organization:5"}))
OTHER_CLERK = Actor(user=4, person=13, name="Otto", grants=frozenset({"clerk_of:organization:6"}))
SIGNERS = (Signer(11, "Vera", "chair"), Signer(10, "Clara", "clerk"))


def after(minutes, *events):
    for event in events:
        minutes = event.apply(minutes, AT)
    return minutes


def sealing(minutes=Minutes(), by=CLERK, part=Part.PUBLIC, closed=True, passages=None, now="ff"):
    return seal(
        minutes,
        by,
        organization=COUNCIL,
        sitting_closed=closed,
        part=part,
        sha256="a1",
        sitting_seq=99,
        sitting_head="ff",
        signers=SIGNERS,
        passages=passages or {},
        sitting_now=now,
    )


def sealed(part=Part.PUBLIC):
    return after(Minutes(), sealing(part=part))


def signed(part=Part.PUBLIC):
    once = after(
        sealed(part), sign(sealed(part), CHAIR, part=part, signs="a1", sha256="a2", certificate="c1")
    )
    return after(once, sign(once, CLERK, part=part, signs="a2", sha256="a3", certificate="c2"))


def refused(refusal, command, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        command(*args, **kwargs)
    assert caught.value.refusal is refusal


@pytest.mark.parametrize("somebody", [CHAIR, MEMBER, OTHER_CLERK, NOBODY])
def test_nobody_but_the_clerk_seals(somebody):
    no = MinutesRefusal.NOT_THE_CLERK
    refused(no, sealing, by=somebody)


def test_minutes_of_a_running_sitting_are_not_sealed():
    refused(MinutesRefusal.SITTING_NOT_CLOSED, sealing, closed=False)


def test_a_text_written_while_the_document_was_made_is_not_lost():
    written = PassageWritten(item=3, part=Part.PUBLIC, text="A")
    minutes = after(Minutes(), written)
    refused(MinutesRefusal.TEXT_CHANGED, sealing, minutes)
    assert after(minutes, sealing(minutes, passages={3: "A"})).public.phase is Phase.SEALED


def test_a_record_that_went_on_while_the_document_was_made_is_not_cut_off():
    refused(MinutesRefusal.RECORD_CHANGED, sealing, now="fe")


def test_what_is_sealed_is_never_written_or_sealed_again():
    no = MinutesRefusal.ALREADY_SEALED
    refused(no, sealing, sealed())


def test_the_parts_live_lives_of_their_own():
    minutes = sealed(Part.CLOSED)
    assert minutes.closed.phase is Phase.SEALED
    assert minutes.public.phase is Phase.DRAFT


def test_only_signers_sign_once_each_and_only_what_is_sealed():
    refused(
        MinutesRefusal.NOT_SEALED,
        sign,
        Minutes(),
        CHAIR,
        part=Part.PUBLIC,
        signs="",
        sha256="x",
        certificate="c",
    )
    refused(
        MinutesRefusal.NOT_A_SIGNER,
        sign,
        sealed(),
        MEMBER,
        part=Part.PUBLIC,
        signs="a1",
        sha256="x",
        certificate="c",
    )
    once = after(sealed(), sign(sealed(), CHAIR, part=Part.PUBLIC, signs="a1", sha256="a2", certificate="c1"))
    assert once.public.phase is Phase.SEALED
    refused(
        MinutesRefusal.SIGNED_BY_YOU,
        sign,
        once,
        CHAIR,
        part=Part.PUBLIC,
        signs="a2",
        sha256="x",
        certificate="c",
    )


def test_two_signers_at_once_do_not_lose_a_signature():
    once = after(sealed(), sign(sealed(), CHAIR, part=Part.PUBLIC, signs="a1", sha256="a2", certificate="c1"))
    refused(
        MinutesRefusal.ANOTHER_FILE,
        sign,
        once,
        CLERK,
        part=Part.PUBLIC,
        signs="a1",
        sha256="x",
        certificate="c",
    )


def test_all_signatures_make_the_document_signed():
    minutes = signed()
    assert (minutes.public.phase, minutes.public.sha256) == (Phase.SIGNED, "a3")
    assert minutes.public.life.signed_at == AT


def test_a_correction_that_came_while_the_document_was_made_is_not_lost():
    correction = CorrectionTakenUp(
        part=Part.PUBLIC, document="NS-1-OE", held_on="2026-10-01", text="Richtig ist: 12.", seq=9
    )
    refused(MinutesRefusal.TEXT_CHANGED, sealing, after(Minutes(), correction))

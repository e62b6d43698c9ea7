"""What the studio says of time stamps and seal, in each state of a document."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import translation

from minutes.closing_view import ClosingView, closing_view
from minutes.lasting import Closing
from minutes.workflow import Document, Phase

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)


def view(phase, *, clerk=True, now=NOW, **more):
    with translation.override("en"):
        return closing_view(Document(phase=phase, **more), clerk=clerk, now=now)


def closed(**more):
    return {"lasting": True, "closing": Closing(at=NOW, until=NOW + timedelta(days=400), **more)}


def test_a_draft_and_a_document_whose_signatures_all_have_time_stamps_need_no_words():
    assert view(Phase.DRAFT) == ClosingView()
    assert view(Phase.SEALED, lasting=True, signed_by=(1,), stamped=1) == ClosingView()


def test_an_old_document_says_that_it_stays_as_it_is():
    said = view(Phase.SIGNED)
    assert "has no places for time stamps" in said.say
    assert not said.pending


@pytest.mark.parametrize(("signed", "words"), [((1,), "One signature has"), ((1, 2), "2 signatures have")])
def test_signatures_without_a_time_stamp_are_said_while_others_still_sign(signed, words):
    said = view(Phase.SEALED, lasting=True, signed_by=signed)
    assert said.say.startswith(words)
    assert (said.pending, said.may_finish) == (True, False)


def test_a_signed_document_that_is_not_closed_is_pending_and_the_clerk_closes_it():
    said = view(Phase.SIGNED, lasting=True)
    assert (said.pending, said.may_finish) == (True, True)
    assert "still missing" in said.say
    assert not view(Phase.PUBLISHED, lasting=True, clerk=False).may_finish


def test_a_closed_document_says_until_when_and_with_or_without_a_seal():
    assert view(Phase.SIGNED, **closed(sealed=True)).say.startswith("Closed with seal and time stamp on")
    without = view(Phase.SIGNED, **closed(sealed=False))
    assert "without a seal" in without.say
    assert not without.pending


def test_a_time_stamp_that_runs_out_soon_is_pending():
    said = view(Phase.SIGNED, now=NOW + timedelta(days=300), **closed(sealed=True))
    assert said.pending
    assert "has to be renewed" in said.say

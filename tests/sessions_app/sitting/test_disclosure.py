"""What the public may read of the journal, and what stands in the record of either part."""

import pytest

from journal.events import Erased, Event
from sessions_app.sitting.disclosure import may_be_read, may_read_vote, names_ballots
from sessions_app.sitting.divisions import Paragraph
from sessions_app.sitting.events.accesses import AccessConcluded, AccessOpened, ChairTaken, PickTakenBack
from sessions_app.sitting.events.agenda import ItemPostponed, ItemReferred, ItemWithdrawn, PublicReadmitted
from sessions_app.sitting.events.attendance import (
    ApologyWithdrawn,
    ArrivalEnteredLater,
    ArrivalRejected,
    ArrivalsConfirmed,
    DepartureEnteredLater,
    MemberAnnouncedLate,
    MemberArrived,
    MemberExcused,
    MemberLeft,
)
from sessions_app.sitting.events.bloc import ItemLeftBloc, ItemsCalledEnBloc, ItemTakenOut
from sessions_app.sitting.events.course import (
    QuorumEstablished,
    SittingCancelled,
    SittingClosed,
    SittingConvened,
    SittingInterrupted,
    SittingResumed,
)
from sessions_app.sitting.events.divisions import TextDivided, TextKeptWhole
from sessions_app.sitting.events.motions import (
    MotionMoved,
    MotionSettled,
    MotionSupported,
    MotionTabled,
    MotionWithdrawn,
)
from sessions_app.sitting.events.moves import (
    ItemMoved,
    ItemProposed,
    ItemsCombined,
    ItemsSeparated,
    ProposalTakenBack,
)
from sessions_app.sitting.events.quorum import QuorumChallenged, SecondMeetingFound
from sessions_app.sitting.events.recusal import MemberRecused, RecusalEnded
from sessions_app.sitting.events.speakers import (
    FloorGiven,
    FloorRequested,
    RequestWithdrawn,
    SpeakersListClosed,
    SpeakersListReopened,
    SpeakingTimeSet,
    SpeechEnded,
)
from sessions_app.sitting.motions import MotionKind
from sessions_app.sitting.presence import Basis, Place
from sessions_app.sitting.state import Part, Sitting
from tests.cast import (
    ANNA,
    FIRST_CLOSED,
    OPEN,
    PLAN,
    ROLL_CALL,
    YES,
    Evening,
    announced,
    ballot,
    convened,
    excluded,
    item_called,
    opened,
    vote_closed,
    vote_opened,
)
from voting.events import VoteAnnulled
from voting.seats.proposals import Proposal
from voting.vote import VoteKind

COUNTED = vote_closed(1, 0, 0, not_voted=12, carried=True)


def in_public_part():
    return Evening().has(opened, item_called(3)).state


def in_closed_part():
    return Evening().has(opened, excluded, item_called(FIRST_CLOSED)).state


def voting(before, kind=OPEN):
    """The state with a vote open on the called item, and the opening itself."""
    event = vote_opened(kind)(before)
    return event.apply(before, PLAN.starts_at), event


def readers(before, event):
    return {part for part in Part if may_be_read(before, event, part)}


def test_a_named_ballot_is_read_only_where_names_are_called():
    for before, part in ((in_public_part(), Part.PUBLIC), (in_closed_part(), Part.CLOSED)):
        assert readers(voting(before)[0], ballot(ANNA, YES)) == set()
        assert readers(voting(before, ROLL_CALL)[0], ballot(ANNA, YES)) == {part}


def test_each_part_reads_of_the_votes_on_its_own_items():
    for before, part in ((in_public_part(), Part.PUBLIC), (in_closed_part(), Part.CLOSED)):
        open_vote, opening = voting(before)
        assert readers(before, opening) == {part}
        for event in (COUNTED, announced, VoteAnnulled(reason="Störung")):
            assert readers(open_vote, event) == {part}


def test_the_record_of_a_vote_asks_the_same_rule():
    for before in (in_public_part(), in_closed_part()):
        for kind in VoteKind:
            after, opening = voting(before, kind)
            parts = {part for part in Part if may_read_vote(after, after.vote, part)}
            assert parts == readers(before, opening)
            assert names_ballots(after.vote) is bool(readers(after, ballot(ANNA, YES)))


@pytest.mark.parametrize(
    "happen",
    [
        item_called,
        lambda item: ItemPostponed(item=item, reason="Akte Vogel"),
        lambda item: ItemWithdrawn(item=item, reason="Akte Vogel"),
        lambda item: ItemReferred(item=item, to="Vogelausschuss"),
        lambda item: ItemMoved(item=item, reason="Akte Vogel"),
        lambda item: ItemsCombined(items=(item, item + 1), reason="Akte Vogel"),
        lambda item: ItemsSeparated(items=(item, item + 1), reason="Akte Vogel"),
        lambda item: MotionTabled(
            item=item, number=1, motion_kind=MotionKind.AMENDMENT, text="Akte Vogel", mover_name="Vogel"
        ),
        lambda item: MotionWithdrawn(item=item, motion=1),
        lambda item: MotionSettled(item=item, motion=1, reason="Akte Vogel"),
        lambda item: MotionMoved(item=item, motion=1, reason="Akte Vogel"),
        lambda item: MotionSupported(item=item, motion=1, supporters=3, required=3, granted=True),
        lambda item: TextDivided(item=item, parts=(Paragraph("Akte Vogel"), Paragraph("Vogel"))),
        lambda item: TextKeptWhole(item=item),
        lambda item: ItemsCalledEnBloc(items=(item, item + 1)),
        lambda item: ItemTakenOut(item=item, person=1),
        lambda item: ItemLeftBloc(item=item),
        lambda item: MemberRecused(
            person=1, item=item, place=Place.OUTSIDE, basis=Basis.DECIDED, reason="Akte Vogel"
        ),
        lambda item: RecusalEnded(person=1, item=item),
        lambda item: SecondMeetingFound(item=item, reason="Akte Vogel"),
    ],
)
def test_what_becomes_of_an_item_is_read_in_the_part_of_the_item_whenever_it_happens(happen):
    for before in (in_public_part(), in_closed_part()):
        assert readers(before, happen(3)) == {Part.PUBLIC}
        assert readers(before, happen(FIRST_CLOSED)) == {Part.CLOSED}
        assert readers(before, happen(999)) == set()


def test_who_spoke_is_read_in_the_part_of_the_item_and_who_only_wanted_to_nowhere():
    heard = (FloorGiven(person=ANNA.person), SpeechEnded(person=ANNA.person), SpeakersListClosed())
    for before, part in ((in_public_part(), Part.PUBLIC), (in_closed_part(), Part.CLOSED)):
        for event in (*heard, SpeakersListReopened(), SpeakingTimeSet(per_speech=5)):
            assert readers(before, event) == {part}
        for event in (FloorRequested(person=ANNA.person), RequestWithdrawn(person=ANNA.person)):
            assert readers(before, event) == set()


def test_who_picks_which_chair_is_read_in_the_part_of_its_item():
    for before, item, part in (
        (in_public_part(), 3, Part.PUBLIC),
        (in_closed_part(), FIRST_CLOSED, Part.CLOSED),
    ):
        begun = AccessOpened(
            access=1,
            item=item,
            office="Akte Vogel",
            groups=(Proposal("Vogel", 3),),
            committees=("Vogelausschuss",),
            source="§",
            order=("Vogel",),
        )
        assert readers(before, begun) == {part}
        running = begun.apply(before, PLAN.starts_at)
        taken = ChairTaken(access=1, place=1, group="Vogel", committee="Vogelausschuss", person="Vogel")
        for event in (
            taken,
            PickTakenBack(access=1, group="Vogel", reason="Vogel"),
            AccessConcluded(access=1),
        ):
            assert readers(running, event) == {part}


def test_an_urgent_item_is_read_from_its_proposal_to_its_result_in_its_own_part_alone():
    for public, own, before in (
        (True, Part.PUBLIC, in_public_part()),
        (False, Part.CLOSED, in_closed_part()),
    ):
        proposed = ItemProposed(item=70, number="X", title="Akte Vogel", public=public, reason="Vogel")
        assert readers(before, proposed) == {own}
        waiting = proposed.apply(before, PLAN.starts_at)
        opening = vote_opened(subject=70, question="Akte Vogel?")(waiting)
        assert readers(waiting, opening) == {own}
        assert readers(waiting, ProposalTakenBack(item=70, reason="Akte Vogel")) == {own}
        voting_on_it = opening.apply(waiting, PLAN.starts_at)
        for event in (COUNTED, announced, VoteAnnulled(reason="Akte Vogel")):
            assert readers(voting_on_it, event) == {own}


def test_the_reason_of_an_exclusion_is_for_the_closed_part():
    assert readers(in_public_part(), excluded) == {Part.CLOSED}


def test_an_interruption_is_read_in_the_part_that_was_interrupted():
    for event in (SittingInterrupted(reason="Beratung"), SittingResumed()):
        assert readers(in_public_part(), event) == set(Part)
        assert readers(in_closed_part(), event) == {Part.CLOSED}


def test_attendance_and_the_course_of_the_evening_are_for_everybody():
    course = (
        SittingClosed(present=13),
        QuorumEstablished(present=7, required=7, quorate=True),
        PublicReadmitted(),
        SittingCancelled(reason="Sturm"),
    )
    attendance = (
        MemberArrived(person=1),
        MemberLeft(person=1),
        ArrivalsConfirmed(people=(1,)),
        ArrivalRejected(person=1),
        MemberExcused(person=1),
        MemberAnnouncedLate(person=1, expected_at=PLAN.starts_at),
        ApologyWithdrawn(person=1),
    )
    for event in (*attendance, *course):
        assert readers(in_closed_part(), event) == set(Part)


def test_what_is_entered_afterwards_and_a_doubt_are_read_in_the_part_in_which_they_were_made():
    for event in (
        ArrivalEnteredLater(person=1, arrived_at=PLAN.starts_at, reason="sprach mit Vogel"),
        DepartureEnteredLater(person=1, left_at=PLAN.starts_at, reason="sprach mit Vogel"),
        QuorumChallenged(person=1),
    ):
        assert readers(in_public_part(), event) == set(Part)
        assert readers(in_closed_part(), event) == {Part.CLOSED}


def test_an_agenda_with_closed_items_is_not_read_by_the_public():
    public_items = tuple(item for item in PLAN.items if item.public)
    all_public = SittingConvened(plan=type(PLAN)(items=public_items))
    assert readers(Sitting(), convened) == {Part.CLOSED}
    assert readers(Sitting(), all_public) == set(Part)


def test_what_nobody_has_thought_of_is_not_read_by_the_public():
    class Unheard(Event):
        pass

    for event in (Unheard(), Erased(was="item_called")):
        assert readers(in_public_part(), event) == {Part.CLOSED}

"""Random evenings: whatever people try in whatever order, the record stays sound."""

import json
from collections import Counter
from datetime import timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from accounts.actor import NOBODY
from journal.events import from_wire, to_wire
from sessions_app.sitting.commands import agenda, attendance, course, moves, speakers, votes
from sessions_app.sitting.state import Phase, Sitting
from tests.cast import (
    ANNA,
    BERND,
    CHAIR,
    CLERK,
    EVENING,
    LUKAS,
    MIRA,
    NILS,
    OTHER_CLERK,
    PLAN,
    ROSTER,
    Evening,
    announce,
    close_vote,
    do,
    item_called,
    opened,
    vote_opened,
)

WHO = st.sampled_from([CHAIR, CHAIR, CLERK, CLERK, ANNA, BERND, LUKAS, NILS, MIRA, OTHER_CLERK, NOBODY])
SOMEBODY = st.sampled_from([each.person for each in ROSTER]) | st.just(99)
PERSON = st.none() | SOMEBODY
PURPOSE = st.sampled_from(["speech", "speech", "point_of_order", "question", "song"])
MINUTES = st.none() | st.sampled_from([0, 5, 10_000])
ITEM = st.sampled_from([3, 4, 8, 10, 11, 12, 99])
URGENT = st.sampled_from([70, 71])
NUMBER = st.sampled_from([1, 1, 2, 3, 9])
WORDS = st.sampled_from(["", " ", "because", "%(name)s <b>"])


def trying(command, **arguments):
    return st.builds(do, st.just(command), WHO, **arguments)


ATTEMPT = st.one_of(
    trying(course.convene, plan=st.just(PLAN)),
    trying(course.cancel, reason=WORDS),
    trying(course.open_sitting),
    trying(course.interrupt, reason=WORDS, until=st.none() | st.just(EVENING)),
    trying(course.resume),
    trying(course.close_sitting),
    trying(attendance.arrive, person=PERSON, mode=st.sampled_from(["room", "remote", "car"])),
    trying(attendance.leave, person=PERSON),
    trying(agenda.call_item, item=ITEM),
    trying(agenda.note_item, item=ITEM),
    trying(agenda.postpone_item, item=ITEM, reason=WORDS),
    trying(agenda.withdraw_item, item=ITEM, reason=WORDS),
    trying(agenda.refer_item, item=ITEM, to=WORDS, reason=WORDS),
    trying(moves.move_item, item=ITEM, before=st.none() | ITEM, reason=WORDS),
    trying(moves.combine_items, item=ITEM, other=ITEM, reason=WORDS),
    trying(moves.separate_items, item=ITEM, reason=WORDS),
    trying(moves.propose_item, item=URGENT, title=WORDS, reason=WORDS),
    trying(moves.open_urgency_vote, item=URGENT),
    trying(moves.take_back_proposal, item=URGENT, reason=WORDS),
    trying(agenda.exclude_public, reason=WORDS),
    trying(agenda.readmit_public),
    trying(votes.open_vote, item=ITEM, question=WORDS, kind=st.sampled_from(["open", "roll_call", "secret"])),
    trying(
        votes.cast_ballot,
        vote=NUMBER,
        choice=st.sampled_from(["yes", "no", "abstain", "both"]),
        voter=PERSON,
    ),
    trying(votes.close_vote, vote=NUMBER),
    trying(votes.announce_result, vote=NUMBER),
    trying(votes.annul_vote, vote=NUMBER, reason=WORDS),
    trying(speakers.request_floor, person=PERSON, purpose=PURPOSE),
    trying(speakers.withdraw_request, person=PERSON, purpose=PURPOSE),
    trying(speakers.give_floor, person=SOMEBODY, purpose=PURPOSE),
    trying(speakers.end_speech, person=SOMEBODY, purpose=PURPOSE),
    trying(speakers.close_speakers_list),
    trying(speakers.reopen_speakers_list),
    trying(speakers.set_speaking_time, per_speech=MINUTES, per_group=MINUTES),
)
VOTING_NIGHT = [*opened, item_called(3), vote_opened()]
DEBATE = [*opened, item_called(3)]
BEGINNING = st.sampled_from([[], opened, VOTING_NIGHT, DEBATE])


@st.composite
def evenings(draw):
    """An evening somewhere in its course, in which people have tried many things."""
    evening = Evening().has(*draw(BEGINNING))
    return evening.when(*draw(st.lists(ATTEMPT, max_size=40)))


def whatever_is_tried_is_done_or_refused_with_a_sentence(evening):
    for refused in evening.refusals:
        assert refused.sentence % refused.details


def no_sequence_of_commands_gives_more_ballots_than_electors(evening):
    for vote in evening.state.votes:
        assert set(vote.ballots) <= {voter.person for voter in vote.register}
        count = vote.tally
        assert count.yes + count.no + count.abstain + count.not_voted == len(vote.register)


def nobody_votes_twice_or_beside_the_own_substitute_or_as_an_adviser(evening):
    for vote in evening.state.votes:
        persons = [voter.person for voter in vote.register]
        assert set(Counter(persons).values()) <= {1}
        assert not {LUKAS.person, NILS.person} <= set(persons)
        assert MIRA.person not in persons


def at_most_one_vote_is_unfinished_and_none_outlives_the_sitting(evening):
    unfinished = [vote for vote in evening.state.votes if vote.phase in {"open", "closed"}]
    assert len(unfinished) <= (0 if evening.state.phase is Phase.CLOSED else 1)


def stretches_of_attendance_never_overlap_and_end_with_the_sitting(evening):
    state = evening.state
    for person in state.roster:
        stays = [stay for stay in state.stays if stay.person == person]
        for earlier, later in pairwise(stays):
            assert earlier.left_at is not None
            assert earlier.left_at <= later.arrived_at
    assert not (state.phase is Phase.CLOSED and any(stay.left_at is None for stay in state.stays))


def who_speaks_speaks_on_an_item_and_nobody_waits_twice_for_the_same(evening):
    state = evening.state
    requests = state.speakers.requests
    assert len(set(requests)) == len(requests)
    assert state.speakers.question is None or state.speakers.speech.stopped_at is not None
    if state.current is None or (state.vote and state.vote.phase == "open"):
        assert state.speakers.floor is None


def every_event_comes_back_from_the_wire_as_it_was(evening):
    for event in evening.happened:
        line = json.dumps(to_wire(event))
        assert from_wire(event.kind, json.loads(line)) == event


SOUND = (
    whatever_is_tried_is_done_or_refused_with_a_sentence,
    no_sequence_of_commands_gives_more_ballots_than_electors,
    nobody_votes_twice_or_beside_the_own_substitute_or_as_an_adviser,
    at_most_one_vote_is_unfinished_and_none_outlives_the_sitting,
    stretches_of_attendance_never_overlap_and_end_with_the_sitting,
    who_speaks_speaks_on_an_item_and_nobody_waits_twice_for_the_same,
    every_event_comes_back_from_the_wire_as_it_was,
)


@settings(max_examples=250)
@given(evenings())
def test_whatever_people_try_the_record_stays_sound(evening):
    """Each evening is looked at in every way: to invent one costs far more than to look."""
    for is_as_it_should_be in SOUND:
        is_as_it_should_be(evening)


def test_a_whole_evening_read_back_from_the_wire_ends_in_the_same_state():
    evening = Evening().when(
        do(course.convene, CLERK, plan=PLAN),
        *(do(attendance.arrive, who, mode="remote") for who in ROSTER[:-1]),
        do(course.open_sitting, CHAIR),
        do(agenda.call_item, CLERK, item=3),
        do(votes.open_vote, CLERK, item=3, kind="roll_call"),
        *(do(votes.cast_ballot, who, vote=1, choice="yes") for who in ROSTER[:13]),
        close_vote(CLERK),
        announce(CHAIR),
        do(course.interrupt, CHAIR, reason="Break", until=EVENING + timedelta(hours=2)),
        do(course.resume, CHAIR),
        do(agenda.exclude_public, CHAIR, reason="Land"),
        do(agenda.call_item, CHAIR, item=10),
        do(agenda.postpone_item, CHAIR, item=10, reason="Questions"),
        do(course.close_sitting, CHAIR),
    )
    assert [refused.code for refused in evening.refusals] == []
    state, at = Sitting(), EVENING
    for event in evening.happened:
        at += timedelta(minutes=1)
        state = from_wire(event.kind, json.loads(json.dumps(to_wire(event)))).apply(state, at)
    assert state == evening.state
    assert (state.phase, state.votes[0].tally.yes, state.find_item(3).carried) == (Phase.CLOSED, 13, True)

"""What the regions say of items that were left, of results, of those who attend, and before there is a sitting."""

from dataclasses import fields

import pytest

from sessions_app.screens import (
    CARD_MOVED_BY_BALLOTS,
    MOVED_AT_DESK,
    MOVED_BY_BALLOTS,
    MOVED_BY_VOTES,
    OF_VOTES,
    Viewer,
    card_moved_by_votes,
    look,
    look_personally,
)
from sessions_app.screens.audience import PERSONAL, REGIONS, Audience
from sessions_app.screens.voting import you
from sessions_app.sitting.disturbances import FaultKind
from sessions_app.sitting.events.course import SittingClosed
from sessions_app.sitting.events.disturbances import FaultReported
from sessions_app.sitting.events.speakers import FloorGiven, FloorRequested
from sessions_app.sitting.state import Sitting
from tests.cast import (
    ANNA,
    BERND,
    CHAIR,
    EVENING,
    MIRA,
    NO,
    VOTERS,
    Evening,
    announced,
    arrived,
    ballot,
    convened,
    excluded,
    item_called,
    motion_tabled,
    opened,
    vote_closed,
    vote_opened,
)
from voting.vote import VoteKind

CLOSED = SittingClosed(present=13)


def seen(region, *events, audience=Audience.PUBLIC):
    return look(Evening().has(*events).state, audience, ())[region]


def states(*events):
    return [line.state for line in seen("agenda", *events).public_lines][:4]


def test_an_item_that_was_left_without_a_result_says_so_and_is_no_longer_called():
    two = (*opened, item_called(1), item_called(2))
    assert states(*two) == ["left", "called", "pending", "pending"]
    assert states(*two, excluded) == ["left", "left", "pending", "pending"]
    assert states(*two, CLOSED) == ["left", "left", "pending", "pending"]
    assert states(*two, item_called(1)) == ["called", "left", "pending", "pending"]


def test_the_time_at_which_an_item_was_left_is_known_until_it_is_called_again():
    evening = Evening().has(*opened, item_called(1), item_called(2))
    assert evening.state.find_item(1).left_at == evening.clock
    assert evening.has(item_called(1)).state.find_item(1).left_at is None


def test_a_rejected_item_is_marked_as_rejected():
    lines = seen(
        "agenda",
        *opened,
        item_called(3),
        vote_opened(),
        ballot(ANNA, NO),
        vote_closed(0, 1, 0, not_voted=12, carried=False),
        announced,
    ).public_lines
    assert [line.number for line in lines if line.rejected] == ["Ö 3"]


def test_groups_count_those_with_a_vote_and_the_advisory_apart():
    views = look(Evening().has(convened, arrived(*VOTERS, MIRA)).state, Audience.PUBLIC, ())
    groups = [view for name, view in views.items() if name.startswith("seats-")]
    assert sum(group.present for group in groups) == sum(group.total for group in groups) == 13
    assert sum(group.advisory_present for group in groups) == sum(group.advisory for group in groups) == 1


def test_the_quorum_is_announced_when_it_is_reached_and_numbers_end_with_the_sitting():
    few, enough = (seen("presence", convened, arrived(*VOTERS[:number])) for number in (6, 7))
    assert (few.announcement, enough.announcement.msgid) == (None, "The meeting is quorate.")
    over = seen("presence", *opened, CLOSED)
    assert (over.over, over.announcement) == (True, None)


def test_who_looks_on_from_outside_is_not_spoken_of_as_a_voter():
    sentences = {
        audience: seen("vote", *opened, item_called(3), vote_opened(), audience=audience).who_sees.msgid
        for audience in (Audience.PUBLIC, Audience.MEMBER)
    }
    assert sentences[Audience.MEMBER].endswith("how you voted.")
    assert sentences[Audience.PUBLIC].endswith("how the members voted.")


def test_before_convening_the_card_says_when_the_meeting_begins():
    card = look_personally(Sitting(starts_at=EVENING), Audience.MEMBER, Viewer(ANNA.person))["you"]
    assert (card.state, card.starts_at, card.reason) == ("not_convened", EVENING, None)


def test_a_vote_moves_no_region_that_is_kept_while_votes_alone_go_on():
    steps = (
        item_called(3),
        vote_opened(),
        ballot(ANNA, NO),
        vote_closed(0, 1, 0, not_voted=12, carried=False),
    )
    kept = set(look(Sitting(), Audience.PUBLIC, ())) - MOVED_BY_VOTES
    assert kept == {"access", "agenda", "election", "faults", "presence", "proof", "results", "urgency"}
    evening, of_votes_alone = Evening().has(*opened), 0
    for step in steps:
        before, now = evening.state, evening.has(step).state
        if all(
            getattr(now, each.name) is getattr(before, each.name) or each.name == "votes"
            for each in fields(Sitting)
        ):
            of_votes_alone += 1
            assert look(now, Audience.PUBLIC, (), only=kept) == look(before, Audience.PUBLIC, (), only=kept)
    assert of_votes_alone >= 2


def test_votes_and_speeches_move_no_region_and_no_card_that_is_kept_meanwhile():
    steps = (
        item_called(3),
        FloorRequested(person=ANNA.person),
        FloorGiven(person=ANNA.person),
        FloorRequested(person=BERND.person),
        vote_opened(),
        ballot(ANNA, NO),
        vote_closed(0, 1, 0, not_voted=12, carried=False),
        announced,
        motion_tabled(ANNA, "Anders"),
        FloorRequested(person=BERND.person),
        vote_opened(number=2, motion=1),
    )
    evening, alone = Evening().has(*opened), 0
    for step in steps:
        before, now = evening.state, evening.has(step).state
        changed = {
            each.name for each in fields(Sitting) if getattr(now, each.name) != getattr(before, each.name)
        }
        if changed - OF_VOTES:
            continue
        alone += 1
        for audience in Audience:
            moved = MOVED_AT_DESK if audience is Audience.DESK else MOVED_BY_VOTES
            kept = set(REGIONS[audience]) - moved
            assert look(now, audience, (), only=kept) == look(before, audience, (), only=kept)
            kept = set(PERSONAL[audience]) - set(card_moved_by_votes(now))
            for viewer in (Viewer(ANNA.person), Viewer(CHAIR.person, presides=True, clerk=True, chair=True)):
                assert look_personally(now, audience, viewer, only=kept) == look_personally(
                    before, audience, viewer, only=kept
                )
    assert alone >= 6


# People who wait for the floor, a motion, a fault: something in every region.
EVERYWHERE = (
    FloorRequested(person=ANNA.person),
    FloorRequested(person=BERND.person),
    motion_tabled(ANNA, "Statt 2027 erst 2028."),
    FaultReported(number=1, person=ANNA.person, fault=FaultKind.SOUND),
)


@pytest.mark.parametrize("kind", [VoteKind.OPEN, VoteKind.ROLL_CALL, VoteKind.HANDS])
def test_a_ballot_moves_no_region_of_any_audience_but_those_of_the_vote(kind):
    before = Evening().has(*opened, item_called(3), *EVERYWHERE, vote_opened(kind=kind))
    old, new = before.state, before.has(ballot(ANNA, NO)).state
    for audience in Audience:
        kept = set(look(old, audience, ())) - MOVED_BY_BALLOTS
        assert look(new, audience, (), only=kept) == look(old, audience, (), only=kept)


def test_a_ballot_moves_no_card_but_the_voters_own_and_of_that_the_ballot_alone():
    before = Evening().has(*opened, item_called(3), *EVERYWHERE, vote_opened())
    old, new = before.state, before.has(ballot(ANNA, NO)).state
    for viewer in (Viewer(ANNA.person), Viewer(BERND.person), Viewer(clerk=True), Viewer(presides=True)):
        for audience in (Audience.MEMBER, Audience.DESK):
            was, now = (look_personally(state, audience, viewer) for state in (old, new))
            moved = {region for region in was if was[region] != now[region]}
            own = audience is Audience.DESK or viewer.person == ANNA.person
            assert moved <= (CARD_MOVED_BY_BALLOTS if own else set())


def test_a_recorded_vote_can_be_changed_on_the_card_only_where_the_rules_allow_it():
    for allowed in (True, False):
        running = (*opened, item_called(3), vote_opened(ballot_change=allowed))
        evenings = Evening().has(*running), Evening().has(*running, ballot(ANNA, NO))
        cards = [you(each.state, ANNA.person) for each in evenings]
        assert [(card.state, bool(card.options)) for card in cards] == [("open", True), ("recorded", allowed)]


def test_while_a_vote_runs_the_desk_sees_who_has_voted_members_who_is_missing_and_the_public_neither():
    running = (*opened, item_called(3), vote_opened(), ballot(ANNA, NO))
    desk, member, public = (
        seen("names", *running, audience=audience)
        for audience in (Audience.DESK, Audience.MEMBER, Audience.PUBLIC)
    )
    assert {each.name for each in desk.electors if each.voted} == {ANNA.name}
    assert (ANNA.name in member.missing, len(member.missing), member.electors) == (False, 12, ())
    assert (public.electors, public.missing) == ((), ())

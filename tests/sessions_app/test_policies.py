"""Who may: deny by default; rights come from grants, the right to vote never does."""

from dataclasses import replace
from inspect import signature

import pytest

from accounts.actor import NOBODY, Actor
from sessions_app.policies import (
    may_administer,
    may_ask_for_floor,
    may_check_device,
    may_check_in,
    may_keep_door,
    may_keep_entrance,
    may_keep_rules,
    may_moderate_questions,
    may_prepare_meeting,
    may_preside,
    may_read_accesses,
    may_register_paper,
    may_renew_number,
    may_run_desk,
    may_see_closed,
    may_speak_for,
    may_table_motion,
    may_vote,
    may_work_on_minutes,
)
from sessions_app.sitting import commands
from sessions_app.sitting.disturbances import FaultKind
from sessions_app.sitting.events.disturbances import FaultReported
from sessions_app.sitting.refusals import SittingRefusal
from tests.cast import (
    ADMIN,
    ANNA,
    BODY,
    CHAIR,
    CLERK,
    COUNCIL,
    EVENING,
    MIRA,
    OLGA,
    OTHER_CLERK,
    PAUL,
    PLAN,
    Evening,
    do,
    item_called,
    motion_tabled,
    of_council,
    opened,
    vote_opened,
)

EVERYBODY = (CHAIR, CLERK, ANNA, MIRA, PAUL, ADMIN, OTHER_CLERK, NOBODY)
REPORT = FaultReported(number=1, person=ANNA.person, fault=FaultKind.SOUND)
MOTION = motion_tabled(ANNA, "Nur 30 km/h")
NIGHT = Evening().has(*opened, item_called(3), MOTION, vote_opened(), REPORT).state


def those_who(may, *things):
    return [who.name for who in EVERYBODY if may(who, *things)]


def test_each_right_belongs_to_those_who_hold_it_and_to_nobody_else():
    chair, clerk, anna, mira, paul, admin, _otto, _nobody = (who.name for who in EVERYBODY)
    assert those_who(may_preside, NIGHT) == [chair]
    assert those_who(may_work_on_minutes, COUNCIL) == [chair, clerk]
    assert those_who(may_run_desk, NIGHT) == [chair, clerk]
    assert those_who(may_check_in, NIGHT, ANNA.person) == [chair, clerk, anna]
    assert those_who(may_ask_for_floor, NIGHT, ANNA.person) == [chair, clerk, anna]
    assert those_who(may_check_in, NIGHT, None) == [chair, clerk]
    assert those_who(may_speak_for, NIGHT, ANNA.person) == [chair, clerk, anna]
    assert those_who(may_speak_for, NIGHT, OTHER_CLERK.person) == [chair, clerk]
    assert those_who(may_vote, NIGHT.vote) == [chair, anna]
    assert those_who(may_check_device, NIGHT) == [chair, anna, mira]
    assert those_who(may_table_motion, NIGHT, ANNA.person) == [chair, clerk, anna]
    assert those_who(may_table_motion, NIGHT, MIRA.person) == [chair, clerk]
    assert those_who(may_prepare_meeting, COUNCIL) == [clerk]
    assert those_who(may_keep_entrance, COUNCIL) == [clerk]
    assert those_who(may_moderate_questions, COUNCIL) == [CHAIR.name, clerk]
    assert those_who(may_renew_number, ANNA.person, {COUNCIL}) == [clerk, anna]
    assert those_who(may_renew_number, ANNA.person, {6}) == [anna, "Otto"]
    assert those_who(may_renew_number, ANNA.person, set()) == []
    assert those_who(may_see_closed, COUNCIL) == [chair, clerk, anna, mira]
    assert those_who(may_register_paper, BODY) == [paul]
    assert those_who(may_administer, BODY) == [admin]
    assert those_who(may_read_accesses, BODY) == [admin]
    assert those_who(may_keep_rules, BODY, COUNCIL) == [clerk, admin]
    assert those_who(may_keep_rules, BODY, None) == [admin]


def test_a_grant_on_another_committee_or_town_opens_nothing_here():
    assert those_who(may_prepare_meeting, 6) == ["Otto"]
    assert those_who(may_register_paper, 2) + those_who(may_administer, 2) == []


def test_the_chair_presides_with_a_seat_alone_and_a_deputy_with_the_grant():
    assert may_preside(replace(CHAIR, grants=ANNA.grants), NIGHT)
    assert may_preside(replace(ANNA, grants=CHAIR.grants), NIGHT)
    assert not may_preside(ANNA, NIGHT)


def test_a_former_chair_without_any_right_today_leads_nothing():
    former = replace(CHAIR, grants=frozenset())
    assert not may_preside(former, NIGHT)
    assert not may_run_desk(former, NIGHT)
    assert not may_preside(replace(CHAIR, grants=OTHER_CLERK.grants), NIGHT)


def test_a_reader_of_what_is_not_public_sees_it_and_does_nothing_else():
    reader = Actor(user=8, grants=frozenset({"read_nonpublic_of:organization:5"}))
    assert may_see_closed(reader, COUNCIL)
    assert not may_run_desk(reader, NIGHT)


def test_the_keeper_of_the_door_checks_people_in_and_does_nothing_else():
    door = Actor(user=9, name="Tor", grants=frozenset({of_council("keep_door_of")}))
    assert may_keep_door(door, NIGHT)
    assert may_check_in(door, NIGHT, ANNA.person)
    others = (may_run_desk, may_preside, may_check_device)
    assert not any(may(door, NIGHT) for may in others)
    assert not any(
        may(door, NIGHT, ANNA.person) for may in (may_speak_for, may_ask_for_floor, may_table_motion)
    )
    assert not any(may(door, COUNCIL) for may in (may_see_closed, may_prepare_meeting, may_work_on_minutes))
    elsewhere = replace(door, grants=frozenset({"keep_door_of:organization:6"}))
    assert not may_keep_door(elsewhere, NIGHT)


def test_no_grant_gives_the_right_to_vote():
    mighty = Actor(
        user=9, person=OLGA.person, grants=CHAIR.grants | CLERK.grants | ADMIN.grants | PAUL.grants
    )
    assert not may_vote(mighty, NIGHT.vote)


RIGHTS = {
    may_prepare_meeting: ("not_the_clerk",),
    may_preside: ("not_the_chair",),
    may_run_desk: ("not_the_desk",),
    may_check_in: ("not_your_attendance",),
    may_keep_door: ("not_the_desk",),
    may_speak_for: ("not_your_word",),
    may_ask_for_floor: ("not_your_request",),
    may_check_device: ("not_your_device",),
    may_vote: ("not_a_member",),
    may_table_motion: ("not_your_motion",),
}
ANY = {
    "plan": PLAN,
    "reason": "",
    "item": 3,
    "to": "",
    "vote": 1,
    "choice": "yes",
    "kind": "amendment",
    "motion": 1,
    "supporters": 3,
    "required": 3,
    "other": 4,
    "title": "",
    "fault": "sound",
    "disturbance": 1,
    "finding": "relevant",
    "announcement": "later",
    "wording": "",
    "person": ANNA.person,
    "place": "audience",
    "arrived_at": EVENING,
    "left_at": EVENING,
    "measure": "call_to_order",
    "questions": 0,
    "seq": 1,
    "text": "",
    "election": 1,
    "round_number": 1,
    "office": "Vorsitz",
    "candidates": "Anna",
    "lists": "SPD: Anna",
    "seats": 1,
    "way": "paper",
    "elected": "Anna",
    "group": "SPD",
    "people": "Anna",
    "votes": {1: "1"},
    "papers": "1",
    "tellers": "",
    "drawn_by": "",
    "witnesses": "",
    "candidate": 1,
    "answer": "accepted",
    "teller": "",
    "access": 1,
    "groups": "SPD 3",
    "committees": "Bau",
    "committee": "Bau",
    "first": 1,
    "order": "SPD",
    "yes": "1",
    "no": "0",
    "wish": "declines",
}


def needed(command):
    """Something for every argument that the command cannot do without."""
    asked = list(signature(command).parameters.values())[2:]
    return {each.name: ANY[each.name] for each in asked if each.default is each.empty}


@pytest.mark.parametrize("command", commands.POLICIES, ids=lambda command: command.__name__)
def test_every_command_asks_its_policy_before_anything_else(command):
    evening = Evening()
    evening.state = NIGHT
    evening.when(do(command, NOBODY, **needed(command))).refused(*RIGHTS[commands.POLICIES[command]])


@pytest.mark.parametrize("command", commands.POLICIES, ids=lambda command: command.__name__)
@pytest.mark.parametrize("who", EVERYBODY, ids=lambda who: who.name or "nobody")
def test_the_table_of_policies_says_what_the_commands_do(command, who):
    lacking = [code for codes in RIGHTS.values() for code in codes] + ["advisory"]
    evening = Evening()
    evening.state = NIGHT
    evening.when(do(command, who, **needed(command)))
    denied = [refused.code for refused in evening.refusals if refused.code in lacking]
    assert bool(denied) is not allowed(command, who)


def speaks_for(command, who):
    """In whose name the command is given: who says that it works again is who reported the fault."""
    return ANNA.person if command.__name__ == "report_recovery" else who.person


def allowed(command, who):
    policy = commands.POLICIES[command]
    things = {
        may_prepare_meeting: (COUNCIL,),
        may_vote: (NIGHT.vote,),
        may_check_in: (NIGHT, who.person),
        may_table_motion: (NIGHT, who.person),
    }
    things[may_speak_for] = (NIGHT, speaks_for(command, who))
    things[may_ask_for_floor] = (NIGHT, who.person)
    return policy(who, *things.get(policy, (NIGHT,)))


def test_every_refusal_tells_a_sentence():
    assert len({refusal.value for refusal in SittingRefusal}) == len(SittingRefusal)

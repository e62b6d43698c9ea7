"""Who signs by the law of the state, each in a place of the own (LAW-38)."""

from dataclasses import replace

import evening as ev
import pytest
from evening import ABOUT, anchor, history

from minutes.chairs import eligible_members, members_wanted, proposed_members
from minutes.draft import Part
from minutes.drafting import draft_of
from sessions_app.sitting.events.course import SittingConvened
from sessions_app.sitting.state import Sitting
from voting.rules.profiles import load_profile


def events_in(state, **plan):
    convened = SittingConvened(plan=replace(ev.PLAN, profile=load_profile(state), **plan))
    return (convened, *ev.EVENTS[1:])


def signers(state, chosen=(), **plan):
    about = replace(ABOUT, members=chosen)
    drafted = draft_of(
        history(events_in(state, **plan)), part=Part.PUBLIC, about=about, passages={}, anchor=anchor()
    )
    return [(each.field, each.name, each.role) for each in drafted.signers]


def sitting(state, **plan):
    found = Sitting()
    for each in history(events_in(state, **plan)):
        found = each.event.apply(found, each.at)
    return found


CHAIR, CLERK = ("chair", "Kim Vorsitz", "Vorsitz"), ("clerk", "Claudia Wörner", "Schriftführung")
MEMBER = "Mitglied, das teilgenommen hat"
WITH_VOTE = tuple(replace(each, voting_right=True) for each in ev.PLAN.members)


@pytest.mark.parametrize("state", ["nrw", "by", "he", "ni"])
def test_chair_and_clerk_sign(state):
    assert signers(state) == [CHAIR, CLERK]


def test_in_brandenburg_the_chair_alone_signs():
    assert signers("bb") == [CHAIR]


def test_in_baden_wuerttemberg_two_members_who_took_part_sign_as_well():
    """Of two groups, if there are: nobody who was absent, who has no vote, who led or kept the minutes."""
    assert signers("bw") == [
        CHAIR,
        ("member", "Anna Albrecht", MEMBER),
        ("member_2", "Emil Ersatz", MEMBER),
        CLERK,
    ]


def test_the_clerk_may_choose_others():
    assert signers("bw", (6, 2), members=WITH_VOTE)[1:3] == [
        ("member", "Rita Rat", MEMBER),
        ("member_2", "Anna Albrecht", MEMBER),
    ]


def test_of_one_group_alone_the_next_is_proposed():
    same = tuple(replace(each, group="CDU") for each in WITH_VOTE)
    able = [each.person for each in eligible_members(sitting("bw", members=same), Part.PUBLIC)]
    assert proposed_members(sitting("bw", members=same), Part.PUBLIC) == tuple(able[:2])


def test_where_fewer_took_part_than_the_law_wants_those_sign_who_did():
    nobody = tuple(replace(each, voting_right=each.person == 1) for each in ev.PLAN.members)
    assert signers("bw", members=nobody) == [CHAIR, CLERK]
    assert members_wanted(sitting("bw", members=nobody), Part.PUBLIC) == 0
    assert members_wanted(sitting("nrw"), Part.PUBLIC) == 0

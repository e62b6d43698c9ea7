"""The same evening under the law of each state: a table to be read by lawyers.

A council of 39 members by law; some seats are vacant, some members absent or biased on the item that is called.
"""

from dataclasses import replace

import pytest

from sessions_app.screens import voting as screens
from sessions_app.screens.buttons import desk_actions
from sessions_app.screens.readiness import own_check
from sessions_app.sitting.commands import course, votes
from sessions_app.sitting.events.agenda import ItemCalled
from sessions_app.sitting.events.attendance import MemberArrived, MemberLeft
from sessions_app.sitting.events.course import QuorumEstablished, SittingConvened, SittingOpened
from sessions_app.sitting.events.recusal import MemberRecused
from sessions_app.sitting.plan import Item, Member, Plan
from sessions_app.sitting.presence import Basis, Place
from tests.cast import CHAIR, COUNCIL, MEETING, do
from voting.rules.profiles import load_profile

STATUTORY = 39
OPENED = "Abstimmung eröffnet"
LACKING = "nicht beschlussfähig"


def plan(state, *, seats=STATUTORY, statutory=STATUTORY, citizens=0):
    """A council, or a committee whose last members are expert citizens (sachkundige Bürger)."""
    members = tuple(
        Member(
            person=number, name=f"Mitglied {number}", order=number, expert_citizen=number > seats - citizens
        )
        for number in range(1, seats + 1)
    )
    return Plan(
        meeting=MEETING,
        organization=COUNCIL,
        items=(Item(id=1, number="Ö 1", title="Haushalt"),),
        members=members,
        chair=CHAIR.person,
        statutory_number=statutory,
        profile=load_profile(state),
    )


def found(present, required=20, quorate=True):
    return SittingOpened(present=present, required=required, quorate=quorate)


def arrived(numbers):
    return [MemberArrived(person=number) for number in numbers]


def recused(*people):
    return [
        MemberRecused(person=person, item=1, place=Place.OUTSIDE, basis=Basis.DECLARED) for person in people
    ]


VOTE = do(votes.open_vote, CHAIR, item=1)

# How many are left when the vote is to be opened, after 20 were found at the opening; what happens, and why.
THINNED_OUT = [
    ("nrw", 18, OPENED, "§ 49 Abs. 1 Satz 2 GO NRW"),  # nobody has challenged it (LAW-14)
    ("he", 18, OPENED, "§ 53 Abs. 1 HGO"),
    ("ni", 18, OPENED, "§ 65 Abs. 1 NKomVG"),
    ("bb", 18, OPENED, "§ 38 BbgKVerf"),
    ("by", 18, LACKING, "Art. 47 Abs. 2 BayGO"),
    ("bw", 18, LACKING, "§ 37 Abs. 2 GemO"),
    ("by", 20, OPENED, "Art. 47 Abs. 2 BayGO"),
    ("bw", 20, OPENED, "§ 37 Abs. 2 GemO"),
]


@pytest.mark.parametrize(("state", "left", "what", "paragraph"), THINNED_OUT)
def test_members_who_have_gone_matter_at_once_only_where_nothing_is_presumed(
    sitting, state, left, what, paragraph
):
    gone = [MemberLeft(person=number) for number in range(left + 1, 21)]
    sitting.has(SittingConvened(plan=plan(state)), arrived(range(1, 21)), found(20), ItemCalled(item=1), gone)
    sitting.when(VOTE)
    assert outcome(sitting) == what
    assert sitting.state.rules.quorum_presumption.source == paragraph


def outcome(sitting):
    if sitting.state.vote:
        return OPENED
    return {"quorum_lacking": LACKING}[sitting.refusals[-1].code]


# Of 21 present two are biased on the item: 19 are left, of whom 20 would be needed.
BIASED = [
    ("nrw", OPENED, "§ 49 Abs. 1 Satz 2 GO NRW"),
    ("by", LACKING, "Art. 47 Abs. 2 BayGO"),
    ("bw", LACKING, "§ 37 Abs. 2 GemO"),
]


@pytest.mark.parametrize(("state", "what", "paragraph"), BIASED)
def test_a_lack_by_bias_is_one_and_in_nrw_valid_until_it_is_found(sitting, state, what, paragraph):
    sitting.has(SittingConvened(plan=plan(state)), arrived(range(1, 22)), found(21), ItemCalled(item=1))
    sitting.has(recused(4, 5))
    assert (sitting.state.quorum_present, sitting.state.quorate) == (19, False)
    sitting.when(VOTE)
    assert outcome(sitting) == what
    assert sitting.state.rules.quorum_presumption.source == paragraph


def test_a_lack_that_was_found_stops_the_vote_in_nrw_too(sitting):
    sitting.has(SittingConvened(plan=plan("nrw")), arrived(range(1, 22)), found(21), ItemCalled(item=1))
    sitting.has(recused(4, 5)).when(do(course.establish_quorum, CHAIR))
    sitting.then(QuorumEstablished(present=19, required=20, quorate=False))
    sitting.when(VOTE)
    assert outcome(sitting) == LACKING


# Statutory number, seats filled, present, quorate.
COUNTS = [
    ("nrw", 39, 36, 19, False, "Unbesetzte Sitze senken die gesetzliche Zahl nicht (LAW-02)"),
    ("nrw", 39, 36, 20, True, "§ 49 Abs. 1 Satz 1 GO NRW"),
    ("bw", 40, 40, 20, True, "§ 37 Abs. 2 GemO: die Hälfte genügt"),
    ("bw", 40, 40, 19, False, "§ 37 Abs. 2 GemO"),
    ("nrw", 40, 40, 20, False, "§ 49 Abs. 1 Satz 1 GO NRW: mehr als die Hälfte"),
]


@pytest.mark.parametrize(("state", "statutory", "seats", "present", "quorate", "why"), COUNTS)
def test_the_number_that_the_law_asks_for(sitting, state, statutory, seats, present, quorate, why):
    council = plan(state, statutory=statutory, seats=seats)
    sitting.has(SittingConvened(plan=council), arrived(range(1, present + 1)))
    assert sitting.state.quorate is quorate, why


@pytest.mark.parametrize(("state", "quorate"), [("nrw", False), ("by", True), ("bb", True)])
def test_as_many_expert_citizens_as_council_members_are_too_many_in_nrw_alone(sitting, state, quorate):
    """§ 58 Abs. 3 GO NRW (LAW-31): eight of fifteen are present, four and four."""
    committee = plan(state, statutory=15, seats=15, citizens=4)
    sitting.has(SittingConvened(plan=committee), arrived([1, 2, 3, 4, 12, 13, 14, 15]))
    assert sitting.state.quorate is quorate


@pytest.mark.parametrize(("state", "choices"), [("nrw", ["yes", "no", "abstain"]), ("by", ["yes", "no"])])
def test_under_a_duty_to_vote_trial_card_and_desk_offer_no_abstention(sitting, state, choices):
    """Art. 48 Abs. 1 BayGO."""
    council = replace(plan(state), statutory_number=3)
    sitting.has(SittingConvened(plan=council))
    assert [option.value for option in own_check(sitting.state, 2).options] == choices
    sitting.has(arrived([1, 2, 3]), found(3, 2), ItemCalled(item=1))
    sitting.when(VOTE)
    assert [option.value for option in screens.you(sitting.state, 2).options] == choices
    entry = next(
        each for each in desk_actions(sitting.state, presides=True, clerk=True) if each.do == "cast_ballot"
    )
    assert [option.value for option in entry.fields[1].options] == choices

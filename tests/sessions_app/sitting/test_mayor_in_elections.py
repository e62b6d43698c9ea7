"""In what § 40 Abs. 2 Satz 6 GO NRW names the mayor elects nobody either: committees and their seats (LAW-06, LAW-43)."""

from dataclasses import replace

import pytest
from django.utils import translation

from minutes.studio import in_german
from sessions_app.screens.audience import Audience
from sessions_app.screens.election_buttons import opening_step
from sessions_app.screens.elections import election as shown
from sessions_app.screens.register import register as shown_register
from sessions_app.screens.voting import you
from sessions_app.sitting.events.attendance import MemberArrived
from sessions_app.sitting.events.course import SittingConvened, SittingOpened
from sessions_app.sitting.plan import ItemKind, Member
from tests.cast import ANNA, NRW, PLAN, VERA, VOTERS, Evening, item_called, opened
from tests.sessions_app.sitting.test_compositions import compose
from tests.sessions_app.sitting.test_elections import announce_election, call_round, count, open_election
from tests.sessions_app.sitting.test_mayor import COMMITTEES, of_kind
from voting.elections.telling import told_of
from voting.register import Ground
from voting.rules.matters import Matter
from voting.rules.profiles import load_profile

JOINTLY = "§ 40 Abs. 2 Satz 6, § 50 Abs. 3 GO NRW"
SEATS = range(1, 39)


def council_of_39(kind=ItemKind.RESOLUTION, profile=NRW):
    """38 elected members and the mayor, all present; item 3 is called."""
    mayor = next(each for each in PLAN.members if each.by_office)
    elected = (Member(person=100 + seat, name=f"Ratsmitglied {seat}", order=seat) for seat in SEATS)
    items = tuple(replace(item, kind=kind) if item.id == 3 else item for item in PLAN.items)
    members = (mayor, *elected)
    plan = replace(PLAN, items=items, members=members, statutory_number=39, profile=profile)
    return [
        SittingConvened(plan=plan),
        *(MemberArrived(person=each.person) for each in members),
        SittingOpened(present=39, required=20, quorate=True),
        item_called(3),
    ]


def electors(sitting):
    election = sitting.state.last_election
    people = {each.person for each in election.round.register}
    return len(people), election.statutory_number, VERA.person in people


@pytest.mark.parametrize(
    ("way", "source"), [("joint", JOINTLY), ("paper", COMMITTEES), ("hands", COMMITTEES)]
)
def test_of_38_and_the_mayor_38_compose_a_committee_on_an_item_of_any_kind(sitting, way, source):
    sitting.has(*council_of_39()).when(compose(way=way, seats=2))
    assert sitting.refusals == []
    assert electors(sitting) == (38, 38, False)
    (line,) = sitting.state.last_election.round.barred
    assert (line.name, line.ground, line.source) == (VERA.name, Ground.OFFICE, source)


def test_a_39th_ballot_in_the_urn_is_refused(sitting):
    sitting.has(*council_of_39()).when(compose(), count(20, 19, 0))
    assert [each.code for each in sitting.refusals] == ["more_papers_than_voters"]
    sitting.when(count(20, 18, 0))
    assert sitting.refusals == []


@pytest.mark.parametrize("kind", [ItemKind.COMMITTEES, ItemKind.DISCHARGE])
def test_nor_are_persons_elected_by_the_mayor_on_an_item_of_the_list(sitting, kind):
    sitting.has(*council_of_39(kind)).when(open_election())
    assert electors(sitting) == (38, 38, False)


def test_the_deputies_and_all_others_are_elected_by_the_mayor_too(sitting):
    """§ 67 GO NRW is not on the list of § 40 Abs. 2 Satz 6."""
    sitting.has(*council_of_39()).when(open_election())
    assert electors(sitting) == (39, 39, True)
    assert sitting.state.last_election.round.barred == ()


@pytest.mark.parametrize("state", ["he", "bw"])
def test_in_other_states_the_mayor_composes_committees_too(sitting, state):
    method = {"method": "hare_niemeyer"} if state == "bw" else {}
    sitting.has(*council_of_39(profile=load_profile(state))).when(compose(**method))
    assert sitting.refusals == []
    assert electors(sitting) == (39, 39, True)


def test_the_law_asks_about_the_committee_and_not_about_the_item_it_is_called_on(sitting):
    """A composition on an item of another matter is told by its own paragraph, and ends with it."""
    sitting.has(*council_of_39(ItemKind.DISCHARGE)).when(compose())
    assert sitting.state.matter is Matter.COMMITTEES
    sitting.when(count(20, 18, 0), announce_election())
    assert sitting.state.matter is Matter.DISCHARGE


def test_a_later_round_is_held_without_the_mayor_who_comes_in_between(sitting):
    away = [each for each in of_kind(ItemKind.COMMITTEES) if getattr(each, "person", None) != VERA.person]
    sitting.has(*away).when(open_election(), count(6, 6))
    assert sitting.state.last_election.round.barred == ()
    sitting.has(MemberArrived(person=VERA.person)).when(call_round())
    election = sitting.state.last_election
    assert (len(election.round.register), [each.source for each in election.round.barred]) == (
        12,
        [COMMITTEES],
    )
    told = told_in_minutes(sitting)
    assert told == f"{VERA.name}: kraft Amtes in dieser Sache ohne Stimme ({COMMITTEES})."


def told_in_minutes(sitting):
    with translation.override("de"):
        said = told_of(sitting.happened[-1], sitting.state.last_election)
        return " ".join(each.told(in_german) for each in said)


def test_everybody_reads_that_the_mayor_has_no_vote_and_by_which_paragraph(sitting):
    sentence = f"{VERA.name}: kraft Amtes in dieser Sache ohne Stimme ({COMMITTEES})."
    sitting.has(*opened, item_called(3))
    with translation.override("de"):
        form = next(each for each in desk(sitting) if each.do == "open_composition")
        assert str(form.hints[0]) == sentence
        assert you(sitting.state, VERA.person).state == "not_open"
        sitting.when(compose())
        assert told_in_minutes(sitting).endswith(sentence)
        card = you(sitting.state, VERA.person)
        assert (card.state, COMMITTEES in str(card.reason)) == ("not_entitled", True)
        assert you(sitting.state, ANNA.person).state == "not_open"
        for audience in (Audience.PUBLIC, Audience.MEMBER, Audience.DESK, Audience.WALL):
            assert str(shown(sitting.state, audience).barred) == sentence
        (line,) = (each for each in shown_register(sitting.state).others if each.name == VERA.name)
        assert str(line.reason) == f"kraft Amtes in dieser Sache ohne Stimme ({COMMITTEES})"
        sitting.when(count(6, 5, 1), announce_election())
        assert you(sitting.state, VERA.person).state == "not_open"
        assert str(shown(sitting.state, Audience.PUBLIC).barred) == sentence


def desk(sitting):
    return opening_step(sitting.state, presides=False, clerk=True)


def test_the_groups_of_the_form_do_not_count_the_mayor():
    """By strength the law counts the members of the council; the form says: without the mayor."""
    plan = replace(PLAN, profile=load_profile("by"))
    evening = Evening().has(SittingConvened(plan=plan), *opened[1:], item_called(3))
    (form,) = (each for each in desk(evening) if each.do == "open_composition")
    values = {field.name: field.value for field in form.fields}
    assert values["members"] == str(len(VOTERS) - 1)


def test_an_election_from_before_the_matter_was_written_goes_on_by_the_item():
    """Its journal names no matter: the register of later rounds is that of the item, as it was."""
    evening = Evening().has(*opened, item_called(3)).when(open_election())
    assert evening.happened[0].matter is None
    assert evening.when(count(7, 6)).refusals == []

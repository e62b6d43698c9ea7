"""The book of resolutions: numbers, objections, new decisions (§§ 54, 57 GO NRW; LAW-33)."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.events import Refused, from_wire, to_wire
from sessions_app.resolutions.commands import (
    LONGEST_REASON,
    LONGEST_TEXT,
    LONGEST_TITLE,
    LONGEST_WHO,
    possible_steps,
    record_resolution,
    record_urgent_decision,
    take_step,
)
from sessions_app.resolutions.scheme import Series
from sessions_app.resolutions.state import TRANSITIONS, Place, Register, Standing, StepKind
from sessions_app.resolutions.words import SENTENCES, STEPS, sentence_of
from tests.cast import ANNA, CLERK, COUNCIL, NRW, OTHER_CLERK
from voting.rules.profiles import Number, Objections, RuleName, load_law, load_profile
from voting.rules.urgency import DECIDERS, Way

AT = datetime(2026, 11, 20, 19, tzinfo=UTC)
SERIES = Series("2026/{number}", 3)
RULES = NRW.objections
PLACE = Place(meeting=12, vote=1, item=3)


def recorded(register, *, meeting=12, vote=1, item=3, council=True, series=SERIES, rules=RULES):
    event = record_resolution(
        register,
        CLERK,
        meeting=meeting,
        vote=vote,
        item=item,
        organization=COUNCIL,
        council=council,
        public=True,
        adopted_at=AT,
        adopted_on="2026-11-20",
        series=series,
        rules=rules,
    )
    assert from_wire(event.kind, to_wire(event)) == event
    return event.apply(register, AT)


def stepped(register, step, *, by=CLERK, on="2026-11-23", today="2026-12-31", **said):
    values = {
        "meeting": 12,
        "vote": 1,
        "item": 3,
        "who": "Die Bürgermeisterin",
        "reason": "Zum Wohl der Stadt",
        **said,
    }
    event = take_step(register, by, step=step, on=on, today=today, **values)
    assert from_wire(event.kind, to_wire(event)) == event
    return event.apply(register, AT)


def refused(register, step="mayor_objection", **said):
    with pytest.raises(Refused) as caught:
        stepped(register, step, **said)
    assert caught.value.sentence % caught.value.details
    return caught.value.code


@given(st.lists(st.sampled_from(["2026/{number}", "Rat/{number}", "BA/{number}"]), max_size=30))
def test_every_series_is_counted_without_gap_and_double(announced):
    register = Register()
    for vote, text in enumerate(announced, start=1):
        register = recorded(register, vote=vote, series=Series(text))
    for text in set(announced):
        counts = [each.count for each in register.resolutions.values() if each.series == text]
        assert counts == list(range(1, len(counts) + 1))
    numbers = [each.number for each in register.resolutions.values()]
    assert len(set(numbers)) == len(numbers)


def test_a_resolution_gets_its_number_once():
    register = recorded(Register())
    with pytest.raises(Refused) as caught:
        recorded(register)
    assert caught.value.code == "recorded_already"


def test_a_later_objection_to_an_old_resolution_changes_no_number():
    register = recorded(recorded(Register()), vote=2)
    register = recorded(stepped(register, "mayor_objection"), vote=3)
    assert [each.number for each in register.resolutions.values()] == ["2026/001", "2026/002", "2026/003"]


def test_items_decided_in_one_vote_are_resolutions_with_numbers_and_lives_of_their_own():
    register = Register()
    for item in (3, 4, 5):
        register = recorded(register, item=item)
    register = stepped(register, "mayor_objection", item=4)
    assert [(each.place.item, each.number, each.standing) for each in register.resolutions.values()] == [
        (3, "2026/001", Standing.EXECUTABLE),
        (4, "2026/002", Standing.SUSPENDED),
        (5, "2026/003", Standing.EXECUTABLE),
    ]


def test_a_step_that_names_no_item_is_on_the_only_one_of_its_vote():
    register = recorded(recorded(Register(), vote=2, item=7))
    wire = {
        "meeting": 12,
        "vote": 1,
        "step": "mayor_objection",
        "who": "x",
        "on": "2026-11-23",
        "reason": "x",
    }
    register = from_wire("resolution_step_taken", wire).apply(register, AT)
    assert [each.standing for each in register.resolutions.values()] == [
        Standing.EXECUTABLE,
        Standing.SUSPENDED,
    ]


def test_without_a_scheme_there_is_no_number_and_nothing_is_counted():
    register = recorded(recorded(Register(), series=None), vote=2)
    assert [each.number for each in register.resolutions.values()] == ["", "2026/001"]


def test_a_committee_s_resolution_waits_for_the_end_of_the_objection_period():
    rules = replace(RULES, committee=Number(7, "§ 12 Geschäftsordnung"))
    adopted = recorded(Register(), council=False, rules=rules).find(PLACE)
    assert (adopted.standing, adopted.due.value) == (Standing.PERIOD, "2026-11-27")
    assert adopted.due.source == "§ 57 Abs. 4 GO NRW, § 12 Geschäftsordnung"
    assert [adopted.is_over(day) for day in ("2026-11-27", "2026-11-28")] == [False, True]
    told = [sentence_of(adopted.standing, adopted.due.value, day) for day in ("2026-11-27", "2026-11-28")]
    assert [each.split(":")[0] for each in told] == [
        "Not to be carried out yet",
        "The resolution may be carried out",
    ]


def test_an_objection_brings_it_to_the_council_which_upholds_or_reverses_it():
    register = stepped(recorded(Register(), council=False), "objection", who="Ein Fünftel der Mitglieder")
    assert register.find(PLACE).standing is Standing.OBJECTED
    register = stepped(register, "referral", on="2026-11-24")
    assert register.find(PLACE).standing is Standing.REFERRED
    ends = [stepped(register, step, on="2026-12-01").find(PLACE) for step in ("upheld", "reversed")]
    assert [each.standing for each in ends] == [Standing.CONFIRMED, Standing.REVERSED]
    assert {each.due.source for each in ends} == {"§ 57 Abs. 4 GO NRW"}


def test_after_the_period_nobody_objects_to_a_committee_any_more():
    register = recorded(Register(), council=False)
    assert refused(register, "objection", on="2026-11-24") == "too_late"
    assert stepped(register, "objection", on="2026-11-23").find(PLACE).standing is Standing.OBJECTED


def test_the_mayor_s_objection_suspends_and_the_council_decides_again_once():
    """§ 54 Abs. 1 GO NRW: within three days; the council decides within two weeks; no further objection."""
    register = recorded(Register())
    assert refused(register, on="2026-11-24") == "too_late"
    register = stepped(register, "mayor_objection", on="2026-11-23")
    adopted = register.find(PLACE)
    assert (adopted.standing, adopted.due.value, adopted.due.source) == (
        Standing.SUSPENDED,
        "2026-12-07",
        "§ 54 Abs. 1 GO NRW",
    )
    register = stepped(register, "upheld", on="2026-12-03")
    assert register.find(PLACE).standing is Standing.CONFIRMED
    assert refused(register, on="2026-12-03") == "no_such_step"
    assert possible_steps(register.find(PLACE)) == (StepKind.LEGALITY_OBJECTION,)


def test_an_unlawful_resolution_that_is_upheld_goes_to_the_authority():
    register = stepped(recorded(Register()), "legality_objection", on="2026-12-20")  # no period
    assert register.find(PLACE).standing is Standing.CONTESTED
    register = stepped(register, "upheld", on="2026-12-21")
    assert register.find(PLACE).standing is Standing.AT_AUTHORITY
    register = stepped(register, "reversed", on="2026-12-22", who="Aufsichtsbehörde")
    assert register.find(PLACE).standing is Standing.REVERSED
    assert possible_steps(register.find(PLACE)) == ()


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"by": ANNA}, "not_the_clerk"),
        ({"by": OTHER_CLERK}, "not_the_clerk"),
        ({"vote": 2}, "unknown_resolution"),
        ({"item": 4}, "unknown_resolution"),
        ({"step": "upheld"}, "no_such_step"),
        ({"step": "objection"}, "no_such_step"),
        ({"step": "nonsense"}, "no_such_step"),
        ({"who": " "}, "no_person"),
        ({"reason": " "}, "no_reason"),
        ({"who": "x" * (LONGEST_WHO + 1)}, "text_too_long"),
        ({"reason": "x" * (LONGEST_REASON + 1)}, "text_too_long"),
        ({"reason": "a\x00b"}, "unseen"),
        ({"who": "a\x00b"}, "unseen"),
        ({"on": "gestern"}, "not_a_day"),
        ({"on": "20261123"}, "not_a_day"),
        ({"on": "2026-11-19"}, "before_the_resolution"),
        ({"on": "2026-11-22", "today": "2026-11-21"}, "in_the_future"),
    ],
)
def test_what_is_not_possible_is_refused_and_changes_nothing(said, code):
    assert refused(recorded(Register()), **said) == code


@pytest.mark.parametrize("state", ["by", "he", "bw", "ni", "bb"])
def test_where_the_law_knows_no_objection_to_committees_they_may_be_carried_out_at_once(state):
    adopted = recorded(Register(), council=False, rules=load_profile(state).objections).find(PLACE)
    assert (adopted.standing, adopted.due.value) == (Standing.EXECUTABLE, "")
    assert StepKind.MAYOR_OBJECTION not in possible_steps(adopted)


def test_of_a_sitting_from_before_nothing_is_known_about_objections():
    adopted = recorded(Register(), rules=Objections()).find(PLACE)
    assert possible_steps(adopted) == ()
    assert not adopted.is_over("2099-01-01")


def test_a_law_without_a_number_of_days_sets_no_end():
    register = recorded(Register(), rules=load_profile("ni").objections)
    adopted = stepped(register, "mayor_objection", on="2026-12-30").find(PLACE)
    assert (adopted.standing, adopted.due.value) == (Standing.SUSPENDED, "")


def test_every_standing_and_every_step_has_its_words():
    assert set(TRANSITIONS) == set(Standing) == set(SENTENCES) | {Standing.EXECUTABLE, Standing.PERIOD}
    assert set(STEPS) == set(StepKind)
    for standing in Standing:
        assert sentence_of(standing, "2026-11-23", "2026-11-24")
    assert "until" in sentence_of(Standing.SUSPENDED, "2026-11-23", "2026-11-24")
    assert "until" not in sentence_of(Standing.SUSPENDED, "", "2026-11-24")
    assert "may object" in sentence_of(Standing.EXECUTABLE, "2026-11-23", "2026-11-23")


URGENT = {
    "organization": COUNCIL,
    "council": True,
    "title": "Deichschaden",
    "text": "Der Deich wird sofort gesichert.",
    "reason": "Hochwasser",
    "way": "mayor_and_member",
    "deciders": "Dr. Vera Lindholt, Anna Albers",
    "decided_on": "2026-11-20",
    "public": True,
    "rule": RuleName("main_committee_or_mayor_with_member", "§ 60 Abs. 1 GO NRW"),
    "today": "2026-11-21",
}


def test_an_urgent_decision_is_recorded_with_who_decided_why_and_by_which_paragraph():
    event = record_urgent_decision(Register(), CLERK, **URGENT)
    assert from_wire(event.kind, to_wire(event)) == event
    first = event.apply(Register(), AT)
    other = {**URGENT, "text": "Die Brücke wird gesperrt."}
    second = record_urgent_decision(first, CLERK, **other).apply(first, AT)
    assert [each.number for each in second.urgent] == [1, 2]
    assert (second.urgent[0].way, second.urgent[0].source) == (Way.MAYOR_AND_MEMBER, "§ 60 Abs. 1 GO NRW")
    assert second.resolutions == {}  # it is no resolution of the council and takes no number of one


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"council": False}, "not_a_council"),
        ({"title": " "}, "no_title"),
        ({"title": "x" * (LONGEST_TITLE + 1)}, "text_too_long"),
        ({"title": "a\x00"}, "unseen"),
        ({"text": " "}, "no_wording"),
        ({"text": "x" * (LONGEST_TEXT + 1)}, "text_too_long"),
        ({"text": "a\x00"}, "unseen"),
        ({"reason": ""}, "no_reason"),
        ({"deciders": ""}, "no_person"),
        ({"way": "mayor"}, "no_way"),  # in NRW nobody decides alone
        ({"way": ""}, "no_way"),
        ({"decided_on": "x"}, "not_a_day"),
        ({"decided_on": "2026-11-22"}, "in_the_future"),
    ],
)
def test_an_urgent_decision_that_lacks_something_is_refused(said, code):
    with pytest.raises(Refused) as caught:
        record_urgent_decision(Register(), CLERK, **{**URGENT, **said})
    assert caught.value.code == code
    assert caught.value.sentence % caught.value.details


def test_a_form_that_is_sent_twice_is_entered_once():
    first = record_urgent_decision(Register(), CLERK, **URGENT).apply(Register(), AT)
    with pytest.raises(Refused) as caught:
        record_urgent_decision(first, CLERK, **{**URGENT, "title": " Deichschaden "})
    assert caught.value.code == "entered_twice"
    contested = stepped(recorded(Register()), "legality_objection", on="2026-12-20")
    upheld = stepped(contested, "upheld", on="2026-12-21")
    assert refused(upheld, "upheld", on="2026-12-21", who="Die Bürgermeisterin ") == "entered_twice"
    by_authority = stepped(upheld, "upheld", on="2026-12-21", who="Aufsichtsbehörde")
    assert by_authority.find(Place(12, 1, 3)).standing is Standing.CONFIRMED


def test_only_the_council_s_clerk_records_an_urgent_decision():
    with pytest.raises(Refused) as caught:
        record_urgent_decision(Register(), ANNA, **URGENT)
    assert caught.value.code == "not_the_clerk"


@pytest.mark.parametrize("state", ["nrw", "by", "he", "bw", "ni", "bb"])
def test_every_state_names_who_may_decide(state):
    value = load_law(state).values["urgency.deciders"]
    assert DECIDERS[value.content]
    assert value.source

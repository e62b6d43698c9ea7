"""A resolution in writing: who is asked, what may be answered until when, and what follows (§ 37 Abs. 1 GemO, § 182 NKomVG)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.actor import Actor
from journal.events import Refused, from_wire, to_wire
from sessions_app.sitting.wordings import LONGEST_WORDING
from sessions_app.written.commands import (
    LONGEST_GROUND,
    LONGEST_PERIOD,
    LONGEST_SOURCE,
    LONGEST_TITLE,
    answer_in_writing,
    break_off_in_writing,
    close_in_writing,
    enter_answer,
    open_in_writing,
)
from sessions_app.written.state import Elector, Phase, Procedure, Question
from tests.cast import CLERK, COUNCIL, NRW, OTHER_CLERK
from voting.rules.profiles import RuleName, load_law
from voting.rules.written import Reply, Result, Written, is_settled, result_of, result_phrase

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
UNTIL = NOW + timedelta(days=7)
MEMBERS = tuple(Elector(number, f"Mitglied {number}") for number in range(1, 6))
BW = RuleName("nobody_objects", "§ 37 Abs. 1 GemO")
NI = RuleName("four_fifths_agree", "§ 182 NKomVG")
ASKED = {
    "number": 1,
    "body": 7,
    "organization": COUNCIL,
    "organization_name": "Rat",
    "council": True,
    "title": " Spende annehmen ",
    "wording": "Die Stadt nimmt die Spende an.",
    "ground": "Gegenstand einfacher Art",
    "public": True,
    "paper": 0,
    "until": UNTIL,
    "rule": BW,
    "law": "GemO",
    "version": 1,
    "may_change": True,
    "register": MEMBERS[:4],
    "barred": MEMBERS[4:],
    "objections": NRW.objections,
}


def member(person):
    return Actor(user=person, person=person, name=f"Mitglied {person}", grants=frozenset())


def done(procedure, command, by, at=NOW, **given):
    event = command(procedure, by, **given)
    assert from_wire(event.kind, to_wire(event)) == event
    return event.apply(procedure, at)


def opened(**changed):
    return done(Procedure(), open_in_writing, CLERK, question=Question(**{**ASKED, **changed}), now=NOW)


def answered(procedure, person, reply, at=NOW):
    return done(procedure, answer_in_writing, member(person), at, reply=reply, now=at)


def entered(procedure, person=2, reply="yes", by=CLERK, **changed):
    given = {"source": "Brief vom 30.11.", "received_on": date(2026, 12, 2), "last_day": date(2026, 12, 8)}
    given |= {"today": date(2026, 12, 20), **changed}
    return done(procedure, enter_answer, by, person=person, reply=reply, **given)


def closed(procedure, now=UNTIL + timedelta(seconds=1), by=CLERK):
    return done(procedure, close_in_writing, by, now=now)


def refused(call, *args, **given):
    with pytest.raises(Refused) as caught:
        call(*args, **given)
    return caught.value.code


def test_silence_is_no_objection_where_the_law_asks_for_objections():
    """BW § 37 Abs. 1 GemO: a motion is adopted if no member objects."""
    asked = opened()
    assert (asked.title, asked.phase, asked.asked_at) == ("Spende annehmen", Phase.RUNNING, NOW)
    assert ([each.person for each in asked.register], asked.barred) == ([1, 2, 3, 4], MEMBERS[4:])
    over = closed(answered(asked, 1, "yes"))
    assert over.result == Result(carried=True, entitled=4, yes=1, no=0, abstain=0, objects=0, missing=3)
    assert result_phrase(over.result, BW.source).told() == (
        "Adopted: none of the 4 members objected within the period (§ 37 Abs. 1 GemO)."
    )


def test_one_objection_is_enough_and_settles_it_before_the_period_is_over():
    asked = answered(opened(), 1, "objects")
    over = closed(asked, now=NOW)
    assert (over.result.carried, over.phase) == (False, Phase.CLOSED)
    assert result_phrase(over.result, BW.source).told().startswith("Not adopted: 1 of 4 members objected")
    assert (
        refused(answered, opened(), 1, "no") == "no_such_reply"
    )  # a No would be an objection: one word for it


def test_who_does_not_answer_does_not_agree_where_the_law_asks_for_agreement():
    """NI § 182 NKomVG: four fifths agree to decide in writing; then more Yes than No decides."""
    asked = opened(rule=NI, register=MEMBERS, barred=())
    three = answered(answered(answered(asked, 1, "yes"), 2, "yes"), 3, "yes")
    assert result_phrase(closed(three).result, NI.source).told() == (
        "Not adopted: 3 of 5 members agreed to decide in writing, 4 are needed (§ 182 NKomVG). Who does not answer does "
        "not agree."
    )
    four = closed(answered(three, 4, "no")).result
    assert (four.carried, four.agreed, four.needed, four.missing) == (True, 4, 4, 1)
    assert result_phrase(four, NI.source).told().startswith("Adopted with 3 Yes against 1 No")
    tie = result_of(Written.FOUR_FIFTHS_AGREE, 2, [Reply.YES, Reply.NO])
    assert (tie.carried, tie.majority) == (False, True)
    assert result_phrase(tie, NI.source).told().startswith("Rejected with 1 Yes against 1 No")
    assert closed(answered(answered(three, 4, "abstain"), 5, "objects"), now=NOW).result.carried is True


@given(st.integers(0, 40), st.lists(st.sampled_from(Reply), max_size=40), st.sampled_from(Written))
def test_the_counts_never_exceed_the_register_and_one_more_yes_never_harms(more, replies, rule):
    entitled = len(replies) + more + 1
    result = result_of(rule, entitled, replies)
    counts = (result.yes, result.no, result.abstain, result.objects, result.missing)
    assert (sum(counts), min(counts) >= 0) == (entitled, True)
    assert result_of(rule, entitled, list(reversed(replies))) == result
    assert result_of(rule, entitled, [*replies, Reply.YES]).carried >= result.carried
    assert is_settled(rule, len(replies), replies)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"rule": RuleName("never", "§ 47a GO NRW")}, "not_here"),
        ({"rule": RuleName("", "§ 34 BbgKVerf")}, "limits_not_known"),
        ({"title": " "}, "no_title"),
        ({"title": "x" * (LONGEST_TITLE + 1)}, "text_too_long"),
        ({"wording": ""}, "no_wording"),
        ({"wording": "x" * (LONGEST_WORDING + 1)}, "text_too_long"),
        ({"wording": "links\u202erechts"}, "unseen"),
        ({"ground": ""}, "no_ground"),
        ({"ground": "x" * (LONGEST_GROUND + 1)}, "text_too_long"),
        ({"register": ()}, "no_members"),
        ({"until": NOW}, "too_soon"),
        ({"until": NOW + LONGEST_PERIOD + timedelta(seconds=1)}, "too_late_an_end"),
    ],
)
def test_what_cannot_be_asked_in_writing_is_refused_with_what_to_do(changed, code):
    assert refused(opened, **changed) == code


def test_only_the_clerk_of_the_organization_asks_once_enters_closes_and_breaks_off():
    asked, question = opened(), Question(**ASKED)
    assert refused(open_in_writing, Procedure(), OTHER_CLERK, question=question, now=NOW) == "not_the_clerk"
    assert refused(open_in_writing, asked, CLERK, question=question, now=NOW) == "opened_already"
    assert refused(entered, asked, by=OTHER_CLERK) == "not_the_clerk"
    assert refused(closed, asked, by=OTHER_CLERK) == "not_the_clerk"
    assert refused(break_off_in_writing, asked, OTHER_CLERK, reason="x") == "not_the_clerk"


def test_members_answer_for_themselves_within_the_period_and_may_change_it_where_the_rules_say_so():
    asked = answered(opened(), 1, "abstain", at=UNTIL)
    assert asked.answers[1].source == ""
    assert refused(answered, asked, 1, "abstain") == "same_answer"
    assert answered(asked, 1, "yes").replies == (Reply.YES,)
    assert refused(answered, replace(asked, may_change=False), 1, "yes") == "answered_already"
    assert refused(answered, asked, 5, "yes") == "not_on_the_register"  # biased
    assert refused(answer_in_writing, asked, CLERK, reply="yes", now=NOW) == "not_on_the_register"
    assert refused(answered, asked, 2, "yes", at=UNTIL + timedelta(seconds=1)) == "period_over"


def test_an_answer_on_paper_counts_if_it_came_in_time_and_names_the_paper():
    asked = entered(opened(), received_on=date(2026, 12, 8))
    assert asked.answers[2].source == "Brief vom 30.11., 08.12.2026"
    assert refused(entered, asked, 3, source=" ") == "no_source"
    assert refused(entered, asked, 3, source="x" * (LONGEST_SOURCE + 1)) == "text_too_long"
    assert refused(entered, asked, 3, received_on=date(2026, 12, 9)) == "came_too_late"
    assert refused(entered, asked, 3, received_on=date(2026, 12, 21)) == "not_received_yet"
    assert refused(entered, asked, 5) == "not_a_member_asked"
    assert refused(entered, asked, 3, "vielleicht") == "no_such_reply"


def test_the_result_waits_for_the_end_of_the_period_or_for_everybody():
    asked = answered(opened(), 1, "yes")
    assert refused(closed, asked, now=UNTIL) == "still_running"
    for person in (2, 3, 4):
        asked = answered(asked, person, "yes")
    over = closed(asked, now=NOW)
    assert over.ended_at == NOW
    assert refused(closed, over) == "not_running"
    assert refused(entered, over) == "not_running"
    assert refused(answered, over, 1, "objects") == "not_running"
    assert refused(break_off_in_writing, over, CLERK, reason="x") == "not_running"


def test_it_is_broken_off_with_a_reason_and_has_no_result():
    asked = opened()
    assert refused(break_off_in_writing, asked, CLERK, reason=" ") == "no_reason"
    over = done(asked, break_off_in_writing, CLERK, reason=" Wortlaut falsch ")
    assert (over.phase, over.result, over.end_reason) == (Phase.BROKEN_OFF, None, "Wortlaut falsch")


@pytest.mark.parametrize(
    ("state", "value"),
    [
        ("nrw", "never"),
        ("by", "never"),
        ("he", "never"),
        ("bw", "nobody_objects"),
        ("ni", "four_fifths_agree"),
        ("bb", None),
    ],
)
def test_each_state_says_whether_anything_is_decided_in_writing(state, value):
    """Table C of the standards, `written_procedure`; what it does not know for certain is left out."""
    assert load_law(state).values["vote.written_procedure"].content == value

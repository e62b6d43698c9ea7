"""How many have to be there by the law of each state, and by which day: tables to be read by lawyers.

The statutory number, and how many members who may vote are there. The paragraph is the one that the state's profile
names for it. The majorities have a table of their own: `majorities.csv`.
"""

from datetime import date

import pytest

from voting.rules.deadlines import RULES as DEADLINES
from voting.rules.profiles import load_law, load_profile

QUORUM = [
    # State, statutory number, present and entitled, quorate, paragraph
    ("nrw", 39, 20, True, "§ 49 Abs. 1 Satz 1 GO NRW"),
    ("nrw", 39, 19, False, "§ 49 Abs. 1 Satz 1 GO NRW"),
    ("nrw", 40, 20, False, "§ 49 Abs. 1 Satz 1 GO NRW"),
    ("nrw", 40, 21, True, "§ 49 Abs. 1 Satz 1 GO NRW"),
    ("by", 39, 20, True, "Art. 47 Abs. 2 BayGO"),
    ("by", 39, 18, False, "Art. 47 Abs. 2 BayGO"),
    ("he", 39, 20, True, "§ 53 Abs. 1 HGO"),
    ("he", 39, 19, False, "§ 53 Abs. 1 HGO"),
    ("bw", 40, 20, True, "§ 37 Abs. 2 GemO"),
    ("bw", 40, 19, False, "§ 37 Abs. 2 GemO"),
    ("bw", 39, 20, True, "§ 37 Abs. 2 GemO"),
    ("bw", 39, 19, False, "§ 37 Abs. 2 GemO"),
    ("ni", 39, 20, True, "§ 65 Abs. 1 NKomVG"),
    ("ni", 39, 19, False, "§ 65 Abs. 1 NKomVG"),
    ("bb", 39, 20, True, "§ 38 BbgKVerf"),
    ("bb", 39, 19, False, "§ 38 BbgKVerf"),
]


@pytest.mark.parametrize(("state", "statutory", "present", "quorate", "paragraph"), QUORUM)
def test_how_many_have_to_be_there(state, statutory, present, quorate, paragraph):
    profile = load_profile(state)
    assert (present >= profile.required_present(statutory)) is quorate
    assert profile.quorum_rule.source == paragraph


PRESUMED = {"nrw": True, "by": False, "he": True, "bw": False, "ni": True, "bb": True}
SECOND_MEETING = {"nrw": 1, "by": 1, "he": 1, "bw": 3, "ni": 1, "bb": 1}


@pytest.mark.parametrize("state", PRESUMED)
def test_whether_a_quorum_is_presumed_and_how_many_suffice_the_second_time(state):
    profile = load_profile(state)
    assert profile.quorum_presumption.value is PRESUMED[state]
    assert profile.second_meeting.value == SECOND_MEETING[state]


def test_only_in_nrw_have_council_members_to_outnumber_expert_citizens():
    """§ 58 Abs. 3 GO NRW."""
    assert [state for state in PRESUMED if load_profile(state).council_majority.value] == ["nrw"]


THURSDAY = date(2026, 3, 26)
DEADLINE_ROWS = [
    # State, rule, what it is about, day of the meeting, the last day on which it can be done, paragraph
    ("nrw", "8_full_days_before", "rules of procedure", THURSDAY, date(2026, 3, 17), "§ 2 GeschO Wesel"),
    ("he", "notice.by", "invitation received", THURSDAY, date(2026, 3, 22), "§ 58 Abs. 1 HGO"),
    ("by", "agenda.public_by", "announced locally", THURSDAY, date(2026, 3, 23), "Art. 52 Abs. 1 BayGO"),
    ("bw", "notice.by", "invitation received", THURSDAY, date(2026, 3, 19), "§ 34 Abs. 1 GemO"),
    ("he", "notice.by", "the last day is a Sunday", date(2026, 4, 2), date(2026, 3, 29), "§ 58 Abs. 1 HGO"),
    ("bw", "notice.by", "over the end of February", date(2028, 3, 2), date(2028, 2, 24), "§ 34 Abs. 1 GemO"),
    ("he", "notice.by", "over the turn of the year", date(2027, 1, 2), date(2026, 12, 29), "§ 58 Abs. 1 HGO"),
]  # fmt: skip


@pytest.mark.parametrize(("state", "rule", "about", "meeting_on", "last_day", "paragraph"), DEADLINE_ROWS)
def test_by_which_day_it_has_to_be_done(state, rule, about, meeting_on, last_day, paragraph):
    value = load_law(state).values.get(rule)
    name = value.content if value else rule
    assert DEADLINES[name].last_day(meeting_on) == last_day
    assert value is None or value.source == paragraph


def test_where_the_law_names_no_day_the_rules_of_procedure_do():
    unsaid = {
        (state, key)
        for state in PRESUMED
        for key in ("notice.by", "agenda.public_by")
        if load_law(state).values[key].content is None
    }
    assert unsaid == {
        *((state, "notice.by") for state in ("nrw", "by", "ni", "bb")),
        *((state, "agenda.public_by") for state in ("nrw", "he", "bw", "ni", "bb")),
    }

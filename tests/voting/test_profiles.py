"""A rule profile is data with sources; a broken file is refused with file, key and reason."""

import json
from datetime import date

import pytest

from voting.rules.majority import RULES as RULES_OF_MAJORITY
from voting.rules.majority import SPECIAL, Majority
from voting.rules.profiles import (
    FOLDER,
    BrokenProfileError,
    Demand,
    Flag,
    Number,
    RuleName,
    Status,
    installed_laws,
    load_law,
    load_profile,
)
from voting.rules.schema import KEYS, RULES, STATEMENTS, Origin, Text, key_of

GOOD = json.loads((FOLDER / "nrw.json").read_text()) | {"id": "xx"}
STATES = ("nrw", "by", "he", "bw", "ni", "bb")
LAWS = {"nrw": "GO NRW", "by": "BayGO", "he": "HGO", "bw": "GemO", "ni": "NKomVG", "bb": "BbgKVerf"}
RULE_NAMES = ", ".join(sorted(RULES_OF_MAJORITY))


def written(folder, **changes):
    (folder / "xx.json").write_text(json.dumps(GOOD | changes))
    return folder


@pytest.mark.parametrize("state", STATES)
def test_the_file_of_each_state_is_whole_and_a_draft(state):
    law = load_law(state)
    assert (law.id, law.status, law.values.keys()) == (state, Status.DRAFT, KEYS.keys())


def test_there_are_no_files_but_those_of_the_six_states():
    assert installed_laws() == tuple(sorted(STATES))


PERIODS = {
    "nrw": {"objection.committee_days"}
}  # § 57 Abs. 4 GO NRW leaves the number to the rules of procedure


ON_INTERNET = {f"minutes.{what}_on_internet" for what in ("names", "debate", "roll_call")}
OF_MINUTES = ON_INTERNET | {
    "minutes.final_by",
    "minutes.signed_by",
    "minutes.due",
    "minutes.objection_days",
}


# What is the town's alone: no state names a number or a way. What the law says of it in words, NRW's alone does here.
OF_RESIDENTS = {
    "questions.online",
    "questions.days",
    "questions.names_on_internet",
    "digital.registration_days",
}
SAID_OF_RESIDENTS = {"questions.basis", "digital.public"}


@pytest.mark.parametrize("state", STATES)
def test_every_value_of_a_state_names_a_paragraph_of_that_state_or_says_that_there_is_none(state):
    law = load_law(state)
    named = {
        key
        for key, value in law.values.items()
        if value.source.startswith(("§", "Art.")) or value.source == "OVG NRW, III A 42/73"
    }
    unsaid = {key for key in map(key_of, SPECIAL) if law.values[key].source == LAWS[state]}
    assert {law.values[key].content for key in unsaid} <= {None}
    presets = law.values.keys() - named - unsaid
    open_ = {"vote.secret_first"} if state in {"bw", "ni"} else set()
    open_ |= (
        ON_INTERNET if state != "by" else set()
    )  # only Bavaria's law says what its minutes are at the least
    open_ |= OF_RESIDENTS | (SAID_OF_RESIDENTS if state != "nrw" else set())
    assert presets == {"ballot.change_until_close", "public.broadcast"} | PERIODS.get(state, set()) | open_
    assert {(law.values[key].source, law.values[key].origin) for key in presets} == {("", Origin.PRESET)}


@pytest.mark.parametrize("state", STATES)
def test_nothing_that_a_result_rests_on_is_left_to_the_town(state):
    law = load_law(state)
    left = {key for key in RULES if law.values[key].left_to} - OF_MINUTES - OF_RESIDENTS
    how = {"ballot.change_until_close", "public.broadcast", "vote.roll_call_demand"} | PERIODS.get(
        state, set()
    )
    assert left == how | ({"vote.secret_demand", "vote.secret_first"} if state in {"bw", "ni"} else set())
    assert all(KEYS[key].choices for key in left - PERIODS.get(state, set()))
    assert any(law.values[key].left_to for key in STATEMENTS)


# What the law of each state says of demands: for a secret vote, for a roll call, and whether secrecy goes first.
DEMANDS = {
    "nrw": (RuleName("one_fifth_of_statutory", "§ 50 Abs. 1 GO NRW"), None, True),
    "by": (RuleName("never", "Art. 51 Abs. 1 BayGO"), None, False),
    "he": (RuleName("never", "§ 54 Abs. 2 HGO"), None, False),
    "bw": (RuleName("by_resolution", "§ 37 Abs. 6 GemO"), None, False),
    "ni": (None, None, False),
    "bb": (RuleName("never", "§ 39 Abs. 1 BbgKVerf"), None, False),
}


@pytest.mark.parametrize(("state", "demands"), DEMANDS.items())
def test_each_state_says_who_can_demand_a_secret_vote_and_a_roll_call(state, demands):
    profile = load_profile(state)
    found = (profile.secret_demand, profile.roll_call_demand, profile.secret_first.value)
    assert found == demands


def test_a_statement_is_there_in_both_languages_with_its_paragraph_and_who_may_decide_it():
    roll_call = load_law("bb").values["vote.roll_call"]
    assert isinstance(roll_call.content, Text)
    assert roll_call.content.de.startswith("Die Geschäftsordnung bestimmt")
    assert roll_call.content.en.startswith("The rules of procedure say")
    assert (roll_call.source, roll_call.origin) == ("§ 39 Abs. 1 BbgKVerf", Origin.LAW)
    assert roll_call.left_to == (Origin.RULES_OF_PROCEDURE,)


def test_a_law_holds_from_its_first_to_its_last_day(tmp_path):
    law = load_law("xx", written(tmp_path, valid_from="2026-01-01", valid_to="2026-12-31"))
    days = ("2025-12-31", "2026-01-01", "2026-12-31", "2027-01-01")
    assert [law.holds_on(date.fromisoformat(day)) for day in days] == [False, True, True, False]
    assert load_law("nrw").holds_on(date(2099, 1, 1))


def test_the_profile_of_nrw_says_what_the_law_says():
    nrw = load_profile("nrw")
    assert (nrw.id, nrw.version, nrw.state, nrw.law, nrw.status) == ("nrw", 6, "NW", "GO NRW", Status.DRAFT)
    assert nrw.quorum_rule == RuleName("more_than_half_of_statutory", "§ 49 Abs. 1 Satz 1 GO NRW")
    assert nrw.quorum_presumption == Flag(True, "§ 49 Abs. 1 Satz 2 GO NRW")
    assert nrw.ballot_change.value is True
    assert nrw.second_meeting == Number(1, "§ 49 Abs. 2 GO NRW")
    assert nrw.council_majority == Flag(True, "§ 58 Abs. 3 GO NRW")
    assert nrw.recusal == Flag(True, "§ 31 GO NRW")
    assert nrw.abstention == Flag(True, "§ 50 Abs. 5 GO NRW")
    assert nrw.urgent_extension == RuleName("simple", "§ 48 Abs. 1 Satz 5 GO NRW")
    assert nrw.casting_vote == Flag(False, "§ 50 Abs. 1 GO NRW")
    assert nrw.majorities[1] == Demand(Majority.MAYOR_REMOVAL, "two_thirds_of_elected", "§ 66 Abs. 1 GO NRW")
    assert [nrw.majority(each) is None for each in Majority] == [False] * 6 + [True] * 2


# What makes minutes final, who signs them, until when; and what of that is left to the rules of procedure.
MINUTES = {
    "nrw": ("signatures", "chair_and_clerk", "", {"minutes.due", "minutes.objection_days"}),
    "by": ("approval", "chair_and_clerk", "", {"minutes.due", "minutes.objection_days"}),
    "he": ("objections", "chair_and_clerk", "", {"minutes.due", "minutes.objection_days"}),
    "bw": ("objections", "chair_members_and_clerk", "one_month", {"minutes.objection_days"}),
    "ni": ("approval", "chair_and_clerk", "", OF_MINUTES - ON_INTERNET),
    "bb": ("objections", "chair", "next_meeting", set()),
}


@pytest.mark.parametrize(("state", "said"), MINUTES.items())
def test_each_state_says_how_its_minutes_become_final(state, said):
    rules, values = load_profile(state).minutes, load_law(state).values
    left = {key for key in OF_MINUTES if values[key].left_to}
    assert (rules.final_by.value, rules.signed_by.value, rules.due.value, left - ON_INTERNET) == said
    assert left >= ON_INTERNET
    assert rules.objection_days.value == 0
    assert (rules.roll_call.value, rules.names.value) == (False, state != "by")


def test_a_state_whose_majority_for_urgent_items_cannot_be_counted_here_has_no_rule_for_them():
    assert load_profile("bw").urgent_extension is None
    assert load_profile("he").urgent_extension == RuleName("two_thirds_of_statutory", "§ 58 Abs. 2 HGO")


def test_a_profile_may_have_an_end(tmp_path):
    assert load_profile("xx", written(tmp_path, valid_to="2030-10-31")).valid_to == "2030-10-31"


def sourced(value):
    return {"value": value, "source": "§ 1"}


WORDS = {"de": "nein", "en": "no"}
LEFT_TO = '"left_to" has to be a list of: main_bylaw, rules_of_procedure'


@pytest.mark.parametrize(
    ("key", "value", "reason"),
    [
        ("id", "", "has to be a text"),
        ("law", 5, "has to be a text"),
        ("version", 0, "has to be a whole number from 1"),
        ("version", True, "has to be a whole number from 1"),
        ("version", "1", "has to be a whole number from 1"),
        ("state", "XX", "has to be one of: BB, BW, BY, HE, NI, NW"),
        ("state", ["NW"], "has to be one of: BB, BW, BY, HE, NI, NW"),
        ("status", "fine", "has to be one of: draft, reviewed"),
        ("status", [], "has to be one of: draft, reviewed"),
        ("valid_from", "2025-13-01", "month must be in 1..12"),
        ("quorum.presumption", True, 'has to be an object with "value" and "source"'),
        ("quorum.presumption", {"value": True}, 'has to be an object with "value" and "source"'),
        ("quorum.presumption", {"value": True, "source": ""}, "has to be a text"),
        ("quorum.presumption", {"value": True, "source": None}, "has to be a text"),
        ("quorum.presumption", sourced(1), "its value has to be true or false"),
        (
            "quorum.rule",
            sourced("half"),
            "its value has to be one of: at_least_half_of_statutory, more_than_half_of_statutory",
        ),
        ("majority.simple", sourced(["x"]), f"its value has to be one of: {RULE_NAMES}"),
        ("quorum.second_meeting", sourced(0), "has to be a whole number from 1"),
        ("quorum.second_meeting", sourced(True), "has to be a whole number from 1"),
        ("majority.main_bylaw", sourced("most"), f"its value has to be one of: {RULE_NAMES}"),
        (
            "committee.seats_method",
            sourced("hare"),
            "its value has to be one of: d_hondt, hare_niemeyer, sainte_lague",
        ),
        (
            "agenda.urgent_extension",
            sourced("most"),
            f"its value has to be one of: {', '.join(sorted((*RULES_OF_MAJORITY, 'simple')))}",
        ),
        ("vote.secret", sourced("nein"), 'its value has to be an object with the texts "de" and "en"'),
        ("vote.secret", sourced({"de": "x"}), 'its value has to be an object with the texts "de" and "en"'),
        ("vote.secret", sourced({"de": "x", "en": " "}), "has to be a text"),
        ("vote.secret", sourced(WORDS) | {"left_to": []}, LEFT_TO),
        ("vote.secret", sourced(WORDS) | {"left_to": "main_bylaw"}, LEFT_TO),
        ("vote.secret", sourced(WORDS) | {"left_to": ["law"]}, LEFT_TO),
        ("vote.secret", sourced(WORDS) | {"left_to": [["main_bylaw"]]}, LEFT_TO),
        ("vote.secret", sourced(WORDS) | {"left_to": ["main_bylaw", "main_bylaw"]}, LEFT_TO),
        ("vote.secret", sourced(WORDS) | {"checked": 1}, 'has to be an object with "value" and "source"'),
        (
            "quorum.presumption",
            sourced(True) | {"left_to": ["rules_of_procedure"]},
            "is fixed by the law of the state, which leaves it to nobody",
        ),
        ("id", "yy", "has to be the name of the file"),
        ("valid_to", "2020-01-01", "lies before valid_from"),
        ("majority.magic", 1, "is not a key of a profile"),
    ],
)
def test_a_broken_value_is_refused_with_file_key_and_reason(tmp_path, key, value, reason):
    with pytest.raises(BrokenProfileError) as caught:
        load_profile("xx", written(tmp_path, **{key: value}))
    assert str(caught.value) == f"{tmp_path / 'xx.json'}: {key}: {reason}"


@pytest.mark.parametrize("hole", GOOD)
def test_a_file_with_any_key_missing_is_refused(tmp_path, hole):
    (tmp_path / "xx.json").write_text(json.dumps({key: GOOD[key] for key in GOOD if key != hole}))
    with pytest.raises(BrokenProfileError) as caught:
        load_profile("xx", tmp_path)
    assert str(caught.value) == f"{tmp_path / 'xx.json'}: {hole}: is missing"


def test_a_key_that_stands_there_twice_is_refused(tmp_path):
    (tmp_path / "xx.json").write_text('{"id": "xx", "version": 1, "version": 2}')
    with pytest.raises(BrokenProfileError, match=r"xx\.json: version: stands there twice"):
        load_profile("xx", tmp_path)


@pytest.mark.parametrize(
    ("content", "reason"),
    [("{", "is not JSON"), ("[1]", "has to be one JSON object"), ("\xff", "is not JSON")],
)
def test_a_file_that_is_not_a_json_object_is_refused(tmp_path, content, reason):
    (tmp_path / "xx.json").write_bytes(content.encode("latin-1"))
    with pytest.raises(BrokenProfileError, match=reason):
        load_profile("xx", tmp_path)


def test_a_profile_that_does_not_exist_is_refused_by_its_file_name(tmp_path):
    with pytest.raises(BrokenProfileError, match=r"xx\.json: -: cannot be read"):
        load_profile("xx", tmp_path)

"""Numbers and what the law of each state makes of them: `majorities.csv`, a table to be read by lawyers.

„Mehrheit“ and „Paragraf“ are what the state's profile names for the „Gegenstand“; for „andere Vorschrift“ whoever opens
the vote names both. „Gezählt von“ is the base, „Nötige Ja“ the threshold. Invalid votes there are on paper only: those
cases go to the rule itself, all others through ballots cast one by one.
"""

import csv
from pathlib import Path

import pytest

from journal.events import Refused
from tests.voting.test_vote import after, opened
from voting.commands import cast_ballot, close_vote, read_rule
from voting.rules.majority import RULES, Majority, Tally, judge
from voting.rules.profiles import load_profile
from voting.vote import Source, Voter

CASES = list(csv.DictReader((Path(__file__).parent / "majorities.csv").open(encoding="utf-8"), delimiter=";"))
SUBJECTS = {
    "Beschluss": Majority.SIMPLE,
    "Hauptsatzung": Majority.MAIN_BYLAW,
    "Abwahl Bürgermeister": Majority.MAYOR_REMOVAL,
    "Abberufung Stellvertretung": Majority.DEPUTY_REMOVAL,
    "Sitzungen mit Video": Majority.REMOTE_MEETING,
    "Gemeinsamer Wahlvorschlag": Majority.JOINT_PROPOSAL,
    "andere Vorschrift": Majority.OTHER,
}
NAMES = {
    "mehr Ja als Nein": "more_yes_than_no",
    "mehr als die Hälfte der abgegebenen Stimmen": "more_than_half_of_votes",
    "mehr als die Hälfte der Anwesenden": "more_than_half_of_present",
    "mehr als die Hälfte der gesetzlichen Mitglieder": "more_than_half_of_statutory",
    "mehr als die Hälfte der gesetzlichen Ratsmitglieder ohne Bürgermeister": "more_than_half_of_elected",
    "zwei Drittel der Ja- und Nein-Stimmen": "two_thirds_of_yes_and_no",
    "zwei Drittel der abgegebenen Stimmen": "two_thirds_of_votes",
    "zwei Drittel der Anwesenden": "two_thirds_of_present",
    "zwei Drittel der gesetzlichen Mitglieder": "two_thirds_of_statutory",
    "zwei Drittel der gesetzlichen Ratsmitglieder ohne Bürgermeister": "two_thirds_of_elected",
    "drei Viertel der gesetzlichen Mitglieder": "three_quarters_of_statutory",
    "einstimmig": "unanimous",
    "alle Anwesenden": "all_of_present",
    "alle gesetzlichen Mitglieder": "all_of_statutory",
}
RESULTS = {True: "angenommen", False: "abgelehnt"}
CHOICES = (("yes", "Ja"), ("no", "Nein"), ("abstain", "Enthaltungen"))


def named(case):
    return f"{case['Profil']}: {case['Gegenstand']}: {case['Fall']}"


def taken(case):
    """Result, base, threshold and paragraph, as a sitting under this law would have them."""
    register = tuple(Voter(number, f"Mitglied {number}") for number in range(int(case["Stimmberechtigte"])))
    other = SUBJECTS[case["Gegenstand"]] is Majority.OTHER
    rule = read_rule(NAMES[case["Mehrheit"]], case["Paragraf"]) if other else None
    vote = opened(
        profile=load_profile(case["Profil"]),
        register=register,
        majority=SUBJECTS[case["Gegenstand"]],
        statutory_number=int(case["Gesetzliche Mitglieder"]),
        rule=rule,
    )
    if int(case["Ungültig"]):
        return decided(judge(vote.rule_id, counted(case), statutory_number=vote.statutory_number), vote)
    choices = [choice for choice, column in CHOICES for _ in range(int(case[column]))]
    try:
        for person, choice in enumerate(choices):
            vote = after(vote, cast_ballot(vote, voter=person, choice=choice, source=Source.DEVICE))
    except Refused as refused:
        return {"no_abstention": "Enthaltung unzulässig"}[refused.code], "", "", vote.rule_source
    return decided(close_vote(vote), vote)


def counted(case):
    cast = [int(case[column]) for column in ("Ja", "Nein", "Enthaltungen", "Ungültig")]
    return Tally(*cast, not_voted=int(case["Stimmberechtigte"]) - sum(cast))


def decided(verdict, vote):
    assert verdict.rule_id == vote.rule_id
    return RESULTS[verdict.carried], str(verdict.base), str(verdict.threshold), vote.rule_source


@pytest.mark.parametrize("state", ["nrw", "by", "he", "bw", "ni", "bb"])
def test_every_case_of_a_state_comes_out_as_the_table_says(state):
    wrong = [
        (named(case), found, expected)
        for case in CASES
        if case["Profil"] == state
        and (found := taken(case))
        != (expected := (case["Ergebnis"], case["Gezählt von"], case["Nötige Ja"], case["Paragraf"]))
    ]
    assert wrong == []


def test_every_case_names_the_majority_that_its_state_demands():
    for case in CASES:
        kind = SUBJECTS[case["Gegenstand"]]
        if kind is not Majority.OTHER:
            rule = load_profile(case["Profil"]).majority(kind)
            assert (rule.value, rule.source) == (NAMES[case["Mehrheit"]], case["Paragraf"]), named(case)


def test_the_table_holds_the_vectors_of_all_states_and_many_more_cases():
    vectors = {
        (case["Profil"], case["Fall"][:2])
        for case in CASES
        if case["Fall"][0] == "M" and case["Fall"][1].isdigit()
    }
    states = {case["Profil"] for case in CASES}
    assert vectors == {(state, f"M{number}") for state in states for number in range(1, 8)}
    assert len(states) == 6
    assert len(CASES) > 42 + 150
    assert {case["Mehrheit"] for case in CASES} == set(NAMES)
    assert set(NAMES.values()) == set(RULES)
    assert len({tuple(case.values()) for case in CASES}) == len(CASES)


@pytest.mark.parametrize("state", ["nrw", "by", "he", "bw", "ni", "bb"])
def test_everything_that_the_law_of_a_state_demands_stands_in_the_table(state):
    profile = load_profile(state)
    demanded = {kind for kind in Majority if profile.majority(kind)}
    assert demanded == {SUBJECTS[case["Gegenstand"]] for case in CASES if case["Profil"] == state} - {
        Majority.OTHER
    }

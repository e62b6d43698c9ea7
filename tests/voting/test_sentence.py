"""What is needed and what came of it, each in one sentence with its arithmetic, in both languages."""

import pytest
from django.utils import translation
from django.utils.translation import gettext

from minutes.majorities import DEMANDS as IN_MINUTES
from minutes.majorities import requirement
from voting.rules.majority import MORE_YES_THAN_NO, RULES, Tally, Verdict, judge
from voting.rules.sentence import DEMANDS, consequence, result_sentence


def german(phrase):
    with translation.override("de"):
        return phrase.told(gettext)


@pytest.mark.parametrize(
    ("yes", "no", "abstain", "sentence"),
    [
        (21, 14, 3, "Carried with 21 Yes to 14 No and 3 abstentions: more Yes than No"),
        (21, 14, 1, "Carried with 21 Yes to 14 No and one abstention: more Yes than No"),
        (10, 10, 0, "Rejected with 10 Yes to 10 No and 0 abstentions: a tie is a rejection"),
        (0, 0, 1, "Rejected with 0 Yes to 0 No and one abstention: a tie is a rejection"),
        (3, 4, 2, "Rejected with 3 Yes to 4 No and 2 abstentions: not more Yes than No"),
        (3, 4, 1, "Rejected with 3 Yes to 4 No and one abstention: not more Yes than No"),
    ],
)
def test_a_simple_majority_is_told_with_its_arithmetic_and_its_paragraph(yes, no, abstain, sentence):
    tally = Tally(yes, no, abstain)
    told = result_sentence(tally, judge(MORE_YES_THAN_NO, tally, source="§ 50 Abs. 1 GO NRW")).told()
    assert told == f"{sentence} (simple majority, § 50 Abs. 1 GO NRW)."


@pytest.mark.parametrize(("abstain", "told"), [(0, "0 abstentions"), (1, "one abstention")])
def test_a_tie_that_a_casting_vote_decides_says_so(abstain, told):
    tally = Tally(10, 10, abstain)
    verdict = judge(MORE_YES_THAN_NO, tally, source="§ 1", casting_yes=True)
    assert result_sentence(tally, verdict).told() == (
        f"Carried with 10 Yes to 10 No and {told}: at a tie the casting vote decides (simple majority, § 1)."
    )


# Of 20 Yes, 8 No, 5 abstentions, 2 invalid, 3 without a vote and 39 members by law: what a rule makes in words.
SAID = [
    (
        "more_than_half_of_votes",
        (
            "Carried with 20 Yes to 8 No and 5 abstentions: 17 Yes were needed "
            "(more than half of the votes cast, abstentions included; 33 count, § 1)."
        ),
        (
            "Mit 20 Ja gegen 8 Nein bei 5 Enthaltungen angenommen: erforderlich waren 17 Ja "
            "(mehr als die Hälfte der abgegebenen Stimmen, Enthaltungen zählen mit; es zählen 33, § 1)."
        ),
    ),
    (
        "more_than_half_of_present",
        (
            "Carried with 20 Yes to 8 No and 5 abstentions: 20 Yes were needed "
            "(more than half of the 38 members present with a vote, § 1)."
        ),
        (
            "Mit 20 Ja gegen 8 Nein bei 5 Enthaltungen angenommen: erforderlich waren 20 Ja "
            "(mehr als die Hälfte der 38 anwesenden Stimmberechtigten, § 1)."
        ),
    ),
    (
        "two_thirds_of_statutory",
        (
            "Rejected with 20 Yes to 8 No and 5 abstentions: 26 Yes were needed "
            "(two thirds of the 39 members by law, § 1)."
        ),
        (
            "Mit 20 Ja gegen 8 Nein bei 5 Enthaltungen abgelehnt: erforderlich waren 26 Ja "
            "(zwei Drittel der 39 gesetzlichen Mitglieder, § 1)."
        ),
    ),
    (
        "two_thirds_of_elected",
        (
            "Rejected with 20 Yes to 8 No and 5 abstentions: 26 Yes were needed "
            "(two thirds of the 38 council members by law, without the mayor, § 1)."
        ),
        (
            "Mit 20 Ja gegen 8 Nein bei 5 Enthaltungen abgelehnt: erforderlich waren 26 Ja "
            "(zwei Drittel der 38 gesetzlichen Ratsmitglieder, ohne das Bürgermeisteramt, § 1)."
        ),
    ),
    (
        "unanimous",
        (
            "Rejected with 20 Yes to 8 No and 5 abstentions: 28 Yes were needed "
            "(unanimous: no vote against, abstentions do not count, § 1)."
        ),
        (
            "Mit 20 Ja gegen 8 Nein bei 5 Enthaltungen abgelehnt: erforderlich waren 28 Ja "
            "(einstimmig: keine Gegenstimme, Enthaltungen zählen nicht mit, § 1)."
        ),
    ),
]


@pytest.mark.parametrize(("name", "english", "in_german"), SAID)
def test_every_other_majority_tells_what_was_needed_of_what(name, english, in_german):
    tally = Tally(20, 8, 5, 2, 3)
    said = result_sentence(tally, judge(name, tally, statutory_number=39, source="§ 1"))
    assert (said.told(), german(said)) == (english, in_german)


def test_one_abstention_is_told_in_the_singular():
    tally = Tally(30, 2, 1)
    for name, word in (("two_thirds_of_statutory", "Carried"), ("all_of_statutory", "Rejected")):
        said = result_sentence(tally, judge(name, tally, statutory_number=39, source="§ 1")).told()
        assert said.startswith(f"{word} with 30 Yes to 2 No and one abstention: ")


def test_before_the_vote_is_opened_everybody_can_read_what_it_needs():
    told = consequence("more_than_half_of_statutory", "§ 7 Abs. 3 GO NRW", present=40, statutory_number=52)
    assert (
        told.told()
        == "Carried from 27 Yes votes on: more than half of the 52 members by law (§ 7 Abs. 3 GO NRW)."
    )
    assert german(told) == (
        "Angenommen ab 27 Ja-Stimmen: mehr als die Hälfte der 52 gesetzlichen Mitglieder (§ 7 Abs. 3 GO NRW)."
    )
    simple = consequence(MORE_YES_THAN_NO, "§ 50 Abs. 1 GO NRW", present=40, statutory_number=52)
    assert (
        german(simple)
        == "Erforderlich: mehr Ja als Nein, Enthaltungen zählen nicht mit (§ 50 Abs. 1 GO NRW)."
    )
    present = consequence("two_thirds_of_present", "§ 3 GeschO", present=40, statutory_number=52)
    assert (
        german(present)
        == "Angenommen ab 27 Ja-Stimmen: zwei Drittel der 40 anwesenden Stimmberechtigten (§ 3 GeschO)."
    )


@pytest.mark.parametrize("name", RULES)
def test_the_minutes_have_the_words_of_the_screens(name):
    with translation.override("de"):
        assert gettext(DEMANDS[name]) == IN_MINUTES[name]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            MORE_YES_THAN_NO,
            "erforderlich: mehr Ja als Nein, Enthaltungen zählen nicht mit (einfache Mehrheit, § 1)",
        ),
        (
            "two_thirds_of_votes",
            "erforderlich: 22 Ja (zwei Drittel der abgegebenen Stimmen, Enthaltungen zählen mit; es zählen 33, § 1)",
        ),
        (
            "unanimous",
            "erforderlich: 22 Ja (einstimmig: keine Gegenstimme, Enthaltungen zählen nicht mit, § 1)",
        ),
        ("all_of_present", "erforderlich: 22 Ja (alle 33 anwesenden Stimmberechtigten, § 1)"),
    ],
)
def test_the_minutes_say_what_was_needed_and_why(name, told):
    assert requirement(Verdict(True, 33, 22, name, "§ 1")) == told

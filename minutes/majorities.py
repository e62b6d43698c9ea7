"""Which majority a vote needed, in the words of the minutes. Pure.

The words of the rules are those of the screens in German (voting/rules/sentence.py): a test compares them.
"""

from collections.abc import Mapping

from voting.rules.majority import MORE_YES_THAN_NO, RULES, UNANIMOUS, Verdict

DEMANDS: Mapping[str, str] = {
    MORE_YES_THAN_NO: "mehr Ja als Nein, Enthaltungen zählen nicht mit",
    "more_than_half_of_votes": "mehr als die Hälfte der abgegebenen Stimmen, Enthaltungen zählen mit",
    "more_than_half_of_present": "mehr als die Hälfte der %(base)d anwesenden Stimmberechtigten",
    "more_than_half_of_statutory": "mehr als die Hälfte der %(base)d gesetzlichen Mitglieder",
    "more_than_half_of_elected": "mehr als die Hälfte der %(base)d gesetzlichen Ratsmitglieder, ohne das Bürgermeisteramt",
    "two_thirds_of_yes_and_no": "zwei Drittel der Ja- und Nein-Stimmen, Enthaltungen zählen nicht mit",
    "two_thirds_of_votes": "zwei Drittel der abgegebenen Stimmen, Enthaltungen zählen mit",
    "two_thirds_of_present": "zwei Drittel der %(base)d anwesenden Stimmberechtigten",
    "two_thirds_of_statutory": "zwei Drittel der %(base)d gesetzlichen Mitglieder",
    "two_thirds_of_elected": "zwei Drittel der %(base)d gesetzlichen Ratsmitglieder, ohne das Bürgermeisteramt",
    "three_quarters_of_statutory": "drei Viertel der %(base)d gesetzlichen Mitglieder",
    UNANIMOUS: "einstimmig: keine Gegenstimme, Enthaltungen zählen nicht mit",
    "all_of_present": "alle %(base)d anwesenden Stimmberechtigten",
    "all_of_statutory": "alle %(base)d gesetzlichen Mitglieder",
}


def requirement(verdict: Verdict) -> str:
    """What was needed and which paragraph says so: 27 Ja, mehr als die Hälfte der 52 gesetzlichen Mitglieder (§ …)."""
    demand = DEMANDS[verdict.rule_id] % {"base": verdict.base}
    if verdict.rule_id == MORE_YES_THAN_NO:
        because = ", ".join(each for each in ("einfache Mehrheit", verdict.source) if each)
        return f"erforderlich: {demand} ({because})"
    counted = not RULES[verdict.rule_id].base.is_known_before and verdict.rule_id != UNANIMOUS
    number = f"; es zählen {verdict.base}" if counted else ""
    return f"erforderlich: {verdict.threshold} Ja ({demand}{number}, {verdict.source})"

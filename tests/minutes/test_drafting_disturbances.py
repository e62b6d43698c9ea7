"""What the minutes of each part say of disturbances, assurances and announced closed results."""

import evening as ev
import pytest
from evening import ABOUT, anchor, history

from minutes.draft import Part
from minutes.drafting import draft_of
from sessions_app.sitting.assembly import Mode
from sessions_app.sitting.discretion import Announcement
from sessions_app.sitting.disturbances import FaultKind, Finding
from sessions_app.sitting.events import agenda, attendance, course
from sessions_app.sitting.events.discretion import (
    ClosedResultKept,
    ClosedResultPublished,
    ConfidentialityAssured,
)
from sessions_app.sitting.events.disturbances import (
    DisturbancesJudged,
    DisturbancesRepaired,
    FaultOver,
    FaultReported,
)
from voting.events import ResultAnnounced

REPORT = "Meldung GEHEIM"
BEGIN = (
    course.SittingConvened(plan=ev.PLAN),
    attendance.MemberArrived(person=1),
    attendance.MemberArrived(person=4, mode=Mode.REMOTE),
    course.SittingOpened(present=2, required=1, quorate=True),
)
EXCLUDED = agenda.PublicExcluded(reason="GEHEIM")
VOTED = (agenda.ItemCalled(item=21), ev.opened(1, 21, ev.SECRET), ev.closed(2, 0), ResultAnnounced())


def reported(number=1):
    return FaultReported(number=number, person=4, fault=FaultKind.SOUND, text=REPORT)


def judged(*numbers, finding=Finding.RELEVANT, reason="Alle hörten nichts."):
    return DisturbancesJudged(numbers=numbers, finding=finding, reason=reason)


def notes(part, *events):
    """Every note of a part's minutes, those of the whole sitting first, by the number of its item."""
    drafted = draft_of(history((*BEGIN, *events)), part=part, about=ABOUT, passages={}, anchor=anchor())
    whole = [("", note.text) for note in drafted.notes]
    of_items = [(item.number, note.text) for item in drafted.items for note in item.notes]
    return [
        each for each in whole + of_items if "eröffnet" not in each[1] and "Öffentlichkeit" not in each[1]
    ]


FOUND = "Der Vorsitz stellt fest: Die gemeldete Störung"
REPORTED = "Ein Mitglied meldet eine Störung."


def test_a_disturbance_stands_at_its_item_without_the_words_of_the_report():
    told = notes(
        Part.PUBLIC,
        agenda.ItemCalled(item=11),
        reported(),
        FaultOver(number=1),
        judged(1),
        DisturbancesRepaired(numbers=(1,), reason="Neues Kabel."),
    )
    assert told == [
        ("Ö 1", REPORTED),
        ("Ö 1", "Das Mitglied, das eine Störung gemeldet hat, nimmt wieder ohne Beanstandung teil."),
        (
            "Ö 1",
            f"{FOUND} ist erheblich; die Sitzung wird erst nach ihrer Behebung fortgesetzt. Begründung: Alle hörten nichts.",
        ),
        ("Ö 1", f"{FOUND} ist behoben. Neues Kabel."),
    ]


@pytest.mark.parametrize(
    ("finding", "words"),
    [(Finding.OWN_SPHERE, "in der Sphäre des Mitglieds"), (Finding.IRRELEVANT, "unerheblich")],
)
def test_every_finding_has_its_words(finding, words):
    told = notes(Part.PUBLIC, reported(), judged(1, finding=finding), DisturbancesRepaired(numbers=(1,)))
    assert words in told[1][1]
    assert told[2] == ("", f"{FOUND} ist behoben.")
    assert notes(Part.CLOSED, reported(), judged(1)) == []


def test_what_was_reported_in_the_closed_part_stays_there():
    events = (EXCLUDED, agenda.ItemCalled(item=21), reported(), judged(1, reason="GEHEIM"))
    assert notes(Part.PUBLIC, *events) == []
    assert [number for number, _ in notes(Part.CLOSED, *events)] == ["N 1", "N 1"]
    later = (
        EXCLUDED,
        reported(),
        agenda.PublicReadmitted(),
        agenda.ItemCalled(item=11),
        judged(1, reason="GEHEIM"),
    )
    assert notes(Part.PUBLIC, *later) == []
    assert [number for number, _ in notes(Part.CLOSED, *later)] == ["", ""]


def test_a_decision_behind_closed_doors_on_a_public_disturbance_is_told_without_its_reason():
    events = (reported(), EXCLUDED, judged(1, finding=Finding.IRRELEVANT, reason="GEHEIM"))
    assert notes(Part.PUBLIC, *events) == [
        ("", REPORTED),
        ("", f"{FOUND} ist unerheblich; die Sitzung wird fortgesetzt."),
    ]
    assert "Begründung: GEHEIM" in notes(Part.CLOSED, *events)[0][1]


def test_assurances_stand_in_the_closed_minutes_by_name():
    events = (EXCLUDED, ConfidentialityAssured(person=4))
    said = "Emil Ersatz versichert, dass keine unbefugte Person mithört oder mitsieht."
    assert (notes(Part.PUBLIC, *events), notes(Part.CLOSED, *events)) == ([], [("", said)])


def test_of_an_announced_closed_result_the_public_reads_the_wording_and_the_neutral_title_alone():
    wording = "Der Rat hat ein Grundstück verkauft."
    events = (EXCLUDED, *VOTED, ClosedResultPublished(vote=1, item=21, wording=wording))
    about = "Bekanntgabe aus dem nichtöffentlichen Teil, N 1 Grundstücksangelegenheit"
    assert notes(Part.PUBLIC, *events) == [("", f"{about}: {wording}")]
    inside = f"Der Beschluss wird öffentlich bekannt gegeben mit dem Wortlaut: {wording}"
    assert notes(Part.CLOSED, *events) == [("N 1", inside)]
    without_title = ClosedResultPublished(vote=1, item=22, wording=wording)
    assert "N 2 Nichtöffentliche Angelegenheit:" in notes(Part.PUBLIC, EXCLUDED, without_title)[0][1]


def test_results_that_are_kept_are_told_in_the_closed_minutes_alone():
    for announcement, words in ((Announcement.LATER, "später"), (Announcement.NEVER, "nicht")):
        kept = ClosedResultKept(vote=1, item=21, announcement=announcement, reason="Der Vertrag ist offen.")
        events = (EXCLUDED, *VOTED, kept)
        said = f"Der Beschluss wird {words} öffentlich bekannt gegeben. Grund: Der Vertrag ist offen."
        assert (notes(Part.PUBLIC, *events), notes(Part.CLOSED, *events)) == ([], [("N 1", said)])

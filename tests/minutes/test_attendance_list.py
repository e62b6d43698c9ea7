"""The printed attendance list: to be signed before, with the times afterwards."""

from datetime import timedelta

import pypdfium2
from drafts import LETTERHEAD
from evening import EVENTS, START, history

from minutes.attendance_list import attendance_list, read
from minutes.pdf.attendance_list import render_attendance_list
from sessions_app.sitting.events import attendance

CONVENED = EVENTS[0]


def sheet(events, number=12):
    reading = read(history(events), "Europe/Berlin")
    day = START.date()
    return attendance_list(
        reading, document_id="AL-7", letterhead=LETTERHEAD, number=number, issued_on=day, zone="Europe/Berlin"
    )


def remarks(made):
    return {row.name: row.remark for section in made.sections for row in section.rows}


def test_before_the_sitting_everybody_has_a_line_to_sign_by_kind_of_seat():
    made = sheet([CONVENED, attendance.MemberArrived(person=1)])
    assert made.to_sign
    assert [(section.title, [row.name for row in section.rows]) for section in made.sections] == [
        ("Stimmberechtigte Mitglieder", ["Kim Vorsitz", "Anna Albrecht", "Bernd Fehlt"]),
        ("Beratende Mitglieder", ["Rita Rat", "Siri Sach"]),
        ("Stellvertretungen", ["Emil Ersatz", "Nora Nie"]),
    ]
    assert remarks(made)["Emil Ersatz"] == "Vertretung für Bernd Fehlt"
    assert remarks(made)["Anna Albrecht"] == ""


def test_what_was_announced_stands_on_the_line():
    late = START + timedelta(hours=2)
    made = sheet(
        [
            CONVENED,
            attendance.MemberExcused(person=2),
            attendance.MemberAnnouncedLate(person=3, expected_at=late),
            attendance.MemberAnnouncedLate(person=6),
        ]
    )
    told = remarks(made)
    assert (told["Anna Albrecht"], told["Bernd Fehlt"]) == ("entschuldigt", "kommt gegen 19:50 Uhr")
    assert told["Rita Rat"] == "kommt später"


def test_afterwards_the_list_has_the_times_and_substitutes_only_where_they_came():
    made = sheet(EVENTS)
    assert not made.to_sign
    names = [row.name for section in made.sections for row in section.rows]
    assert "Emil Ersatz" in names
    assert "Nora Nie" not in names
    assert ("Beginn / Ende", "18:15 – 21:20 Uhr") in [(fact.label, fact.text) for fact in made.facts]
    assert made.subtitle.startswith("12. Sitzung\n")


def test_a_meeting_without_a_number_a_time_and_a_chair_on_the_roster_is_printed_as_well():
    plan = type(CONVENED.plan)(statutory_number=5, profile=CONVENED.plan.profile)
    made = sheet([type(CONVENED)(plan=plan)], number=0)
    assert (made.sections, made.subtitle.splitlines()[0]) == ((), "Sitzung")
    assert [fact.label for fact in made.facts] == ["Mitgliederzahl"]


def words_of(data):
    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def test_the_pages_have_a_column_to_sign_before_and_the_times_after():
    before, after = (words_of(render_attendance_list(sheet(events))) for events in ([CONVENED], EVENTS))
    assert "Unterschrift" in before
    assert "Unterschrift" not in after
    assert "18:15" in after
    assert "Anna\u00a0Albrecht" in before or "Anna Albrecht" in before

"""Each kind of document that the product makes, once: a new kind needs one line in DOCUMENTS.

`attached`: whether a record lies inside, so that the file claims PDF/A-3a; without one it claims PDF/A-2a.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

import chain
import elsewhere
import evening
import recorded
import signed as made
from django.utils import translation
from drafts import LETTERHEAD, WORDING, golden
from samples_made import SAMPLES, copy_of

from minutes.attendance_list import attendance_list, read
from minutes.draft import Fact, Part
from minutes.pdf.agenda import render_agenda
from minutes.pdf.attendance_list import render_attendance_list
from minutes.pdf.letters import SEQUENCES
from minutes.pdf.minutes import preview_minutes
from minutes.pdf.paper import render_paper
from minutes.pdf.rules import render_rules
from minutes.pdf.vote_record import render_vote_record
from minutes.sheets import AgendaDocument, PaperDocument, RuleRow, RulesDocument, RuleTable
from minutes.votes.sheet import sheet_of
from tests.cast import ROLL_CALL, announced
from tests.minutes.test_passages_on_the_page import TEXT

PAPER = PaperDocument(
    reference="VL-2026/0187-1",
    letterhead=LETTERHEAD,
    kind="Beschlussvorlage",
    title="Haushaltssatzung 2027",
    facts=(Fact("Amt", "Kämmerei"),),
    proposed_resolution=WORDING,
    reasons=("Erster Grund.", "Zweiter Grund.", " ".join(SEQUENCES)),
    issued_on=date(2026, 9, 20),
)
RULES = RulesDocument(
    document_id="REG-1",
    letterhead=LETTERHEAD,
    title="Regeln",
    subtitle="Was für den Rat gilt",
    facts=(Fact("Land", "Nordrhein-Westfalen"),),
    note="Geprüft ist dieser Stand noch nicht.",
    tables=tuple(
        RuleTable(
            title=subject,
            rows=tuple(
                RuleRow(
                    f"Regel {n}", "Mehr als die Hälfte. " * n, "§ 50 GO NRW", "Landesrecht", acts=n % 2 == 0
                )
                for n in range(1, 12)
            ),
        )
        for subject in ("Ladung", "Abstimmungen")
    ),
    issued_on=date(2026, 9, 20),
)


def invitation() -> AgendaDocument:
    draft = golden()
    return AgendaDocument(
        document_id="RAT-2026-12-E",
        letterhead=draft.letterhead,
        title="Einladung",
        subtitle="zur 12. Sitzung des Rates",
        subject="Einladung zur 12. Sitzung des Rates",
        facts=draft.facts[:2],
        salutation="Sehr geehrte Damen und Herren,",
        text=("ich lade Sie zur Sitzung ein.",),
        agenda=draft.agenda,
        closing=("Dr. Katharina Neuhäuser\nBürgermeisterin",),
        issued_on=date(2026, 10, 2),
    )


def closed_minutes() -> bytes:
    return made.sealed(replace(made.anchored(), part=Part.CLOSED, document_id="RAT-2026-12-N")).data


def minutes_of_many_marks() -> bytes:
    """A clerk's passage with all marks, before the first item and on one."""
    draft, marks = made.anchored(), tuple(TEXT.split("\n\n"))
    first, *rest = draft.items
    items = (replace(first, passages=marks), *rest)
    return made.sealed(replace(draft, passages=marks, items=items)).data


def attendance(*, to_sign: bool) -> bytes:
    reading = read(evening.history(evening.EVENTS[:1] if to_sign else evening.EVENTS), "Europe/Berlin")
    more = {"letterhead": LETTERHEAD, "number": 12, "issued_on": date(2026, 10, 15), "zone": "Europe/Berlin"}
    return render_attendance_list(attendance_list(reading, document_id="AL-7", **more))


def vote_record(*happened: object) -> bytes:
    with translation.override("de"):
        told = recorded.record(recorded.state(*recorded.voted(ROLL_CALL), *happened), desk=not happened)
        return render_vote_record(sheet_of(told, LETTERHEAD))


@dataclass(frozen=True)
class Kind:
    made: Callable[[], bytes]
    attached: bool = False


DOCUMENTS = {
    "minutes": Kind(lambda: made.sealed().data, attached=True),
    "minutes of the closed part": Kind(closed_minutes, attached=True),
    "minutes with one signature": Kind(lambda: made.signed_by_chair().data, attached=True),
    "minutes with two signatures": Kind(lambda: made.signed().data, attached=True),
    "closed minutes": Kind(lambda: chain.closed().data, attached=True),
    "renewed minutes": Kind(lambda: chain.renewed().data, attached=True),
    "minutes handed out and signed with another program": Kind(elsewhere.signed_by_chair, attached=True),
    "minutes signed on paper": Kind(lambda: elsewhere.on_paper().data, attached=True),
    "preview of minutes": Kind(lambda: preview_minutes(golden())),
    "minutes with lists and tables": Kind(minutes_of_many_marks, attached=True),
    "agenda": Kind(lambda: render_agenda(invitation())),
    "invitation": Kind(SAMPLES["einladung"]),
    "supplement": Kind(SAMPLES["ergaenzung"]),
    "numbered supplement": Kind(SAMPLES["nachtrag"]),
    "extract": Kind(SAMPLES["beschlussauszug"]),
    "extract of the closed part": Kind(SAMPLES["beschlussauszug-nichtoeffentlich"]),
    "certified copy": Kind(lambda: copy_of(made.signed().data), attached=True),
    "paper": Kind(lambda: render_paper(PAPER)),
    "attendance list to sign": Kind(lambda: attendance(to_sign=True)),
    "attendance list with times": Kind(lambda: attendance(to_sign=False)),
    "rules": Kind(lambda: render_rules(RULES)),
    "record of a vote": Kind(lambda: vote_record(announced)),
    "record of a vote for the desk": Kind(vote_record),
}


@cache
def document(name: str) -> bytes:
    return DOCUMENTS[name].made()

"""Golden drafts: one evening of an invented town, and evenings of any length."""

from datetime import UTC, date, datetime, timedelta

from minutes.draft import (
    AgendaRow,
    AgendaTable,
    Anchor,
    Answer,
    Attendee,
    Decision,
    Draft,
    Fact,
    GroupBallots,
    Interval,
    ItemSection,
    Letterhead,
    Note,
    Part,
    Signer,
    Tally,
)  # fmt: skip

EVENING = datetime(2026, 10, 15, 16, 0, tzinfo=UTC)
HEAD = "c77c21894886afee" * 4
CHAIR, CLERK = "Dr. Katharina Neuhäuser", "Claudia Wörner"


def at(minutes: int) -> datetime:
    return EVENING + timedelta(minutes=minutes)


LETTERHEAD = Letterhead(
    body="Stadt Lindenau am See",
    office="Der Rat · Büro des Rates und der Bürgermeisterin",
    address=("Rathausplatz 1 · 88131 Lindenau am See", "Telefon 08382 555-0", "rat@lindenau-am-see.example"),
)
SIGNERS = (
    Signer(field="chair", role="Bürgermeisterin, Vorsitzende", name=CHAIR),
    Signer(field="clerk", role="Schriftführerin", name=CLERK),
)
ITEMS = (
    (
        "Ö 1",
        "Eröffnung der Sitzung, Feststellung der ordnungsgemäßen Einladung und der Beschlussfähigkeit",
        "",
    ),
    ("Ö 2", "Genehmigung der Niederschrift über die Sitzung vom 10. September 2026", ""),
    ("Ö 3", "Einwohnerfragestunde", ""),
    (
        "Ö 4",
        "Haushaltssatzung und Haushaltsplan der Stadt Lindenau am See für das Haushaltsjahr 2027",
        "VL-2026/0187-1",
    ),
    ("Ö 5", "Bebauungsplan Nr. 84 „Alte Ziegelei“ – Abwägung und Satzungsbeschluss", "VL-2026/0203"),
    ("Ö 6", "Antrag der Fraktion BÜNDNIS 90/DIE GRÜNEN: Tempo 30 auf der Ortsdurchfahrt", "AN-2026/0041"),
)
WORDING = (
    "1. Der Rat beschließt die Haushaltssatzung der Stadt Lindenau am See für das Haushaltsjahr 2027 in der "
    "Fassung der Vorlage.\n2. Die Änderungsliste der Verwaltung (Anlage 2) wird Bestandteil des Haushaltsplans."
)
TALK = (
    "Die Kämmerin stellt die Eckdaten vor: Erträge von 48,2 Mio. Euro stehen Aufwendungen von 49,0 Mio. Euro "
    "gegenüber. Die Ausgleichsrücklage wird mit 0,8 Mio. Euro in Anspruch genommen. Die Fraktionen nehmen "
    "Stellung; auf Nachfrage aus der Mitte des Rates erläutert sie die Entwicklung der Kreisumlage."
)


NO, ABSTAIN = {3, 7, 12, 16, 19, 22, 26, 29, 33}, {4, 15, 27}  # of 34, as `decision` counts them


def ballots(members: int) -> tuple[GroupBallots, ...]:
    names = [f"Ratsmitglied {number:02d} Müller-Lüdenscheidt" for number in range(1, members + 1)]
    groups = ("CDU", "SPD", "BÜNDNIS 90/DIE GRÜNEN", "FDP")
    share = -(-members // len(groups))
    return tuple(
        GroupBallots(
            group=group,
            ballots=tuple(
                Answer(names[place], _answer(place % 34))
                for place in range(turn * share, min((turn + 1) * share, members))
            ),
        )
        for turn, group in enumerate(groups)
    )


def _answer(place: int) -> str:
    return "Nein" if place in NO else "Enthaltung" if place in ABSTAIN else "Ja"


def decision(seq: int = 41, *, members: int = 0, wording: str = WORDING, annulled: bool = False) -> Decision:
    groups = ballots(members) if members else ()
    return Decision(
        heading="Beschluss", wording=wording, mode="Namentliche Abstimmung" if members else "Offene Abstimmung",
        tally=Tally(yes=22, no=9, abstain=3, not_voted=1), result="mehrheitlich beschlossen",
        explanation="22 von 31 Ja- und Nein-Stimmen, erforderlich mindestens 16", roll_call=groups,
        annulled=annulled, seq=seq,
    )  # fmt: skip


def section(number: str, title: str, paper: str, **more: object) -> ItemSection:
    return ItemSection(number=number, title=title, paper=paper, **more)


def golden(**changes: object) -> Draft:
    """The invented evening, as the public may read it."""
    fields: dict[str, object] = {
        "document_id": "RAT-2026-12-Ö", "part": Part.PUBLIC, "letterhead": LETTERHEAD, "title": "Niederschrift",
        "subtitle": "über den öffentlichen Teil der 12. Sitzung des Rates der Stadt Lindenau am See "
        "am Donnerstag, dem 15. Oktober 2026",
        "subject": "Niederschrift der 12. Sitzung des Rates am 15.10.2026", "meeting_number": 12,
        "organization": "Rat", "held_on": date(2026, 10, 15),
        "facts": (
            Fact("Ort", "Rathaus, Großer Sitzungssaal, Rathausplatz 1, 88131 Lindenau am See"),
            Fact("Beginn / Ende", "18:00 – 20:55 Uhr; unterbrochen 19:10 – 19:20 Uhr"),
            Fact("Vorsitz", f"Bürgermeisterin {CHAIR}"),
            Fact("Schriftführung", f"Stadtoberinspektorin {CLERK}"),
            Fact("Einladung", "vom 2. Oktober 2026, elektronisch im Ratsinformationssystem bereitgestellt"),
            Fact("Form", "Präsenzsitzung mit Zuschaltung einzelner Mitglieder"),
        ),
        "agenda": (
            AgendaTable(part=Part.PUBLIC, rows=tuple(AgendaRow(number=n, title=t, paper=p) for n, t, p in ITEMS)),
            AgendaTable(part=Part.CLOSED, rows=(
                AgendaRow(number="N 1", title="Grundstücksangelegenheit"), AgendaRow(number="N 2", title="Personalangelegenheit"),
            )),
        ),
        "attendance": (
            Attendee(name=CHAIR, role="Bürgermeisterin, Vorsitz", intervals=(Interval(begin=at(0), end=at(175), seq=3),)),
            Attendee(name="Anna Albrecht", group="CDU", intervals=(Interval(begin=at(0), end=at(175), seq=4),)),
            Attendee(name="Bernd Şimşek", group="SPD", intervals=(
                Interval(begin=at(12), end=at(70), remote=True, seq=9), Interval(begin=at(81), end=at(175), seq=30)),
                remark="zeitweise zugeschaltet"),
            Attendee(name="Đorđe Nguyễn-Żółć", group="BÜNDNIS 90/DIE GRÜNEN", remark="entschuldigt"),
            Attendee(name="Emil Ersatz", group="BÜNDNIS 90/DIE GRÜNEN", intervals=(Interval(begin=at(0), end=at(175), seq=6),),
                     remark="Vertretung für Đorđe Nguyễn-Żółć"),
        ),
        "quorum": "Die Beschlussfähigkeit wird um 18:01 Uhr festgestellt: 34 von 37 stimmberechtigten Mitgliedern sind anwesend (Eintrag 8).",
        "items": (
            section(*ITEMS[0], passages=("Die Vorsitzende eröffnet die Sitzung und stellt fest, dass form- und fristgerecht eingeladen wurde.",)),
            section(*ITEMS[1], outcome="Die Niederschrift wird zur Kenntnis genommen."),
            section(*ITEMS[2], passages=("Es liegen keine Fragen vor.",)),
            section(*ITEMS[3], passages=(TALK, TALK), decisions=(decision(41, members=34),),
                    notes=(Note(at=at(70), text="Die Sitzung wird für zehn Minuten unterbrochen.", seq=28),)),
            section(*ITEMS[4], passages=(TALK,), decisions=(decision(52, annulled=True), decision(58))),
            section(*ITEMS[5], passages=(TALK,), outcome="Der Punkt wird in den Ausschuss für Verkehr verwiesen."),
        ),
        "closing": "Die Vorsitzende schließt die Sitzung um 20:55 Uhr. Diese Niederschrift gibt die gefassten Beschlüsse "
        "und die Abstimmungsergebnisse wieder, wie sie im Sitzungsprotokoll festgehalten sind.",
        "signers": SIGNERS, "anchor": Anchor(stream="sitting:12", seq=96, head=HEAD),
        "verify_at": "https://ratssaal.lindenau-am-see.example/pruefen",
    }  # fmt: skip
    return Draft(**{**fields, **changes})


def long_evening(items: int = 40, members: int = 80) -> Draft:
    """An evening whose tables and boxes have to break over pages."""
    rows = [(f"Ö {n}", f"{ITEMS[n % 6][1]} ({n})", ITEMS[n % 6][2]) for n in range(1, items + 1)]
    long_wording = "\n".join(f"{n}. {TALK}" for n in range(1, 15))
    sections = tuple(
        section(
            *row, passages=(TALK,) * (place % 4),
            decisions=(decision(100 + place, members=members if place % 13 == 3 else 0,
                                wording=long_wording if place == 5 else WORDING),) if place % 3 == 0 or place == 5 else (),
        )
        for place, row in enumerate(rows)
    )  # fmt: skip
    return golden(
        agenda=(
            AgendaTable(
                part=Part.PUBLIC, rows=tuple(AgendaRow(number=n, title=t, paper=p) for n, t, p in rows)
            ),
        ),
        items=sections,
        attendance=tuple(
            Attendee(
                name=f"Mitglied {n} Beispiel",
                group="SPD",
                intervals=(Interval(begin=at(n), end=at(175), seq=n),),
            )
            for n in range(members)
        ),
    )

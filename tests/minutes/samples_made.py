"""One document of each kind, of an invented town: what `make samples` writes into docs/samples, with a picture of each.

The same data give the same bytes. Signatures alone never do (keys and times are new): the signed minutes are made anew
only when their text has changed, and the certified copy is one of the file that lies there.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import chain
import evening
import pypdfium2
import recorded
import signed as made
from django.utils import translation
from drafts import CHAIR, CLERK, ITEMS, LETTERHEAD, WORDING, decision, golden

from minutes.archiving import close
from minutes.attendance_list import attendance_list, read
from minutes.draft import Fact, Part, Tally
from minutes.issued import (
    CopyDocument,
    ExtractDocument,
    InvitationDocument,
    InvitationRow,
    InvitationTable,
    SupplementDocument,
    SupplementSection,
)
from minutes.issuing.certified import AGREES, CERTIFIED
from minutes.issuing.invitation import HINDERED
from minutes.issuing.numbered import SECTIONS
from minutes.pdf.agenda import render_agenda
from minutes.pdf.attendance_list import render_attendance_list
from minutes.pdf.copy import certified_copy
from minutes.pdf.extract import render_extract
from minutes.pdf.invitation import render_invitation
from minutes.pdf.paper import render_paper
from minutes.pdf.supplement import render_supplement
from minutes.pdf.vote_record import render_vote_record
from minutes.sheets import AgendaDocument, PaperDocument
from minutes.votes.sheet import sheet_of
from tests.cast import ROLL_CALL, announced

FOLDER = Path(__file__).parents[2] / "docs/samples"
SIGNED, COPY = "niederschrift-signiert", "beglaubigte-abschrift"
DAY = date(2026, 10, 15)
RESULT = "Mit 22 Ja gegen 9 Nein bei 3 Enthaltungen angenommen: mehr Ja als Nein (einfache Mehrheit, § 50 Abs. 1 GO NRW)."
GROUND = (
    "Grundlage ist das fortlaufende Sitzungsprotokoll (Ereigniskette sitting:12), Stand: Eintrag 96, Prüfwert "
    f"(SHA-256): {golden().anchor.head}"
)
PLACE = (
    Fact("Beginn", "Donnerstag, 15. Oktober 2026, 18:00 Uhr"),
    Fact("Ort", "Rathaus, Großer Sitzungssaal, Rathausplatz 1, 88131 Lindenau am See"),
    Fact("Zugang", "Stufenlos über den Innenhof; Aufzug, Höranlage und Begleitung auf Anruf (08382 555-0)."),
    Fact(
        "Öffentlichkeit",
        "Der öffentliche Teil kann im Netz mitverfolgt werden: rat.lindenau.example/sitzungen/12/live/",
    ),
)
KINDS = ("Kenntnisnahme", "Entscheidung", "Kenntnisnahme", "Entscheidung", "Entscheidung", "Entscheidung")


def extract(**changes: object) -> ExtractDocument:
    fields: dict[str, object] = {
        "document_id": "BA-12-3-Ö4", "letterhead": LETTERHEAD, "subtitle": "aus der 12. Sitzung, öffentlicher Teil\nRat\n"
        "am Donnerstag, dem 15. Oktober 2026", "subject": "Beschlussauszug 2026/031, Rat, 15.10.2026",
        "facts": (Fact("Beschluss-Nr.", "2026/031"), Fact("Vorsitz", CHAIR), Fact("Schriftführung", CLERK),
                  Fact("Stand 20.10.2026", "Der Beschluss ist ausführbar.")),
        "warning": "", "item_number": ITEMS[3][0], "item_title": ITEMS[3][1], "paper": ITEMS[3][2],
        "decision": replace(decision(members=35), heading="Beschluss · Beschluss-Nr. 2026/031"), "course": (), "sentence": RESULT,
        "confirmed": True, "proof": (GROUND, "Die Niederschrift ist noch nicht von allen unterschrieben."),
        "issued_on": date(2026, 10, 20),
    }  # fmt: skip
    return ExtractDocument(**{**fields, **changes})


def closed_extract() -> ExtractDocument:
    sold = "Dem Verkauf einer noch zu vermessenden Teilfläche von rund 3.450 m² wird zugestimmt."
    tally = Tally(yes=30, no=1, abstain=2)
    decided = replace(decision(71, wording=sold), tally=tally, heading="Beschluss · Beschluss-Nr. 2026/032")
    return extract(
        document_id="BA-12-4-N1", subtitle="aus der 12. Sitzung, nichtöffentlicher Teil\nRat\nam Donnerstag, dem 15. Oktober 2026",
        subject="Beschlussauszug 2026/032, Rat, 15.10.2026", warning="Nichtöffentlich. Dieser Auszug ist vertraulich.",
        facts=(Fact("Beschluss-Nr.", "2026/032"), Fact("Vorsitz", CHAIR), Fact("Schriftführung", CLERK)),
        item_number="N 1", item_title="Veräußerung einer Teilfläche am Gewerbepark Nord", paper="VL-2026/0205",
        decision=replace(decided, explanation="erforderlich: mehr Ja als Nein"),
        sentence="Mit 30 Ja gegen 1 Nein bei 2 Enthaltungen angenommen.",
        proof=(GROUND, "Ohne Unterschrift. Einen bestätigten Auszug stellt aus: Büro des Rates, Stadt Lindenau am See."),
        confirmed=False,
    )  # fmt: skip


def invitation(**changes: object) -> InvitationDocument:
    public = (
        InvitationRow(number=n, title=t, paper=p, kind=k) for (n, t, p), k in zip(ITEMS, KINDS, strict=True)
    )
    closed = (
        InvitationRow(number="N 1", title="Grundstücksangelegenheit"),
        InvitationRow(number="N 2", title="Personalangelegenheit"),
    )
    fields: dict[str, object] = {
        "document_id": "EL-12-1", "letterhead": LETTERHEAD, "title": "Einladung",
        "subtitle": "zur 12. Sitzung\nRat der Stadt Lindenau am See\nam Donnerstag, dem 15. Oktober 2026",
        "subject": "Einladung zur 12. Sitzung, Rat der Stadt Lindenau am See, 15.10.2026",
        "addressee": ("An die Mitglieder", "Rat der Stadt Lindenau am See"),
        "reference": ("2.\u00a0Oktober 2026", "Zeichen: EL-12-1"), "facts": PLACE,
        "salutation": "Sehr geehrte Damen und Herren,",
        "text": ("hiermit lade ich Sie zur 12. Sitzung am Donnerstag, dem 15. Oktober 2026, um 18:00 Uhr ein.",
                 "Die Unterlagen zu den einzelnen Punkten stehen für Sie bereit: rat.lindenau.example/arbeitsplatz/sitzungen/12/",
                 HINDERED),
        "agenda": (InvitationTable(part=Part.PUBLIC, rows=tuple(public)), InvitationTable(part=Part.CLOSED, rows=closed)),
        "closing": ("Mit freundlichen Grüßen", f"{CHAIR}\nBürgermeisterin"), "issued_on": date(2026, 10, 2),
    }  # fmt: skip
    return InvitationDocument(**{**fields, **changes})


def supplement() -> InvitationDocument:
    row = InvitationRow(
        number="Ö 7", title="Sicherung des Seedeichs nach dem Hochwasser", kind="Entscheidung"
    )
    title, said = (
        "Ergänzung der Tagesordnung",
        "Wegen Dringlichkeit hat das Gremium die Tagesordnung in der Sitzung um diese Punkte erweitert.",
    )
    subject = f"{title} zur 12. Sitzung, Rat der Stadt Lindenau am See, 15.10.2026"
    agenda = (InvitationTable(part=Part.PUBLIC, rows=(row,)),)
    nobody: dict[str, object] = {"addressee": (), "reference": (), "salutation": "", "closing": ()}
    return invitation(
        document_id="EG-12-1", title=title, subject=subject, text=(said,), agenda=agenda, **nobody
    )


def numbered() -> SupplementDocument:
    """What a numbered supplement changes before the meeting, with a long title of the kind that cities have."""
    letter, dike = invitation(), "Sicherung des Seedeichs nach dem Hochwasser"
    new = InvitationRow(number="Ö 7", title=dike, paper="VL-2026/0240", kind="Entscheidung")
    long = (
        "Nachtragshaushaltssatzung und Haushaltssicherungskonzept: Grundstücksverkehrsgenehmigungszuständigkeits"
        "übertragungsverordnung, Anpassung\nbisher: Nachtragshaushalt"
    )
    changed = InvitationRow(number="Ö 4", title=long, paper=ITEMS[3][2], kind="Entscheidung")
    neutral = InvitationRow(
        number="N 1", title="Zwei Grundstücksangelegenheiten\nbisher: Grundstücksangelegenheit"
    )
    gone = InvitationRow(number=ITEMS[5][0], title=ITEMS[5][1], paper=ITEMS[5][2], kind="Entscheidung")
    tables = letter.agenda
    now = replace(changed, title=changed.title.partition("\n")[0])
    kept = (row for row in tables[0].rows if row.number != gone.number)
    public = tuple(now if row.number == now.number else row for row in kept)
    closed = (replace(tables[1].rows[0], title="Zwei Grundstücksangelegenheiten"), tables[1].rows[1])
    return SupplementDocument(
        document_id="NT-12-1", letterhead=LETTERHEAD, title="1. Nachtrag zur Tagesordnung", subtitle=letter.subtitle,
        subject="1. Nachtrag zur 12. Sitzung, Rat der Stadt Lindenau am See, 15.10.2026",
        addressee=letter.addressee, reference=("9.\u00a0Oktober 2026", "Zeichen: NT-12-1"), facts=letter.facts[:2],
        salutation=letter.salutation, text=(
            ("die mit der Einladung vom 2.\u00a0Oktober 2026 bekannt gegebene Tagesordnung der 12. Sitzung am Donnerstag, dem "
            "15. Oktober 2026 ändert sich wie folgt."), letter.text[1]),
        note=("Der Deich wurde am 7. Oktober beschädigt.",),
        sections=(
            SupplementSection(title=SECTIONS["new"], tables=(InvitationTable(part=Part.PUBLIC, rows=(new,)),)),
            SupplementSection(title=SECTIONS["changed"], tables=(
                InvitationTable(part=Part.PUBLIC, rows=(changed,)), InvitationTable(part=Part.CLOSED, rows=(neutral,)))),
            SupplementSection(title=SECTIONS["withdrawn"], tables=(InvitationTable(part=Part.PUBLIC, rows=(gone,)),)),
        ),
        agenda_title="Tagesordnung in der Fassung des 1. Nachtrags",
        agenda=(InvitationTable(part=Part.PUBLIC, rows=(*public, new)), InvitationTable(part=Part.CLOSED, rows=closed)),
        closing=letter.closing, issued_on=date(2026, 10, 9),
    )  # fmt: skip


def agenda() -> AgendaDocument:
    draft = golden()
    return AgendaDocument(
        document_id="TO-lindenau-12-1", letterhead=LETTERHEAD, title="12. Sitzung", subtitle="Rat der Stadt Lindenau am See",
        subject="Tagesordnung: 12. Sitzung", facts=PLACE[:2], agenda=draft.agenda, issued_on=date(2026, 10, 2),
    )  # fmt: skip


def paper() -> PaperDocument:
    return PaperDocument(
        reference="VL-2026/0187-1", letterhead=LETTERHEAD, kind="Beschlussvorlage", title=ITEMS[3][1],
        facts=(Fact("Federführung", "Kämmerei"), Fact("Beratungsfolge", "Hauptausschuss 1.10.2026, Rat 15.10.2026")),
        proposed_resolution=WORDING, reasons=("Der Entwurf wurde am 3. September 2026 eingebracht.",),
        issued_on=date(2026, 9, 20),
    )  # fmt: skip


def attendance(*, to_sign: bool) -> bytes:
    reading = read(evening.history(evening.EVENTS[:1] if to_sign else evening.EVENTS), "Europe/Berlin")
    more = {"letterhead": LETTERHEAD, "number": 12, "issued_on": DAY, "zone": "Europe/Berlin"}
    return render_attendance_list(attendance_list(reading, document_id="AL-7", **more))


def vote_record() -> bytes:
    with translation.override("de"):
        evening = recorded.shown(recorded.state(*recorded.voted(ROLL_CALL), announced))
        told = recorded.record(evening, desk=False)
        return render_vote_record(sheet_of(told, LETTERHEAD))


def copy_of(original: bytes) -> bytes:
    """`original`: the signed minutes."""
    figure = sha256(original).hexdigest()
    name = "Niederschrift der 12. Sitzung des Rates am 15.10.2026"
    document = CopyDocument(
        document_id="AB-NS-12-OE", letterhead=LETTERHEAD, subject=f"Beglaubigte Abschrift: {name}",
        mark=f"Beglaubigte Abschrift · Prüfwert des Originals (SHA-256) {figure[:16]}…",
        facts=(Fact("Abschrift von", f"{name}, öffentlicher Teil"), Fact("Prüfwert (SHA-256)", f"{figure[:32]} {figure[32:]}"),
               Fact("Beglaubigt von", CLERK), Fact("Beglaubigt am", "02.11.2026")), signatures=(),
        statement=(AGREES, CERTIFIED),
        issued_on=date(2026, 11, 2), time_zone="Europe/Berlin",
    )  # fmt: skip
    return certified_copy(document, original)


def lying(name: str) -> bytes:
    return (FOLDER / f"{name}.pdf").read_bytes()


SAMPLES: dict[str, Callable[[], bytes]] = {
    "einladung": lambda: render_invitation(invitation()),
    "nachtrag": lambda: render_supplement(numbered()),
    "ergaenzung": lambda: render_invitation(supplement()),
    "tagesordnung": lambda: render_agenda(agenda()),
    "vorlage": lambda: render_paper(paper()),
    "anwesenheitsliste-zum-unterschreiben": lambda: attendance(to_sign=True),
    "anwesenheitsliste": lambda: attendance(to_sign=False),
    "abstimmungsprotokoll": vote_record,
    "niederschrift": lambda: made.sealed().data,
    SIGNED: lambda: close(chain.by_both(made.sealed()), chain.sources(), chain.seal()).data,
    "beschlussauszug": lambda: render_extract(extract()),
    "beschlussauszug-nichtoeffentlich": lambda: render_extract(closed_extract()),
    COPY: lambda: copy_of(lying(SIGNED)),
}


def text_of(data: bytes) -> list[str]:
    """Page by page, without what signatures show."""
    with pypdfium2.PdfDocument(data) as pdf:
        return [page.get_textpage().get_text_bounded() for page in pdf]


def is_kept(name: str, data: bytes) -> bool:
    """Whether the signed file that lies there says the same."""
    return name == SIGNED and (FOLDER / f"{name}.pdf").exists() and text_of(lying(name)) == text_of(data)


def write() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, make in SAMPLES.items():
        data = make()
        if is_kept(name, data):
            continue
        (FOLDER / f"{name}.pdf").write_bytes(data)
        with pypdfium2.PdfDocument(data) as pdf:
            pdf.init_forms()
            picture = (
                pdf[len(pdf) - 1 if name in (SIGNED, COPY) else 0]
                .render(scale=1)
                .to_pil()
                .convert("RGB")
                .quantize(64)
            )
            picture.save(FOLDER / f"{name}.png", optimize=True)

"""The record of a vote as the frozen sheet that is printed. German, the official language of the record."""

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from minutes.draft import Fact, Letterhead
from minutes.sheets import CountRow, GroupRow, RegisterRow, SeatDot, SeatsPicture, VoteSheet
from minutes.times import clock, long_date
from minutes.votes.picture import picture_of
from minutes.votes.record import Line, VoteRecord
from sessions_app.screens import wording
from sessions_app.screens.wording import CARRIED, REJECTED
from voting.vote import Source, VotePhase

SOURCES = {
    Source.DEVICE: "eigenes Gerät",
    Source.DESK: "am Pult",
    Source.PHONE: "per Telefon",
    Source.PAPER: "auf Papier",
    Source.HANDS: "durch Handzeichen",
}
NOT_SHOWN = "Der Wortlaut steht nicht im Internet, weil er Namen nennen kann."
BY_HAND = "Handzeichen"
NOT_VOTED = "ohne"
NOT_ON_INTERNET = (
    "Mit Namen: Dieses Protokoll nennt, wer in der namentlichen Abstimmung wie gestimmt hat. Nach den geltenden Regeln stehen "
    "diese Namen nach der Sitzung nicht im Internet. Bitte veröffentlichen Sie dieses Dokument nicht; das öffentliche "
    "Protokoll hat eine eigene Nummer und keine Namen."
)
NOT_FOR_ALL = (
    "Nur für den Sitzungsdienst: Dieses Protokoll nennt Namen, die in der Niederschrift nicht stehen. Bei offenen "
    "Abstimmungen hält sie nur die Zahlen fest."
)


def sheet_of(record: VoteRecord, letterhead: Letterhead) -> VoteSheet:
    """With German active."""
    where = record.item_number or "Tagesordnung"
    return VoteSheet(
        document_id=_number(record),
        title=" ".join(filter(None, ("Abstimmungsprotokoll", str(record.mark or "")))),
        letterhead=letterhead,
        subtitle=f"Abstimmung {record.number} zu {where}\n{record.title}, {record.organization}",
        facts=tuple(fact for fact in _facts(record) if fact.text),
        warning=tuple(_warning(record)),
        wording=record.question,
        outcome=str(CARRIED if record.verdict.carried else REJECTED) if record.verdict else "",
        sentence=str(record.sentence or ""),
        counts=tuple(CountRow(choice, str(label), number) for choice, label, number in record.counts),
        entitled=record.entitled,
        arithmetic=tuple(fact for fact in _arithmetic(record) if fact.text),
        picture=_picture(record),
        named=record.named,
        electors=tuple(_row(line, named=record.named) for line in record.electors),
        others=tuple(_row(line, named=False) for line in record.lines if not line.entitled),
        proof=tuple(_proof(record)),
        issued_on=record.held_on or _day(record.opened_at),
    )


def _number(record: VoteRecord) -> str:
    """A record with names never bears the number of the one for everybody: P for the desk alone, N for names."""
    mark = "-P" if record.confidential else "-N" if record.off_internet else ""
    return f"AP-{record.meeting}-{record.number}{mark}"


def _day(at: datetime) -> date:
    return at.astimezone(ZoneInfo(settings.TIME_ZONE)).date()


def _time(at: datetime | None) -> str:
    return f"{clock(at, settings.TIME_ZONE)} Uhr" if at else ""


def _facts(record: VoteRecord) -> Iterator[Fact]:
    yield Fact("Sitzungstag", long_date(record.held_on) if record.held_on else "")
    yield Fact("Tagesordnung", f"{record.item_number} {record.item_title}".strip())
    yield Fact("Gegenstand", str(record.about or ""))
    yield Fact("Beschluss-Nr.", record.resolution_numbers)
    yield Fact("Art der Abstimmung", str(record.kind_words))
    yield Fact("Eröffnet", _time(record.opened_at))
    yield Fact("Geschlossen", _time(record.closed_at))
    yield Fact("Verkündet", _time(record.announced_at))
    yield Fact("Aufgehoben", _time(record.annulled_at))
    yield Fact("Wiederholt", f"Abstimmung {record.repeats}, die aufgehoben wurde" if record.repeats else "")


def _warning(record: VoteRecord) -> Iterator[str]:
    if record.off_internet:
        yield NOT_ON_INTERNET
    if record.state is VotePhase.ANNULLED:
        again = f" Wiederholt als Abstimmung {record.repeated_by}." if record.repeated_by else ""
        yield f"Diese Abstimmung ist aufgehoben und gilt nicht. Grund: {record.annulment_reason}{again}"
    if record.state is VotePhase.CLOSED:
        yield "Das Ergebnis ist noch nicht verkündet."
    yield from (str(each) for each in record.biased)
    if not record.public:
        yield "Nichtöffentlich. Dieses Protokoll ist vertraulich."
    if record.confidential:
        yield NOT_FOR_ALL
    yield from (str(each) for each in record.withheld)


def _arithmetic(record: VoteRecord) -> Iterator[Fact]:
    verdict = record.verdict
    yield Fact("Stimmberechtigt", str(record.entitled))
    if verdict:
        yield Fact("Bezugszahl", str(verdict.base))
        yield Fact("Nötige Ja-Stimmen", str(verdict.threshold))
    profile = record.profile
    yield Fact("Grundlage", f"{record.rule_source} (Regelprofil {profile.law}, Fassung {profile.version})")
    ways = (f"{number} {SOURCES[source]}" for source, number in record.sources.items())
    yield Fact("Weg der Stimmen", ", ".join(ways) or "keine Stimmen")
    yield Fact("Zählung im Saal", "; ".join(str(each) for each in record.tellings))


def _picture(record: VoteRecord) -> SeatsPicture | None:
    picture = picture_of(record)
    if picture is None:
        return None
    return SeatsPicture(
        width=picture.shape.width,
        height=picture.shape.height,
        radius=picture.shape.radius,
        seats=tuple(SeatDot(seat.at.x, seat.at.y, seat.choice) for seat in picture.seats),
        marks=tuple((number, at.x, at.y) for number, at in picture.marks),
        groups=tuple(GroupRow(group.number, str(group.name), group.counts) for group in picture.groups),
    )


def _row(line: Line, *, named: bool) -> RegisterRow:
    belonging = ", ".join(part for part in (line.group, line.role) if part)
    reason = str(line.reason or "")
    if not named:
        return RegisterRow(line.name, belonging, reason)
    if line.by_hand:
        return RegisterRow(line.name, belonging, reason, BY_HAND, "im Saal gezählt")
    if line.ballot is None:
        return RegisterRow(line.name, belonging, reason, NOT_VOTED, "–")
    answer = str(wording.CHOICES[line.ballot.choice])
    way = f"{SOURCES[line.ballot.source]}, {clock(line.ballot.at, settings.TIME_ZONE)}"
    return RegisterRow(line.name, belonging, reason, answer, way)


def _proof(record: VoteRecord) -> Iterator[str]:
    entries = record.entries
    told = {
        "Eröffnung": entries.opened,
        "Schluss": entries.closed,
        "Verkündung": entries.announced,
        "Aufhebung": entries.annulled,
    }
    places = ", ".join(f"{what} Eintrag {seq}" for what, seq in told.items() if seq)
    yield f"Sitzungsprotokoll (Journal) sitting:{record.meeting}: {places}."
    for each in record.corrections:
        yield f"Berichtigung zu Eintrag {each.seq} um {_time(each.at)}: {each.text or NOT_SHOWN}"

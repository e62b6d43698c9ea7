"""The record of a procedure in writing as the frozen sheet that is printed. German, the official language of the record."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext

from minutes.draft import Fact, Letterhead
from minutes.sheets import CountRow, RegisterRow, VoteSheet
from minutes.times import clock, long_date
from sessions_app.screens.wording import CARRIED, REJECTED
from sessions_app.written.state import Elector, Procedure
from sessions_app.written.words import ANSWERED
from voting.rules.written import Reply, result_phrase

CLOSED = "Nichtöffentlich. Dieses Protokoll ist vertraulich."
NOT_FOR_ALL = (
    "Nur für die Mitglieder und den Sitzungsdienst: Dieses Protokoll nennt, wer was geantwortet hat."
)
BARRED, ASKED, NO_ANSWER = "befangen", "Mitglied mit Stimmrecht", "keine Antwort"


def sheet_of(procedure: Procedure, number: str, letterhead: Letterhead, *, named: bool) -> VoteSheet:
    """With German active; of one that is over. `number` is that of the resolution."""
    result = procedure.result
    assert result is not None  # it is over
    assert procedure.ended_at is not None
    counts = [CountRow(each.value, gettext(ANSWERED[each]), getattr(result, each.value)) for each in Reply]
    return VoteSheet(
        document_id=f"SV-{procedure.number}{'-P' if named else ''}",
        letterhead=letterhead,
        subtitle=f"Schriftliches Verfahren\n{procedure.organization_name}",
        facts=tuple(fact for fact in _facts(procedure, number) if fact.text),
        warning=tuple(_warning(procedure, named=named)),
        wording=procedure.wording,
        outcome=str(CARRIED if result.carried else REJECTED),
        sentence=result_phrase(result, procedure.rule.source).told(gettext),
        counts=(*counts, CountRow("", "Keine Antwort", result.missing)),
        entitled=result.entitled,
        arithmetic=(
            Fact("Gefragt", str(result.entitled)),
            Fact(
                "Grundlage",
                f"{procedure.rule.source} (Regelprofil {procedure.law}, Fassung {procedure.version})",
            ),
        ),
        picture=None,
        named=named,
        electors=tuple(_row(procedure, each, named=named) for each in procedure.register),
        others=tuple(RegisterRow(each.name, each.group, BARRED) for each in procedure.barred),
        proof=(f"Journal written:{procedure.number}.",),
        issued_on=procedure.ended_at.astimezone(ZoneInfo(settings.TIME_ZONE)).date(),
    )


def _moment(at: datetime | None) -> str:
    zone = ZoneInfo(settings.TIME_ZONE)
    return f"{long_date(at.astimezone(zone).date())}, {clock(at, settings.TIME_ZONE)} Uhr" if at else ""


def _facts(procedure: Procedure, number: str) -> Iterator[Fact]:
    yield Fact("Gegenstand", procedure.title)
    yield Fact("Beschluss-Nr.", number)
    yield Fact("Gefragt am", _moment(procedure.asked_at))
    yield Fact("Frist bis", _moment(procedure.until))
    yield Fact("Festgestellt am", _moment(procedure.ended_at))
    yield Fact("Warum schriftlich", procedure.ground)


def _warning(procedure: Procedure, *, named: bool) -> Iterator[str]:
    if not procedure.public:
        yield CLOSED
    if named:
        yield NOT_FOR_ALL


def _row(procedure: Procedure, elector: Elector, *, named: bool) -> RegisterRow:
    if not named:
        return RegisterRow(elector.name, elector.group, ASKED)
    answer = procedure.answers.get(elector.person)
    if answer is None:
        return RegisterRow(elector.name, elector.group, ASKED, NO_ANSWER, "–")
    way = answer.source or f"eigenes Gerät, {_moment(answer.at)}"
    return RegisterRow(elector.name, elector.group, ASKED, gettext(ANSWERED[answer.reply]), way)

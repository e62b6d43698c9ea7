"""The book of a municipality's resolutions (Beschlussbuch): numbers at the announcement, and rows from its journal."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from journal.store import Book, Recorded, Signatory, perform, replay
from sessions_app import urgent
from sessions_app.models import (
    Body,
    LegislativeTerm,
    Meeting,
    Organization,
    Resolution,
    UrgentDecision,
    WrittenProcedure,
)
from sessions_app.resolutions.commands import record_resolution
from sessions_app.resolutions.scheme import ORGANIZATION, PRESET, TERM, YEAR, Series, series_of
from sessions_app.resolutions.state import Adopted, Place, Register
from sessions_app.sitting.state import Sitting
from voting.elections.election import Election
from voting.rules.profiles import Objections
from voting.vote import Vote


def project(key: str, before: Register, after: Register, recorded: tuple[Recorded, ...]) -> None:  # noqa: ARG001 (a book's signature)
    """Writes the rows of the resolutions that these entries changed."""
    for place, adopted in after.resolutions.items():
        if before.resolutions.get(place) != adopted:
            _write(adopted)
    for each in after.urgent[len(before.urgent) :]:
        urgent.write(each)


def check_rows(key: str, register: Register) -> list[str]:
    """In words, where rows differ from the journal."""
    rows = Resolution.objects.exclude(standing="").filter(agenda_item__meeting__body=_body_of(key))
    names = ("agenda_item__meeting", "vote_number", "agenda_item", "election", *_VALUES)
    found = {Place(*row[:4]): row[4:] for row in rows.values_list(*names)}
    written = WrittenProcedure.objects.exclude(standing="").filter(body=_body_of(key))
    found |= {in_writing(row[0]): row[1:] for row in written.values_list("pk", *_VALUES)}
    expected = {place: tuple(_values(each).values()) for place, each in register.resolutions.items()}
    places = sorted(place for place in found.keys() | expected if found.get(place) != expected.get(place))
    faults = [_named(each) for each in places]
    return [*faults, *urgent.check_rows(_body_of(key), register)]


def keys_in_rows() -> list[str]:
    """The municipalities of whose book a row tells."""
    rows = Resolution.objects.exclude(standing="").values_list("agenda_item__meeting__body", flat=True)
    written = WrittenProcedure.objects.exclude(standing="").values_list("body", flat=True)
    decisions = UrgentDecision.objects.values_list("organization__body", flat=True)
    return [RESOLUTIONS.key(body) for body in sorted({*rows, *written, *decisions})]


RESOLUTIONS: Book[Register] = Book(
    name="resolutions",
    initial=Register(),
    project=project,
    check_rows=check_rows,
    keys_in_rows=keys_in_rows,
)


def register_of(body: int) -> Register:
    return replay(RESOLUTIONS, RESOLUTIONS.key(body)).state


def numbers_of(meeting: Meeting) -> dict[tuple[int, int], str]:
    """The numbers of a meeting's resolutions by vote and item."""
    found = register_of(meeting.body_id).resolutions.values()
    return {
        (each.vote, each.item): each.number
        for each in found
        if each.meeting == meeting.pk and each.number and not each.election
    }


def numbers_of_elections(meeting: Meeting) -> dict[int, str]:
    """The numbers that came of a meeting's elections, by the number of the election."""
    found = register_of(meeting.body_id).resolutions.values()
    return {
        each.election: each.number
        for each in found
        if each.meeting == meeting.pk and each.number and each.election
    }


def record_announced(sitting: Sitting, vote: Vote, subject: int, by: Signatory) -> None:
    """Gives the resolution on this item its number, in the transaction of its announcement: one that fails has taken
    none.
    """
    assert vote.announced_at is not None  # asked for what was announced
    _record(sitting, Place(sitting.meeting, vote.number, subject), vote.announced_at, by)
    for witness in _WITNESSES:
        witness(sitting, vote, subject, by)


def record_elected(sitting: Sitting, election: Election, by: Signatory) -> None:
    """Gives the result of an election its number in the same series, in the transaction of its announcement."""
    assert election.announced_at is not None  # asked for what was announced
    place = Place(sitting.meeting, 0, election.subject, election.number)
    _record(sitting, place, election.announced_at, by)


def _record(sitting: Sitting, place: Place, announced_at: datetime, by: Signatory) -> None:
    item = sitting.find_item(place.item)
    came_of = CameOf(
        sitting.body,
        sitting.organization,
        sitting.organization_name,
        public=item is not None and item.public,
        rules=sitting.rules.objections,
    )
    record(place, came_of, announced_at, by)


@dataclass(frozen=True)
class CameOf:
    """Whose resolution it is, and what it was adopted under."""

    body: int
    organization: int
    organization_name: str
    public: bool
    rules: Objections


def in_writing(procedure: int) -> Place:
    """The place of what was decided in writing."""
    return Place(meeting=0, vote=0, item=0, written=procedure)


def record(place: Place, came_of: CameOf, adopted_at: datetime, by: Signatory) -> None:
    """The next number of its series, in the transaction of what it came of."""
    organization = Organization.objects.filter(pk=came_of.organization).first()
    day = timezone.localtime(adopted_at).date()
    perform(
        RESOLUTIONS,
        RESOLUTIONS.key(came_of.body),
        record_resolution,
        by,
        **place._asdict(),
        organization=came_of.organization,
        council=organization is not None and organization.organization_type == Organization.Type.COUNCIL,
        public=came_of.public,
        adopted_at=adopted_at,
        adopted_on=day.isoformat(),
        series=_series(came_of, organization, day),
        rules=came_of.rules,
    )


Witness = Callable[[Sitting, Vote, int, Signatory], None]
_WITNESSES: list[Witness] = []


def register_witness(witness: Witness) -> None:
    """A room above this one learns of every resolution, in the transaction of its announcement. Rooms call it when
    Django starts (`AppConfig.ready`); it must not fail.
    """
    if witness not in _WITNESSES:
        _WITNESSES.append(witness)


def _series(came_of: CameOf, organization: Organization | None, day: date) -> Series | None:
    """The organization's own scheme, else the municipality's, else the preset."""
    whole = Body.objects.filter(pk=came_of.body).values_list("resolution_scheme", flat=True).first()
    scheme = (organization.resolution_scheme if organization else "") or whole or PRESET
    name = (organization.short_name or organization.name) if organization else came_of.organization_name
    parts = {YEAR: str(day.year), ORGANIZATION: name}
    if f"{{{TERM}}}" in scheme:
        parts[TERM] = term_on(came_of.body, day)
    return series_of(scheme, parts)


def term_on(body: int, day: date) -> str:
    """The name of the legislative term that had begun last; without any empty."""
    terms = LegislativeTerm.objects.filter(body=body, deleted=False).exclude(starts_on__gt=day)
    return terms.order_by("-starts_on", "-pk").values_list("name", flat=True).first() or ""


def rebuild(meeting: int, body: int) -> None:
    """Writes number and standing of a meeting's resolutions anew; those that the book does not know have none."""
    rows = Resolution.objects.filter(agenda_item__meeting=meeting)
    rows.update(number="", standing="", standing_until=None, standing_source="")
    for adopted in register_of(body).resolutions.values():
        if adopted.meeting == meeting:
            _write(adopted)


_VALUES = ("number", "standing", "standing_until", "standing_source")


def _values(adopted: Adopted) -> dict[str, object]:
    due = adopted.due
    return {
        "number": adopted.number,
        "standing": adopted.standing.value,
        "standing_until": date.fromisoformat(due.value) if due.value else None,
        "standing_source": due.source,
    }


def _write(adopted: Adopted) -> None:
    if adopted.written:
        WrittenProcedure.objects.filter(pk=adopted.written).update(**_values(adopted))
        return
    rows = Resolution.objects.filter(
        agenda_item=adopted.item,
        agenda_item__meeting=adopted.meeting,
        vote_number=adopted.vote,
        election=adopted.election,
    )
    rows.update(**_values(adopted))


def rebuild_written(procedure: int, body: int) -> None:
    """Writes number and standing of what was decided in writing anew."""
    if adopted := register_of(body).find(in_writing(procedure)):
        _write(adopted)


def _named(place: Place) -> str:
    if place.written:
        return f"resolution of the procedure in writing {place.written}"
    of = f"election {place.election}" if place.election else f"vote {place.vote}"
    return f"resolution of meeting {place.meeting}, {of}, item {place.item}"


def _body_of(key: str) -> int:
    return int(key.partition(":")[2])

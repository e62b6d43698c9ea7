"""The book of a municipality's resolutions (Beschlussbuch): numbers at the announcement, and rows from its journal."""

from collections.abc import Callable
from datetime import date

from django.utils import timezone

from journal.store import Book, Recorded, Signatory, perform, replay
from sessions_app import urgent
from sessions_app.models import Body, LegislativeTerm, Meeting, Organization, Resolution, UrgentDecision
from sessions_app.resolutions.commands import record_resolution
from sessions_app.resolutions.scheme import ORGANIZATION, PRESET, TERM, YEAR, Series, series_of
from sessions_app.resolutions.state import Adopted, Place, Register
from sessions_app.sitting.state import Sitting
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
    names = ("agenda_item__meeting", "vote_number", "agenda_item", *_VALUES)
    found = {Place(*row[:3]): row[3:] for row in rows.values_list(*names)}
    expected = {place: tuple(_values(each).values()) for place, each in register.resolutions.items()}
    places = sorted(place for place in found.keys() | expected if found.get(place) != expected.get(place))
    faults = [f"resolution of meeting {each.meeting}, vote {each.vote}, item {each.item}" for each in places]
    return [*faults, *urgent.check_rows(_body_of(key), register)]


def keys_in_rows() -> list[str]:
    """The municipalities of whose book a row tells."""
    rows = Resolution.objects.exclude(standing="").values_list("agenda_item__meeting__body", flat=True)
    decisions = UrgentDecision.objects.values_list("organization__body", flat=True)
    return [RESOLUTIONS.key(body) for body in sorted({*rows, *decisions})]


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
        (each.vote, each.item): each.number for each in found if each.meeting == meeting.pk and each.number
    }


def record_announced(sitting: Sitting, vote: Vote, subject: int, by: Signatory) -> None:
    """Gives the resolution on this item its number, in the transaction of its announcement: one that fails has taken
    none.
    """
    assert vote.announced_at is not None  # asked for what was announced
    item = sitting.find_item(subject)
    organization = Organization.objects.filter(pk=sitting.organization).first()
    day = timezone.localtime(vote.announced_at).date()
    perform(
        RESOLUTIONS,
        RESOLUTIONS.key(sitting.body),
        record_resolution,
        by,
        meeting=sitting.meeting,
        vote=vote.number,
        item=subject,
        organization=sitting.organization,
        council=organization is not None and organization.organization_type == Organization.Type.COUNCIL,
        public=item is not None and item.public,
        adopted_at=vote.announced_at,
        adopted_on=day.isoformat(),
        series=_series(sitting, organization, day),
        rules=sitting.rules.objections,
    )
    for witness in _WITNESSES:
        witness(sitting, vote, subject, by)


Witness = Callable[[Sitting, Vote, int, Signatory], None]
_WITNESSES: list[Witness] = []


def register_witness(witness: Witness) -> None:
    """A room above this one learns of every resolution, in the transaction of its announcement. Rooms call it when
    Django starts (`AppConfig.ready`); it must not fail.
    """
    if witness not in _WITNESSES:
        _WITNESSES.append(witness)


def _series(sitting: Sitting, organization: Organization | None, day: date) -> Series | None:
    """The organization's own scheme, else the municipality's, else the preset."""
    whole = Body.objects.filter(pk=sitting.body).values_list("resolution_scheme", flat=True).first()
    scheme = (organization.resolution_scheme if organization else "") or whole or PRESET
    name = (organization.short_name or organization.name) if organization else sitting.organization_name
    parts = {YEAR: str(day.year), ORGANIZATION: name}
    if f"{{{TERM}}}" in scheme:
        parts[TERM] = term_on(sitting.body, day)
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
    rows = Resolution.objects.filter(
        agenda_item=adopted.item, agenda_item__meeting=adopted.meeting, vote_number=adopted.vote
    )
    rows.update(**_values(adopted))


def _body_of(key: str) -> int:
    return int(key.partition(":")[2])

"""Procedures in writing (schriftliches Verfahren): the book of each, and the row that pages read."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from journal.store import Book, Recorded
from sessions_app.adopted import CameOf, in_writing, rebuild_written, record
from sessions_app.models import WrittenProcedure
from sessions_app.written.events import WrittenProcedureClosed
from sessions_app.written.state import Phase, Procedure
from voting.rules.written import result_phrase

_FIELDS = (
    "body_id",
    "organization_id",
    "title",
    "wording",
    "public",
    "paper_id",
    "phase",
    "asked_at",
    "until",
    "ended_at",
    "carried",
    "result",
)


class Closer:
    """Who found the result: also the hand that records it among the resolutions."""

    def __init__(self, signature: str) -> None:
        self.signature = signature


def project(key: str, before: Procedure, after: Procedure, recorded: tuple[Recorded, ...]) -> None:  # noqa: ARG001 (a book's signature)
    """Writes the row; what was adopted gets its number in the same transaction."""
    WrittenProcedure.objects.filter(pk=after.number).update(**_values(after))
    for each in recorded:
        if isinstance(each.event, WrittenProcedureClosed) and each.event.result.carried:
            came_of = CameOf(
                after.body,
                after.organization,
                after.organization_name,
                public=after.public,
                rules=after.objections,
            )
            record(in_writing(after.number), came_of, each.at, Closer(each.by))


def rebuild(procedure: Procedure) -> None:
    WrittenProcedure.objects.update_or_create(pk=procedure.number, defaults=_values(procedure))
    rebuild_written(procedure.number, procedure.body)


def check_rows(key: str, procedure: Procedure) -> list[str]:
    """In words, where the row differs from the journal."""
    found = WrittenProcedure.objects.filter(pk=procedure.number).values(*_FIELDS).first()
    return [] if found == _values(procedure) else [f"procedure in writing {key.partition(':')[2]}"]


def keys_in_rows() -> list[str]:
    rows = WrittenProcedure.objects.exclude(phase=Phase.NONE).order_by("pk")
    return [WRITTEN.key(each) for each in rows.values_list("pk", flat=True)]


WRITTEN: Book[Procedure] = Book(
    name="written",
    initial=Procedure(),
    project=project,
    check_rows=check_rows,
    keys_in_rows=keys_in_rows,
)


def _values(procedure: Procedure) -> dict[str, object]:
    result = procedure.result
    return {
        "body_id": procedure.body,
        "organization_id": procedure.organization,
        "title": procedure.title,
        "wording": procedure.wording,
        "public": procedure.public,
        "paper_id": procedure.paper or None,
        "phase": procedure.phase.value,
        "asked_at": procedure.asked_at,
        "until": procedure.until,
        "ended_at": procedure.ended_at,
        "carried": result.carried if result else None,
        "result": _told(procedure),
    }


def _told(procedure: Procedure) -> str:
    """The result in the installation's language."""
    if procedure.result is None:
        return procedure.end_reason
    with translation.override(settings.LANGUAGE_CODE):
        return result_phrase(procedure.result, procedure.rule.source).told(gettext)

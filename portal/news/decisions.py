"""What was adopted in public, in a meeting or in writing, by when it was announced."""

from heapq import nlargest
from operator import attrgetter

from django.urls import reverse
from django.utils.translation import gettext

from portal.news.entry import SHOWN, Entry
from portal.news.scope import Scope
from sessions_app.models import Resolution, WrittenProcedure
from sessions_app.queries import public_resolutions
from sessions_app.written_queries import public_written


def decisions(scope: Scope) -> list[Entry]:
    adopted = public_resolutions(scope.body).filter(scope.decisions).order_by("-adopted_at", "-pk")
    written = public_written(scope.body).filter(scope.written)
    entries = [*map(_adopted, adopted[:SHOWN]), *map(_written, written[:SHOWN])]
    return nlargest(SHOWN, entries, key=attrgetter("updated"))


def _adopted(row: Resolution) -> Entry:
    return Entry(
        path=reverse("portal:resolution", args=[row.pk]),
        title=_title(row.number, row.agenda_item.name),
        text=f"{row.sentence}\n\n{row.text}",
        published=row.adopted_at,
        updated=row.adopted_at,
    )


def _written(row: WrittenProcedure) -> Entry:
    assert row.ended_at  # it is over
    return Entry(
        path=reverse("portal:written", args=[row.pk]),
        title=_title(row.number, row.title),
        text=f"{row.result}\n\n{row.wording}",
        published=row.ended_at,
        updated=row.ended_at,
    )


def _title(number: str, name: str) -> str:
    return ": ".join(
        filter(None, (gettext("Resolution %(number)s") % {"number": number} if number else "", name))
    )

"""Which pages stand in the sitemaps: for each kind of thing the rows, and how its page is found."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, QuerySet, TextField, Value
from django.db.models.functions import Concat
from django.utils import timezone

from portal.places import named_places
from sessions_app.listing import YEAR
from sessions_app.models import Body, Meeting, Resolution
from sessions_app.public_reads import public_results
from sessions_app.queries import (
    minuted_lately,
    public_meetings,
    public_organizations,
    public_papers,
    public_people,
    public_resolutions,
)
from sessions_app.written_queries import public_written


@dataclass(frozen=True)
class Section:
    """`keys`: what stands in the address, in its order; `changed`: when the page last said something new."""

    rows: Callable[[Body], QuerySet[Any]]
    view: str
    keys: tuple[str, ...] = ("pk",)
    changed: str = "modified"

    def pages_of(self, body: Body) -> QuerySet[Any, tuple[Any, ...]]:
        """The keys of each page with its last change, in a steady order."""
        rows: QuerySet[Any] = self.rows(body)
        return rows.order_by(*self.keys).values_list(*self.keys).annotate(at=Max(self.changed))  # type: ignore[no-any-return]  # of any model

    def measured(self, body: Body) -> dict[str, Any]:
        """How many pages there are and when one last changed, in one query: Django would read them all for that."""
        first, *more = self.keys
        address = Concat(first, Value("/"), *more, output_field=TextField()) if more else first
        return self.rows(body).aggregate(count=Count(address, distinct=True), changed=Max(self.changed))


def _minuted(body: Body) -> QuerySet[Meeting]:
    """Minutes that were signed here: those from elsewhere are a file and have no page."""
    rows = minuted_lately(body).filter(oparl_id=None)
    return rows.exclude(starts_at__lt=_oldest(body)) if body.minutes_in_search is not None else rows


def _voted(body: Body) -> QuerySet[Resolution]:
    """Votes whose result was announced in public; elections have no page of their own."""
    rows = public_results(body).filter(election=0)
    listed = body.minutes_in_search is not None
    return rows.exclude(agenda_item__meeting__starts_at__lt=_oldest(body)) if listed else rows


def _oldest(body: Body) -> datetime:
    """As `may_list_minutes` counts."""
    return timezone.now() - (body.minutes_in_search or 0) * YEAR


OF_MEETING, OF_VOTE = "agenda_item__meeting", "vote_number"
SECTIONS: Mapping[str, Section] = {
    "sitzungen": Section(public_meetings, "portal:meeting"),
    "vorlagen": Section(public_papers, "portal:paper"),
    "beschluesse": Section(public_resolutions, "portal:resolution", changed="adopted_at"),
    "gremien": Section(public_organizations, "portal:organization"),
    "niederschriften": Section(_minuted, "minutes:published", changed="results_protocol__modified"),
    "schriftlich": Section(public_written, "portal:written", changed="ended_at"),
    "orte": Section(named_places, "portal:place"),
    "abstimmungen": Section(_voted, "minutes:votes", (OF_MEETING,), "adopted_at"),
    "abstimmung": Section(_voted, "minutes:vote", (OF_MEETING, OF_VOTE), "adopted_at"),
}
# Persons are found through their committees: a search engine collects them only where the municipality wants it.
PEOPLE: Mapping[str, Section] = {"personen": Section(public_people, "portal:person")}


def sections_of(body: Body) -> dict[str, Section]:
    return {**SECTIONS, **(PEOPLE if body.people_in_search else {})}

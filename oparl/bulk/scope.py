"""What belongs to a legislative term: by its days, as not every source says which term a thing is of."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from sessions_app.models import (
    AgendaItem,
    Body,
    LegislativeTerm,
    Meeting,
    Membership,
    Organization,
    Paper,
    Person,
    Resolution,
)
from sessions_app.public_reads import items_in_order, public_consultations, public_memberships
from sessions_app.queries import public_meetings, public_organizations, public_papers, public_people


@dataclass(frozen=True)
class Scope:
    """The public rows of a body within a term; `term` None: all of them."""

    body: Body
    term: LegislativeTerm | None = None

    @property
    def name(self) -> str:
        """As it stands in addresses: `wahlperiode-3`, `gesamt`."""
        return f"wahlperiode-{self.term.pk}" if self.term else "gesamt"

    def meetings(self) -> QuerySet[Meeting]:
        rows = public_meetings(self.body).select_related(None)
        if self.term is None:
            return rows
        return rows.filter(_within(self.term, "starts_at__date") or Q(legislative_term=self.term))

    def items(self) -> QuerySet[AgendaItem]:
        return items_in_order(self.body).filter(meeting__in=self.meetings().values("pk"))

    def papers(self) -> QuerySet[Paper]:
        """Those that were dealt with in the term, and those that were written in it."""
        rows = public_papers(self.body).select_related(None)
        if self.term is None:
            return rows
        dealt_with = public_consultations(self.body).filter(agenda_item__in=self.items().values("pk"))
        return rows.filter(
            Q(pk__in=dealt_with.order_by().values("paper")) | (_within(self.term, "dated_on") or Q(pk=None))
        )

    def organizations(self) -> QuerySet[Organization]:
        return public_organizations(self.body).filter(self._lasting())

    def memberships(self) -> QuerySet[Membership]:
        return public_memberships(self.body).filter(self._lasting())

    def people(self) -> QuerySet[Person]:
        return public_people(self.body).filter(pk__in=self.memberships().values("person"))

    def results(self) -> QuerySet[Resolution]:
        """Every announced result of a public item, adopted or not."""
        return Resolution.objects.filter(agenda_item__in=self.items().order_by().values("pk"))

    def rows(self, kind: str) -> QuerySet[Any]:
        """Of a kind that the files are made of."""
        return {
            "body": Body.objects.filter(pk=self.body.pk),
            "organization": self.organizations(),
            "person": self.people(),
            "meeting": self.meetings(),
            "paper": self.papers(),
        }[kind]

    def _lasting(self) -> Q:
        """What holds on some day of the term; an open end is no end."""
        found = Q()
        if self.term and self.term.ends_on:
            found &= Q(starts_on=None) | Q(starts_on__lte=self.term.ends_on)
        if self.term and self.term.starts_on:
            found &= Q(ends_on=None) | Q(ends_on__gte=self.term.starts_on)
        return found


def _within(term: LegislativeTerm, field: str) -> Q:
    """Empty for a term of which nobody knows the days."""
    found = Q()
    if term.starts_on:
        found &= Q(**{f"{field}__gte": term.starts_on})
    if term.ends_on:
        found &= Q(**{f"{field}__lte": term.ends_on})
    return found

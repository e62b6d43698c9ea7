"""The versions of a published agenda: 1 as it was published, one more with each supplement. All can be read for ever."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from django.utils.translation import gettext

from accounts.actor import Actor
from journal.events import N_
from sessions_app.agenda import AgendaView, ItemView, PaperView
from sessions_app.exclusion import agenda_for, kept_from
from sessions_app.models import AgendaItem, Consultation, Meeting, Paper, Supplement, SupplementChange
from sessions_app.queries import is_entitled
from sessions_app.reading import is_released

# What a supplement can change of an item: its own name for it, and the item's.
REWORDED = {
    "name": "name",
    "public_name": "public_name",
    "item_kind": "kind",
    "proposed_resolution": "proposed_resolution",
}
NEUTRAL = N_("Closed agenda item")
Row = dict[str, object]  # an item as `Supplement.before` keeps it


@dataclass(frozen=True, kw_only=True)
class ChangeView:
    """A line of a supplement as one reader may see it. `former` is the title that it had, if that is another.

    `kind`: new, changed, withdrawn; `of` is the kind of the item, empty for a veiled one. `papers` are references.
    """

    id: int
    kind: str
    public: bool
    number: str
    title: str
    former: str = ""
    of: str = ""
    proposal: bool = False
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SupplementView:
    """A published supplement (Nachtrag); `version` is the version of the agenda that it made."""

    number: int
    note: str
    published_at: datetime
    version: int
    changes: tuple[ChangeView, ...]

    def of_kind(self, kind: str) -> tuple[ChangeView, ...]:
        return tuple(each for each in self.changes if each.kind == kind)

    @property
    def groups(self) -> list[tuple[str, tuple[ChangeView, ...]]]:
        """New, changed, withdrawn, with what each is called; those that are empty left out."""
        kinds = [(str(label), self.of_kind(kind)) for kind, label in SupplementChange.Kind.choices]
        return [(label, changes) for label, changes in kinds if changes]


def supplements_for(actor: Actor, meeting: Meeting) -> tuple[SupplementView, ...]:
    """The published supplements, the first one first."""
    if meeting.agenda_version <= 1:
        return ()
    # By their changes, of which each has one at least: a query less than by themselves.
    rows = SupplementChange.objects.filter(
        supplement__meeting=meeting, supplement__published_at__isnull=False
    )
    rows = rows.select_related("supplement").defer("supplement__before").prefetch_related("papers")
    entitled, kept = is_entitled(actor, meeting), kept_from(actor, meeting.body)
    ordered = rows.order_by("supplement__number", "-public", "pk")
    return tuple(
        SupplementView(
            number=row.number,
            note=row.note,
            published_at=row.published_at,
            version=row.number + 1,
            changes=_views(changes, entitled=entitled, kept=kept),
        )
        for row, changes in groupby(ordered, key=lambda each: each.supplement)
        if row.published_at
    )


def changes_of(supplement: Supplement, *, entitled: bool) -> tuple[ChangeView, ...]:
    return _views(supplement.changes.all(), entitled=entitled)


def _views(
    rows: Iterable[SupplementChange], *, entitled: bool, kept: frozenset[int] = frozenset()
) -> tuple[ChangeView, ...]:
    """`kept`: items whose papers the reader must not know for bias."""
    return tuple(_seen(row, kept) if row.public or entitled else _veiled(row) for row in rows)


def _seen(row: SupplementChange, kept: frozenset[int]) -> ChangeView:
    papers = row.papers.all() if row.item_id is None or row.item_id not in kept else []
    drafted = row.supplement.published_at is None  # then only its clerk reads what will be released with it
    shown = [paper for paper in papers if not row.public or is_released(paper) or (drafted and paper.public)]
    return ChangeView(
        id=row.pk,
        kind=row.kind,
        public=row.public,
        number=row.number,
        title=row.name,
        former=_other(row.before.get("name", ""), row.name),
        of=row.item_kind,
        proposal=row.before.get("proposed_resolution", row.proposed_resolution) != row.proposed_resolution,
        papers=tuple(paper.reference or paper.name for paper in shown),
    )


def _veiled(row: SupplementChange) -> ChangeView:
    title = row.public_name or gettext(NEUTRAL)
    former = (row.before.get("public_name") or gettext(NEUTRAL)) if row.before else ""
    return ChangeView(
        id=row.pk, kind=row.kind, public=False, number=row.number, title=title, former=_other(former, title)
    )


def _other(former: str, now: str) -> str:
    return former if former != now else ""


def agenda_at(actor: Actor, meeting: Meeting, version: int) -> AgendaView:
    """A version of the published agenda as the actor may read it now. Raises Supplement.DoesNotExist."""
    if version == meeting.agenda_version:
        view = agenda_for(actor, meeting)
        return replace(view, published_at=published_at_of(meeting, version)) if version > 1 else view
    published_at = published_at_of(meeting, version)
    rows = meeting.supplements.get(number=version, published_at__isnull=False).before
    entitled, kept = is_entitled(actor, meeting), kept_from(actor, meeting.body)
    views = [_item(row, kept) for row in rows if row["public"] or entitled]
    veiled = [_veiled_item(row) for row in rows if not (row["public"] or entitled)]
    return AgendaView(
        shown=True,
        published_at=published_at,
        version=version,
        entitled=entitled,
        public=tuple(each for each in views if each.public),
        closed=tuple(each for each in (*views, *veiled) if not each.public),
    )


def first_agenda(actor: Actor, meeting: Meeting) -> AgendaView:
    """As it was when the members were invited."""
    return agenda_at(actor, meeting, min(meeting.agenda_version, 1))


def current_agenda(actor: Actor, meeting: Meeting) -> AgendaView:
    """As it stands, with the time of its last supplement."""
    return agenda_at(actor, meeting, meeting.agenda_version)


def published_at_of(meeting: Meeting, version: int) -> datetime | None:
    """Raises Supplement.DoesNotExist."""
    if version <= 1:
        return meeting.agenda_published_at
    return meeting.supplements.get(number=version - 1, published_at__isnull=False).published_at


def rows_of(meeting: Meeting) -> list[Row]:
    """The agenda as it stands now, to be kept."""
    rows = AgendaItem.objects.filter(meeting=meeting, deleted=False).order_by("-public", "order", "pk")
    return [
        {
            "id": row.pk,
            "public": row.public,
            "number": row.number,
            "name": row.name,
            "public_name": row.public_name,
            "kind": row.kind,
            "papers": list(_references(row, row.consultations.all())),
        }
        for row in rows.prefetch_related("consultations__paper")
    ]


def _references(item: AgendaItem, consultations: Iterable[Consultation]) -> Iterable[Row]:
    """Of a public item only what everybody may know."""
    for each in consultations:
        paper: Paper | None = each.paper
        if paper and not (paper.deleted or each.deleted) and (is_released(paper) or not item.public):
            yield {"id": paper.pk, "reference": paper.reference, "name": paper.name}


def _item(row: dict, kept: frozenset[int]) -> ItemView:  # type: ignore[type-arg]  # as JSON gives it
    papers = [] if row["id"] in kept else row["papers"]
    return ItemView(
        id=row["id"],
        number=row["number"],
        title=row["name"],
        public=row["public"],
        kind=row["kind"],
        public_name=row["public_name"],
        papers=tuple(PaperView(**paper, public=row["public"], files=()) for paper in papers),
    )


def _veiled_item(row: dict) -> ItemView:  # type: ignore[type-arg]  # as JSON gives it
    return ItemView(id=None, number=row["number"], title=row["public_name"] or gettext(NEUTRAL), public=False)

"""Papers that belong to other organizations than their entries say, as something moved on an agenda."""

from collections.abc import Collection

from django.db.models import Q

from portal.search.belonging import organizations_of
from portal.search.models import Entry
from portal.search.wanted import Kind
from portal.search.wording import organizations_in
from sessions_app.models import Body, Consultation, Paper


def moved_papers(stations: Collection[int], items: Collection[int]) -> set[int]:
    """Of these consultations, and of those on these items. Most changes of an item move nothing, and a paper's annexes are long:
    they are looked at only where it does.
    """
    touched = Consultation.objects.filter(Q(pk__in=stations) | Q(agenda_item__in=items)).values("paper")
    papers = Paper.objects.filter(pk__in=touched)
    return {
        key
        for body in Body.objects.filter(pk__in=papers.values("body"))
        for key in _moved(body, list(papers.filter(body=body).values_list("pk", flat=True)))
    }


def _moved(body: Body, papers: Collection[int]) -> set[int]:
    rows = Entry.objects.filter(kind=Kind.PAPER.value, key__in=papers, page=0)
    marked = {row.key: set(organizations_in(row)) for row in rows.only("key", "organizations")}
    now = organizations_of(body, ((Kind.PAPER, key) for key in marked))
    return {key for key, homes in marked.items() if homes != now[Kind.PAPER, key]}

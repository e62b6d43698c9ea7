"""Papers by when they were released, with their files."""

from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse
from django.utils.translation import gettext

from portal.news.entry import SHOWN, Entry
from portal.news.scope import Scope
from sessions_app.models import Paper
from sessions_app.queries import public_papers
from sessions_app.reading import view_of_paper


def papers(scope: Scope) -> list[Entry]:
    known = Coalesce("published_at", "created")
    rows = public_papers(scope.body).filter(scope.papers)
    rows = rows.annotate(known=known, updated=Greatest(known, "modified"))
    return [
        _entry(row)
        for row in rows.prefetch_related("auxiliary_files").order_by("-updated", "-known", "-pk")[:SHOWN]
    ]


def _entry(row: Paper) -> Entry:
    kind = row.paper_type or gettext("Paper")
    return Entry(
        path=reverse("portal:paper", args=[row.pk]),
        title=row.name,
        text=" ".join(filter(None, (kind, row.reference))),
        published=row.known,  # type: ignore[attr-defined]  # annotated above
        updated=row.updated,  # type: ignore[attr-defined]  # annotated above
        files=view_of_paper(row, row.auxiliary_files.all(), entitled=False).files,
    )

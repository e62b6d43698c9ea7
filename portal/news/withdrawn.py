"""What was public and is no more: who subscribes learns that, and nothing of what it was (INT-10)."""

from django.urls import reverse
from django.utils.translation import gettext

from portal.news.entry import SHOWN, Entry
from portal.news.scope import Scope
from sessions_app.withdrawn import withdrawn_meetings, withdrawn_papers


def gone_papers(scope: Scope) -> list[Entry]:
    if scope.finds:
        return []
    rows = withdrawn_papers(scope.body).filter(scope.papers)
    said = gettext("Paper withdrawn"), gettext("A paper that stood here is not public any more.")
    newest = rows.order_by("-modified", "-pk")[:SHOWN]
    return [
        Entry(
            path=reverse("portal:paper", args=[row.pk]),
            title=said[0],
            text=said[1],
            published=row.published_at or row.created,
            updated=row.modified,
        )
        for row in newest
    ]


def gone_meetings(scope: Scope) -> list[Entry]:
    if scope.finds:
        return []
    rows = withdrawn_meetings(scope.body).filter(scope.meetings)
    said = gettext("Meeting withdrawn"), gettext("A meeting that was announced here is not shown any more.")
    return [
        Entry(
            path=reverse("portal:meeting", args=[row.pk]),
            title=said[0],
            text=said[1],
            published=row.created,
            updated=row.modified,
        )
        for row in rows.order_by("-modified", "-pk")[:SHOWN]
    ]

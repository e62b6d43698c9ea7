"""A number for an item that comes up during the sitting (docs/adr/0008-urgent-items.md)."""

from django.db import transaction

from sessions_app.models import AgendaItem, Meeting


def draw_item_number(meeting: Meeting) -> int:
    """A key that no item has, had or will have: drawn from the table's own sequence, which never goes back.

    Nothing stays behind: the row is written by the projection, once the council has put the item on the agenda.
    """
    with transaction.atomic():
        row = AgendaItem.objects.create(meeting=meeting, deleted=True)
        drawn = row.pk
        row.delete()
    return drawn

"""Every change of what a calendar shows of a meeting is noted in the statement that makes it: by the desk, a sitting, an
import or the admin. Made anew after every `migrate`, as all triggers here (`sessions_app.noting`).

iCalendar's SEQUENCE is the number of these notes, and schema.org's previous begin stands in them: nothing is counted
twice, and none of the ways of writing can forget it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connections
from django.db.models import Count, Max, Q

from sessions_app.models import Meeting, PlanChange
from sessions_app.noting import NOW

What = PlanChange.What
MEETINGS, CHANGES = "sessions_app_meeting", "sessions_app_planchange"
NAME = "meeting_replanned"
# The weightiest first. Of the standing calendars know whether it is planned, holds, or is cancelled.
COLUMNS = ((What.BEGIN, "starts_at"), (What.PLACE, "location_id"), (What.END, "ends_at"), (What.NAME, "name"))
STANDINGS = (Meeting.State.PLANNED.value, Meeting.State.CANCELLED.value)
UNEQUAL = {"sqlite": "IS NOT", "postgresql": "IS DISTINCT FROM"}
# A new name alone is no new appointment (RFC 5546, section 2.1.4).
CALENDARS = ~Q(what=What.NAME)


def make_triggers(using: str = "default", **_signal: object) -> None:
    """Called when the tables stand (post_migrate)."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for statement in _statements(connection.vendor):
            cursor.execute(statement)


def drop_triggers(using: str = "default", **_signal: object) -> None:
    """Called before tables change (pre_migrate): SQLite rebuilds no table that another table's trigger writes."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"DROP TRIGGER IF EXISTS {NAME}")
        elif MEETINGS in connection.introspection.table_names(cursor):
            cursor.execute(f"DROP TRIGGER IF EXISTS {NAME} ON {MEETINGS}")


def _statements(vendor: str) -> Sequence[str]:
    other = UNEQUAL[vendor]
    changed = {what: f"OLD.{column} {other} NEW.{column}" for what, column in COLUMNS}
    stands = " OR ".join(f"(OLD.state = '{each}') <> (NEW.state = '{each}')" for each in STANDINGS)
    changed[What.STANDING] = f"({stands})"
    weight = "".join(f" WHEN {changed[what]} THEN '{what.value}'" for what in What)
    note = (
        f"INSERT INTO {CHANGES} (meeting_id, what, starts_at, at)"  # noqa: S608 (names of ours)
        f" VALUES (OLD.id, CASE{weight} END, OLD.starts_at, {NOW[vendor]});"
    )
    when = f"AFTER UPDATE ON {MEETINGS} FOR EACH ROW WHEN ({' OR '.join(changed.values())})"
    if vendor == "sqlite":
        return (f"DROP TRIGGER IF EXISTS {NAME}", f"CREATE TRIGGER {NAME} {when} BEGIN {note} END")
    function = f"CREATE OR REPLACE FUNCTION {NAME}() RETURNS trigger LANGUAGE plpgsql"
    return (
        f"{function} AS $$ BEGIN {note} RETURN NULL; END $$",
        f"CREATE OR REPLACE TRIGGER {NAME} {when} EXECUTE FUNCTION {NAME}()",
    )


@dataclass(frozen=True)
class Plan:
    """How calendars know a meeting: `sequence` is iCalendar's SEQUENCE, `changed_at` when anything of it changed last."""

    sequence: int
    changed_at: datetime


def plans_of(meetings: Collection[Meeting]) -> dict[int, Plan]:
    """By primary key, in one query. What is prepared or sat on leaves no trace here: the row's own time would tell."""
    counted = (
        PlanChange.objects.filter(meeting__in=[each.pk for each in meetings]).values("meeting").order_by()
    )
    changes = counted.annotate(number=Count("pk", filter=CALENDARS), last=Max("at"))
    found = {row["meeting"]: Plan(row["number"], row["last"]) for row in changes}
    return {each.pk: found.get(each.pk, Plan(0, each.created)) for each in meetings}


def previous_begins(meeting: Meeting) -> list[datetime]:
    """When it was to begin before, the first plan first; what was planned once more is named once."""
    rows = meeting.plan_changes.filter(what=What.BEGIN, starts_at__isnull=False)
    found = dict.fromkeys(rows.values_list("starts_at", flat=True))
    return [each for each in found if each is not None and each != meeting.starts_at]

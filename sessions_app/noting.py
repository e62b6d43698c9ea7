"""Triggers that note every row of the filing cabinet that is written, within the transaction that writes it.

Desk commands, projections, imports, the admin and whatever comes later write the same tables in many ways; a trigger
misses none. It notes kind and key in the table of whoever wants to know: open data (OParl) and search, each its own.
They are made anew after every `migrate`: a table that SQLite rebuilds for a migration loses its triggers.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import connections


@dataclass(frozen=True)
class Table:
    """`kind`: what its rows are; of a link table None. `shows`: columns that name rows in which a change shows, even
    when the column no longer names them.
    """

    name: str
    kind: str | None
    shows: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Notebook:
    """The table `<owner>_touched`, with kind, key, at, and what else it wants: columns with their values in SQL."""

    owner: str
    more: tuple[tuple[str, str], ...] = ()

    def note(self, kind: str, key: str, now: str, where: str = "") -> str:
        columns = ", ".join(("kind", "key", "at", *(name for name, _ in self.more)))
        values = ", ".join((f"'{kind}'", key, now, *(value for _, value in self.more)))
        return f"INSERT INTO {self.owner}_touched ({columns}) SELECT {values}{where};"


FILE = "file"
CABINET = (
    Table("sessions_app_body", "body"),
    Table("sessions_app_legislativeterm", "legislative_term", (("body_id", "body"),)),
    Table("sessions_app_location", "location"),
    Table("sessions_app_organization", "organization", (("location_id", "location"),)),
    Table("sessions_app_person", "person"),
    Table(
        "sessions_app_membership",
        "membership",
        (("person_id", "person"), ("organization_id", "organization")),
    ),
    Table(
        "sessions_app_meeting",
        "meeting",
        (
            ("location_id", "location"),
            ("invitation_id", FILE),
            ("results_protocol_id", FILE),
            ("verbatim_protocol_id", FILE),
        ),
    ),
    Table("sessions_app_meeting_further_organizations", None, (("meeting_id", "meeting"),)),
    Table("sessions_app_meeting_auxiliary_files", None, (("meeting_id", "meeting"), ("file_id", FILE))),
    Table(
        "sessions_app_agendaitem",
        "agenda_item",
        (("meeting_id", "meeting"), ("resolution_file_id", FILE)),
    ),
    Table(
        "sessions_app_agendaitem_auxiliary_files",
        None,
        (("agendaitem_id", "agenda_item"), ("file_id", FILE)),
    ),
    Table(
        "sessions_app_consultation",
        "consultation",
        (("paper_id", "paper"), ("agenda_item_id", "agenda_item")),
    ),
    Table("sessions_app_consultation_organizations", None, (("consultation_id", "consultation"),)),
    Table("sessions_app_paper", "paper", (("main_file_id", FILE),)),
    Table("sessions_app_paper_auxiliary_files", None, (("paper_id", "paper"), ("file_id", FILE))),
    Table("sessions_app_paper_locations", None, (("paper_id", "paper"), ("location_id", "location"))),
    Table("sessions_app_paper_under_direction_of", None, (("paper_id", "paper"),)),
    Table("sessions_app_paper_originator_organizations", None, (("paper_id", "paper"),)),
    Table("sessions_app_paper_originator_people", None, (("paper_id", "paper"),)),
    Table(
        "sessions_app_paper_superordinated_papers",
        None,
        (("from_paper_id", "paper"), ("to_paper_id", "paper")),
    ),
    Table("sessions_app_resolution", None, (("agenda_item_id", "agenda_item"),)),
    Table("documents_file", FILE),
)
WRITTEN = ("INSERT", "UPDATE", "DELETE")
NOW = {"sqlite": "strftime('%Y-%m-%d %H:%M:%f', 'now')", "postgresql": "clock_timestamp()"}


def make_triggers(notebook: Notebook, tables: Iterable[Table], using: str = "default") -> None:
    """Makes all triggers of a notebook anew; to be called when the tables stand (post_migrate)."""
    connection = connections[using]
    statements = {"sqlite": on_sqlite, "postgresql": on_postgresql}[connection.vendor]
    with connection.cursor() as cursor:
        for table in tables:
            for when in WRITTEN:
                for statement in statements(notebook, table, when):
                    cursor.execute(statement)


def notes(notebook: Notebook, table: Table, when: str, now: str) -> Iterator[str]:
    """The statements that one trigger carries out."""
    row = "OLD" if when == "DELETE" else "NEW"
    if table.kind:
        yield notebook.note(table.kind, f"{row}.id", now)
    for column, kind in table.shows:
        old, new = f"OLD.{column}", f"NEW.{column}"
        if when == "INSERT" and not table.kind:
            yield notebook.note(kind, new, now, f" WHERE {new} IS NOT NULL")
        if when == "DELETE":
            yield notebook.note(kind, old, now, f" WHERE {old} IS NOT NULL")
        if when == "UPDATE":
            changed = f" WHERE {old} IS NOT NULL AND ({new} IS NULL OR {new} <> {old})"
            yield notebook.note(kind, old, now, changed)
            if not table.kind:
                yield notebook.note(kind, new, now)


def on_sqlite(notebook: Notebook, table: Table, when: str) -> Iterator[str]:
    name = _name(notebook, table, when)
    body = " ".join(notes(notebook, table, when, NOW["sqlite"]))
    yield f"DROP TRIGGER IF EXISTS {name}"
    yield f"CREATE TRIGGER {name} AFTER {when} ON {table.name} FOR EACH ROW BEGIN {body} END"


def on_postgresql(notebook: Notebook, table: Table, when: str) -> Iterator[str]:
    name = _name(notebook, table, when)
    body = " ".join(notes(notebook, table, when, NOW["postgresql"]))
    yield (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql"
        f" AS $$ BEGIN {body} RETURN NULL; END $$"
    )
    yield (
        f"CREATE OR REPLACE TRIGGER {name} AFTER {when} ON {table.name}"
        f" FOR EACH ROW EXECUTE FUNCTION {name}()"
    )


def _name(notebook: Notebook, table: Table, when: str) -> str:
    return f"{notebook.owner}_{table.name}_{when.lower()}"

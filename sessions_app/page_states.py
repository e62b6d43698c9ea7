"""What the pages of a host stand at, for whoever asks so often that asking has to cost next to nothing."""

from collections.abc import Collection

from django.db import connection
from django.db.models import OuterRef, Subquery

from sessions_app.models import Host, PageVersion

State = tuple[int, int]  # the body that answers there, and how often its pages have changed
MOST_HOSTS = 1_000  # remembered: whoever makes names up fills nothing


def read_states(hosts: Collection[str]) -> dict[str, State]:
    """By host name, as it is committed now; a host that nobody has is missing."""
    number = PageVersion.objects.filter(body=OuterRef("body")).values("number")
    rows = Host.objects.filter(name__in=hosts).values_list("name", "body", Subquery(number))
    return {name: (body, number) for name, body, number in rows if number is not None}


class States:
    """The states of hosts, read again only when something was committed, where the database tells so cheaply.

    Belongs to one thread and its connection: SQLite tells a connection of the commits of all others, and of its own.
    """

    def __init__(self) -> None:
        self._commit: tuple[object, ...] | None = None
        self._known: dict[str, State | None] = {}

    def of(self, hosts: Collection[str]) -> dict[str, State | None]:
        """By host name; None where nobody has the host. The answer is not older than the question."""
        commit = _last_commit()
        if commit is None or commit != self._commit or len(self._known) > MOST_HOSTS:
            self._commit, self._known = commit, {}
        if new := [each for each in hosts if each not in self._known]:
            self._known |= dict.fromkeys(new) | read_states(new)
        return {each: self._known[each] for each in hosts}


def _last_commit() -> tuple[object, ...] | None:
    """What changes with every commit, as this connection sees it; None where it has to be read."""
    if connection.vendor != "sqlite":
        return None
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA data_version")
        return connection.connection, cursor.fetchone()[0], connection.connection.total_changes

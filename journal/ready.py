"""Commands that need tables say so before the database does."""

from django.core.management.base import CommandError
from django.db import connection
from django.utils.translation import gettext

from journal.models import Stream


def require_tables() -> None:
    """Raises CommandError with the command that makes the tables."""
    if Stream._meta.db_table not in connection.introspection.table_names():  # noqa: SLF001 (public API)
        raise CommandError(
            gettext("The database has no tables yet. Please run first: .venv/bin/python manage.py migrate")
        )

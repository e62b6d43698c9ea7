"""The search as Django starts it."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from sessions_app.noting import CABINET, Notebook, Table, make_triggers

TOUCHED = Notebook("search")
IN_WRITING = Table("sessions_app_writtenprocedure", "written")


class SearchConfig(AppConfig):
    name = "portal.search"
    label = "search"

    def ready(self) -> None:
        post_migrate.connect(note_what_is_written, sender=self)


def note_what_is_written(using: str = "default", **_signal: object) -> None:
    make_triggers(TOUCHED, (*CABINET, IN_WRITING), using)

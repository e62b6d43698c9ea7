"""The search as Django starts it."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from sessions_app.noting import CABINET, Notebook, make_triggers

TOUCHED = Notebook("search")


class SearchConfig(AppConfig):
    name = "portal.search"
    label = "search"

    def ready(self) -> None:
        post_migrate.connect(note_what_is_written, sender=self)


def note_what_is_written(using: str = "default", **_signal: object) -> None:
    make_triggers(TOUCHED, CABINET, using)

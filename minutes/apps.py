"""The room as Django starts it."""

from django.apps import AppConfig


class MinutesConfig(AppConfig):
    name = "minutes"

    def ready(self) -> None:
        from journal.store import register_book  # models are importable only now
        from minutes.book import MINUTES

        register_book(MINUTES)

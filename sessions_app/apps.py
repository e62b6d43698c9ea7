"""The room as Django starts it."""

from django.apps import AppConfig


class SessionsConfig(AppConfig):
    name = "sessions_app"

    def ready(self) -> None:
        from journal.store import register_book  # models are importable only now
        from sessions_app.adopted import RESOLUTIONS
        from sessions_app.asked_in_writing import WRITTEN
        from sessions_app.live import SITTING

        register_book(SITTING)
        register_book(RESOLUTIONS)
        register_book(WRITTEN)

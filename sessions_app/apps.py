"""The room as Django starts it."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class SessionsConfig(AppConfig):
    name = "sessions_app"

    def ready(self) -> None:
        from journal.store import register_book  # models are importable only now
        from mail.letters import register_maker
        from sessions_app import page_versions, plan_changes
        from sessions_app.adopted import RESOLUTIONS
        from sessions_app.asked_in_writing import WRITTEN
        from sessions_app.guest_letters.question import question_letter
        from sessions_app.guest_letters.registration import registration_letter
        from sessions_app.live import SITTING

        register_book(SITTING)
        register_book(RESOLUTIONS)
        register_book(WRITTEN)
        register_maker("question", question_letter)
        register_maker("registration", registration_letter)
        for triggers in (page_versions, plan_changes):
            pre_migrate.connect(triggers.drop_triggers, sender=self)
            post_migrate.connect(triggers.make_triggers, sender=self)

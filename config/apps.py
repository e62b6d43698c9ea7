"""The room as Django starts it."""

from django.apps import AppConfig


class HouseConfig(AppConfig):
    name = "config"

    def ready(self) -> None:
        from config.alarms.letters import alarm_letter  # models are importable only now
        from mail.letters import register_maker

        register_maker("alarm", alarm_letter)

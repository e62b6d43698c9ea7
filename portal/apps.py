"""The room as Django starts it."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "portal"

    def ready(self) -> None:
        from mail.letters import register_maker  # models are importable only now
        from portal.subscriptions.letters import confirmation, news

        register_maker("confirmation", confirmation)
        register_maker("news", news)

"""The room as Django starts it."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from oparl.triggers import make_triggers


class OparlConfig(AppConfig):
    name = "oparl"
    verbose_name = "OParl"

    def ready(self) -> None:
        post_migrate.connect(make_triggers, sender=self)

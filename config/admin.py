"""The rounds of the watch for those who keep the installation: when it ran, and what came of it. Nobody writes here."""

from django.contrib import admin
from django.http import HttpRequest

from config.models import Crawl


@admin.register(Crawl)
class CrawlAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # its parameters exist for the checker only
    list_display = ("body", "started_at", "ended_at", "answers", "faults", "trouble")
    list_filter = ("body",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Crawl | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Crawl | None = None) -> bool:
        return False

"""The rounds of the watch and of deletion for those who keep the installation: when they ran, and what came of them.
Nobody writes here.
"""

from django.contrib import admin
from django.http import HttpRequest

from config.models import Crawl, Forgetting


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


@admin.register(Forgetting)
class ForgettingAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # as above
    list_display = ("at", "body", "counts", "failed")
    list_filter = ("body",)
    list_select_related = ("body",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Forgetting | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Forgetting | None = None) -> bool:
        return False

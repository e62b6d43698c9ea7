"""Subscribers for those who keep the installation: who asks to be forgotten by telephone can be taken out here."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from portal.models import Subscriber
from portal.subscriptions.commands import end_all


@admin.register(Subscriber)
class SubscriberAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # its parameters exist for the checker only
    list_display = ("email", "language", "body")
    list_filter = ("body",)
    list_select_related = ("body",)
    search_fields = ("email",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Subscriber | None = None) -> bool:
        return False

    def delete_model(self, request: HttpRequest, obj: Subscriber) -> None:
        end_all(obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Subscriber]) -> None:
        for each in queryset:
            end_all(each)

"""The outbox for those who keep the installation: what waits, what failed and why. Nobody writes mail here."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mail.models import Mail

AGAIN = (Mail.State.GIVEN_UP, Mail.State.UNCLEAR)


@admin.register(Mail)
class MailAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # its parameters exist for the checker only
    list_display = ("key", "state", "tries", "written_at", "due_at", "ended_at", "said", "owner")
    list_filter = ("state", "kind", "owner")
    search_fields = ("key", "address")
    actions = ("send_again",)

    @admin.action(description=_("Send what was given up or interrupted once more"))
    def send_again(self, request: HttpRequest, chosen: QuerySet[Mail]) -> None:
        fresh = {"state": Mail.State.WAITING, "tries": 0, "due_at": timezone.now(), "ended_at": None}
        chosen.filter(state__in=AGAIN).exclude(address="").update(**fresh)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Mail | None = None) -> bool:
        return False

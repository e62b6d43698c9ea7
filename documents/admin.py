"""Files for the administration: what they are is read, never typed."""

from django.contrib import admin
from django.http import HttpRequest

from documents.models import File


@admin.register(File)
class FileAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # its parameter exists for the checker only
    list_display = ("name", "owner", "mime_type", "size", "public", "dated_on")
    list_filter = ("owner", "public", "mime_type")
    search_fields = ("name", "file_name", "token")
    show_full_result_count = False
    # The bytes never change, and a file becomes public by a command, not by a tick.
    readonly_fields = (
        "token",
        "oparl_id",
        "created",
        "modified",
        "extra",
        "mime_type",
        "size",
        "sha256",
        "content",
        "public",
        "signed",
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Files come in where they are checked: with papers and items."""
        return False

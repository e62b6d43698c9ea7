"""What a municipality gives away as open data is set here."""

from django.contrib import admin

from oparl.models import OpenData


@admin.register(OpenData)
class OpenDataAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # its parameter exists for the checker only
    list_display = ("body", "license", "persons_email", "persons_phone", "attendance")
    list_select_related = ("body",)

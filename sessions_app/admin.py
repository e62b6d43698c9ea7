"""The filing cabinet for the administration. What a sitting writes is shown here and never changed here."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from guardian.admin import GuardedModelAdmin

from sessions_app import models
from sessions_app.desk.memberships import keep_in_step
from voting.rules.profiles import installed_laws

# Kept as the source sent it.
STORED: tuple[str, ...] = ("oparl_id", "created", "modified", "extra")
# Projections of the journal: written by sessions_app/projections.py alone.
MEETING_PROJECTIONS = ("state", "opened_at", "ends_at")
ITEM_PROJECTIONS = ("state", "result", "starts_at", "ends_at")
# The pages on which an answer on personal data is deleted, with what it is about.
GONE_WITH = {
    f"{model}_{page}"
    for model in ("sessions_app_paper", "documents_file")
    for page in ("delete", "changelist")
}


def stays(paper: models.Paper) -> str:
    return gettext(
        "“%(paper)s” was published on %(day)s: its address and what was answered about it stay. Please mark the paper as "
        "deleted instead (on its page, tick “deleted”): it is shown nowhere then, and whoever keeps a copy is told."
    ) % {"paper": paper, "day": date_format(timezone.localdate(paper.published_at), "DATE_FORMAT")}


class HostInline(admin.TabularInline):  # type: ignore[type-arg]  # its parameters exist for the checker only
    model = models.Host
    extra = 0


class RecordAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # as above
    """What every row of the cabinet shows; a source's own data are kept as they came."""

    readonly_fields = STORED
    list_per_page = 50
    show_full_result_count = False


@admin.register(models.Body)
class BodyAdmin(GuardedModelAdmin):
    list_display = ("name", "slug", "rule_profile")
    search_fields = ("name", "short_name", "slug")
    readonly_fields = STORED
    inlines = (HostInline,)

    def get_readonly_fields(self, request: HttpRequest, obj: models.Body | None = None) -> tuple[str, ...]:
        """Files, mails and addresses of calendars bear the short sign for ever: it is chosen once."""
        given = super().get_readonly_fields(request, obj)
        return (*given, "slug") if obj else tuple(given)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Only a law that is installed can be chosen: under any other no meeting could be convened."""
        if db_field.name == "rule_profile":
            choices = [(name, name) for name in installed_laws()]
            return forms.ChoiceField(label=db_field.verbose_name, choices=choices)
        return super().formfield_for_dbfield(db_field, request, **kwargs)


@admin.register(models.Organization)
class OrganizationAdmin(GuardedModelAdmin):
    list_display = ("name", "organization_type", "body", "deleted")
    list_filter = ("body", "organization_type", "deleted")
    list_select_related = ("body",)
    search_fields = ("name", "short_name")
    autocomplete_fields = ("body", "sub_organization_of", "location")
    readonly_fields = STORED


@admin.register(models.LegislativeTerm)
class LegislativeTermAdmin(RecordAdmin):
    list_display = ("name", "body", "starts_on", "ends_on")
    list_filter = ("body",)
    search_fields = ("name",)
    autocomplete_fields = ("body",)


@admin.register(models.Location)
class LocationAdmin(RecordAdmin):
    list_display = ("__str__", "body")
    list_filter = ("body",)
    search_fields = ("room", "street_address", "locality", "description")
    autocomplete_fields = ("body",)


@admin.register(models.Person)
class PersonAdmin(RecordAdmin):
    list_display = ("name", "body", "user", "deleted")
    list_filter = ("body", "deleted")
    list_select_related = ("body", "user")
    search_fields = ("name", "family_name", "given_name", "user__username")
    autocomplete_fields = ("body", "user")

    def save_model(self, request: HttpRequest, obj: models.Person, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        keep_in_step(obj)


@admin.register(models.Membership)
class MembershipAdmin(RecordAdmin):
    list_display = ("person", "organization", "role", "voting_right", "starts_on", "ends_on")
    list_filter = ("organization__body", "voting_right", "presides")
    list_select_related = ("person", "organization")
    search_fields = ("person__name", "organization__name", "role")
    autocomplete_fields = ("person", "organization", "on_behalf_of", "substitute_of")

    def save_model(self, request: HttpRequest, obj: models.Membership, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        keep_in_step(obj.person)

    def delete_model(self, request: HttpRequest, obj: models.Membership) -> None:
        super().delete_model(request, obj)
        keep_in_step(obj.person)


@admin.register(models.CheckInNumber)
class CheckInNumberAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # as above
    """Who has a number for the door. The number itself is the member's own; who loses it here gets a new one."""

    list_display = ("person", "body", "given_at")
    list_filter = ("body",)
    list_select_related = ("person", "body")
    search_fields = ("person__name",)
    exclude = ("number",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(models.LocalRule)
class LocalRuleAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # as above
    """Read only: rules are entered at the workplace, where the schema and the law of the state judge them."""

    list_display = ("key", "organization", "document", "paragraph", "starts_on", "ends_on", "body")
    list_filter = ("body", "document")
    list_select_related = ("body", "organization")
    search_fields = ("key", "paragraph")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(models.Meeting)
class MeetingAdmin(RecordAdmin):
    list_display = ("name", "organization", "starts_at", "state", "body")
    list_filter = ("body", "state")
    list_select_related = ("organization", "body")
    date_hierarchy = "starts_at"
    search_fields = ("name", "organization__name")
    autocomplete_fields = (
        "body",
        "organization",
        "further_organizations",
        "legislative_term",
        "location",
        "invitation",
        "results_protocol",
        "verbatim_protocol",
        "auxiliary_files",
    )
    readonly_fields = (
        *STORED,
        *MEETING_PROJECTIONS,
        "agenda_published_at",
        "agenda_version",
    )


@admin.register(models.AgendaItem)
class AgendaItemAdmin(RecordAdmin):
    list_display = ("number", "name", "public", "state", "meeting")
    list_filter = ("meeting__body", "public", "state")
    list_select_related = ("meeting",)
    search_fields = ("name", "number", "meeting__name")
    autocomplete_fields = ("meeting", "resolution_file", "auxiliary_files")
    readonly_fields = (*STORED, *ITEM_PROJECTIONS)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A published agenda stays as it is, here too (LAW-10)."""
        published = obj is not None and obj.meeting.agenda_published_at is not None
        return not published and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        published = obj is not None and obj.meeting.agenda_published_at is not None
        return not published and super().has_delete_permission(request, obj)


@admin.register(models.Paper)
class PaperAdmin(RecordAdmin):
    readonly_fields = (*STORED, "published_at")
    list_display = ("reference", "name", "public", "published_at", "body")
    list_filter = ("body", "public", "paper_type")
    list_select_related = ("body",)
    search_fields = ("reference", "name")
    autocomplete_fields = (
        "body",
        "main_file",
        "auxiliary_files",
        "under_direction_of",
        "originator_organizations",
        "originator_people",
        "locations",
        "superordinated_papers",
    )

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, ...]:
        """What was published once has an address for ever: it can be marked as deleted, and the record stays."""
        found, counted, lacking, protected = super().get_deleted_objects(objs, request)
        kept = [stays(each) for each in objs if each.published_at]
        return found, counted, lacking, [*protected, *kept]


@admin.register(models.Consultation)
class ConsultationAdmin(RecordAdmin):
    list_display = ("paper", "meeting", "role", "authoritative")
    list_filter = ("meeting__body", "authoritative")
    list_select_related = ("paper", "meeting")
    search_fields = ("paper__reference", "paper__name")
    autocomplete_fields = ("paper", "meeting", "agenda_item", "organizations")


class ReadOnlyAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # as above
    """Looked at, never changed here."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(models.Resolution)
class ResolutionAdmin(ReadOnlyAdmin):
    """Resolutions are a projection of the journal."""

    list_display = ("agenda_item", "carried", "yes", "no", "abstain", "adopted_at")
    list_filter = ("agenda_item__meeting__body", "carried")
    list_select_related = ("agenda_item",)
    search_fields = ("text", "agenda_item__name")


@admin.register(models.PersonalDataAnswer)
class PersonalDataAnswerAdmin(ReadOnlyAdmin):
    """Who answered what, and what was answered before: a correction is a row of its own.

    Never deleted alone, but with the paper or the file that it is about, by whoever may delete that.
    """

    list_display = ("paper", "file", "answer", "reason", "name", "at")
    list_filter = ("answer",)
    list_select_related = ("paper", "file")
    search_fields = ("paper__reference", "paper__name", "file__name", "name")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        match = request.resolver_match
        return match is not None and match.url_name in GONE_WITH

"""The page on which readers see what they have opened of what is not public, and the administration sees all of it."""

import csv

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from sessions_app.accesses import visible_accesses
from sessions_app.models import Body
from sessions_app.pages.edge import ActorRequest, working
from sessions_app.policies import may_administer, may_read_accesses

PER_PAGE = 50
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # with these a table's program begins to reckon


class WatermarkForm(forms.ModelForm):  # type: ignore[type-arg]  # its parameters exist for the checker only
    class Meta:
        model = Body
        fields = ("watermarks",)


@working
@require_safe
def accesses(request: ActorRequest) -> HttpResponse:
    rows = visible_accesses(request.actor, request.tenant)
    context = {
        "section": "workplace",
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("seite")),
        "reads_all": may_read_accesses(request.actor, request.tenant.pk),
    }
    if may_administer(request.actor, request.tenant.pk):
        context["form"] = WatermarkForm(instance=request.tenant)
    return render(request, "sessions_app/accesses.html", context)


@working
@require_safe
def accesses_csv(request: ActorRequest) -> HttpResponse:
    """The same as a table: times in ISO 8601 with their zone, UTF-8 with its mark, semicolons as German programs want."""
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="abrufe.csv"'
    answer.write("\ufeff")
    lines = csv.writer(answer, delimiter=";")
    lines.writerow([gettext("fetched at"), gettext("full name"), gettext("title"), gettext("delivered")])
    for row in visible_accesses(request.actor, request.tenant):
        at = timezone.localtime(row.at).isoformat(timespec="seconds")
        lines.writerow([at, _plain(row.name), _plain(row.title), row.get_way_display()])
    return answer


@working
@require_POST
def mark_files(request: ActorRequest) -> HttpResponse:
    if not may_administer(request.actor, request.tenant.pk):
        raise Http404
    form = WatermarkForm(request.POST, instance=request.tenant)
    if form.is_valid():
        form.save()
        messages.success(request, gettext("The changes are saved."))
    return redirect("sessions_app:accesses")


def _plain(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text

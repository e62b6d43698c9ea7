"""The page on which the organisation's administration says what search engines may list."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from sessions_app.models import Body
from sessions_app.pages.edge import ActorRequest, working
from sessions_app.policies import may_administer


class SearchEnginesForm(forms.ModelForm):  # type: ignore[type-arg]  # its parameters exist for the checker only
    class Meta:
        model = Body
        fields = ("people_in_search", "minutes_in_search")
        labels = {
            "people_in_search": _("Search engines may list the pages of people"),
            "minutes_in_search": _("For how many years they may list minutes and records of votes"),
        }
        help_texts = {
            "people_in_search": _("Without this mark people are found on these pages only."),
            "minutes_in_search": _("If left empty, for ever. Everything stays readable here."),
        }


@working
@require_http_methods(["GET", "HEAD", "POST"])
def search_engines(request: ActorRequest) -> HttpResponse:
    if not may_administer(request.actor, request.tenant.pk):
        raise Http404
    form = SearchEnginesForm(request.POST if request.method == "POST" else None, instance=request.tenant)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, gettext("The changes are saved."))
        return redirect("portal:search_engines")
    context = {"section": "workplace", "form": form}
    return render(request, "portal/search_engines.html", context, status=422 if form.errors else 200)

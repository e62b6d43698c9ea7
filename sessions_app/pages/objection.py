"""The page on which a member says for all meetings whether to be broadcast."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from journal.events import Refused
from sessions_app.desk.objections import has_objected, object_to_broadcast
from sessions_app.doors import doors_of
from sessions_app.pages.edge import ActorRequest, sentence_of, working
from sessions_app.pages.meetings import reading_or_sending
from sessions_app.queries import RUNNING, visible_meetings


@working
@reading_or_sending
def objection(request: ActorRequest) -> HttpResponse:
    try:
        if request.method == "POST":
            objects = request.POST.get("objects") != "no"  # taken back by saying so, not by saying nothing
            object_to_broadcast(request.actor, request.tenant, objects=objects)
            messages.success(request, gettext("The changes are saved."))
            return redirect("sessions_app:objection")
        objected = has_objected(request.actor, request.tenant)
    except Refused as refused:
        raise Http404(sentence_of(refused)) from None
    running = visible_meetings(request.actor, request.tenant).filter(state__in=RUNNING).order_by("starts_at")
    seats = [row for row in running if doors_of(request.actor, row).seat]
    context = {"section": "workplace", "objected": objected, "running": seats}
    return render(request, "sessions_app/objection.html", context)

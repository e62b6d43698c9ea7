"""The page on which the clerk sends the invitations, and sees who got his."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from journal.events import Refused
from mail.writing import is_configured
from minutes.issuing.inviting import invite, invited_by_mail
from sessions_app.live import sentence_of
from sessions_app.pages.edge import ActorRequest, meeting_to_prepare, working


@working
@require_http_methods(["GET", "HEAD", "POST"])
def invitations(request: ActorRequest, key: int) -> HttpResponse:
    meeting = meeting_to_prepare(request, key)
    if request.method == "POST":
        try:
            number = invite(request.actor, meeting)
        except Refused as refused:
            messages.error(request, sentence_of(refused))
        else:
            said = ngettext(
                "%(number)s invitation is on its way.", "%(number)s invitations are on their way.", number
            )
            messages.success(request, said % {"number": number})
        return redirect("minutes:invitations", meeting.pk)
    last, invited = invited_by_mail(meeting)
    context = {
        "section": "workplace",
        "meeting": meeting,
        "last": last,
        "invited": invited,
        "is_configured": is_configured(),
    }
    return render(request, "minutes/invitations.html", context)

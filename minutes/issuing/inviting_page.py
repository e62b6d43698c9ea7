"""The page on which the clerk sends the invitations, and sees who got his."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from journal.events import Refused
from mail.writing import is_configured
from minutes.issuing.inviting import invite, invited_by_mail, is_overtaken
from minutes.models import Invitation
from sessions_app.live import sentence_of
from sessions_app.models import Meeting, Supplement
from sessions_app.pages.edge import ActorRequest, meeting_to_prepare, working
from sessions_app.rule_words import RuleLine, line_of
from sessions_app.rules import rules_of_meeting


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
        "overtaken": last is not None and is_overtaken(meeting, last),
        "supplements": supplements_sent(meeting, last),
        "invited": invited,
        "form": form_of_invitation(meeting),
        "is_configured": is_configured(),
    }
    return render(request, "minutes/invitations.html", context)


def supplements_sent(meeting: Meeting, last: Invitation | None) -> list[tuple[Supplement, bool]]:
    """The published supplements, each with whether a mail has gone out since: the first makes version two of the agenda."""
    told = last.agenda_version if last else 0
    published = meeting.supplements.filter(published_at__isnull=False).order_by("number")
    return [(each, told > each.number) for each in published]


def form_of_invitation(meeting: Meeting) -> RuleLine | None:
    """What the rules in force say of it (LAW-07): the mail is a notice whatever they say, but the clerk has to know."""
    rules = rules_of_meeting(meeting)
    return line_of("notice.form", rules.values["notice.form"]) if rules else None

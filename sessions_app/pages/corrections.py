"""Correct a line of the journal: what it says, and a form for what is right. Sent to the sitting's one door."""

import uuid

from django.http import Http404, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from accounts.actor import NOBODY
from journal.events import N_, Refused
from sessions_app.actors import actor_for
from sessions_app.admission import admit
from sessions_app.live import SITTING
from sessions_app.originals import find_entry
from sessions_app.pages.sitting import meeting_here, turned_away
from sessions_app.screens.audience import Audience
from sessions_app.screens.log import tell
from sessions_app.screens.objects import Action, Field, words
from sessions_app.standing import sitting_of
from sessions_app.tenancy import TenantRequest

FIELDS = (
    Field("text", words(N_("What is right?")), "lines"),
    Field("reason", words(N_("Why was it wrong?")), "text"),
)


@never_cache
@require_GET
def correct(request: TenantRequest, meeting: int, entry: int) -> HttpResponseBase:
    """For the desk. The corrected line stays in the journal."""
    row = meeting_here(request, meeting)
    actor = actor_for(request.user, row.body) if request.user.is_authenticated else NOBODY
    try:
        admit(row, Audience.DESK, actor)
    except Refused as refused:
        return turned_away(request, row.pk, refused)
    found = find_entry(SITTING.key(row.pk), entry)
    if found is None:
        raise Http404
    sitting = sitting_of(row).state
    context = {
        "meeting": row.pk,
        "audience": Audience.DESK.value,
        "page": uuid.uuid4().hex,
        "title": sitting.title,
        "entry": entry,
        "at": found.at,
        "said": tell(sitting, found.event),
        "corrections": [each for each in sitting.corrections if each.seq == entry],
        "action": Action(
            "correct_entry", words(N_("Add the correction")), (("seq", str(entry)),), FIELDS, primary=True
        ),
    }
    return render(request, "sitting/correct.html", context)

"""A closed file goes out: with the reader's name on every page of a copy, and with a note of it (§ 30 GO NRW; DP-10).

The original and its checksum stay as they are. Who prepares meetings gets it unmarked: the office prints and sends it on
behalf of the council, and a clerk's name on a member's paper would lead astray. A signed document goes out as it was
signed, since a marked copy proves nothing any more; so does what is no PDF. A PDF too damaged to be marked goes out to
those who have been told so and want it all the same, which the note says.
"""

import tempfile
from pathlib import Path

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from accounts.actor import Actor
from documents import watermark
from documents.delivery import PRIVATE, deliver, deliver_copy
from documents.marking import Words
from documents.models import File
from documents.worker import WorkerRefusal, in_worker
from journal.events import Refused
from sessions_app.accesses import Way, note_access
from sessions_app.live import sentence_of
from sessions_app.models import FileAccess
from sessions_app.queries import clerked_organizations
from sessions_app.tenancy import TenantRequest

PDF = "application/pdf"
PATIENCE = 120.0  # seconds: a whole council opens the same file when its item is called
AGAIN = frozenset({WorkerRefusal.BUSY, WorkerRefusal.TOO_SLOW})  # because of others, not because of the file
ALL_THE_SAME = "ohne-namen"  # in the address: the reader was told that the file cannot be marked


def deliver_closed(request: TenantRequest, actor: Actor, file: File) -> HttpResponseBase:
    """The answer for a closed file that the reader may have. Where too many are being marked, or it cannot be, a page
    says so.
    """
    try:
        copy, way = _copy(request, actor, file)
    except Refused as refused:
        if refused.refusal in AGAIN:
            messages.error(request, sentence_of(refused))
            return redirect("sessions_app:workplace")
        if ALL_THE_SAME not in request.GET:
            return _told(request, file)
        copy, way = None, Way.DAMAGED
    note_access(request, actor, file, way)
    return deliver(request, file) if copy is None else deliver_copy(file, copy)


def _told(request: TenantRequest, file: File) -> HttpResponseBase:
    """The name stands on no copy of this one: who reads it all the same is to know that."""
    context = {"section": "workplace", "file": file, "all_the_same": ALL_THE_SAME}
    answer = render(request, "sessions_app/unmarked.html", context)
    answer["Cache-Control"] = PRIVATE
    return answer


def _copy(request: TenantRequest, actor: Actor, file: File) -> tuple[bytes | None, FileAccess.Way]:
    """The marked copy, or none and why. Raises Refused where there is too much to do, or the file cannot be marked:
    nobody gets it unmarked by that, or without a word.
    """
    if file.mime_type != PDF or not request.tenant.watermarks or clerked_organizations(actor):
        return None, Way.AS_IT_IS
    copy = _marked(Path(file.content.path), words_for(actor))
    return copy, Way.MARKED if copy else Way.SIGNED


def _marked(source: Path, words: Words) -> bytes | None:
    """None where the PDF is signed. Through a folder that is gone at once: no marked copy stays on the disk."""
    with tempfile.TemporaryDirectory(prefix="ratssaal-") as folder:
        target = Path(folder) / "copy.pdf"
        marked = in_worker(watermark.watermark, source, target, words, settings.FONT, patience=PATIENCE)
        return target.read_bytes() if marked else None


def words_for(actor: Actor) -> Words:
    """In the reader's language: whoever finds the page shall understand it."""
    now = timezone.localtime()
    at = gettext("%(day)s at %(time)s") % {"day": f"{now:%d.%m.%Y}", "time": f"{now:%H:%M:%S}"}
    line = gettext("Not public. Copy for %(name)s, opened on %(at)s") % {"name": actor.name, "at": at}
    return Words(line, (actor.name, at))

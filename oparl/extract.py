"""The public extract of a sitting's journal, for everybody: each vote can be recounted, the whole chain verified.

What of an entry everybody may read says the record inside the public minutes (`sessions_app.sitting.disclosure`). As
this stands on the Internet, the state's law and the town's own rules take from it what they take from the public version
of the minutes (DP-05, DP-06), and some words never stand here, whatever the minutes hold.
"""

from collections.abc import Iterator

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.pace import seldom
from journal.events import Event
from journal.export import extract_lines
from journal.models import Stream
from journal.store import Recorded
from minutes.public_version import is_kept_back, left_out_by
from sessions_app.live import SITTING, is_public
from sessions_app.queries import PUBLISHED, public_meetings
from sessions_app.sitting.events.attendance import ArrivalEnteredLater, DepartureEnteredLater
from sessions_app.sitting.events.corrections import EntryCorrected
from sessions_app.sitting.events.course import SittingConvened
from sessions_app.sitting.events.recusal import MemberRecused
from sessions_app.sitting.state import Phase, Sitting
from sessions_app.standing import sitting_of
from sessions_app.tenancy import TenantRequest

# Why somebody came later or left earlier, in words: nobody's business on the Internet (DP-05).
WHY_ABSENT = (ArrivalEnteredLater, DepartureEnteredLater)
OVER = (Phase.CLOSED, Phase.CANCELLED)


@require_safe
@seldom
def extract(request: TenantRequest, key: int) -> HttpResponseBase:
    """As docs/journal.md describes it. While the sitting runs there is none: its book is not finished."""
    meeting = get_object_or_404(public_meetings(request.tenant).filter(PUBLISHED), pk=key)
    sitting = sitting_of(meeting).state
    stream = Stream.objects.filter(key=SITTING.key(meeting.pk)).first()
    if stream is None or sitting.phase not in OVER:
        return render(
            request, "oparl/no_extract.html", {"section": "meetings", "meeting": meeting}, status=404
        )
    answer = HttpResponse(b"".join(extract_of(stream, sitting)), content_type="application/jsonl")
    answer["Content-Disposition"] = f'attachment; filename="protokollbuch-{meeting.pk}.jsonl"'
    answer["Cache-Control"] = "public, no-cache"
    return answer


def extract_of(stream: Stream, sitting: Sitting) -> Iterator[bytes]:
    """The lines; `sitting` as it stands at the end, since it knows the rules that hold."""
    return extract_lines(SITTING, stream, _Showing(sitting))


class _Showing:
    """What is shown, entry by entry. A correction is read where the entry is that it corrects."""

    def __init__(self, sitting: Sitting) -> None:
        self._left_out = left_out_by(sitting.rules.minutes)
        self._withheld = set[int]()

    def __call__(self, recorded: Recorded, before: Sitting) -> bool:
        shown = is_public(recorded, before) and not self._is_kept_back(recorded.event)
        if not shown:
            self._withheld.add(recorded.seq)
        return shown

    def _is_kept_back(self, event: Event) -> bool:
        if isinstance(event, WHY_ABSENT) or is_kept_back(event, self._left_out):
            return True
        if isinstance(event, EntryCorrected):
            return event.seq in self._withheld
        if isinstance(event, MemberRecused):  # the council's words on somebody's own affairs
            return bool(event.reason)
        return isinstance(event, SittingConvened) and bool(event.plan.fault_phone)  # a number for members

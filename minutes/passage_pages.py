"""The clerk's passages: saving, inserting, choosing between two texts, every version and what differs."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from accounts.actor import Actor
from minutes import studio
from minutes.differences import Piece, differences, merged
from minutes.draft import Part
from minutes.inserting import joined, text_to_insert
from minutes.pages import meeting_of
from minutes.passage_form import Typed, take, typed, with_unsaved
from minutes.passage_view import Desk
from minutes.passages import Block, blocks_of
from minutes.versions import Version, versions_of
from minutes.workflow import Phase
from minutes.writing import Written, part_of, write_passages
from sessions_app.live import sentence_of
from sessions_app.models import Meeting
from sessions_app.policies import may_prepare_meeting
from sessions_app.tenancy import TenantRequest


def _at_item(pk: int, item: int) -> HttpResponse:
    return redirect(f"{reverse('minutes:studio', args=[pk])}#item-section-{item}")


# Saving


@login_required
@require_POST
def save(request: TenantRequest, pk: int) -> HttpResponse:
    """Saves what was typed; then shows the pages of a part if that was asked for (`then`)."""
    meeting, actor = meeting_of(request, pk)
    if request.headers.get("Accept") == "application/json":
        return _save_quietly(request, actor, meeting)
    if answer := take(request, actor, meeting):
        return answer
    then = request.POST.get("then")
    if then in {part.value for part in Part}:
        return redirect("minutes:preview", pk, then)
    messages.success(request, gettext("Your texts are saved."))
    return redirect("minutes:studio", pk)


def _save_quietly(request: HttpRequest, actor: Actor, meeting: Meeting) -> JsonResponse:
    """For the page that saves by itself: what was saved, what was not and why."""
    form = typed(request)
    written = write_passages(actor, meeting, form.texts, form.based_on)
    answer = {
        **_standing(meeting),
        "saved": list(written.saved),
        "conflicts": sorted(written.conflicts),
        "refused": {item: sentence_of(why) for item, why in written.refused.items()},
        "seen": _seen(meeting, written),
    }
    return JsonResponse(answer)


def _standing(meeting: Meeting) -> dict[str, object]:
    """Where record and texts stand now."""
    page = studio.sitting_of(meeting)
    now = date_format(timezone.localtime(), "H:i")
    return {"entries": page.seq, "versions": studio.minutes_of(meeting).versions, "at": now}


def _seen(meeting: Meeting, written: Written) -> dict[int, str]:
    """What stands below the field of each saved passage: hints and preview."""
    page, minutes = studio.sitting_of(meeting), studio.minutes_of(meeting)
    if not written.saved or page.state.opened_at is None:
        return {}
    drafts = {part: studio.draft_for(meeting, part) for part in Part}
    desk = Desk(meeting, page.state, minutes)
    seen: dict[int, str] = {}
    for item in written.saved:
        draft = drafts[part_of(page.state, item)]
        found = page.state.find_item(item)
        section = next((each for each in draft.items if found and each.number == found.number), None)
        passage = desk.passage(item, draft, section)
        seen[item] = render_to_string("minutes/passage_seen.html", {"passage": passage})
    return seen


@login_required
@require_GET
def standing(request: TenantRequest, pk: int) -> JsonResponse:
    """Whether there is anything new, for a page that asks from time to time."""
    meeting, _actor = meeting_of(request, pk)
    return JsonResponse(_standing(meeting))


# Inserting and choosing


def _write_one(
    request: TenantRequest, actor: Actor, meeting: Meeting, item: int, form: Typed
) -> HttpResponse:
    """Saves the form, of which one text was made by a button, and returns to that item."""
    written = write_passages(actor, meeting, form.texts, form.based_on)
    if written.refused:
        return with_unsaved(request, actor, meeting, form, written)
    return _at_item(meeting.pk, item)


@login_required
@require_POST
def insert(request: TenantRequest, pk: int, item: int) -> HttpResponse:
    """Puts the chosen text at the end of a passage."""
    meeting, actor = meeting_of(request, pk)
    form = typed(request)
    addition = text_to_insert(meeting, item, str(request.POST.get(f"insert-{item}", "")))
    if addition:
        form.texts[item] = joined(form.texts.get(item, ""), addition)
    else:
        messages.error(request, gettext("Please choose first what is to be inserted."))
    return _write_one(request, actor, meeting, item, form)


@login_required
@require_POST
def choose(request: TenantRequest, pk: int, item: int) -> HttpResponse:
    """Two wrote at once: the other text stays as it is, or both become one (`way`)."""
    meeting, actor = meeting_of(request, pk)
    form = typed(request)
    own = form.texts.pop(item, "")
    if request.POST.get("way") == "both":
        form.texts[item] = merged(studio.minutes_of(meeting).passages.get(item, ""), own).strip()
    return _write_one(request, actor, meeting, item, form)


# Versions


@dataclass(frozen=True)
class VersionsView:
    """All versions of one passage, the newest first, and the chosen one: as it reads, and what it changed."""

    item: int
    title: str
    versions: tuple[Version, ...]
    shown: Version
    pieces: tuple[Piece, ...]
    blocks: tuple[Block, ...]
    may_restore: bool


@login_required
@require_GET
def versions(request: TenantRequest, pk: int, item: int) -> HttpResponse:
    """Every version of a passage; the one asked for (`version`) with what differs from the one before."""
    meeting, actor = meeting_of(request, pk)
    known = versions_of(meeting, item)
    if not known:
        raise Http404
    shown = _asked_for(known, request.GET.get("version")) or known[-1]
    view = _versions_view(meeting, actor, item, known, shown)
    return render(request, "minutes/versions.html", {"meeting": meeting, "view": view})


def _asked_for(known: tuple[Version, ...], number: str | None) -> Version | None:
    return next((each for each in known if str(each.number) == number), None)


def _versions_view(
    meeting: Meeting, actor: Actor, item: int, known: tuple[Version, ...], shown: Version
) -> VersionsView:
    sitting = studio.sitting_of(meeting).state
    found = sitting.find_item(item)
    before = known[shown.number - 2].text if shown.number > 1 else ""
    drafting = studio.minutes_of(meeting).document(part_of(sitting, item)).phase is Phase.DRAFT
    clerk = may_prepare_meeting(actor, meeting.organization_id or 0)
    return VersionsView(
        item=item,
        title=f"{found.number} {found.title}" if found else gettext("Before the first item"),
        versions=tuple(reversed(known)),
        shown=shown,
        pieces=differences(before, shown.text),
        blocks=blocks_of(shown.text),
        may_restore=clerk and drafting and shown.text != known[-1].text,
    )


@login_required
@require_POST
def restore(request: TenantRequest, pk: int, item: int) -> HttpResponse:
    """Writes an older version once more, as the newest one."""
    meeting, actor = meeting_of(request, pk)
    version = _asked_for(versions_of(meeting, item), request.POST.get("version"))
    if version is None:
        raise Http404
    written = write_passages(actor, meeting, {item: version.text}, typed(request).based_on)
    for why in written.refused.values():
        messages.error(request, sentence_of(why))
        return redirect("minutes:versions", pk, item)
    messages.success(request, gettext("The version is restored. The later ones stay in the history."))
    return _at_item(pk, item)

"""The public agenda as a PDF: made once, when it is first asked for after its publication, and kept for ever."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from accounts.actor import NOBODY
from documents.delivery import deliver
from documents.models import File
from documents.store import keep_file
from documents.worker import in_worker
from journal.events import Refused
from minutes.draft import AgendaRow, AgendaTable, Fact, Letterhead, Part
from minutes.pdf import agenda as drawn_agenda
from minutes.sheets import AgendaDocument
from sessions_app.agenda import AgendaView, ItemView
from sessions_app.by_key import public_meeting
from sessions_app.models import Body, Meeting, Supplement
from sessions_app.pages.edge import sentence_of
from sessions_app.queries import is_published
from sessions_app.tenancy import TenantRequest
from sessions_app.versions import agenda_at


@require_safe
def agenda_pdf(request: TenantRequest, key: int) -> HttpResponseBase:
    """The permanent address of a meeting's agenda. A meeting from elsewhere brings its own invitation."""
    meeting = public_meeting(request.tenant, key)
    if not is_published(meeting):
        raise Http404
    try:
        file = meeting.invitation or _made(meeting)
    except Refused as refused:
        messages.error(request, sentence_of(refused))
        return redirect("portal:meeting", meeting.pk)
    return _delivered(request, file)


@require_safe
def earlier_agenda_pdf(request: TenantRequest, key: int, version: int) -> HttpResponseBase:
    """The permanent address of a version of the agenda that a supplement has changed since."""
    meeting = public_meeting(request.tenant, key)
    changed = get_object_or_404(meeting.supplements, number=version, published_at__isnull=False)
    try:
        file = changed.earlier_agenda or _made_again(meeting, changed)
    except Refused as refused:
        messages.error(request, sentence_of(refused))
        return redirect("portal:meeting", meeting.pk)
    return _delivered(request, file)


def _delivered(request: TenantRequest, file: File) -> HttpResponseBase:
    if not file.public:
        raise Http404
    return deliver(request, file) if file.content else HttpResponseRedirect(file.external_url)


def _made_again(meeting: Meeting, changed: Supplement) -> File:
    """Nobody had asked for it while it held."""
    file = _drawn(meeting, changed.number)
    if not Supplement.objects.filter(pk=changed.pk, earlier_agenda=None).update(earlier_agenda=file):
        file.delete()
        changed.refresh_from_db()
        assert changed.earlier_agenda  # somebody else's
        return changed.earlier_agenda
    return file


def _drawn(meeting: Meeting, version: int) -> File:
    with translation.override("de"):  # the official language (§ 23 VwVfG)
        document = sheet_of(meeting, agenda_at(NOBODY, meeting, version))
        title = gettext("Agenda: %(name)s") % {"name": meeting.name}
    return keep_file(
        in_worker(drawn_agenda.render_agenda, document),
        owner=meeting.body.slug,
        name=title,
        file_name=f"tagesordnung-{meeting.pk}{f'-{version}' if version > 1 else ''}.pdf",
        public=True,
    )


def _made(meeting: Meeting) -> File:
    """The agenda's PDF, now this meeting's invitation; of two made at the same time the first one counts."""
    file = _drawn(meeting, meeting.agenda_version)
    still = Meeting.objects.filter(
        pk=meeting.pk, invitation=None, agenda_version=meeting.agenda_version
    )  # a supplement may have come meanwhile
    if not still.update(invitation=file):
        file.delete()
        meeting.refresh_from_db()
        return meeting.invitation or _made(meeting)  # somebody else's
    return file


def sheet_of(meeting: Meeting, agenda: AgendaView) -> AgendaDocument:
    """What the PDF shows; it can show no more than the view holds."""
    day = timezone.localtime(agenda.published_at) if agenda.published_at else timezone.localtime()
    return AgendaDocument(
        document_id=f"TO-{meeting.body.slug}-{meeting.pk}-{agenda.version}",
        letterhead=letterhead_of(meeting.body),
        title=meeting.name,
        subtitle=meeting.organization.name if meeting.organization else "",
        subject=gettext("Agenda: %(name)s") % {"name": meeting.name},
        facts=tuple(_facts(meeting, day.date(), agenda.version)),
        agenda=(
            AgendaTable(part=Part.PUBLIC, rows=tuple(_row(item) for item in agenda.public)),
            AgendaTable(part=Part.CLOSED, rows=tuple(_row(item) for item in agenda.closed)),
        ),
        issued_on=day.date(),
    )


def letterhead_of(body: Body) -> Letterhead:
    lines = tuple(line for line in body.address.splitlines() if line)
    return Letterhead(body=body.name, office=body.office, address=lines, accent=body.accent)


def _facts(meeting: Meeting, published: date, version: int) -> list[Fact]:
    facts = []
    if meeting.starts_at:
        begin = timezone.localtime(meeting.starts_at)
        facts.append(Fact(gettext("Date"), date_format(begin, "l, j. F Y")))
        facts.append(Fact(gettext("Start"), gettext("%(time)s h") % {"time": date_format(begin, "H:i")}))
    if meeting.location:
        facts.append(Fact(gettext("Place"), str(meeting.location)))
    facts.append(Fact(gettext("Published on"), date_format(published, "j. F Y")))
    if version > 1:
        said = gettext("%(version)s, with supplement %(number)s")
        facts.append(Fact(gettext("Version"), said % {"version": version, "number": version - 1}))
    return facts


def _row(item: ItemView) -> AgendaRow:
    papers = ", ".join(paper.reference for paper in item.papers if paper.reference)
    return AgendaRow(number=item.number, title=item.title, paper=papers)

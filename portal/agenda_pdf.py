"""The public agenda as a PDF: made once, when it is first asked for after its publication, and kept for ever."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from documents.delivery import deliver
from documents.models import File
from documents.store import keep_file
from documents.worker import in_worker
from journal.events import Refused
from minutes.draft import AgendaRow, AgendaTable, Fact, Letterhead, Part
from minutes.pdf.agenda import render_agenda
from minutes.sheets import AgendaDocument
from sessions_app.agenda import AgendaView, ItemView
from sessions_app.models import Body, Meeting
from sessions_app.pages.edge import sentence_of
from sessions_app.queries import is_published, public_agenda, public_meetings
from sessions_app.tenancy import TenantRequest


@require_safe
def agenda_pdf(request: TenantRequest, key: int) -> HttpResponse:
    """The permanent address of a meeting's agenda. A meeting from elsewhere brings its own invitation."""
    meeting = get_object_or_404(public_meetings(request.tenant), pk=key)
    if not is_published(meeting):
        raise Http404
    try:
        file = meeting.invitation or _made(meeting)
    except Refused as refused:
        messages.error(request, sentence_of(refused))
        return redirect("portal:meeting", meeting.pk)
    if not file.public:
        raise Http404
    return deliver(request, file) if file.content else HttpResponseRedirect(file.external_url)


def _made(meeting: Meeting) -> File:
    """The agenda's PDF, now this meeting's invitation; of two made at the same time the first one counts."""
    with translation.override("de"):  # the official language (§ 23 VwVfG)
        document = sheet_of(meeting, public_agenda(meeting))
        title = gettext("Agenda: %(name)s") % {"name": meeting.name}
    data = in_worker(render_agenda, document)
    file = keep_file(
        data,
        owner=meeting.body.slug,
        name=title,
        file_name=f"tagesordnung-{meeting.pk}.pdf",
        public=True,
    )
    if not Meeting.objects.filter(pk=meeting.pk, invitation=None).update(invitation=file):
        file.delete()
        meeting.refresh_from_db()
        assert meeting.invitation  # somebody else's
        return meeting.invitation
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
        facts=tuple(_facts(meeting, day.date())),
        agenda=(
            AgendaTable(part=Part.PUBLIC, rows=tuple(_row(item) for item in agenda.public)),
            AgendaTable(part=Part.CLOSED, rows=tuple(_row(item) for item in agenda.closed)),
        ),
        issued_on=day.date(),
    )


def letterhead_of(body: Body) -> Letterhead:
    lines = tuple(line for line in body.address.splitlines() if line)
    return Letterhead(body=body.name, office=body.office, address=lines, accent=body.accent)


def _facts(meeting: Meeting, published: date) -> list[Fact]:
    facts = []
    if meeting.starts_at:
        begin = timezone.localtime(meeting.starts_at)
        facts.append(Fact(gettext("Date"), date_format(begin, "l, j. F Y")))
        facts.append(Fact(gettext("Start"), gettext("%(time)s h") % {"time": date_format(begin, "H:i")}))
    if meeting.location:
        facts.append(Fact(gettext("Place"), str(meeting.location)))
    facts.append(Fact(gettext("Published on"), date_format(published, "j. F Y")))
    return facts


def _row(item: ItemView) -> AgendaRow:
    papers = ", ".join(paper.reference for paper in item.papers if paper.reference)
    return AgendaRow(number=item.number, title=item.title, paper=papers)

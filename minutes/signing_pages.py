"""What signers send from the studio in other ways than with a key file, and what the office confirms."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from accounts.actor import Actor
from journal.events import N_, Refusal, Refused, require
from minutes import accepting, paper_desk, scans, signing_desk
from minutes.draft import Part
from minutes.pages import act, meeting_of
from minutes.ways import Way
from sessions_app.accesses import deliver_as_signed
from sessions_app.actors import actor_for
from sessions_app.by_key import meeting_of_body
from sessions_app.live import sentence_of
from sessions_app.models import Meeting
from sessions_app.policies import may_see_closed
from sessions_app.tenancy import TenantRequest

PAPER = "paper"  # of the settings' ways
DIGITS = 9  # of a key


class SendingRefusal(Refusal):
    NO_FILE = N_("No file arrived. Please choose the signed file and send it again.")


@login_required
@require_POST
def sign_token(request: TenantRequest, pk: int, part: Part) -> HttpResponse:
    _require_way(Way.TOKEN)
    pin = str(request.POST.get("pin", ""))
    return act(request, pk, lambda actor, row: signing_desk.sign_on_token(actor, row, part, pin), _signed())


@login_required
@require_POST
def sign_remote(request: TenantRequest, pk: int, part: Part) -> HttpResponse:
    _require_way(Way.REMOTE)
    pin, code = str(request.POST.get("pin", "")), str(request.POST.get("code", "")).strip()

    def sign(actor: Actor, row: Meeting) -> None:
        signing_desk.sign_at_service(actor, row, part, pin, code)

    return act(request, pk, sign, _signed())


@login_required
@require_POST
def send_code(request: TenantRequest, pk: int, part: Part) -> HttpResponse:
    _require_way(Way.REMOTE)
    done = gettext("The signing service sends you a code. Please enter it with your PIN and sign.")
    return act(request, pk, lambda actor, row: signing_desk.request_code(actor, row, part), done)


@login_required
@require_POST
def hand_out(request: TenantRequest, pk: int, part: Part) -> HttpResponse:
    """The file to sign elsewhere; protected before, where that is needed."""
    _require_way(Way.UPLOAD)
    meeting, actor = meeting_of(request, pk)
    try:
        signing_desk.hand_out(actor, meeting, part)
    except Refused as refused:
        messages.error(request, sentence_of(refused))
        return redirect("minutes:studio", pk)
    return redirect("minutes:document", pk, part)


@login_required
@require_POST
def sign_upload(request: TenantRequest, pk: int, part: Part) -> HttpResponse:
    _require_way(Way.UPLOAD)

    def take(actor: Actor, row: Meeting) -> None:
        uploaded = request.FILES.get("file")
        require(isinstance(uploaded, UploadedFile), SendingRefusal.NO_FILE)
        assert isinstance(uploaded, UploadedFile)  # required above
        require((uploaded.size or 0) <= accepting.SIZE_LIMIT, accepting.AcceptRefusal.TOO_LARGE)
        signing_desk.take_upload(actor, row, part, uploaded.read())

    return act(request, pk, take, gettext("Your signature is in the document. It was checked."))


@login_required
@require_POST
def sign_on_paper(request: TenantRequest, pk: int, part: Part) -> HttpResponse:
    """The clerk sends the scan of what was signed with ink, and says who signed."""
    if PAPER not in settings.SIGNING_WAYS:
        raise Http404
    persons = frozenset(_number(each) for each in request.POST.getlist("person"))

    def take(actor: Actor, row: Meeting) -> None:
        sent = request.FILES.getlist("file")
        require(
            sum(each.size or 0 for each in sent) <= scans.SIZE_LIMIT, scans.ScanRefusal.TOO_LARGE, limit=40
        )
        paper_desk.sign_on_paper(actor, row, part, persons, tuple(each.read() for each in sent))

    return act(request, pk, take, gettext("The minutes are signed: on paper. The scan is kept beside them."))


@login_required
@require_GET
def scan(request: TenantRequest, pk: int, part: Part) -> HttpResponseBase:
    """The scan of the signed original, for members of the organization and those who work on the minutes."""
    meeting = meeting_of_body(request.tenant, pk)
    actor = actor_for(request.user, request.tenant)
    if not may_see_closed(actor, meeting.organization_id or 0):
        raise Http404
    file = paper_desk.scan_of(meeting, part)
    if file is None:  # nobody signed on paper: the file itself is what was signed
        return redirect("minutes:document", pk, part)
    return deliver_as_signed(request, actor, file)


@login_required
@require_POST
def confirm(request: TenantRequest, pk: int, part: Part) -> HttpResponse:
    """Clerk or chair say whose certificate it is."""
    person, certificate = str(request.POST.get("person", "")), str(request.POST.get("certificate", ""))

    def enter(actor: Actor, row: Meeting) -> None:
        signing_desk.confirm(actor, row, part, _number(person), certificate)

    return act(request, pk, enter, gettext("The certificate is confirmed. The signer can sign again now."))


def _number(words: str) -> int:
    """A key that a form sends; 0, which no row has, for anything else."""
    return int(words) if words.isascii() and words.isdigit() and len(words) <= DIGITS else 0


def _require_way(way: Way) -> None:
    if way.value not in settings.SIGNING_WAYS:
        raise Http404


def _signed() -> str:
    return gettext("You have signed the document.")

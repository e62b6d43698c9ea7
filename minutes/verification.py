"""The page on which anybody checks minutes, and what one needs to check them without it. Files stay in memory."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from documents import slowly
from journal.events import Refused
from minutes import verify as check
from minutes.findings import Report
from minutes.matching import installed_roots, matched
from minutes.telling import document_facts, in_json, signature_facts
from minutes.view import said
from sessions_app.live import sentence_of

SCHEMA = Path(__file__).parents[1] / "docs/verification-1.schema.json"


@dataclass(frozen=True)
class Checked:
    """What was found in a file, and what its sender calls it."""

    report: Report
    name: str


@csrf_exempt  # nothing is kept and nobody is asked who he is: there is nothing that a foreign page could forge
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Anybody drops a PDF; it stays in memory, and the answer is one sentence with its reasons."""
    if request.method != "POST":
        return render(request, "minutes/verify.html")
    upload = request.FILES.get("file")
    if not isinstance(upload, UploadedFile):
        return _refused(request, gettext("No file arrived. Please choose a PDF file and send it again."), 400)
    if not upload.size:
        say = gettext(
            "This file is empty, so there is nothing to check. Please download the minutes again and choose that file."
        )
        return _refused(request, say, 400)
    if upload.size > check.SIZE_LIMIT:
        say = gettext("The file is too large to be checked. Minutes are much smaller; is it the right file?")
        return _refused(request, say, 413)
    return begin(request, upload.read(), str(upload.name))


def begin(request: HttpRequest, data: bytes, name: str) -> HttpResponse:
    """What is found in a file, or a page that waits for it."""
    begun = slowly.begun(lambda: _checked(data, name))
    if begun.outcome is slowly.RUNNING:
        return redirect("minutes:verify_progress", begun.token)
    return _answered(request, begun.outcome)


def _checked(data: bytes, name: str) -> Checked | str:
    """The report, or why there is none."""
    try:
        return Checked(matched(check.verify_in_worker(data, installed_roots())), name)
    except Refused as refused:
        return sentence_of(refused)


@require_safe
def progress(request: HttpRequest, token: UUID) -> HttpResponse:
    """Renews itself until the file is checked, and then shows what was found, once: nothing of it is kept."""
    outcome = slowly.outcome_of(token)
    if outcome is slowly.RUNNING:
        return render(request, "minutes/progress.html")
    return _answered(request, outcome)


def _answered(request: HttpRequest, outcome: object) -> HttpResponse:
    if isinstance(outcome, Checked):
        context = {**_told(outcome.report), "file_name": outcome.name}
        return render(request, "minutes/verify.html", context)
    if outcome is slowly.UNKNOWN:
        return redirect("minutes:verify")
    broken = gettext("The check did not come to an end. Please choose the file and try again.")
    return _refused(request, outcome if isinstance(outcome, str) else broken, 503)


def _refused(request: HttpRequest, say: str, status: int) -> HttpResponse:
    return render(request, "minutes/verify.html", {"say": say}, status=status)


def _told(report: Report) -> dict[str, object]:
    return {
        "report": report,
        "bottom_line": gettext(report.bottom_line),
        "findings": [said(each) for each in sorted(report.findings, key=lambda each: not each.is_fault)],
        "facts": document_facts(report, translation),
        "signatures": [
            (each.name, signature_facts(report, each, translation, _moment)) for each in report.signatures
        ],
        "for_programs": in_json(report, translation),
    }


def _moment(at: datetime) -> str:
    return date_format(localtime(at), "j. F Y, H:i")


@require_safe
def schema(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (a view)
    """What every property of the answer for programs means. Its address never changes."""
    return HttpResponse(SCHEMA.read_bytes(), content_type="application/schema+json")


@require_safe
def certificates(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (a view)
    """The certificates that this installation trusts, for whoever checks minutes without it."""
    return HttpResponse(installed_roots(), content_type="application/x-pem-file")

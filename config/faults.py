"""What a person reads when a request failed: what to do on a full drive or while much is written, else that the fault is
ours.
"""

import sys

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import defaults

from journal.busy import is_busy
from journal.drive import is_full

SOON = "5"  # seconds


def server_error(request: HttpRequest) -> HttpResponse:
    """Django calls it while it handles the exception, wherever below the first middleware that was raised."""
    error = sys.exc_info()[1]
    if is_full(error):
        return render(request, "507.html", status=507)
    if is_busy(error):
        answer = render(request, "503.html", status=503)
        answer["Retry-After"] = SOON
        return answer
    return defaults.server_error(request)

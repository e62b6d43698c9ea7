"""What a person reads when a request failed: on a full drive what to do about it, else that the fault is ours."""

import sys

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import defaults

from journal.drive import is_full


def server_error(request: HttpRequest) -> HttpResponse:
    """Django calls it while it handles the exception, wherever below the first middleware that was raised."""
    if is_full(sys.exc_info()[1]):
        return render(request, "507.html", status=507)
    return defaults.server_error(request)

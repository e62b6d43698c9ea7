"""What goes wrong is told as OParl's error object, with the status that fits."""

from http import HTTPStatus

from django.conf import settings
from django.http import JsonResponse
from django.utils import translation
from django.utils.translation import gettext

from journal.events import N_

ERROR = "https://schema.oparl.org/1.1/Error"

WORDS = {
    400: N_("This address cannot be understood."),
    404: N_("There is no such object here."),
    405: N_("Here one can only read (GET, HEAD)."),
    410: N_("This file is no longer public."),
    413: N_("The request is too long."),
    429: N_("Too many requests. Please wait a moment."),
    503: N_("The open data are being brought up to date. Please try again in a moment."),
}
FAULT = N_("The server could not answer. The fault is ours.")


class Problem(Exception):
    """Ends a request; `status` and a msgid that says what to do."""

    def __init__(self, status: int, sentence: str = "", debug: str = "") -> None:
        super().__init__(sentence)
        self.status, self.sentence, self.debug = status, sentence, debug


def told(status: int, sentence: str = "", debug: str = "") -> JsonResponse:
    """The answer, in the language of the content."""
    with translation.override(settings.LANGUAGE_CODE):
        message = gettext(sentence or WORDS.get(status, FAULT))
    content = {"type": ERROR, "message": message, "debug": debug or HTTPStatus(status).phrase}
    return JsonResponse(content, status=status, json_dumps_params={"ensure_ascii": False})

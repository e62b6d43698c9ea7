"""A scheme for numbers is refused with its sentence wherever it is entered."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from journal.events import Refused
from sessions_app.resolutions.scheme import read_scheme


def check_scheme(words: str) -> None:
    """Raises ValidationError with the sentence of the refusal."""
    try:
        read_scheme(words)
    except Refused as refused:
        raise ValidationError(
            gettext(refused.sentence) % refused.details if refused.details else gettext(refused.sentence)
        ) from None

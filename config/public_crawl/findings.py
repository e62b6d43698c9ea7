"""What is wrong with an answer, told by address, kind and row: never the closed words themselves."""

import re
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

NAMED = re.compile(r"^(/dateien/[^/]*/).+")  # the name of a file may be what is closed


class Kind(TextChoices):
    WORDS = "words", _("Words of something closed can be read here")
    OPEN = "open", _("This address is closed, and opens")
    SEARCHED = "searched", _("The search knows something closed")
    SENT = "sent", _("What a resident sent, and nobody admitted, can be read here in the same words")
    FAILED = "failed", _("The server failed here")
    UNREAD = "unread", _("There was no answer here, so that nobody knows what it shows")


LEAKS = (Kind.WORDS, Kind.OPEN, Kind.SEARCHED)
ALARMS = (*LEAKS, Kind.SENT)


@dataclass(frozen=True)
class Finding:
    """`where`: a path that tells nothing closed. `rows`: of what, such as `paper 7`."""

    where: str
    kind: Kind
    rows: tuple[str, ...] = ()

    def __str__(self) -> str:
        sentence = gettext("%(where)s: %(what)s.") % {"where": self.where, "what": self.kind.label}
        return f"{sentence} ({', '.join(self.rows)})" if self.rows else sentence


def told(path: str) -> str:
    """An address without what was asked, and without the names of files."""
    path, asked, _words = path.partition("?")
    return NAMED.sub(r"\1…", path) + ("?…" if asked else "")

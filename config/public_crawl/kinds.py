"""Which rows and which words are meant by the parameters of addresses. A new kind of word needs its line in WORDS."""

from collections.abc import Sequence

from django.db.models import Model

from documents.models import File
from minutes.models import TextBlock
from oparl.bulk.tables import TABLES
from portal.feeds import FORMATS
from portal.news.sources import TITLES
from portal.sitemaps.sections import PEOPLE, SECTIONS
from portal.subscriptions.models import Subscription
from sessions_app.models import (
    AgendaItem,
    Consultation,
    LegislativeTerm,
    LocalRule,
    Location,
    Meeting,
    Organization,
    Paper,
    Person,
    Question,
    Registration,
    Resolution,
    WrittenProcedure,
)

KEYS: dict[str, type[Model]] = {
    "meeting": Meeting,
    "item": AgendaItem,
    "consultation": Consultation,
    "file": File,
    "organization": Organization,
    "question": Question,
    "registration": Registration,
    "place": Location,
    "wish": Subscription,
}
FOLDERS: dict[str, type[Model]] = {
    "sitzungen": Meeting,
    "niederschriften": Meeting,
    "vorlagen": Paper,
    "gremien": Organization,
    "personen": Person,
    "regeln": LocalRule,
    "textbausteine": TextBlock,
    "beschluesse": Resolution,
    "schriftlich": WrittenProcedure,
    "orte": Location,
    "wahlperioden": LegislativeTerm,
}
NOBODYS = "00000000-0000-4000-8000-000000000000"
# Behind these lies what belongs to whoever knows the address, or a process knows the token and no row.
PRIVATE = ("fragen", "zugang")
WAITING = ("fortschritt", "pruefen")
WORDS: dict[str, Sequence[str]] = {
    "part": ("public", "closed"),
    "audience": ("public", "member", "desk", "wall"),
    "name": tuple(TABLES),
    "kind": ("pdf", "json", "csv"),
    "rule": ("ballot.change_until_close", "quorum.rule"),
    "key": ("nobody",),  # of the log-in pages: confirmation, reset
    "uidb36": ("1",),
    "what": tuple(TITLES),
    "form": tuple(FORMATS),
    "page": ("imprint", "signed"),
    "language": ("de",),
    "section": ("seiten", *SECTIONS, *PEOPLE),
}
WORDS_OF_CONVERTERS: dict[str, Sequence[str]] = {
    "part": ("oeffentlich", "nichtoeffentlich"),
    "path": ("datei.pdf",),
}
COUNTED = {"number": (1, 2), "version": (1, 2)}  # of supplements and versions of an agenda
COUNTED_IN_A_SITTING = ("vote", "entry")
CLOSED_FIRST = {"item": "public", "consultation": "agenda_item__public"}


def words(converter: str, name: str) -> Sequence[str]:
    found = WORDS_OF_CONVERTERS.get(converter) or WORDS.get(name)
    if found is None:
        raise LookupError(f"A new parameter <{converter}:{name}>: say in WORDS of {__file__} what to try.")
    return found

"""Every page there is, as anybody may ask for it: the addresses come from the resolver, so none escapes.

Whole numbers in an address are tried with every key that any row of the filing cabinet has (or the rows that
KEYS names, where the parameter's name says which); tokens with those of all files; words with those in WORDS.
What belongs to a meeting is tried within its own meeting and within one where it does not belong.
A new kind of parameter needs its line there, and the crawl says so.
"""

import gzip
import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from io import BytesIO
from urllib.parse import unquote, urljoin, urlsplit

import pikepdf
import pypdfium2
from django.apps import apps
from django.db import models
from django.http import Http404, HttpResponse
from django.test import Client
from django.urls import Resolver404, URLPattern, get_resolver
from django.utils import timezone

from documents.models import File
from journal.models import Entry
from minutes.models import TextBlock
from oparl.bulk.tables import TABLES
from portal.subscriptions.models import Subscriber, Subscription
from portal.subscriptions.tokens import confirm_token, own_token
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
from tests.house.doors import SENDING_ONLY

NOWHERE = re.compile(
    r"\D*/0\b"
)  # begins with the key of no row: test_leaks.py asks for all of these, as everybody
PERCENT = re.compile("(?:%[0-9A-Fa-f]{2})+")
PARAMETER = re.compile(r"(?:(\w+)/)?<(?:(\w+):)?(\w+)>")
CABINET = ("sessions_app", "documents", "minutes")
KEYS = {
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
FOLDERS = {
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
# Behind these lies what belongs to whoever knows the address: the rows without a canary are tried.
PRIVATE = {"fragen": Question, "zugang": Registration}
WAITING = ("fortschritt", "pruefen")  # a process knows these tokens, no row: all are alike
# The admin asks for staff before it looks at anything; OParl does not look at who asks. Tests of their own hold them
# to that (test_leaks.py, tests/oparl/out/test_doors.py).
BULK = ("offene-daten/gesamt/", "offene-daten/wahlperioden/")  # the same objects, for whoever asks
APART = ("admin/", "oparl/", *BULK)
WORDS = {
    "part": ("public", "closed"),
    "audience": ("public", "member", "desk", "wall"),
    "name": tuple(TABLES),
    "kind": ("pdf", "json", "csv"),
    "rule": ("ballot.change_until_close", "quorum.rule"),
    "key": ("nobody",),  # of the log-in pages: confirmation, reset
    "uidb36": ("1",),
    "what": ("sitzungen", "beschluesse", "vorlagen"),
    "form": ("atom", "rss", "json"),
    "page": ("imprint", "signed"),
    "language": ("de",),
    "section": ("sitzungen", "beschluesse", "vorlagen", "gremien", "personen"),
}
WORDS_OF_CONVERTERS = {
    "part": ("oeffentlich", "nichtoeffentlich"),
    "path": ("datei.pdf",),
}
LOGGING_OUT = "konto/logout/"
LOGGING_IN = "/konto/login/"  # says the same whatever page it leads on to: asked once
NOT_FOLLOWED = ("/static/", f"/{LOGGING_OUT}", "/admin/", "/sprache/", *(f"/{place}" for place in BULK))


@dataclass(frozen=True)
class Answer:
    path: str
    status: int
    text: str
    location: str


def routes(patterns=None, prefix=""):
    """The routes of all patterns, such as `vorlagen/<int:key>/`."""
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        route = prefix + str(pattern.pattern).removeprefix("^").removesuffix("$").removesuffix("\\Z")
        if isinstance(pattern, URLPattern):
            yield route
        else:
            yield from routes(pattern.url_patterns, route)


def own_routes():
    return sorted({route for route in routes() if not route.startswith(APART)})


def keys(name, folder):
    """The whole numbers that are keys of rows (which, says the name or the folder before), and one that is none."""
    known = [model for room in CABINET for model in apps.get_app_config(room).get_models()]
    numbered = [model for model in known if isinstance(model._meta.pk, models.AutoField)]
    meant = KEYS.get(name) or FOLDERS.get(folder)
    asked = [meant] if meant else numbered
    return sorted({0} | {key for model in asked for key in model.objects.values_list("pk", flat=True)})


def lines_of_journals():
    """Numbers of journals' lines, of which there are too many for all: one in seven, from the first to the last."""
    seqs = Entry.objects.order_by("seq").values_list("seq", flat=True).distinct()
    return [0, *seqs[::7]]


def votes_of_the_night():
    """A public one, an annulled one, a closed roll call."""
    return [1, 3, 4]


def months_with_meetings():
    """(year, month) of every meeting."""
    begins = Meeting.objects.exclude(starts_at=None).values_list("starts_at", flat=True)
    return sorted({(begin.year, begin.month) for begin in map(timezone.localtime, begins)})


COUNTED = {"number": (1, 2), "version": (1, 2)}  # of supplements and versions of an agenda
COUNTED_IN_A_SITTING = {"vote": votes_of_the_night, "entry": lines_of_journals}


def years(before):
    return sorted({year for year, _ in months_with_meetings()})


def months(before):
    return [month for year, month in months_with_meetings() if year == before[0]]


DATES = {"year": years, "month": months}


def choices(parameter, before):
    """What is tried for a parameter when these values stand before it in the address."""
    folder, converter, name = parameter
    if converter == "int":
        return numbers(folder, name, before)
    if folder in WAITING:
        return File.objects.values_list("token", flat=True)[:1]
    if folder in PRIVATE:
        return PRIVATE[folder].objects.filter(number__gt=1).values_list("token", flat=True)
    if converter == "uuid":
        return File.objects.values_list("token", flat=True)
    return words(converter, name)


def numbers(folder, name, before):
    """Where nobody sat, one number of a sitting tells as much as all."""
    if before[:1] == (0,):
        return (1,)
    if name in DATES:
        return DATES[name](before)
    if name in COUNTED:
        return COUNTED[name]
    if name in COUNTED_IN_A_SITTING:
        counted = COUNTED_IN_A_SITTING[name]()
        return counted if was_opened(before[0]) else counted[-1:]
    if name in CLOSED_FIRST and before:
        return own_and_one_more(name, meeting=before[0])
    return keys(name, folder)


CLOSED_FIRST = {"item": "public", "consultation": "agenda_item__public"}


def own_and_one_more(name, meeting):
    """Keys of what belongs to the meeting, of one thing that does not (closed, if there is such a one), and none."""
    things = KEYS[name].objects
    elsewhere = (
        things.exclude(meeting=meeting).order_by(CLOSED_FIRST[name], "pk").values_list("pk", flat=True)
    )
    return [0, *things.filter(meeting=meeting).values_list("pk", flat=True), *elsewhere[:1]]


def was_opened(meeting):
    return Meeting.objects.filter(pk=meeting).exclude(state=Meeting.State.PLANNED).exists()


def tokens_of_subscribers():
    """Whoever has one sees what is behind it: what stands there about others must not."""
    own = map(own_token, Subscriber.objects.order_by("pk"))
    return ["nobodys", *own, *map(confirm_token, Subscription.objects.order_by("pk"))]


def words(converter, name):
    if name == "token":
        return tokens_of_subscribers()
    found = WORDS_OF_CONVERTERS.get(converter) or WORDS.get(name)
    if found is None:
        raise LookupError(f"A new parameter <{converter}:{name}>: say in WORDS of {__file__} what to try.")
    return found


def combined(parameters, before=()):
    """All values of these parameters that are tried together."""
    if not parameters:
        yield before
        return
    for value in choices(parameters[0], before):
        yield from combined(parameters[1:], (*before, value))


def addresses(route):
    """All paths of a route that are tried."""
    route = plain(route)
    pieces = re.split(r"<[^>]*>", route)
    for values in combined(PARAMETER.findall(route)):
        yield "/" + "".join(piece + str(value) for piece, value in zip(pieces, (*values, ""), strict=True))


def plain(route):
    """A regular expression of allauth's as a route: its groups are parameters of type str."""
    return re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", route).replace("\\", "")


class Visitor:
    """Somebody at the door of one host, with a browser that reads PDFs.

    Visitors with the same `known` share the answers for which nobody looked who asks: they are the same for all.
    """

    def __init__(self, host, user=None, known=None):
        self.host, self.known = host, known
        self.client = Client(HTTP_HOST=host, raise_request_exception=False)
        if user is not None:
            self.client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")

    def get(self, path, **headers):
        if self.known and path in self.known and not headers:
            return self.known[path]
        response = self.client.get(path, headers=headers)
        content = content_of(response)
        head = "\n".join(f"{name}: {value}" for name, value in response.items())
        text = f"{response.status_code} {response.reason_phrase}\n{head}\n{readable(content)}"
        answer = Answer(path, response.status_code, unquoted(text), response.get("Location", ""))
        if self.known is not None and not looked_who_asks(response):
            self.known[path] = answer
        return answer

    def status_of(self, path):
        """What the door says, without reading what is behind it."""
        response = self.client.get(path)
        content_of(response)
        return response.status_code

    def crawl(self, beneath=""):
        """Every address of every route (beneath a folder), and every link that any of the answers offers."""
        seen, waiting = set(), []
        for answer in self.knock(beneath):
            yield answer
            seen.add(answer.path)
            waiting += self.links(answer)
        while waiting:
            if (path := waiting.pop()) not in seen and path.startswith(f"/{beneath}"):
                seen.add(path)
                answer = self.get(path)
                yield answer
                waiting += self.links(answer)

    def knock(self, beneath):
        """Every address of every route that leads somewhere; where only sending is possible (405), one of them tells.

        So does one of these doors that leads to the log-in before it asks what is sent.
        """
        for route in (each for each in own_routes() if each.startswith(beneath)):
            for path in addresses(route) if route != LOGGING_OUT else ():
                if NOWHERE.match(path):
                    continue
                answer = self.get(path)
                yield answer
                if answer.status == 405 or (route in SENDING_ONLY and answer.location.startswith(LOGGING_IN)):
                    break

    def crawl_oparl(self):
        """Every object and list that the System leads to, every address that any row could have, all files in bulk."""
        seen, waiting = set(), ["/oparl/v1.1/system"]
        waiting += [path for route in routes() if route.startswith(BULK) for path in addresses(route)]
        known = [model for room in CABINET for model in apps.get_app_config(room).get_models()]
        for route in routes():
            model = next((each for each in known if f"/{each._meta.model_name}/<" in route), None)
            if route.startswith("oparl/") and model:
                keys_of_rows = model.objects.values_list("pk", flat=True)
                waiting += ["/" + route.replace("<int:key>", str(key)) for key in keys_of_rows]
        while waiting:
            if (path := waiting.pop()) not in seen:
                seen.add(path)
                answer = self.get(path)
                yield answer
                found = re.findall(rf'"https?://{re.escape(self.host)}(/oparl/[^"]+)"', answer.text)
                waiting += [each for each in found if each not in seen]

    def links(self, answer):
        """Addresses of this host that an answer links or redirects to, without static files."""
        found = re.findall(
            r"""(?:(?<![\w-])(?:href|src|action)=["']|data-[\w-]+=["'](?=/))([^"'#]+)""", answer.text
        )
        for link in [answer.location, *found] if answer.location else found:
            parts = urlsplit(urljoin(f"http://{self.host}{answer.path}", unescape(link)))
            if parts.scheme in {"http", "https"} and parts.hostname == self.host:
                path = parts.path + (f"?{parts.query}" if parts.query and parts.path != LOGGING_IN else "")
                if not path.startswith(NOT_FOLLOWED):
                    yield path


def looked_who_asks(response):
    """Whether anything of the session was read, which alone tells one visitor from another; a display has a cookie."""
    request = response.wsgi_request
    return (
        request.session.accessed
        or request.path.startswith("/anzeige/")
        or "Cookie" in response.get("Vary", "")
    )


def without_a_frame(request, exception):
    """What is its own of a page that does not exist or may not be opened. Who asks, not what for, decides on all the
    rest (test_leaks.py compares whole ones), and to draw that for two of three addresses was a fourth of a crawl.
    """
    own = "" if isinstance(exception, Resolver404) else str(exception)
    return HttpResponse(own, content_type="text/plain", status=404 if isinstance(exception, Http404) else 403)


def unquoted(text):
    """As `unquote` does it, in a tenth of the time where a file's bytes are read as a text."""
    return PERCENT.sub(lambda found: unquote(found[0]), text)


def content_of(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def readable(content):
    """The text of an answer: of a PDF what a reader sees, and what its bytes say besides; what is packed unpacked."""
    content = gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content
    raw = content.decode("utf-8", errors="replace")
    return f"{raw}\n{text_of_pdf(content)}" if content.startswith(b"%PDF") else raw


@lru_cache(maxsize=512)
def text_of_pdf(content):
    """What the pages show, and all that stands beside them: metadata, bookmarks, tags, attached files."""
    with pypdfium2.PdfDocument(content) as pdf:
        pages = [page.get_textpage().get_text_bounded() for page in pdf]
    with pikepdf.open(BytesIO(content)) as pdf:
        beside = [text for each in pdf.objects for text in texts_in(each)]
    return "\n".join([*pages, *beside])


def texts_in(thing):
    """Every text string within an object of a PDF, and the content of attached files and of XMP metadata."""
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    elif isinstance(thing, pikepdf.Array):
        yield from (text for each in thing for text in texts_in(each) if not is_elsewhere(each))
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        if isinstance(thing, pikepdf.Stream) and thing.get("/Type") in ("/EmbeddedFile", "/Metadata"):
            yield thing.read_bytes().decode("utf-8", errors="replace")
        yield from (text for each in thing.values() if not is_elsewhere(each) for text in texts_in(each))


def is_elsewhere(each):
    """An object of its own, which is visited for itself."""
    return isinstance(each, pikepdf.Object) and each.is_indirect

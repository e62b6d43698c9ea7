"""Every page there is, as anybody may ask for it: the list of surfaces is that of the operator's watch
(config/public_crawl), so that neither misses a new route. Here everybody looks, with private addresses too.
"""

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import urljoin, urlsplit

from django.http import Http404, HttpResponse
from django.test import Client
from django.urls import Resolver404

from config.public_crawl.kinds import PRIVATE
from config.public_crawl.pdf import text_of_pdf
from config.public_crawl.reading import linked, readable, unquoted
from config.public_crawl.routes import addresses, routes
from config.public_crawl.surfaces import LOGGING_OUT, leads_somewhere
from config.public_crawl.values import Rows
from documents.models import File
from journal.models import Entry
from portal.subscriptions.models import Subscriber, Subscription
from portal.subscriptions.tokens import confirm_token, own_token
from sessions_app.models import Meeting, Question, Registration
from tests.house.doors import SENDING_ONLY

# The admin asks for staff before it looks at anything; OParl does not look at who asks. Tests of their own hold them
# to that (test_leaks.py, tests/oparl/out/test_doors.py).
BULK = ("offene-daten/gesamt/", "offene-daten/wahlperioden/")  # the same objects, for whoever asks
APART = ("admin/", "oparl/", *BULK)
LOGGING_IN = "/konto/login/"  # says the same whatever page it leads on to: asked once
NOT_FOLLOWED = ("/static/", f"/{LOGGING_OUT}", "/admin/", "/sprache/", *(f"/{place}" for place in BULK))


@dataclass(frozen=True)
class Answer:
    path: str
    status: int
    text: str
    location: str


class EverybodysRows(Rows):
    """What the rows of all bodies offer, private addresses included; of what a sitting counts some, for speed."""

    def waited_for(self):
        return File.objects.values_list("token", flat=True)[:1]

    def private(self, folder):
        """Those of the rows without a canary."""
        models = dict(zip(PRIVATE, (Question, Registration), strict=True))
        return models[folder].objects.filter(number__gt=1).values_list("token", flat=True)

    def subscribers(self):
        """Whoever has one sees what is behind it: what stands there about others must not."""
        own = map(own_token, Subscriber.objects.order_by("pk"))
        return ["nobodys", *own, *map(confirm_token, Subscription.objects.order_by("pk"))]

    def files(self):
        return File.objects.values_list("token", flat=True)

    def votes(self, meeting):
        """A public one, an annulled one, a closed roll call."""
        return [1, 3, 4] if was_opened(meeting) else [4]

    def entries(self, meeting):
        """One in seven lines of all journals, from the first to the last."""
        seqs = Entry.objects.order_by("seq").values_list("seq", flat=True).distinct()
        chosen = [0, *seqs[::7]]
        return chosen if was_opened(meeting) else chosen[-1:]


ALL_ROWS = EverybodysRows()


def was_opened(meeting):
    return Meeting.objects.filter(pk=meeting).exclude(state=Meeting.State.PLANNED).exists()


def own_routes():
    return sorted({route for route in routes() if not route.startswith(APART)})


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
        text = f"{response.status_code} {response.reason_phrase}\n{head}\n{taken_from(content)}"
        answer = Answer(path, response.status_code, unquoted(text), response.get("Location", ""))
        if self.known is not None and not looked_who_asks(response):
            self.known[path] = answer
        return answer

    def status_of(self, path):
        """What the door says, without reading what is behind it."""
        knocked = f"{path} unread"  # apart from what was read: nobody who reads may take it for a page without words
        if self.known and knocked in self.known:
            return self.known[knocked].status
        response = self.client.get(path)
        content_of(response)
        if self.known is not None and not looked_who_asks(response):
            self.known[knocked] = Answer(path, response.status_code, "", "")
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
            for path in addresses(route, ALL_ROWS) if route != LOGGING_OUT else ():
                if not leads_somewhere(path):  # test_leaks.py asks for all of these, as everybody
                    continue
                answer = self.get(path)
                yield answer
                if answer.status == 405 or (route in SENDING_ONLY and answer.location.startswith(LOGGING_IN)):
                    break

    def crawl_oparl(self):
        """Every object and list that the System leads to, every address that any row could have, all files in bulk."""
        seen, waiting = set(), ["/oparl/v1.1/system"]
        waiting += [
            path for route in routes() if route.startswith(BULK) for path in addresses(route, ALL_ROWS)
        ]
        objects = [route for route in routes() if route.startswith("oparl/") and "<int:key>" in route]
        waiting += [path for route in objects for path in addresses(route, ALL_ROWS)]
        while waiting:
            if (path := waiting.pop()) not in seen:
                seen.add(path)
                answer = self.get(path)
                yield answer
                found = re.findall(rf'"https?://{re.escape(self.host)}(/oparl/[^"]+)"', answer.text)
                waiting += [each for each in found if each not in seen]

    def links(self, answer):
        """Addresses of this host that an answer links or redirects to, without static files."""
        found = [*linked(answer.text)]
        for link in [answer.location, *found] if answer.location else found:
            if path := followed(self.host, "" if link.startswith("/") else answer.path, link):
                yield path


@cache
def followed(host, here, link):
    """Where a link leads to on this host, if it is followed; `here` matters where it does not begin with a stroke."""
    parts = urlsplit(urljoin(f"http://{host}{here}", link))
    if parts.scheme not in {"http", "https"} or parts.hostname != host:
        return ""
    path = parts.path + (f"?{parts.query}" if parts.query and parts.path != LOGGING_IN else "")
    return "" if path.startswith(NOT_FOLLOWED) else path


def taken_from(content):
    """What a reader takes from an answer. The watch passes over what a source supplied broken; no page of ours may be."""
    text = readable(content)
    assert text_of_pdf(content) if content.startswith(b"%PDF") else text or not content, "cannot be read"
    return text


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


def content_of(response):
    return b"".join(response.streaming_content) if response.streaming else response.content

"""Our own import reads our own server: a mirror has what the town has, and gives the same away."""

from collections import Counter
from functools import partial

import httpx
import pytest
from django.test import Client

from oparl.importing.api import Api
from oparl.importing.run import Import
from oparl.importing.tenant import body_for
from sessions_app.models import Host
from tests.oparl.out.facts import LISTS
from tests.oparl.out.town import HOST, ROOT, Reader, crawl

MIRROR = "spiegel.localhost"


@pytest.fixture
def line(monkeypatch):
    """Requests of the import reach the application in this very process."""

    def answered(request):
        answer = Client(HTTP_HOST=request.url.host).get(request.url.raw_path.decode())
        return httpx.Response(answer.status_code, content=answer.content)

    transport = httpx.MockTransport(answered)
    monkeypatch.setattr(httpx, "Client", partial(httpx.Client, transport=transport))


def imported(town):
    source = list(Api(f"{ROOT}/system"))
    body = body_for(source[0].data, name="", slug="spiegel", host="")
    Host.objects.filter(body=body).update(name=MIRROR)
    return Import(body, lambda _: None).run(source)


def counts(found):
    return {name: sum(len(page["data"]) for page in pages) for name, pages in found.pages.items()}


def test_the_import_of_our_own_system_has_the_same_and_shows_the_same(town, reader, line):
    found = crawl(reader, LISTS, 100, alone=False)
    report = imported(town)
    assert (report.lost, report.refused, report.dangling) == ([], Counter(), Counter())
    mirror = crawl(Reader(MIRROR), LISTS, 100, alone=False)
    assert counts(mirror) == counts(found)
    assert sum(counts(found).values()) > 20
    names = [sorted(str(each.get("name")) for each in made.listed.values()) for made in (found, mirror)]
    assert names[0] == names[1]
    again = imported(town)
    assert (again.changes, again.lost) == (0, [])
    assert HOST not in repr(mirror.system)

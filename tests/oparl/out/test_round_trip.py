"""Our own import reads our own server: a mirror has what the town has, and gives the same away."""

import io
from collections import Counter
from datetime import timedelta
from functools import partial

import httpx
import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from oparl.importing.api import Api
from oparl.importing.run import Import
from oparl.importing.tenant import body_for
from oparl.models import MirroredList, Published
from sessions_app.models import Host, Location, Paper
from tests.oparl.out.facts import LISTS
from tests.oparl.out.town import HOST, ROOT, Reader, crawl

MIRROR = "spiegel.localhost"


@pytest.fixture
def asked():
    """The addresses that the import asks for."""
    return []


@pytest.fixture
def line(monkeypatch, asked):
    """Requests of the import reach the application in this very process."""

    def answered(request):
        asked.append(str(request.url))
        answer = Client(HTTP_HOST=request.url.host).get(request.url.raw_path.decode())
        return httpx.Response(answer.status_code, headers=dict(answer.items()), content=answer.content)

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
    mirrored = Paper.objects.get(body__slug="spiegel", name=town.paper.name)
    assert [str(each) for each in mirrored.locations.all()] == ["Furtbrücke, Vogelheim"]
    hall = Location.objects.get(body__slug="spiegel", room="Ratssaal")
    assert (hall.latitude, hall.longitude, hall.extra.get("geojson")) == (52.1204, -7.3921, None)
    again = imported(town)
    assert (again.changes, again.lost) == (0, [])
    assert HOST not in repr(mirror.system)


def test_a_mirror_of_ours_is_told_what_changed_and_what_went_and_asks_for_nothing_else(town, line, asked):
    def mirrored():
        asked.clear()
        call_command(
            "import_oparl", f"{ROOT}/system", "--body-slug", "spiegel", "--quiet", stdout=io.StringIO()
        )
        return Paper.objects.filter(body__slug="spiegel", deleted=False)

    assert sorted(mirrored().values_list("name", flat=True)) == ["Grundsatz Radverkehr", "Radweg an der Aue"]
    long_ago = timezone.now() - timedelta(days=3)
    MirroredList.objects.update(read=long_ago, read_whole=long_ago)
    Published.objects.filter(body=town.body).update(modified=long_ago - timedelta(days=9))
    Paper.objects.filter(pk=town.older.pk).update(public=False)
    Paper.objects.filter(pk=town.paper.pk).update(name="Radweg am Bach")
    assert list(mirrored().values_list("name", flat=True)) == ["Radweg am Bach"]
    lists = [url for url in asked if "/body/" in url]
    assert [url for url in lists if "modified_since" not in url] == []
    assert len(lists) == len(LISTS)

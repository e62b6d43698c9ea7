"""The studio's forms and the record's limits against what should not be sent."""

import json

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.actor import Actor
from journal.events import Refused
from journal.store import perform
from minutes import pins, workflow
from minutes.attached import attached_record
from minutes.book import MINUTES
from minutes.draft import Part
from minutes.record import RecordUnreadableError, read_record
from minutes.signing_keys import issue_test_key
from minutes.studio import minutes_of
from minutes.workflow import Signer
from tests.live.council import eichenfurt
from tests.minutes.signed import sealed

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    cache.clear()
    return eichenfurt().opened()


@pytest.fixture
def town_before():
    cache.clear()
    return eichenfurt()


def test_texts_for_items_that_do_not_exist_leave_no_trace(town):
    item = town.item("Ö 3")
    texts = {f"item-{item}": "Richtig.", "item-0": "Vorab.", f"item-{'9' * 300}": "x", "item-999999": "x"}
    answer = town.client("olga").post(reverse("minutes:save", args=[town.meeting.pk]), texts)
    assert answer.status_code == 302
    assert minutes_of(town.meeting).passages == {item: "Richtig.", 0: "Vorab."}


@pytest.mark.parametrize("address", ["save", "seal"])
def test_a_text_that_cannot_be_printed_is_refused_and_stays_on_the_page(town, address):
    item = town.item("Ö 3")
    more = [Part.PUBLIC] if address == "seal" else []
    texts = {f"item-{item}": "Alle 😀 lachen.", "item-0": "Vorab."}
    answer = town.client("olga").post(reverse(f"minutes:{address}", args=[town.meeting.pk, *more]), texts)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Diese Zeichen lassen sich in der Niederschrift nicht drucken: 😀. Bitte ersetzen Sie sie." in page
    assert "Alle 😀 lachen.</textarea>" in page
    assert "Vorab.</textarea>" in page
    assert item not in minutes_of(town.meeting).passages


def test_a_text_that_cannot_be_printed_is_refused_before_the_meeting_too(town_before):
    texts = {"item-0": "😀"}
    answer = town_before.client("olga").post(reverse("minutes:save", args=[town_before.meeting.pk]), texts)
    assert answer.status_code == 302


def test_after_five_wrong_pins_even_the_right_one_has_to_wait(town):
    """Each wrong one costs a worker, so three of the five are counted without being tried."""
    signer = Signer(town.person("vera"), town.people["vera"].name, "chair")
    seal_with(town, signer)
    issue_test_key(town.people["vera"], "246810")
    address = reverse("minutes:sign", args=[town.meeting.pk, Part.PUBLIC])
    client = town.client("vera")
    client.post(address, {"pin": "1"})
    cache.incr(f"wrong-pins:{town.actor('vera').signature}", 3)
    assert "PIN ist falsch" in client.post(address, {"pin": "5"}, follow=True).content.decode()
    assert "fünfmal falsch" in client.post(address, {"pin": "246810"}, follow=True).content.decode()
    assert minutes_of(town.meeting).public.signed_by == ()


def seal_with(town, signer):
    from documents.store import keep_file  # the bytes that would be signed; no PIN opens them
    from minutes.studio import document_id

    name = f"{document_id(town.meeting, Part.PUBLIC)}-x.pdf"
    file = keep_file(b"%PDF-1.7", owner=town.body.slug, name="Niederschrift", file_name=name)
    perform(
        MINUTES,
        MINUTES.key(town.meeting.pk),
        workflow.seal,
        town.actor("olga"),
        organization=town.council.pk,
        sitting_closed=True,
        part=Part.PUBLIC,
        sha256=file.sha256,
        sitting_seq=1,
        sitting_head="",
        sitting_now="",
        passages={},
        signers=(signer,),
    )


@pytest.mark.parametrize(
    "spoil",
    [
        lambda raw: raw["document"].update(title="\ud800"),
        lambda raw: raw["document"].update(title="a\0b"),
        lambda raw: raw["journal"].update(seq=10**30),
        lambda raw: raw["journal"].update(seq=-1),
        lambda raw: raw.update(votes=raw["votes"][:1] * 2001),
    ],
)
def test_a_record_beyond_any_evening_is_unreadable(spoil):
    raw = json.loads(attached_record(sealed().data))
    read_record(json.dumps(raw).encode())
    spoil(raw)
    with pytest.raises(RecordUnreadableError):
        read_record(json.dumps(raw).encode())


def test_an_empty_file_is_answered_with_what_to_do_next(town):
    client, address = town.client(), reverse("minutes:verify")
    empty = client.post(address, {"file": SimpleUploadedFile("leer.pdf", b"")})
    told = empty.content.decode()
    assert empty.status_code == 400
    assert "Diese Datei ist leer" in told
    assert "noch einmal herunter" in told
    assert "nicht nachgewiesen" not in told
    other = client.post(address, {"file": SimpleUploadedFile("brief.pdf", b"hallo")}).content.decode()
    assert "nicht nachgewiesen" in other


class Broken:
    def __getattr__(self, name):
        raise ImportError(name)


def test_where_wrong_pins_could_not_be_counted_none_is_tried(monkeypatch):
    """What tells a wrong PIN is loaded late, and may fail to load."""
    cache.clear()
    monkeypatch.setattr(pins, "tokens", Broken())
    tried = []

    @pins.counted(Actor(user=1, name="Vera"))
    def wrong():
        tried.append("1")
        raise Refused(pins.signing.SigningRefusal.WRONG_PIN)

    with pytest.raises(ImportError):
        wrong()
    assert tried == []

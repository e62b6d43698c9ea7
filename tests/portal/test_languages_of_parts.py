"""On English pages a screen reader is told which words are German: the municipality's own (WCAG 2.2, 3.1.2)."""

from html.parser import HTMLParser

from django.test import Client

from documents.models import File
from sessions_app.models import (
    AgendaItem,
    Location,
    Meeting,
    Paper,
    Question,
    Resolution,
    SupplementChange,
    WrittenProcedure,
)
from tests.house.world import HOST, vogelheim
from tests.live.council import HOST as EICHENFURT
from tests.live.council import eichenfurt
from tests.portal.full_town import allow, fill_to_the_brim

EMPTY = frozenset(("base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"))
# Not read as part of the page's text.
UNSPOKEN = frozenset(("title", "script", "style", "textarea"))


class _Said(HTMLParser):
    """Every text of a page with the language that stands at the nearest element around it."""

    def __init__(self, page):
        super().__init__()
        self.around, self.texts = [("", "")], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        if tag not in EMPTY:
            self.around.append((tag, dict(attrs).get("lang") or self.around[-1][1]))

    def handle_endtag(self, tag):
        while len(self.around) > 1 and self.around.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if not UNSPOKEN & {tag for tag, _ in self.around}:
            self.texts.append((self.around[-1][1], data))


def in_english(host, address):
    client = Client(headers={"host": host})
    client.cookies["django_language"] = "en"
    answer = client.get(address)
    assert answer.status_code == 200, address
    return _Said(answer.content.decode()).texts


def misread(texts, german):
    return [text for language, text in texts if language != "de" and any(each in text for each in german)]


def own_words():
    """What the municipality wrote, of every kind that a public page shows."""
    words = {f"{row}" for row in Location.objects.values_list("description", flat=True) if row}
    for model, field in (
        (Meeting, "name"),
        (AgendaItem, "name"),
        (Paper, "name"),
        (File, "name"),
        (Question, "text"),
        (Resolution, "text"),
        (SupplementChange, "name"),
        (WrittenProcedure, "title"),
    ):
        words |= set(model.objects.values_list(field, flat=True))
    return words


def test_the_words_of_the_municipality_are_marked_as_german_on_its_english_pages(db, settings):
    settings.EMAIL_FROM = "rat@rathaus.example"
    town = vogelheim()
    fill_to_the_brim(town, 2)
    allow(town.body, "main_bylaw", **{"public.remote": True})
    meeting, paper, resolution = (model.objects.first().pk for model in (Meeting, Paper, Resolution))
    written, place = (model.objects.first().pk for model in (WrittenProcedure, Location))
    pages = (
        "/",
        "/sitzungen/",
        "/kalender/",
        "/beschluesse/",
        f"/beschluesse/{resolution}/",
        f"/schriftlich/{written}/",
        f"/gremien/{town.council.pk}/",
        "/vorlagen/",
        f"/vorlagen/{paper}/",
        f"/orte/{place}/",
        f"/sitzungen/{meeting}/",
        f"/sitzungen/{meeting}/fragen/",
        f"/sitzungen/{meeting}/uebertragung/",
        f"/einbetten/sitzungen/{meeting}/",
        f"/abonnieren/e-mail/?vorlage={paper}",
    )
    german = own_words()
    found = {page: in_english(HOST, page) for page in pages}
    assert {page: misread(texts, german) for page, texts in found.items() if misread(texts, german)} == {}
    assert (
        sum(language == "de" and text in german for texts in found.values() for language, text in texts) > 60
    )
    own = found[f"/sitzungen/{meeting}/"]
    assert any(language == "en" and "Council or committee" in text for language, text in own)


def test_so_are_they_on_the_live_page_and_in_the_record_of_a_vote(db):
    council = eichenfurt()
    council.voting()
    german = set(AgendaItem.objects.filter(public=True).values_list("name", flat=True)) | {
        council.meeting.name
    }
    live = f"/sitzungen/{council.meeting.pk}/live/"
    found = {live: in_english(EICHENFURT, live)}
    council.do("olga", "close_vote", vote=1)
    council.do("vera", "announce_result", vote=1)
    votes = f"/sitzungen/{council.meeting.pk}/abstimmungen/"
    found |= {page: in_english(EICHENFURT, page) for page in (live, votes, f"{votes}1/")}
    assert {page: misread(texts, german) for page, texts in found.items() if misread(texts, german)} == {}
    assert all(any(language == "de" for language, _text in texts) for texts in found.values())

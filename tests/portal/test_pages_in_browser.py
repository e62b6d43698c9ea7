"""Every page of the public and of the workplace in a real browser: axe, reflow, both languages, no script needed."""

import gzip
import re
from itertools import pairwise

import pytest
from django.utils import timezone, translation
from django.utils.translation import gettext
from playwright.sync_api import expect

from config.bodies import MEBIBYTE
from documents.checks import UploadRefusal
from oparl.bulk.sending import Counter
from portal.models import PublicText, Subscriber, Subscription
from portal.subscriptions.tokens import confirm_token, own_token
from sessions_app.models import (
    Broadcast,
    Entrance,
    Host,
    LocalRule,
    Location,
    Meeting,
    Question,
    Registration,
)
from tests.agendas import pdf, prepared
from tests.browser import DESKTOP, PHONE, assert_accessible, log_in, turn_to
from tests.portal.full_town import decided_in_writing, decided_on
from tests.portal.search_town import settled

pytestmark = pytest.mark.xdist_group("portal: pages")  # one browser for all of them

PASSWORD = "ratssaal"  # of everybody in tests/house/world.py
NARROW = {"width": 320, "height": 640}


@pytest.fixture
def evening(live_site, settings):
    settings.EMAIL_FROM = "rat@rathaus.example"
    made = prepared()
    Host.objects.create(body=made.home.body, name="localhost")
    for page in ("plain", "signed"):
        film = "https://video.example/dgs.mp4"
        PublicText.objects.create(
            body=made.home.body, page=page, language="de", text="## So geht das\n- Ein Satz.", video=film
        )
    reader = Subscriber.objects.create(body=made.home.body, email="anna@example.org", language="de")
    made.made["wish"] = Subscription.objects.create(
        subscriber=reader, words="Radweg", confirmed_at=timezone.now()
    )
    LocalRule.objects.create(
        body=made.home.body,
        organization=made.home.council,
        key="ballot.change_until_close",
        content=False,
        document=LocalRule.Document.RULES_OF_PROCEDURE,
        paragraph="§ 14 Abs. 3",
        starts_on=timezone.localdate(),
    )
    LocalRule.objects.create(
        body=made.home.body,
        key="questions.online",
        content="before",
        document=LocalRule.Document.RULES_OF_PROCEDURE,
        paragraph="§ 11",
        starts_on=timezone.localdate(),
    )
    answered = {"state": "answered", "answer": "Bald.", "answered_in": "in_writing"}
    made.made["question"] = Question.objects.create(
        meeting=made.meeting,
        number=1,
        subject="Radweg",
        text="Wann?",
        answered_on=timezone.localdate(),
        **answered,
    )
    made.made["guest"] = Registration.objects.create(meeting=made.meeting, number=1, name="Gast", way="video")
    rule = {"key": "public.broadcast", "content": True, "document": "main_bylaw", "paragraph": "§ 7"}
    LocalRule.objects.create(body=made.home.body, starts_on=timezone.localdate(), **rule)
    Broadcast.objects.create(meeting=made.meeting, stream_url="https://video.example/rat.mp4")
    settings.VIDEO_HOSTS = ["video.example"]
    settings.TILES_URL = f"{live_site.url}/static/{{z}}/{{x}}/{{y}}.png"
    made.made["place"] = Location.objects.create(
        body=made.home.body, room="Ratssaal", latitude=52, longitude=7
    )
    Meeting.objects.filter(pk=made.meeting.pk).update(location=made.place)
    Entrance.objects.create(meeting=made.meeting, offered_by="Clerk Muster")
    decided_on(made.open_item)
    made.made["written"] = decided_in_writing(made.home, 1, agenda_item=made.open_item)
    settled(made.home.body)
    return made


def public_pages(evening):
    meeting, draft = evening.meeting.pk, evening.draft.pk
    return [
        "/",
        "/sitzungen/",
        "/kalender/",
        "/abonnieren/",
        "/abonnieren/e-mail/",
        "/abonnieren/e-mail/abgeschickt/",
        f"/abonnieren/e-mail/bestaetigen/{confirm_token(evening.wish)}/",
        f"/abos/{own_token(evening.wish.subscriber)}/",
        f"/abos/{own_token(evening.wish.subscriber)}/beenden/",
        "/offene-daten/",
        "/beschluesse/",
        f"/beschluesse/{evening.open_item.resolutions.get().pk}/",
        f"/schriftlich/{evening.written.pk}/",
        "/leichte-sprache/",
        "/gebaerdensprache/",
        "/impressum/",
        "/datenschutz/",
        "/barrierefreiheit/",
        "/konto/login/",
        f"/sitzungen/{meeting}/",
        f"/sitzungen/{draft}/",
        f"/sitzungen/{meeting}/fragen/",
        f"/sitzungen/{meeting}/fragen/stellen/",
        f"/sitzungen/{meeting}/anmelden/",
        f"/fragen/{evening.question.token}/",
        f"/zugang/{evening.guest.token}/",
        "/gremien/",
        f"/gremien/{evening.home.council.pk}/",
        f"/personen/{evening.home.people['member'].pk}/",
        "/regeln/",
        f"/gremien/{evening.home.council.pk}/regeln/",
        "/vorlagen/",
        f"/vorlagen/{evening.paper.pk}/",
        "/suche/",
        "/suche/?q=radweg&von=2020-01-01",
        "/suche/?q=einhorn",
        "/werkzeuge/sitzverteilung/",
        "/einbetten/",
        f"/sitzungen/{meeting}/uebertragung/",
        "/niederschriften/pruefen/",
        "/orte/",
        f"/orte/{evening.place.pk}/",
        "/werkzeuge/sitzverteilung/?name=A&staerke=3&name=B&staerke=1&sitze=2&vorsitze=2",
    ]


def desk_pages(evening):
    desk = f"/arbeitsplatz/sitzungen/{evening.draft.pk}/"
    return [
        "/arbeitsplatz/",
        "/arbeitsplatz/regeln/",
        "/arbeitsplatz/regeln/notice.period/neu/",
        "/arbeitsplatz/sitzungen/neu/",
        "/arbeitsplatz/vorlagen/",
        "/arbeitsplatz/vorlagen/neu/",
        f"/arbeitsplatz/vorlagen/{evening.secret.pk}/",
        f"/arbeitsplatz/sitzungen/{evening.meeting.pk}/",
        f"/arbeitsplatz/sitzungen/{evening.meeting.pk}/tagesordnung/",
        f"/arbeitsplatz/sitzungen/{evening.meeting.pk}/einladungen/",
        f"/arbeitsplatz/sitzungen/{evening.meeting.pk}/nachtrag/",
        f"/arbeitsplatz/sitzungen/{evening.meeting.pk}/personenbezogenes/",
        f"/arbeitsplatz/sitzungen/{evening.meeting.pk}/nachtrag/veroeffentlichen/",
        f"/arbeitsplatz/sitzungen/{evening.meeting.pk}/nachtrag/punkte/{evening.open_item.pk}/",
        f"/arbeitsplatz/sitzungen/{evening.meeting.pk}/fragen/{evening.question.pk}/",
        f"/arbeitsplatz/sitzungen/{evening.meeting.pk}/anmeldungen/",
        desk,
        f"{desk}aendern/",
        f"{desk}uebertragung/",
        f"{desk}tagesordnung/",
        f"{desk}tagesordnung/oeffentlich/",
        f"{desk}tagesordnung/nichtoeffentlich/",
        f"{desk}punkte/{evening.draft.agenda_items.first().pk}/",
        f"{desk}vorschau/",
        f"{desk}veroeffentlichen/",
    ]


@pytest.mark.parametrize("language", ["de", "en"])
def test_axe_finds_nothing_on_the_publics_pages_nor_on_a_narrow_screen_in_the_dark(
    evening, live_site, browser_page, language, monkeypatch, settings
):
    page = browser_page(live_site.url, locale=language)
    page.goto("/")
    for address in public_pages(evening):
        turn_to(page, address)
        assert page.get_attribute("html", "lang") == language
        assert_look(page, language)
    what_is_refused(page, language, monkeypatch, settings)


def assert_look(page, language):
    """Light and wide, dark and narrow. Colours are the same in every language: of others the words need their room."""
    if language != "de":
        assert_accessible(page, DESKTOP, NARROW)
        return
    assert_accessible(page, DESKTOP, PHONE)
    page.emulate_media(color_scheme="dark")
    assert_accessible(page, NARROW)
    page.emulate_media(color_scheme="light")


# However often it takes: a new minute may begin at any time.
UNTIL_REFUSED = """async () => {
    for (;;) {
        const answer = await fetch("/impressum/");
        if (answer.status === 429) return answer.text();
    }
}"""


def what_is_refused(page, language, monkeypatch, settings):
    """Each refusal as the server gives it; 500 and 507 are the same page with other words."""

    def seen(address, status, **sent):
        turn_to(page, address, status, **sent)
        assert_look(page, language)

    seen("/gibt-es-nicht/", 404)
    seen("/sitzungen/", 413, method="POST", body="x" * (2 * MEBIBYTE + 1))
    seen("/konto/login/", 403, method="POST", body="x")
    monkeypatch.setattr(Counter, "running", 1)  # a file of the open data is being sent
    seen("/offene-daten/gesamt/abstimmungen.csv", 503)
    settings.EMAIL_FROM = ""
    seen("/abonnieren/e-mail/", 503, method="POST")
    settings.REQUESTS_A_MINUTE = 1
    page.set_content(page.evaluate(UNTIL_REFUSED))
    assert_look(page, language)


def test_axe_finds_nothing_in_the_frames_for_foreign_pages(evening, live_site, browser_page):
    page = browser_page(live_site.url)
    council, committee = evening.home.council.pk, evening.home.committee.pk
    for language, line in (
        ("en", "live, asked for every two seconds"),
        ("de", "live, alle zwei Sekunden abgefragt"),
    ):
        page.goto(f"/einbetten/gremien/{council}/?dunkel&lang={language}")
        expect(page.locator("#line")).to_have_text(line)
        assert_accessible(page, DESKTOP, NARROW)
        page.goto(f"/einbetten/gremien/{committee}/?lang={language}")  # which has no meeting
        assert_accessible(page, NARROW)


def test_axe_finds_nothing_at_the_workplace(evening, live_site, browser_page):
    page = browser_page(live_site.url)
    log_in(page, "clerk", PASSWORD)
    for address in desk_pages(evening):
        turn_to(page, address)
        assert_accessible(page, DESKTOP, PHONE)


def test_the_office_prepares_a_meeting_without_any_script(evening, live_site, browser_page, tmp_path):
    """From an empty form to the public page and its PDF, with JavaScript switched off."""
    page = browser_page(live_site.url, java_script_enabled=False)
    log_in(page, "clerk", PASSWORD)
    page.click("text=Sitzung planen")
    page.select_option("[name=organization]", label="Rat Vogelheim")
    page.fill("[name=name]", "9. Sitzung des Rates")
    page.fill("[name=day]", "2031-03-04")
    page.fill("[name=time]", "18:00")
    page.click("main form button")
    for part, title in (
        ("öffentlich", "Fragestunde"),
        ("öffentlich", "Brücke"),
        ("nichtöffentlich", "Personalie"),
    ):
        page.click(f"text={part.capitalize()}en Punkt aufnehmen")
        page.fill("[name=name]", title)
        page.click("text=Auf die Tagesordnung setzen")
        page.click("text=Zurück zur Tagesordnung")
    page.click("role=button[name='Nach oben: Brücke']")
    expect(page.locator(".item__number")).to_have_text(["Ö 1", "Ö 2", "N 1"])
    expect(page.locator(".item__title")).to_have_text(["Brücke", "Fragestunde", "Personalie"])
    page.click(".item__title >> text=Brücke")
    attach(page, tmp_path, "plan.pdf", b"nur ein Text, der sich PDF nennt")
    with translation.override("de"):
        expect(page.locator(".kern-error")).to_have_text(gettext(UploadRefusal.NOT_A_PDF.value))
    attach(page, tmp_path, "plan.pdf", pdf())
    expect(page.locator(".attached a")).to_have_text(["plan"])
    page.click("text=Zurück zur Tagesordnung")
    page.click("text=Tagesordnung veröffentlichen")
    page.click("text=Jetzt veröffentlichen")
    expect(page.locator("[role=status]")).to_contain_text("Die Tagesordnung ist veröffentlicht")
    page.click("role=link[name='Öffentliche Seite']")
    expect(page.locator(".item__title")).to_have_text(
        [
            "Brücke",
            "Fragestunde",
            "Nichtöffentlicher Tagesordnungspunkt",
        ]
    )
    address = page.get_attribute("text=Tagesordnung als PDF >> xpath=ancestor::a", "href")
    assert page.request.get(address).body().startswith(b"%PDF-")


def attach(page, folder, name, content):
    (folder / name).write_bytes(content)
    page.set_input_files("[name=upload]", folder / name)
    page.check("[name=personal_data][value=none]")
    page.click("text=Datei beilegen")


def test_a_wrong_password_gets_a_sentence(evening, live_site, browser_page):
    page = browser_page(live_site.url)
    page.goto("/konto/login/")
    page.fill("[name=login]", "clerk")
    page.fill("[name=password]", "falsch")
    page.click("main form button")
    expect(page.locator("[role=alert]")).to_have_count(1)
    assert_accessible(page)


def test_without_scripts_without_styles_and_on_paper_a_visitor_reads_the_same(
    evening, live_site, browser_page
):
    """One window that runs no script: the way of a visitor; then one page as it is printed, and without its styles."""
    page = browser_page(live_site.url, java_script_enabled=False)
    page.goto("/")
    page.click("text=7. Sitzung des Rates")
    page.click("main >> text=Vorlage Radweg")
    expect(page.locator("h1")).to_have_text("Vorlage Radweg")
    page.click("nav >> text=Suche")
    page.fill("[name=q]", "Lageplan")
    page.press("[name=q]", "Enter")
    page.click("main >> text=Vorlage Radweg")
    page.click("main >> text=Per E-Mail")
    page.fill("[name=email]", "bernd@example.org")
    page.click("main form button")
    expect(page).to_have_url(re.compile("/abonnieren/e-mail/abgeschickt/$"))
    page.goto(f"/sitzungen/{evening.meeting.pk}/")
    shown = lines(page)
    page.emulate_media(media="print")
    printed = lines(page)
    assert [each for each in shown if each not in printed] == LEFT_OUT_ON_PAPER
    address = f"Adresse dieser Seite: {page.url}"
    assert [each for each in printed if each not in shown] == ["Wir bauen.", address]
    page.emulate_media(media="screen")
    page.route("**/*.css", lambda route: route.abort())
    page.reload()
    bare, known = " ".join(lines(page)), " ".join(shown).split()
    assert [each for each in bare.split() if each not in known] == ["Menü", *address.split()]
    levels = page.evaluate(
        "[...document.querySelectorAll('main :is(h1, h2, h3, h4)')].map(each => +each.tagName[1])"
    )
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert bare.index("Zum Inhalt springen") == 0


def lines(page):
    """What can be read, in the order of the source."""
    return [each.strip() for each in page.inner_text("body").splitlines() if each.strip()]


# What one presses, and where else one could go.
AROUND = "Zum Inhalt springen|Ratsinformation: Stadt Vogelheim|Deutsch|English|Anmelden"
MENU = "Sitzungen|Gremien|Vorlagen|Beschlüsse|Suche|Niederschrift prüfen|Startseite|Sitzungen"
DOORS = "Tagesordnung als PDF|Neues abonnieren|Was wo beraten wird: Orte|In die eigene Seite einbetten"
FILES = "Beschlussauszug als PDF|Abstimmungsprotokoll"
FOOT = "Stadt Vogelheim|Über diese Seiten|Geltende Regeln|Abonnieren|Orte|Einbetten|Offene Daten|Impressum|Datenschutz"
LAST = (
    "Erklärung zur Barrierefreiheit",
    "Der digitale Ratssaal. Keine Nachverfolgung; Cookies nur, wo ein Formular, die Sprache oder die Anmeldung sie braucht.",
)
LEFT_OUT_ON_PAPER = [*f"{AROUND}|{MENU}|{DOORS}|{FILES}|{FOOT}".split("|"), *LAST]

FIRST_PAGE = 150_000  # bytes over the wire, fonts included


def test_the_first_page_is_small_fonts_included(evening, live_site, fresh_page):
    """Styles and scripts packed as they are served, the page itself as it is: daphne does not pack."""
    page, parts = fresh_page(live_site.url, viewport=DESKTOP), []
    page.on("response", lambda response: parts.append((response.url, response.body())))
    page.goto("/", wait_until="networkidle")
    packed = {url: len(gzip.compress(body) if "/static/" in url else body) for url, body in parts}
    assert sum(packed.values()) <= FIRST_PAGE, packed
    assert len([url for url in packed if url.endswith(".woff2")]) == 3

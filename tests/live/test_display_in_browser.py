"""The display in the hall as the hall sees it: it changes by itself, whole, never scrolls, and says when it is old."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from accounts.models import User
from sessions_app.desk.displays import show_on_displays
from sessions_app.models import AgendaItem, Membership, Person
from sessions_app.standing import sitting_of
from tests.browser import DESKTOP, PHONE, assert_accessible
from tests.live.council import HOST

pytestmark = pytest.mark.xdist_group("live: display")  # one browser for all of them

SIZES = ((1280, 720), (1920, 1080), (3840, 2160))
LONG = "Der Rat beschließt den Entwurf in der Fassung der Beratung im Ausschuss für Stadtentwicklung. " * 8
# The page does not scroll, nothing in the picture is cut off, and no word is torn or longer than its line.
FITS = """() => {
    const [all, body] = [document.documentElement, document.querySelector('.picture__body, .pairing')];
    const edge = body.getBoundingClientRect();
    const inside = each => {
        const place = each.getBoundingClientRect();
        return place.top >= edge.top - 1 && place.bottom <= edge.bottom + 1 && place.right <= edge.right + 1
            && (each.localName !== 'p' || each.scrollWidth <= each.clientWidth + 1);
    };
    const seen = [...body.querySelectorAll('*')].filter(each => !each.matches('.kern-sr-only') && each.checkVisibility());
    return all.scrollHeight <= innerHeight && all.scrollWidth <= innerWidth && seen.every(inside)
        && document.querySelector('.picture--cut') === null;
}"""
TOPIC = "Verkehrsinfrastrukturfinanzierungsgesellschaft: Änderung des Gesellschaftsvertrages und Entsendung"
REASON = (
    "Der Zuwendungsbescheid des Landes ist erst gestern eingegangen, und die Frist endet am Freitag. " * 3
)
# Every picture that is painted: the layout, what it says, and whether it has been fitted.
WATCH = """() => {
    window.painted = new Set();
    const look = () => {
        const picture = document.querySelector('.picture');
        const fitted = picture.style.getPropertyValue('--fit') !== '' || !picture.querySelector('.picture__body');
        window.painted.add(`${picture.className.split(' ')[1]} ${picture.querySelector('h1')?.textContent ?? '-'} ${fitted}`);
        requestAnimationFrame(look);
    };
    look();
}"""
IS_PAINTED = "name => [...window.painted].some(each => each.startsWith(name))"


def grown(council, number):
    """The council with as many members, long names among them; the logins of those who came."""
    council.council.statutory_number = number
    council.council.save()
    names = ("Dr. Friederike Leutheusser-Schnarrenberger", "Jan Jessen", "Georg-Wilhelm von der Heide")
    for place in range(number - 13):
        login = f"m{place}"
        council.users[login] = User.objects.create_user(username=login)
        person = Person.objects.create(body=council.body, user=council.users[login], name=names[place % 3])
        Membership.objects.create(person=person, organization=council.council, order=100 + place)
        council.people[login] = person
    return [f"m{place}" for place in range(number - 13)]


def layout(page, name):
    expect(page.locator(".picture")).to_have_class(re.compile(rf"picture--{name}\b"))


def test_a_display_is_connected_by_its_code_told_what_to_show_and_disconnected(
    council, live_site, browser_page, window
):
    display = browser_page(live_site.of(HOST))
    display.goto("/anzeige/?dunkel")
    for width, height in SIZES:
        display.set_viewport_size({"width": width, "height": height})
        display.wait_for_function(FITS)
    assert_accessible(display, PHONE, DESKTOP)
    council.opened()
    desk = window("olga", "pult")
    fold = desk.locator("#displays")
    fold.locator("summary").press("Enter")
    fold.get_by_label("Code auf der Anzeige").fill(display.locator(".pairing__code").inner_text().lower())
    fold.get_by_role("button", name="Anzeige verbinden").press("Enter")
    layout(display, "overview")
    expect(display.locator("html")).to_have_attribute("data-kern-theme", "dark")
    expect(fold).to_contain_text("Anzeige 1")
    fold.get_by_label("Mitteilung an den Saal").fill("Imbiss im Foyer")
    fold.get_by_role("button", name="Mitteilung zeigen").click()
    expect(display.locator(".picture__message")).to_have_text("Imbiss im Foyer")
    expect(fold.locator("summary")).to_contain_text("zeigt auf Wunsch: Mitteilung")
    assert_accessible(desk, PHONE, DESKTOP)
    display.reload()
    expect(display.locator(".picture__message")).to_have_text("Imbiss im Foyer")
    fold.get_by_role("button", name="Trennen: 1").click()
    expect(display.locator(".pairing__code")).to_be_visible()


def shown_at_any_size(wall, name):
    layout(wall, name)
    for width, height in SIZES:
        wall.set_viewport_size({"width": width, "height": height})
        wall.wait_for_function(FITS)


@pytest.fixture
def large_wall(council, window):
    """The wall before as many members who are all there: `large_wall(39)`."""

    def open_wall(number):
        more = grown(council, number)
        AgendaItem.objects.filter(number="Ö 5").update(proposed_resolution=LONG)
        council.opened()
        for login in more:
            council.do(login, "arrive", mode="room")
        return window(None, "anzeige")

    return open_wall


def test_nothing_scrolls_and_nothing_is_cut_off_at_any_size(council, large_wall):
    wall, item = large_wall(80), {"item": council.item("Ö 5")}
    shown_at_any_size(wall, "overview")
    council.do("olga", "call_item", **item)
    shown_at_any_size(wall, "item")
    council.do("olga", "open_vote", **item, question=LONG, kind="open")
    shown_at_any_size(wall, "vote")
    council.do("olga", "close_vote", vote=1)
    council.do("vera", "announce_result", vote=1)
    shown_at_any_size(wall, "result")
    a_roll_call_is_whole(council, wall, 80, vote=2)
    show_on_displays(council.actor("olga"), council.meeting, picture="message", text="Wort " * 40)
    shown_at_any_size(wall, "message")


def test_nothing_of_a_roll_call_of_half_as_many_is_cut_off_at_any_size(council, large_wall):
    """Every name is a row: the one picture that has other columns for fewer people."""
    a_roll_call_is_whole(council, large_wall(39), 39, vote=1)


def a_roll_call_is_whole(council, wall, number, vote):
    item = {"item": council.item("Ö 4")}
    council.do("olga", "call_item", **item)
    council.do("olga", "open_vote", **item, question=LONG, kind="roll_call")
    council.do("anna", "cast_ballot", vote=vote, choice="yes")
    shown_at_any_size(wall, "roll_call")
    expect(wall.locator(".roll__one")).to_have_count(number)
    expect(wall.locator(".roll__one--voted")).to_have_text([re.compile("Anna Albers")])
    council.do("olga", "close_vote", vote=vote)
    expect(wall.locator(".roll__one--yes")).to_have_text([re.compile("Anna Albers")])
    shown_at_any_size(wall, "result")


def test_no_picture_of_an_evening_scrolls_or_is_cut_off(council, window):
    wall = window(None, "anzeige", viewport={"width": 1280, "height": 720})
    AgendaItem.objects.filter(number="Ö 5").update(name=TOPIC, proposed_resolution=LONG)
    Person.objects.filter(pk=council.person("karla")).update(
        name="Dr. Friederike Leutheusser-Schnarrenberger"
    )
    item, karla = {"item": council.item("Ö 5")}, {"person": council.person("karla")}

    def shows(name, *events):
        for login, command, given in events:
            council.do(login, command, **given)
        layout(wall, name)
        wall.wait_for_function(FITS)

    council.opened()
    shows("observance", ("vera", "begin_silence", {"reason": REASON}))
    shows("observance", ("vera", "end_silence", {}), ("vera", "begin_question_time", {}))
    shows("item", ("vera", "end_question_time", {"questions": 0}), ("olga", "call_item", item))
    for before, number in pairwise((0, 1, 2, 3, 8)):
        for _ in range(before, number):
            council.do("anna", "table_motion", **item, kind="amendment", text=LONG)
        expect(wall.locator(".motions__one")).to_have_count(number)
        shows("item")
    shows("item", ("anna", "challenge_quorum", {}))
    shows("item", ("vera", "establish_quorum", {}), ("karla", "report_fault", {"fault": "sound"}))
    council.do("olga", "set_speaking_time", per_speech=3)
    shows("speech", ("karla", "request_floor", {}), ("olga", "give_floor", karla))
    question = {"person": council.person("anna"), "purpose": "question"}
    shows("speech", ("anna", "request_floor", {"purpose": "question"}), ("olga", "give_floor", question))
    shows("vote", ("olga", "open_vote", {**item, "motion": 1}))
    shows("result", ("olga", "close_vote", {"vote": 1}), ("vera", "announce_result", {"vote": 1}))
    shows("urgency", ("olga", "propose_item", {"title": TOPIC, "reason": REASON}))
    urgent = sitting_of(council.meeting).state.moves.pending.item.id
    shows("vote", ("olga", "open_urgency_vote", {"item": urgent}))
    shows("result", ("olga", "close_vote", {"vote": 2}), ("vera", "announce_result", {"vote": 2}))
    shows("break", ("vera", "interrupt", {"reason": REASON, "until": "23:30"}))
    council.do("vera", "judge_disturbance", finding="own_sphere", reason=REASON)
    shows("closed_part", ("vera", "resume", {}), ("vera", "exclude_public", {"reason": "Grundstück"}))
    closed = {"item": council.item("N 1")}
    council.do("olga", "call_item", **closed)
    council.do("olga", "open_vote", **closed)
    council.do("olga", "close_vote", vote=3)
    council.do("vera", "announce_result", vote=3)
    council.do("vera", "publish_result", vote=3, wording=REASON)
    shows("announcement", ("vera", "readmit_public", {}))
    shows("break", ("vera", "adjourn_sitting", {"reason": REASON, "until": "2030-11-30T18:00"}))
    shows("end", ("vera", "continue_sitting", {}), ("vera", "close_sitting", {}))


def test_no_half_picture_is_ever_painted(council, window):
    wall = window(None, "anzeige")
    council.opened()
    layout(wall, "overview")
    wall.wait_for_function("() => document.querySelector('.picture').style.getPropertyValue('--fit') !== ''")
    wall.evaluate(WATCH)
    council.do("olga", "call_item", item=council.item("Ö 3"))
    wall.wait_for_function(IS_PAINTED, arg="picture--item")
    council.do("olga", "open_vote", item=council.item("Ö 3"), kind="open")
    wall.wait_for_function(IS_PAINTED, arg="picture--vote")
    show_on_displays(council.actor("olga"), council.meeting, picture="black")
    wall.wait_for_function(IS_PAINTED, arg="picture--black")
    council.do("vera", "interrupt", reason="", until="23:30")
    show_on_displays(council.actor("olga"), council.meeting, picture="automatic")
    wall.wait_for_function(IS_PAINTED, arg="picture--break")
    expected = {
        f"picture--{name} 23. Sitzung des Rates true" for name in ("overview", "item", "vote", "break")
    }
    assert set(wall.evaluate("[...window.painted]")) == expected | {"picture--black - true"}


SHOWS_THE_TIME = """ahead => {
    const berlin = {hour: "2-digit", minute: "2-digit", timeZone: "Europe/Berlin"};
    const time = new Date(Date.now() + ahead * 3_600_000).toLocaleTimeString("de", berlin);
    return document.getElementById("clock").textContent === time;
}"""
CAME_AGAIN = """() => {
    const {transferSize, encodedBodySize} = performance.getEntriesByType("navigation")[0];
    return transferSize > encodedBodySize;
}"""
# As browsers do it on addresses that are not secure.
HIDDEN = "Object.defineProperty(PerformanceResourceTiming.prototype, 'serverTiming', {get: () => []})"


def test_the_clock_goes_by_the_councils_time_and_an_old_picture_says_since_when(council, window, wall_clock):
    council.opened()
    wall_clock.set(hours=3)  # to the server the device's clock is three hours slow
    page = window(None, "anzeige", timezone_id="Asia/Tokyo")
    page.wait_for_function(SHOWS_THE_TIME, arg=3)
    wall_clock.set(hours=5)
    page.reload()
    assert page.evaluate(CAME_AGAIN) is False  # the page is the same, and its clock goes right nevertheless
    page.wait_for_function(SHOWS_THE_TIME, arg=5)
    wall_clock.set(hours=7)
    page.add_init_script(HIDDEN)
    page.reload()
    page.wait_for_function(SHOWS_THE_TIME, arg=7)
    expect(page.locator("#stale")).to_have_text("")
    page.context.set_offline(True)
    expect(page.locator("#stale")).to_have_text(re.compile(r"^Anzeige nicht aktuell seit \d\d:\d\d$"))
    page.context.set_offline(False)
    expect(page.locator("#stale")).to_have_text("")

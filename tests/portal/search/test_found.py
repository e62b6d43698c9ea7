"""What is found, in which order, and how it is shown."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import transaction

from portal.search.finding import found
from portal.search.meaning import beginning_with, perhaps_meant
from portal.search.wanted import Kind, Order, Wanted
from sessions_app.models import LegislativeTerm
from tests.portal.search_town import founded

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def town(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield founded()
        transaction.set_rollback(True)


def kinds(town, words, **more):
    return [hit.kind for hit in found(town.body, Wanted(words, **more)).hits]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Grundschule", {Kind.PAPER, Kind.AGENDA_ITEM, Kind.RESOLUTION}),
        ("grundschulen saniert", {Kind.RESOLUTION}),
        ("Schule", {Kind.PAPER, Kind.AGENDA_ITEM, Kind.RESOLUTION}),
        ("schul*", set()),
        ("grundschul*", {Kind.PAPER, Kind.AGENDA_ITEM, Kind.RESOLUTION}),
        ('"Schule"', set()),
        ('"Grundschule am Anger"', {Kind.PAPER, Kind.AGENDA_ITEM, Kind.RESOLUTION}),
        ('"am Grundschule Anger"', set()),
        ("Grundschule -Mio", {Kind.PAPER, Kind.AGENDA_ITEM}),
        ('Grundschule -"der Grundschule am"', set()),
        ("Grundschulsanierung", {Kind.PAPER}),
        ("2024/414", {Kind.PAPER}),
        ("2024/31", {Kind.RESOLUTION}),
        ("Querungshilfe", {Kind.FILE}),
        ("Querungshilfe Grundschule", {Kind.FILE}),
        ("Radwegbreite", {Kind.FILE}),
        ("Radund", set()),
        ("Gutachten", {Kind.FILE}),
        ("Clerk Muster", {Kind.PERSON}),
        ("Ausschuss", {Kind.ORGANIZATION}),
        ("12. Sitzung", {Kind.MEETING}),
        ("Mauersegler", {Kind.WRITTEN}),
        ("2024/32", {Kind.WRITTEN}),
        ("-Grundschule", set()),
        ("der", {Kind.PAPER, Kind.AGENDA_ITEM, Kind.RESOLUTION, Kind.FILE}),
    ],
)
def test_words_find_what_they_should(town, words, expected):
    assert set(kinds(town, words)) == expected


@pytest.mark.parametrize(
    "word", ["Zwieselhof", "Kaufvertrag", "Kaufpreis", "Froschteich", "2024/0415", "Nachbarheim"]
)
def test_what_is_closed_or_the_neighbours_is_not_found(town, word):
    assert found(town.body, Wanted(word)).total == 0
    assert beginning_with(town.body, word[:4]) == []


def test_the_neighbour_finds_its_own(town):
    assert [hit.name for hit in found(town.neighbour.body, Wanted("Froschteich")).hits] == [
        "Fremdes Gutachten"
    ]


def test_a_word_in_an_annex_is_shown_with_its_page_and_its_paper(town):
    (hit,) = found(town.body, Wanted("Querungshilfe")).hits
    assert (hit.kind, hit.key, hit.page, hit.more, hit.blank) == (Kind.FILE, town.annex.pk, 2, 0, 1)
    assert hit.address == f"/dateien/{town.annex.token}/Gutachten.pdf#page=2"
    assert hit.excerpt.startswith("Am Tresterplatz fehlt eine <mark>Querungshilfe</mark>.")
    assert (hit.owner.title, hit.owner_address) == (
        "VL-2024/0414 Sanierung der Grundschule am Anger",
        f"/vorlagen/{town.paper.pk}/",
    )


def test_what_was_decided_in_writing_is_found_with_its_page(town):
    (hit,) = found(town.body, Wanted("Mauersegler", organization=town.town.council.pk)).hits
    assert (hit.sign, hit.name, hit.above) == ("2024/032", "Nisthilfen für den Mauersegler", "Rat Vogelheim")
    assert hit.address == f"/schriftlich/{hit.key}/"
    assert hit.excerpt == "Nisthilfen für den <mark>Mauersegler</mark> werden bezahlt."
    assert found(town.body, Wanted("Mauersegler", organization=town.town.committee.pk)).hits == ()


def test_a_hit_shows_title_excerpt_and_address(town):
    paper = next(hit for hit in found(town.body, Wanted("Schule")).hits if hit.kind is Kind.PAPER)
    assert paper.title == "Sanierung der <mark>Grundschule</mark> am Anger"
    assert paper.excerpt == "Der Rat beschließt die <mark>Grundschulsanierung</mark>."
    assert (paper.sign, paper.address, paper.dated_on) == (
        "VL-2024/0414",
        f"/vorlagen/{town.paper.pk}/",
        date(2024, 10, 28),
    )
    item = next(hit for hit in found(town.body, Wanted("Schule")).hits if hit.kind is Kind.AGENDA_ITEM)
    assert (item.address, item.above) == (
        f"/sitzungen/{town.meeting.pk}/#top-{town.item.pk}",
        "12. Sitzung des Rates",
    )


def test_filters_narrow(town):
    everything = {Kind.PAPER, Kind.AGENDA_ITEM, Kind.RESOLUTION}
    term = LegislativeTerm.objects.get(body=town.body).pk
    assert kinds(town, "Grundschule", kinds=frozenset({Kind.PAPER})) == [Kind.PAPER]
    assert set(kinds(town, "Grundschule", organization=town.town.council.pk)) == everything
    assert kinds(town, "Gutachten", organization=town.town.council.pk) == [Kind.FILE]
    assert kinds(town, "Grundschule", organization=town.town.committee.pk) == []
    assert kinds(town, "Muster", organization=town.town.committee.pk) == [Kind.PERSON, Kind.PERSON]
    assert kinds(town, "Grundschule", until=date(2024, 10, 28)) == [Kind.PAPER]
    assert set(kinds(town, "Grundschule", since=date(2024, 10, 29))) == {Kind.AGENDA_ITEM, Kind.RESOLUTION}
    assert set(kinds(town, "Grundschule", term=term)) == everything
    assert kinds(town, "Grundschule", term=term + 1) == []
    assert kinds(town, "Clerk", term=term) == []
    assert kinds(town, "", kinds=frozenset({Kind.MEETING})) == [Kind.MEETING]
    assert kinds(town, "") == []


def test_orders_and_pages(town):
    newest = Wanted("Grundschule", order=Order.DATE)
    assert [hit.dated_on for hit in found(town.body, newest).hits] == [date(2024, 11, 14)] * 2 + [
        date(2024, 10, 28)
    ]
    whole = found(town.body, newest)
    parts = [found(town.body, newest, start=place, count=1) for place in range(3)]
    assert [part.total for part in parts] == [3, 3, 3]
    assert [hit for part in parts for hit in part.hits] == list(whole.hits)
    assert found(town.body, newest, start=3, count=1).hits == ()


def test_a_title_weighs_more_than_a_word_in_a_text(town):
    assert kinds(town, "Aue") == [Kind.FILE]
    assert kinds(town, "Rat")[:2] == [Kind.ORGANIZATION, Kind.MEETING]


def test_what_was_perhaps_meant_is_found_and_stands_in_the_record(town):
    (meant,) = perhaps_meant(town.body, Wanted("Kwerungshilfe Tresterplatz"))
    assert meant == Wanted("Querungshilfe Tresterplatz")
    assert found(town.body, meant).total == 1
    assert perhaps_meant(town.body, Wanted("Zwiselhof")) == []
    assert perhaps_meant(town.body, replace(meant, words="Grundschule")) == []


def test_a_word_goes_on(town):
    assert beginning_with(town.body, "grund") == ["Grundschule", "Grundschulsanierung"]
    assert beginning_with(town.body, "Gehw") == ["Gehweg"]

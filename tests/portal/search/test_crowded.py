"""Words that stand nearly everywhere: what is looked at, what is shown, and what it costs."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from portal.search.filling import write
from portal.search.finding import found
from portal.search.index import Clause, Question
from portal.search.indexes import the_index
from portal.search.listing import listed
from portal.search.looking import MOST
from portal.search.matching import candidates
from portal.search.place import Window
from portal.search.wanted import Kind, Order, Wanted
from portal.search.wording import Wording
from portal.search.words import stem
from sessions_app.models import Meeting, Paper
from tests.house.world import HOST, vogelheim
from tests.portal.search_town import on_agenda, paper, settled

pytestmark = pytest.mark.django_db
FIRST, THEN = date(2010, 1, 1), datetime(2001, 3, 14, 17, tzinfo=UTC)
WORDS = [
    first + last
    for first in ("wald", "feld", "berg", "moor")
    for last in ("weg", "rain", "hof", "tal", "bach")
]
OLD = "Horst am Wehr, Bussardhorst"


def shelve(body, names, first=FIRST):
    """A public paper of each name, one a day, straight into the index."""
    papers = Paper.objects.bulk_create(
        Paper(
            body=body,
            name=name,
            public=True,
            published_at=timezone.now(),
            dated_on=first + timedelta(days=day),
        )
        for day, name in enumerate(names)
    )
    write(body, Kind.PAPER, {(each.pk, 0): Wording(each.name, "", "", each.dated_on) for each in papers})
    return papers


@pytest.fixture(scope="module")
def town(django_db_setup, django_db_blocker):
    """One more paper on nests than anybody looks at, and before them an old one, with the word alone, in the council."""
    with django_db_blocker.unblock(), transaction.atomic():
        town = vogelheim()
        old = paper(town, OLD, "1", dated_on=THEN.date())
        meeting = Meeting.objects.create(
            body=town.body,
            organization=town.council,
            name="3. Sitzung",
            starts_at=THEN,
            agenda_published_at=THEN,
        )
        on_agenda(meeting, old)
        settled()
        rare = (" Fledermaus" if day % 100 == 0 else "" for day in range(MOST + 1))
        shelve(town.body, [f"Bussardhorst Wiese{more}" for more in rare])
        yield town
        transaction.set_rollback(True)


def names(town, words, **more):
    return [hit.name for hit in found(town.body, Wanted(words, **more), count=MOST).hits]


def test_of_very_many_the_newest_are_found_and_it_is_said(town):
    seen = found(town.body, Wanted("Bussardhorst"), count=MOST)
    assert (len(seen.hits), seen.total, seen.crowded) == (MOST, MOST, True)
    assert {hit.dated_on for hit in seen.hits} == {FIRST + timedelta(days=day) for day in range(1, MOST + 1)}
    few = found(town.body, Wanted("Bussardhorst", since=FIRST + timedelta(days=1)))
    assert (few.total, few.crowded) == (MOST, False)


def test_what_is_public_no_longer_is_not_counted_and_not_hinted_at(town):
    """The index knows of one more until the note is taken in."""
    Paper.objects.filter(name="Bussardhorst Wiese").order_by("-dated_on").first().delete()
    Paper.objects.filter(pk__in=Paper.objects.filter(name="Bussardhorst Wiese")[:4]).update(public=False)
    seen = found(town.body, Wanted("Bussardhorst"), count=MOST)
    assert (len(seen.hits), seen.total, seen.crowded) == (MOST - 2, MOST - 2, False)


def test_a_rare_word_decides_and_the_word_itself_comes_before_longer_ones(town):
    assert len(names(town, "Bussardhorst Fledermaus")) == 3
    assert names(town, "Horst")[0] == OLD
    assert names(town, "Horst", order=Order.DATE)[0] == "Bussardhorst Wiese Fledermaus"


def test_what_belongs_to_an_organization_is_found_behind_all_that_does_not(town):
    assert names(town, "Bussardhorst", organization=town.council.pk) == [OLD, OLD]


def test_the_newest_are_the_same_whichever_way_they_are_found(town):
    """Where a word stands on nearly every page, PostgreSQL reads the newest before it asks its index; and of longer words it
    asks for the frequent ones by themselves.
    """
    pages = {(1, page): Wording("", f"Horst{WORDS[page % 20]}", "", FIRST) for page in range(1, 101)}
    write(town.body, Kind.FILE, pages)
    longer = tuple(stem(f"Horst{word}") for word in WORDS)

    def places(most, spread, others=longer, *, alone=False):
        clause = Clause((longer[0],), others[1:], spread=spread)
        question = Question(town.body.pk, (clause,), alone=alone)
        return sorted(row.place for row in candidates(the_index().hits([question], Window(), most))[0])

    everything = places(100, 0)
    assert len(everything) == len(pages)
    assert places(100, 0, alone=True) == everything
    assert places(50, 0) == everything[-50:]
    assert [places(most, 10**6) for most in (50, 100)] == [everything[-50:], everything]
    assert len(places(100, 0, longer[:3])) == 15


def test_without_words_the_newest_of_a_choice_are_listed(town):
    seen = listed(town.body, Wanted(kinds=frozenset({Kind.PAPER})))
    assert (len(seen.rows), seen.crowded) == (MOST, True)
    assert {kind for kind, _ in (row.thing for row in seen.rows)} == {Kind.PAPER}


def test_the_page_says_that_there_is_more(town):
    page = Client(headers={"host": HOST}).get("/suche/?q=Bussardhorst").content.decode()
    assert f"Mehr als {MOST} Treffer" in page
    assert "Mit einem weiteren Wort oder einer engeren Auswahl finden Sie auch Älteres." in page
    page = Client(headers={"host": HOST}).get("/suche/?q=Bussardhorst+Fledermaus").content.decode()
    assert "3 Treffer" in page
    assert "Mehr als" not in page

"""A large town is read in many nights: what is new or changed in each of them, the old in its turn, a leak until it is mended."""

import pytest

from config.public_crawl.findings import Finding, Kind
from config.public_crawl.rota import Turn
from config.public_crawl.rows_of_tonight import RowsOfTonight
from config.public_crawl.surfaces import doors
from config.public_crawl.tonight import KEY, NEWEST, NIGHTS, Tonight
from config.public_crawl.values import Rows
from config.public_crawl.walk import Seen
from sessions_app.models import Paper
from tests.agendas import prepared


@pytest.fixture
def town(db):
    return prepared()


def test_of_many_rows_each_has_its_turn_and_the_newest_and_the_changed_have_it_every_night():
    keys, fresh = list(range(500, 0, -1)), {Paper: {3}}
    nights = [set(Tonight(share, NIGHTS, fresh).keys(Paper, keys)) for share in range(NIGHTS)]
    assert set().union(*nights) == set(keys)
    assert set.intersection(*nights) == {3, *keys[:NEWEST]}
    assert max(map(len, nights)) <= 500 / NIGHTS + NEWEST + 2
    assert Tonight().keys(Paper, keys) == keys


def test_links_of_lists_are_followed_with_one_word_and_those_of_rows_with_their_page():
    night, planned = Tonight(3, NIGHTS, tokens={"1f0c3d5e-0000-4000-8000-000000000001"}), {"/vorlagen/7/"}
    links = ("/impressum/", "/vorlagen/?seite=9", "/vorlagen/7/?fassung=2", "/vorlagen/7/", "/vorlagen/8/")
    files = [f"/dateien/1f0c3d5e-0000-4000-8000-00000000000{number}/plan.pdf" for number in (1, 2)]
    assert [night.follows(link, planned) for link in (*links, *files)] == [*[True] * 4, False, True, False]
    many = [f"/vorlagen/?jahr=2024&seite={number}" for number in range(200)]
    followed = [
        {link for link in many if Tonight(share, NIGHTS).follows(link, ())} for share in range(NIGHTS)
    ]
    assert (set().union(*followed), sum(map(len, followed))) == (set(many), 200)


def test_a_round_goes_on_where_the_last_one_ended_and_looks_again_where_it_found_something(town):
    body, leak = town.home.body, Finding("/x/", Kind.WORDS, ("Vorlage 7",))
    first = Turn(body, whole=False)
    assert (first.tonight.share, first.tonight.fresh, first.again) == (0, {}, [])
    list(first.noted([(Seen("/x/?q=1", 200, ""), leak), (Seen("/y/", 200, ""), None)]))
    assert Turn(body, whole=False).tonight.share == 0  # it did not come to its end
    first.ended()
    Paper.objects.filter(pk=town.secret.pk).update(name="Geändert, aber noch geheim")
    second = Turn(body, whole=False)
    assert (second.tonight.share, second.again) == (1, ["/x/?q=1"])
    assert town.secret.pk in second.tonight.fresh[Paper]
    assert {"Vorlage 7", f"Vorlage {town.secret.pk}"} <= set(second.tonight.suspects)
    whole = Turn(body, whole=True)
    whole.ended()
    third = Turn(body, whole=False)
    assert (third.tonight.share, third.again, third.tonight.fresh.get(Paper, set())) == (1, [], set())


def test_what_belongs_to_another_thing_is_tried_with_few_strangers_and_every_thing_is_tried(town):
    """Each with each would be millions of addresses; no row is left out by that."""
    body = town.home.body
    whole, few = (
        {path for each in doors(rows) for path in each}
        for rows in (Rows(body), RowsOfTonight(body, Tonight()))
    )
    assert few < whole
    assert {KEY.search(path)[0] for path in few if KEY.search(path)} == {
        KEY.search(path)[0] for path in whole if KEY.search(path)
    }

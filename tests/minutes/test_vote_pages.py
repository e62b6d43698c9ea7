"""The pages of the votes of a real evening: for the public and for the desk, and in files."""

import json

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sessions_app.standing import sitting_of
from tests.live.council import HOST, NEIGHBOUR, eichenfurt

FORMS = ("", "protokoll.json", "protokoll.csv", "protokoll.pdf")
HOW = ("yes", "yes", "no", "yes", "abstain")


def vote_on(council, number, kind, *, until="announced"):
    """The first five vote, at the desk."""
    item = council.item(number)
    council.do("olga", "call_item", item=item)
    council.do("olga", "open_vote", item=item, kind=kind)
    vote = sitting_of(council.meeting).state.vote
    for place, voter in enumerate(vote.register[: len(HOW)]):
        council.do("olga", "cast_ballot", vote=vote.number, voter=voter.person, choice=HOW[place])
    if until != "open":
        council.do("olga", "close_vote", vote=vote.number)
    if until == "announced":
        council.do("vera", "announce_result", vote=vote.number)
    return vote.number


@pytest.fixture
def council(db):
    cache.clear()
    return eichenfurt()


@pytest.fixture
def ask(council):
    def ask(path, login=None, host=HOST):
        client = Client(HTTP_HOST=host)
        if login:
            client.force_login(
                council.users[login], backend="allauth.account.auth_backends.AuthenticationBackend"
            )
        return client.get(f"/sitzungen/{council.meeting.pk}/{path}")

    return ask


@pytest.fixture
def evening(council):
    """1: an open vote; 2: a roll call of the closed part; 3: an open one, counted and not announced."""
    council.opened()
    council.do("dora", "declare_recusal", item=council.item("Ö 3"), place="audience")
    vote_on(council, "Ö 3", "open")
    council.do("vera", "exclude_public", reason="Grundstück")
    vote_on(council, "N 1", "roll_call")
    council.do("vera", "readmit_public")
    vote_on(council, "Ö 4", "open", until="closed")
    return council


def test_the_public_has_what_is_announced_in_public_and_nothing_else(evening, ask):
    for form in FORMS:
        answers = [ask(f"abstimmungen/{number}/{form}").status_code for number in range(5)]
        assert (form, answers) == (form, [404, 200, 404, 404, 404])
        assert ask(f"abstimmungen/1/{form}", host=NEIGHBOUR).status_code == 404


def test_the_desk_has_all_that_is_over_and_nobody_else_has_its_pages(evening, ask):
    for form in FORMS[:3]:
        at_desk = [ask(f"pult/abstimmungen/{number}/{form}", "olga").status_code for number in range(5)]
        assert (form, at_desk) == (form, [404, 200, 200, 200, 404])
        others = [ask(f"pult/abstimmungen/1/{form}", login).status_code for login in ("vera", "anna", None)]
        assert (form, others) == (form, [200, 403, 302])


def test_an_open_vote_names_its_ballots_to_the_desk_alone(evening, ask):
    public = json.loads(ask("abstimmungen/1/protokoll.json").content)
    desk = json.loads(ask("pult/abstimmungen/1/protokoll.json", "vera").content)
    assert (public["ballots_named"], desk["ballots_named"]) == (False, True)
    assert public["counts"] == desk["counts"]
    assert not any("ballot" in line for line in public["register"])
    assert sum(line["ballot"] is not None for line in desk["register"]) == 5
    page = ask("abstimmungen/1/").content.decode()
    assert "In diesem Protokoll wird niemandes Stimme genannt." in page
    assert "half__picture" not in page
    desk_page = ask("pult/abstimmungen/1/", "vera").content.decode()
    assert "Nur für das Pult" in desk_page
    assert "half__picture" in desk_page


def test_while_it_runs_nobody_has_its_record(evening, ask):
    evening.do("vera", "announce_result", vote=3)
    number = vote_on(evening, "Ö 5", "roll_call", until="open")
    assert ask(f"abstimmungen/{number}/").status_code == 404
    assert ask(f"pult/abstimmungen/{number}/protokoll.json", "vera").status_code == 404


def test_the_lists_show_each_reader_the_own_votes_under_the_same_number_of_queries(evening, ask):
    def told(path, login):
        with CaptureQueriesContext(connection) as queries:
            page = ask(path, login).content.decode()
        return [number for number in range(1, 6) if f">Abstimmung {number}</a>" in page], len(queries)

    ask("abstimmungen/")
    public, before = told("abstimmungen/", None)
    assert (public, told("pult/abstimmungen/", "olga")[0]) == ([1], [1, 2, 3])
    evening.do("vera", "announce_result", vote=3)
    vote_on(evening, "Ö 5", "roll_call")
    ask("abstimmungen/")
    assert told("abstimmungen/", None) == ([1, 3, 4], before)


def test_the_schema_has_its_address_and_every_record_names_it(evening, ask):
    address = json.loads(ask("abstimmungen/1/protokoll.json").content)["$schema"]
    assert address == f"http://{HOST}/schema/abstimmungsprotokoll-1.json"
    schema = json.loads(Client(HTTP_HOST=HOST).get("/schema/abstimmungsprotokoll-1.json").content)
    assert schema["properties"]["format"]["const"] == "ratssaal-vote-record-1"


def test_the_result_leads_to_its_record(evening, ask):
    link = f'href="/sitzungen/{evening.meeting.pk}/abstimmungen/1/"'
    assert ask("").content.decode().count(link) == 1
    assert "pult/abstimmungen/3/" in ask("pult/", "olga").content.decode()

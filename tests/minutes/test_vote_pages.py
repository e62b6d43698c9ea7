"""The pages of the votes of a real evening: for the public and for the desk, and in files."""

import json

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from journal.store import history
from minutes.drafting import Part
from minutes.studio import draft_for
from sessions_app.live import SITTING
from sessions_app.models import Resolution
from sessions_app.screens import look
from sessions_app.screens.audience import Audience
from sessions_app.sitting.state import Sitting
from sessions_app.standing import sitting_of
from tests.live.council import HOST, NEIGHBOUR, eichenfurt
from voting.events import ResultAnnounced, VoteAnnulled, VoteClosed

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


REASON = "Das Netz im Saal war ausgefallen."


@pytest.fixture
def annulled(council):
    """Vote 1 was counted, 3 to 1, and annulled after a fault; vote 2 repeats it."""
    council.opened()
    vote_on(council, "Ö 3", "open", until="closed")
    council.do("vera", "annul_vote", vote=1, reason=REASON)
    return council


def repeated(council):
    council.do("olga", "open_vote", item=council.item("Ö 3"))
    for login, choice in {"anna": "no", "bernd": "no", "cem": "yes"}.items():
        council.do(login, "cast_ballot", vote=2, choice=choice)
    council.do("olga", "close_vote", vote=2)
    council.do("vera", "announce_result", vote=2)
    council.do("vera", "close_sitting")


def test_an_annulled_vote_says_so_with_its_reason_on_every_screen_and_its_repetition_says_what_it_repeats(
    annulled, ask
):
    for page, login in (("pult", "olga"), ("platz", "anna"), ("live", None), ("anzeige", None)):
        shown = " ".join(ask(f"{page}/", login).content.decode().split())
        assert f"Sie gilt nicht. Grund: {REASON}" in shown, page
    annulled.do("olga", "open_vote", item=annulled.item("Ö 3"))
    for page, login in (("pult", "olga"), ("platz", "anna"), ("live", None)):
        shown = ask(f"{page}/", login).content.decode()
        assert (
            f"Diese Abstimmung wiederholt Abstimmung 1, die für ungültig erklärt wurde: {REASON}" in shown
        ), page


def on_the_wall(council):
    """Yes, No, abstentions as the hall read them after each closing, annulment and announcement."""
    sitting = Sitting()
    for each in history(SITTING.key(council.meeting.pk)):
        sitting = each.event.apply(sitting, each.at)
        if isinstance(each.event, VoteClosed | VoteAnnulled | ResultAnnounced):
            shown = look(sitting, Audience.WALL, ())["picture"].vote
            yield shown and tuple(count.count for count in shown.counts[:3])


def test_of_an_annulled_vote_and_its_repetition_every_place_has_the_same_numbers_and_only_the_second_counts(
    annulled, ask
):
    repeated(annulled)
    sitting = sitting_of(annulled.meeting).state
    numbers = [(3, 1, 1), (1, 2, 0)]
    assert [(each.tally.yes, each.tally.no, each.tally.abstain) for each in sitting.votes] == numbers
    assert sitting.find_item(annulled.item("Ö 3")).carried is False
    assert list(on_the_wall(annulled)) == [numbers[0], None, numbers[1], numbers[1]]

    draft = draft_for(annulled.meeting, Part.PUBLIC)
    first, second = next(each for each in draft.items if each.number == "Ö 3").decisions
    assert [(each.tally.yes, each.tally.no, each.tally.abstain) for each in (first, second)] == numbers
    assert (first.annulled, second.annulled) == (True, False)
    assert first.explanation.startswith(f"aufgehoben: {REASON}")
    assert second.mode == "Offene Abstimmung; Wiederholung der aufgehobenen Abstimmung"

    counted = [json.loads(ask(f"abstimmungen/{number}/protokoll.json").content) for number in (1, 2)]
    for told, expected in zip(counted, numbers, strict=True):
        assert tuple(told["counts"][name] for name in ("yes", "no", "abstain")) == expected
    assert [told["vote"]["state"] for told in counted] == ["annulled", "announced"]
    assert [told["vote"]["repeated_by"] for told in counted] == [2, None]
    assert [told["vote"]["repeats"] for told in counted] == [None, 1]
    page = ask("abstimmungen/1/").content.decode()
    assert REASON in page
    assert "Sie wurde als Abstimmung 2 wiederholt." in page
    assert REASON in ask("abstimmungen/").content.decode()

    (row,) = Resolution.objects.filter(agenda_item=annulled.item("Ö 3"))
    assert (row.vote_number, row.yes, row.no, row.abstain, row.carried) == (2, 1, 2, 0, False)


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

"""The office's book of resolutions: what is due, the next step, and how it then stands everywhere."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from sessions_app.desk import resolutions as desk
from sessions_app.models import Organization, Resolution
from tests.live.council import CANARY, eichenfurt
from tests.sessions_app.test_numbers import decided, en_bloc

pytestmark = pytest.mark.django_db
BOOK = "/arbeitsplatz/beschluesse/"


def evening(kind=Organization.Type.COUNCIL):
    town = eichenfurt()
    Organization.objects.filter(pk=town.council.pk).update(organization_type=kind)
    town.opened()
    decided(town, "Ö 3")
    return town, Resolution.objects.get()


def sent(town, row, login="olga", **said):
    given = {"who": "Dr. Vera Lindholt", "reason": "Zu teuer", "on": timezone.localdate().isoformat()}
    return town.client(login).post(f"{BOOK}{row.pk}/", {**given, **said}, follow=True)


def test_the_clerk_enters_the_mayor_s_objection_and_everybody_reads_that_it_is_suspended():
    town, row = evening()
    assert f"{row.number}" in town.client("olga").get(BOOK).content.decode()
    answer = sent(town, row, step="mayor_objection").content.decode()
    due = (timezone.localdate() + timedelta(days=14)).strftime("%d.%m.%Y")
    told = f"Der Rat entscheidet spätestens bis {due} erneut."
    assert "Der Schritt ist im Beschlussbuch eingetragen." in answer
    assert all(words in answer for words in (told, "Zu teuer", "§ 54 Abs. 1 GO NRW", "Dr. Vera Lindholt"))
    public = town.client().get(f"/sitzungen/{town.meeting.pk}/").content.decode()
    member = town.client("anna").get(f"/arbeitsplatz/sitzungen/{town.meeting.pk}/").content.decode()
    assert (told in public, told in member, "Zu teuer" in public + member) == (True, True, False)
    again = sent(town, row, step="upheld", who="Der Rat").content.decode()
    assert "Der Beschluss wurde bestätigt und ist ausführbar" in again
    assert "step" in town.client("olga").get(f"{BOOK}{row.pk}/").context["form"].fields  # only as unlawful


def test_a_committee_s_resolution_waits_and_goes_to_the_council():
    town, row = evening(Organization.Type.COMMITTEE)
    waiting = town.client("olga").get(BOOK)
    assert [each.pk for each in waiting.context["waiting"]] == [row.pk]
    assert "Noch nicht ausführbar: Die Einspruchsfrist läuft bis" in waiting.content.decode()
    sent(town, row, step="objection", who="Anna Albers, Cem Çağlar, Dora Drechsler")
    sent(town, row, step="referral", who="Schriftführung")
    assert (
        "Der Rat entscheidet über den Einspruch" in sent(town, row, step="reversed", on="x").content.decode()
    )
    sent(town, row, step="reversed", who="Der Rat")
    end = town.client("olga").get(f"{BOOK}{row.pk}/")
    assert (end.context["form"], [step.who for step in end.context["steps"]][-1]) == (None, "Der Rat")
    assert list(town.client("olga").get(BOOK).context["waiting"]) == []


def test_when_the_period_is_over_the_sentence_says_so_without_anybody_doing_anything():
    town, row = evening(Organization.Type.COMMITTEE)
    Resolution.objects.update(standing_until=timezone.localdate() - timedelta(days=1))
    assert "wurde kein Einspruch eingelegt" in town.client("olga").get(BOOK).content.decode()
    assert list(town.client("olga").get(BOOK).context["waiting"]) == []
    assert row.standing_said.startswith("Noch nicht ausführbar")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"step": "mayor_objection", "reason": ""}, "Dieses Feld"),
        ({"step": "upheld"}, "Auswahl"),
        ({"step": "mayor_objection", "on": "2020-01-01"}, "liegt vor dem Beschluss"),
        ({"step": "mayor_objection", "on": "2999-01-01"}, "liegt in der Zukunft"),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_entered(said, words):
    town, row = evening()
    assert words in sent(town, row, **said).content.decode()
    assert Resolution.objects.get().standing == "executable"


def test_nobody_but_the_clerk_finds_the_book():
    town, row = evening()
    for login in (None, "anna", "vera", "paul"):
        answers = [town.client(login).get(each).status_code for each in (BOOK, f"{BOOK}{row.pk}/")]
        assert answers in ([302, 302], [404, 404]), login
    assert sent(town, row, login="anna", step="mayor_objection").status_code == 404
    assert Resolution.objects.get().standing == "executable"


def test_the_clerk_sets_the_numbering_of_the_committee_and_not_that_of_the_town():
    town, _row = evening()
    page, clerk = f"{BOOK}nummern/", town.client("olga")
    wrong = clerk.post(page, {"organization": town.council.pk, "scheme": "{year}"}).content.decode()
    assert "muss {number} genau einmal stehen" in wrong
    missing = clerk.post(
        page, {"organization": town.council.pk, "scheme": "{term}/{number}"}
    ).content.decode()
    assert "keine Wahlperiode eingetragen" in missing
    clerk.post(page, {"organization": town.council.pk, "scheme": " R {number} "})
    assert Organization.objects.get(pk=town.council.pk).resolution_scheme == "R {number}"
    assert clerk.post(page, {"scheme": "{number}"}).context["form"].errors
    town.body.refresh_from_db()
    assert town.body.resolution_scheme == ""
    decided(town, "Ö 4", vote=2)
    assert Resolution.objects.get(vote_number=2).number == "R 1"


def test_a_closed_resolution_is_in_the_clerk_s_book_with_its_title():
    town, _row = evening()
    town.do("vera", "exclude_public", reason="Grundstück")
    decided(town, "N 1", vote=2)
    assert CANARY in town.client("olga").get(BOOK).content.decode()


def test_an_objection_to_one_of_several_items_decided_in_one_vote_leaves_the_others_as_they_are():
    town = en_bloc()
    rows = Resolution.objects.filter(vote_number=1).order_by("agenda_item__order")
    answer = sent(town, rows[1], step="mayor_objection")
    assert answer.context["row"].number == "R 2"
    assert [(each.number, each.standing) for each in rows] == [
        ("R 1", "executable"),
        ("R 2", "suspended"),
        ("R 3", "executable"),
    ]
    others = (town.client("olga").get(f"{BOOK}{each.pk}/").context["steps"] for each in (rows[0], rows[2]))
    assert list(others) == [[], []]


def test_a_step_needs_a_resolution_that_the_book_knows():
    town, row = evening()
    row.vote_number = 7
    place = desk.place_of(row)
    said = {"step": "upheld", "who": "x", "on": date(2026, 1, 1), "reason": "x"}
    with pytest.raises(Exception, match="unknown_resolution"):
        desk.enter_step(town.actor("olga"), town.body.pk, place, **said)

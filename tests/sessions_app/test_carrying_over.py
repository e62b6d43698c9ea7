"""What a meeting left open goes to a new one: as a draft, with its papers, closed items still closed."""

import pytest

from journal.events import Refused
from sessions_app.desk.carrying_over import carry_over, left_open
from sessions_app.models import AgendaItem, Consultation, Meeting
from tests.live.council import CANARY, eichenfurt

FORM = {"name": "Fortsetzung", "number": "", "day": "2030-01-10", "time": "18:00", "location": ""}


@pytest.fixture
def council(db):
    council = eichenfurt().opened()
    council.do("olga", "call_item", item=council.item("Ö 1"))
    council.do("olga", "note_item", item=council.item("Ö 1"))
    council.do("olga", "postpone_item", item=council.item("Ö 3"), reason="Unterlagen fehlen")
    council.do("olga", "withdraw_item", item=council.item("Ö 4"), reason="Erledigt")
    council.do("olga", "call_item", item=council.item("Ö 5"))
    return council


def adjourned(council):
    council.do("vera", "adjourn_sitting", reason="Es ist spät", until="2030-01-10T18:00")
    council.meeting.refresh_from_db()
    return council


def names(rows):
    return [row.name for row in rows]


def place(council):
    return f"/arbeitsplatz/sitzungen/{council.meeting.pk}/offene-punkte/"


def test_what_runs_has_left_nothing_open_yet_and_what_is_adjourned_has(council):
    assert names(left_open(council.meeting)) == []
    open_items = left_open(adjourned(council).meeting)
    numbers = [row.number for row in open_items]
    assert {"Ö 3", "Ö 5", "N 1"} <= set(numbers)
    assert {"Ö 1", "Ö 4"} & set(numbers) == set()


def test_the_clerk_plans_a_new_meeting_with_the_open_items_and_their_papers(council):
    before = left_open(adjourned(council).meeting)
    client = council.client("olga")
    page = client.get(place(council)).content.decode()
    assert f"{before[0].number} {before[0].name}" in page
    answer = client.post(place(council), FORM)
    new = Meeting.objects.get(name="Fortsetzung")
    assert answer.status_code == 302
    assert (new.state, new.agenda_published_at, new.organization) == ("planned", None, council.council)
    items = AgendaItem.objects.filter(meeting=new).order_by("-public", "order")
    assert [(row.name, row.public, row.state) for row in items] == [
        (row.name, row.public, "pending") for row in before
    ]
    papers = Consultation.objects.filter(meeting=new).count()
    assert papers == Consultation.objects.filter(agenda_item__in=before).count() > 0


def test_the_button_is_for_the_clerk_and_the_closed_items_stay_with_those_entitled(council):
    adjourned(council)
    meeting = f"/arbeitsplatz/sitzungen/{council.meeting.pk}/"
    assert "offene-punkte" in council.client("olga").get(meeting).content.decode()
    assert "offene-punkte" not in council.client("anna").get(meeting).content.decode()
    assert council.client("anna").get(place(council)).status_code == 404
    assert CANARY in council.client("olga").get(place(council)).content.decode()
    council.client("olga").post(place(council), FORM)
    new = Meeting.objects.get(name="Fortsetzung")
    assert CANARY not in council.client().get(f"/sitzungen/{new.pk}/").content.decode()


def test_without_open_items_or_right_or_begin_nothing_is_planned(council):
    number = Meeting.objects.count()
    for login, more, code in (
        ("anna", {"starts_at": council.meeting.starts_at}, "not_the_clerk"),
        ("olga", {"starts_at": None}, "begin_missing"),
        ("olga", {"starts_at": council.meeting.starts_at}, "nothing_left_open"),
    ):
        with pytest.raises(Refused) as refused:
            carry_over(council.actor(login), council.meeting, **more)
        assert refused.value.code == code
    assert "18:00" in council.client("olga").post(place(council), FORM).content.decode()
    council.meeting.organization = None
    with pytest.raises(Refused):
        carry_over(council.actor("olga"), council.meeting, starts_at=None)
    assert Meeting.objects.count() == number

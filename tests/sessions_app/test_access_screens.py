"""What everybody sees while groups pick committee chairs, what the desk is offered next, and what stays of it."""

import pytest
from django.utils import translation

from minutes.draft import Part
from minutes.studio import draft_for
from sessions_app.live import SITTING
from sessions_app.models import AgendaItem
from sessions_app.projections import check_rows
from sessions_app.screens import Viewer, look, look_personally
from sessions_app.screens.audience import Audience
from sessions_app.screens.log import tell
from sessions_app.sitting.events.accesses import AccessOpened
from sessions_app.sitting.events.agenda import ItemCalled
from sessions_app.standing import sitting_of
from tests.cast import CHAIR, CLERK, FIRST_CLOSED, Evening, excluded, opened
from tests.live.council import eichenfurt
from tests.sessions_app.sitting.test_accesses import (
    ON_ITEM_3,
    PICKED,
    begin,
    break_off,
    conclude,
    lot,
    pick,
)
from tests.sessions_app.sitting.test_waived_turns import waive

LAW = "§ 58 Abs. 5 GO NRW"


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def state(*steps):
    return Evening().has(*ON_ITEM_3).when(*steps).state


def seen(audience, *steps):
    views = look(state(*steps), audience, ())
    return views["picture"].access if audience is Audience.WALL else views["access"]


def offered(*steps, chair=True):
    viewer = Viewer((CHAIR if chair else CLERK).person, presides=chair, clerk=True)
    return look_personally(state(*steps), Audience.DESK, viewer)["actions"].actions


@pytest.mark.parametrize("audience", Audience)
def test_everybody_sees_whose_turn_it_is_and_what_was_picked(audience):
    view = seen(audience, begin(), pick(1, "Hauptausschuss"), lot("SPD\nCDU"))
    assert [(each.group, each.committee, each.person, each.now) for each in view.lines] == [
        ("CDU", "Hauptausschuss", "Anna Amsel", False),
        ("SPD", "", "", True),
        ("CDU", "", "", False),
    ]
    assert (view.left, view.source) == (("Bauausschuss", "Schulausschuss"), LAW)
    assert str(view.standing) == "Pick 2: it is the turn of SPD."
    assert [str(each).partition(" gave")[0] for each in view.lots] == ["The lot between CDU and SPD"]
    assert view.numbers.table.names == ("CDU", "SPD", "Grüne")


def test_a_place_that_hangs_on_the_lot_has_no_group_yet_and_the_end_has_no_turn():
    assert [each.group for each in seen(Audience.PUBLIC, begin()).lines] == ["CDU", "", ""]
    ended = seen(Audience.PUBLIC, *PICKED, conclude())
    line = look(state(*PICKED, conclude()), Audience.PUBLIC, ())["agenda"].public_lines[2]
    assert str(line.state_words) == "Chairs picked"
    assert (ended.state, [each.now for each in ended.lines], ended.left) == ("concluded", [False] * 3, ())
    assert seen(Audience.PUBLIC).state == "none"


def test_on_the_wall_it_stands_above_an_older_vote_until_another_item_is_called():
    layouts = [
        look(sitting, Audience.WALL, ())["picture"].layout
        for sitting in (
            state(),
            state(begin()),
            state(*PICKED, conclude()),
            ItemCalled(item=4).apply(state(*PICKED, conclude()), state().opened_at),
        )
    ]
    assert layouts == ["item", "access", "access", "item"]


def test_of_a_closed_item_nobody_outside_sees_it():
    before = Evening().has(*opened, excluded, ItemCalled(item=FIRST_CLOSED)).state
    shown = state(begin()).accesses.last
    rest = {name: getattr(shown, name) for name in ("groups", "committees", "source", "order", "ties")}
    opening = AccessOpened(access=1, item=FIRST_CLOSED, office="Vogel", **rest)
    closed = opening.apply(before, before.opened_at)
    for audience in (Audience.PUBLIC, Audience.WALL):
        assert "Vogel" not in repr(look(closed, audience, ()))
    assert look(closed, Audience.MEMBER, ())["access"].office == "Vogel"


def test_the_desk_is_offered_what_is_due_next_and_the_chair_the_result():
    steps = [*PICKED, conclude()]
    primary = [
        [action.do for action in offered(*steps[:done]) if action.primary] for done in range(1, len(steps))
    ]
    assert primary == [["take_chair"], ["take_chair"], ["take_chair"], ["take_chair"], ["conclude_access"]]
    tied = offered(begin(), pick(1, "Hauptausschuss"))
    (due,) = (action for action in tied if action.primary)
    assert (due.do, str(due.hints[0])) == (
        "draw_order",
        "The lot decides between CDU and SPD on picks 2 to 3.",
    )
    assert {"take_back_pick", "break_off_access"} <= {action.do for action in tied}
    assert "conclude_access" not in {action.do for action in offered(*PICKED, chair=False)}


def test_who_waives_stays_in_the_list_and_the_next_one_is_in_turn():
    waived = waive(1, "kein Bedarf")
    view = seen(Audience.PUBLIC, begin(groups="CDU 2\nSPD 1\nGrüne 1", committees="Bau"), waived)
    assert [(each.group, each.waived, each.now) for each in view.lines] == [
        ("CDU", True, False),
        ("", False, True),
    ]
    action = next(each for each in offered(begin()) if each.do == "waive_turn")
    assert (str(action.label), action.primary, action.fields[0].required) == (
        "CDU waives its turn",
        False,
        False,
    )
    assert "waive_turn" not in {
        each.do for each in offered(begin(), pick(1, "Hauptausschuss"))
    }  # the lot first


def test_a_lot_for_one_pick_is_a_choice():
    tied = begin(groups="CDU 2\nSPD 2", committees="Bauausschuss")
    (due,) = (action for action in offered(tied) if action.primary)
    assert [option.value for option in due.fields[0].options] == ["CDU", "SPD"]


def test_the_form_has_the_groups_with_their_members_and_says_when_it_is_right():
    form = next(action for action in offered() if action.do == "open_access")
    fields = {each.name: each.value for each in form.fields}
    assert fields["groups"].splitlines()[0] == "Auenliste 4"
    assert LAW in str(form.hints[0])
    assert "open_access" not in {action.do for action in offered(begin())}


def test_the_log_of_the_desk_tells_each_step():
    evening = Evening().has(*ON_ITEM_3).when(*PICKED, break_off())
    lines = [str(tell(evening.state, event)) for event in evening.happened]
    assert lines[0].startswith("Vorsitze: the groups pick in turn")
    assert lines[2] == "Pick 1, CDU: Hauptausschuss, chaired by Anna Amsel."
    assert lines[-1].startswith("The picking of chairs was broken off")


@pytest.mark.django_db
def test_minutes_live_page_and_the_item_s_page_have_the_same_chairs():
    town = eichenfurt().opened()
    item = town.item("Ö 3")
    town.do("olga", "call_item", item=item)
    town.do(
        "olga",
        "open_access",
        item=item,
        office="Ausschussvorsitze",
        groups="Rot 4\nGrün 2",
        committees="Bau\nKultur",
    )
    town.do("olga", "take_chair", access=1, place=1, committee="Kultur", person="Anna Berg")
    lots = {"order": "Grün", "drawn_by": "Vera", "witnesses": "Olga"}
    town.do("olga", "draw_order", access=1, first=2, **lots)
    town.do("olga", "waive_turn", access=1, place=2, reason="zu wenige")
    town.do("olga", "take_chair", access=1, place=3, committee="Bau", person="Cem Demir")
    live = town.client().get(f"/sitzungen/{town.meeting.pk}/live/").content.decode()
    assert ("Kultur: Anna Berg" in live, "Bau: Cem Demir" in live) == (True, True)
    assert "verzichtet" in live
    town.do("vera", "conclude_access", access=1)
    chairs = "Kultur: Anna Berg (Rot); Bau: Cem Demir (Rot)."
    assert AgendaItem.objects.get(pk=item).result.endswith(chairs)
    key = SITTING.key(town.meeting.pk)
    assert check_rows(key, sitting_of(town.meeting).state) == []
    notes = next(each for each in draft_for(town.meeting, Part.PUBLIC).items if each.number == "Ö 3").notes
    assert notes[-1].text.endswith(chairs)
    assert "Das Los" in notes[0].text
    assert "2. Zugriff: Grün verzichtet; es folgt die nächste Höchstzahl. Grund: zu wenige" in [
        each.text for each in notes
    ]


@pytest.mark.django_db
def test_of_many_chairs_the_result_names_as_many_as_have_room_and_says_so():
    town = eichenfurt().opened()
    item = town.item("Ö 3")
    town.do("olga", "call_item", item=item)
    names = [f"Ausschuss für die Angelegenheiten Nummer {number}" for number in range(1, 13)]
    given = {"office": "Vorsitze", "groups": "Rot 4", "committees": "\n".join(names)}
    town.do("olga", "open_access", item=item, **given)
    for place, name in enumerate(names, start=1):
        town.do("olga", "take_chair", access=1, place=place, committee=name, person="Anna Berg")
    town.do("vera", "conclude_access", access=1)
    result = AgendaItem.objects.get(pk=item).result
    assert (len(result) <= 500, result.endswith("; die übrigen stehen in der Niederschrift.")) == (True, True)

"""What the screens say of items that are decided in one vote, and what desk and members are offered."""

import pytest
from django.utils import translation

from sessions_app.screens import Viewer, card_moved_by_votes, look, look_personally
from sessions_app.screens.audience import Audience
from sessions_app.screens.log import tell
from sessions_app.sitting.events.agenda import PublicReadmitted
from sessions_app.sitting.events.bloc import ItemLeftBloc, ItemsCalledEnBloc, ItemTakenOut
from sessions_app.sitting.events.discretion import ClosedResultPublished
from tests.cast import (
    ANNA,
    CLERK,
    FIRST_CLOSED,
    MIRA,
    PLAN,
    Evening,
    announced,
    excluded,
    item_called,
    opened,
    vote_closed,
    vote_opened,
)

THREE = (3, 4, 5)
NUMBERS = "Ö 3, Ö 4, Ö 5"
CALLED = (*opened, ItemsCalledEnBloc(items=THREE))
VOTED = (*CALLED, vote_opened(bloc=THREE), vote_closed(13, 0, 0, not_voted=0, carried=True), announced)


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def seen(audience, *events, region="item"):
    views = look(Evening().has(*events).state, audience, ())
    return getattr(views["picture"], region) if audience is Audience.WALL else views[region]


def at_desk(*events, region="actions"):
    state = Evening().has(*events).state
    personal = look_personally(state, Audience.DESK, Viewer(CLERK.person, clerk=True))
    return personal[region] if region in personal else look(state, Audience.DESK, ())[region]


def own(who, *events):
    state = Evening().has(*events).state
    return look_personally(state, Audience.MEMBER, Viewer(who.person))["own_motions"]


def test_everybody_sees_what_is_decided_together_with_what_is_proposed():
    for audience in Audience:
        item = seen(audience, *CALLED)
        assert (item.number, str(item.title)) == (NUMBERS, "Several items in one vote")
        assert [(line.number, line.proposed_resolution) for line in item.bloc] == [
            (each.number, each.proposed_resolution) for each in PLAN.items[2:5]
        ]
        out = seen(audience, *CALLED, ItemTakenOut(item=4), ItemTakenOut(item=5))
        assert (out.number, out.bloc) == ("Ö 3", ())


def test_items_of_the_closed_part_are_for_insiders_alone():
    two = (FIRST_CLOSED, FIRST_CLOSED + 1)
    state = Evening().has(*opened, excluded, ItemsCalledEnBloc(items=two)).state
    assert len(look(state, Audience.MEMBER, ())["item"].bloc) == 2
    title = state.find_item(FIRST_CLOSED).title
    for audience in (Audience.PUBLIC, Audience.WALL):
        assert title not in repr(look(state, audience, ()))


def test_the_result_of_closed_items_is_announced_with_the_numbers_of_all_and_no_word_of_theirs():
    two = (FIRST_CLOSED, FIRST_CLOSED + 1)
    counted = (vote_opened(bloc=two), vote_closed(13, 0, 0, not_voted=0, carried=True), announced)
    closed = (*opened, excluded, ItemsCalledEnBloc(items=two), *counted)
    state = Evening().has(*closed).state
    case = look_personally(state, Audience.DESK, Viewer(CLERK.person, clerk=True))["closed"].undecided[0]
    assert (case.number, state.find_item(two[1]).title in case.title) == ("N 1, N 2", True)
    published = ClosedResultPublished(vote=1, item=two[0], wording="Beide Verträge werden geschlossen.")
    (line,) = seen(Audience.PUBLIC, *closed, published, PublicReadmitted(), region="results").lines
    assert (line.number, line.wording) == ("N 1, N 2", "Beide Verträge werden geschlossen.")
    assert all(state.find_item(item).title not in str(line.title) for item in two)


def test_the_vote_and_its_result_name_all_of_them():
    for audience in Audience:
        assert str(seen(audience, *VOTED, region="vote").about) == f"Decided in one vote: {NUMBERS}"
    lines = seen(Audience.PUBLIC, *VOTED, region="agenda").public_lines
    assert [line.state for line in lines[2:6]] == ["decided", "decided", "decided", "pending"]


def test_the_desk_chooses_among_the_items_still_to_come():
    forms = {action.do: action for action in at_desk(*opened, item_called(3), region="moves").actions}
    (field,) = forms["call_en_bloc"].fields
    assert (field.kind, field.name) == ("several", "items")
    assert [option.value for option in field.options][:3] == ["4", "5", "6"]
    votable = {str(each.id) for each in PLAN.items if each.takes_vote and each.public}
    assert {option.value for option in field.options} == votable - {"3"}


def test_it_is_not_offered_where_there_are_no_two():
    left = [str(each.id) for each in PLAN.items if each.takes_vote and each.public]
    called = [item_called(int(each)) for each in left[:-1]]
    assert "call_en_bloc" not in {action.do for action in at_desk(*opened, *called, region="moves").actions}


def test_the_next_step_is_the_one_vote_and_beside_it_an_item_is_taken_out():
    offered = at_desk(*CALLED).actions
    assert [str(action.label) for action in offered if action.primary] == [f"Open one vote on {NUMBERS}"]
    out = next(action for action in offered if action.do == "take_item_out")
    assert [field.name for field in out.fields] == ["item", "person"]
    assert [option.value for option in out.fields[0].options] == ["3", "4", "5"]
    assert {"divide_text", "open_election"} & {action.do for action in offered} == set()


def test_a_member_with_a_vote_is_offered_to_take_one_out_until_the_vote_is_opened():
    action = own(ANNA, *CALLED).apart
    assert [option.value for option in action.fields[0].options] == ["3", "4", "5"]
    for who, events in ((MIRA, CALLED), (ANNA, (*CALLED, vote_opened(bloc=THREE))), (ANNA, VOTED)):
        assert own(who, *events).apart is None
    assert "own_motions" in card_moved_by_votes(Evening().has(*VOTED).state)
    assert "own_motions" not in card_moved_by_votes(Evening().has(*opened, item_called(3)).state)


def test_the_log_of_the_desk_tells_it():
    state = Evening().has(*CALLED).state
    told = (ItemsCalledEnBloc(items=THREE), ItemTakenOut(item=4, person=ANNA.person), ItemTakenOut(item=4))
    told = (*told, ItemLeftBloc(item=4))
    assert [str(tell(state, event)) for event in told] == [
        f"Items {NUMBERS} were called to be decided in one vote.",
        f"Item Ö 4 was taken out of the joint vote for {ANNA.name}. It is decided by itself.",
        "Item Ö 4 was taken out of the joint vote. It is decided by itself.",
        "Item Ö 4 leaves the joint vote. The others stay called.",
    ]

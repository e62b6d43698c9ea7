"""The agenda on the move in rows and on the screens: what is written, who sees what, what the desk is offered."""

import pytest

from journal.events import Refused
from journal.store import replay
from sessions_app.live import SITTING
from sessions_app.models import AgendaItem, Resolution
from sessions_app.projections import check_rows, rebuild
from sessions_app.screens import Viewer, look, look_personally
from sessions_app.screens.audience import Audience
from sessions_app.screens.buttons import agenda_actions
from sessions_app.screens.log import tell
from sessions_app.screens.next_steps import next_steps
from sessions_app.sitting.events.agenda import ItemCalled, ItemNoted, ItemWithdrawn, PublicReadmitted
from sessions_app.sitting.events.moves import (
    ItemMoved,
    ItemProposed,
    ItemsCombined,
    ItemsSeparated,
    ProposalTakenBack,
)
from sessions_app.sitting.events.speakers import FloorGiven
from sessions_app.standing import sitting_of
from tests.cast import (
    ANNA,
    FIRST_CLOSED,
    YES,
    Evening,
    announced,
    ballot,
    excluded,
    item_called,
    opened,
    vote_closed,
    vote_opened,
)
from tests.live.council import CANARY, eichenfurt
from voting.events import VoteAnnulled

DYKE = 70
PROPOSED = ItemProposed(item=DYKE, number="Ö 10", title="Deichschaden", public=True, reason="Hochwasser")
SECRET = ItemProposed(item=71, number="N 4", title=CANARY, public=False, reason=CANARY)
VOTE = vote_opened(subject=DYKE, question="Dringlich?")
CARRIED = [VOTE, vote_closed(7, 2, 1, not_voted=3, carried=True), announced]
REJECTED = [VOTE, vote_closed(2, 7, 1, not_voted=3, carried=False), announced]
OUTSIDE = (Audience.PUBLIC, Audience.WALL)


def seen(region, audience, *events):
    return look(Evening().has(*opened, *events).state, audience, (), only={region})[region]


def in_the_hall(*events):
    return seen("picture", Audience.WALL, *events)


def changes(audience, *events):
    return [str(each) for each in seen("agenda", audience, *events).changes]


# Rows


@pytest.fixture
def town(db):
    return eichenfurt().opened()


def pending(town):
    return sitting_of(town.meeting).state.moves.pending.item.id


def voted(town, *who):
    number = len(sitting_of(town.meeting).state.votes) + 1
    town.do("olga", "open_urgency_vote", item=pending(town))
    for login in who:
        town.do(login, "cast_ballot", vote=number, choice="yes")
    town.do("vera", "close_vote", vote=number)
    town.do("vera", "announce_result", vote=number)


def test_an_urgent_item_becomes_a_row_when_the_council_wants_it_and_not_before(town):
    before = AgendaItem.objects.count()
    town.do("olga", "propose_item", title="Deichschaden", reason="Hochwasser", proposed_resolution="Flicken.")
    number = pending(town)
    assert AgendaItem.objects.count() == before
    voted(town, "anna")
    row = AgendaItem.objects.get(pk=number)
    assert (row.meeting, row.number, row.name, row.public) == (town.meeting, "Ö 10", "Deichschaden", True)
    assert (row.proposed_resolution, row.state, row.result) == ("Flicken.", "pending", "")
    assert Resolution.objects.count() == 0
    assert AgendaItem.objects.create(meeting=town.meeting, name="Danach").pk > number


def test_what_is_not_urgent_leaves_no_row(town):
    before = set(AgendaItem.objects.values_list("pk", flat=True))
    town.do("olga", "propose_item", title="Deichschaden", reason="Hochwasser")
    voted(town)
    assert set(AgendaItem.objects.values_list("pk", flat=True)) == before


def test_the_added_item_is_decided_like_any_other_and_the_rows_can_be_written_anew(town):
    town.do("olga", "propose_item", title="Deichschaden", reason="Hochwasser")
    number = pending(town)
    voted(town, "anna")
    town.do("olga", "move_item", item=number, before=town.item("Ö 3"), reason="Es regnet.")
    town.do("olga", "call_item", item=number)
    town.do("olga", "open_vote", item=number)
    town.do("anna", "cast_ballot", vote=2, choice="yes")
    town.do("vera", "close_vote", vote=2)
    town.do("vera", "announce_result", vote=2)
    assert list(Resolution.objects.values_list("agenda_item", "vote_number")) == [(number, 2)]
    key = SITTING.key(town.meeting.pk)
    page = replay(SITTING, key)
    assert check_rows(key, page.state) == []
    rows = [list(model.objects.order_by("pk").values()) for model in (AgendaItem, Resolution)]
    AgendaItem.objects.filter(pk=number).delete()
    assert check_rows(key, page.state) != []
    rebuild(key, page.state, page.at)
    assert check_rows(key, page.state) == []
    wanted = ("pk", "number", "name", "order", "state", "result", "starts_at", "public")
    written = AgendaItem.objects.order_by("pk").values_list(*wanted)
    assert list(written) == [tuple(row["id" if name == "pk" else name] for name in wanted) for row in rows[0]]


def test_another_order_is_the_order_of_the_rows_and_a_wrong_one_is_found(town):
    town.do("olga", "move_item", item=town.item("Ö 7"), before=town.item("Ö 3"), reason="Gäste warten.")
    numbers = town.meeting.agenda_items.filter(public=True).values_list("number", flat=True)
    assert list(numbers)[:4] == ["Ö 1", "Ö 2", "Ö 7", "Ö 3"]
    key = SITTING.key(town.meeting.pk)
    AgendaItem.objects.filter(pk=town.item("Ö 7")).update(order=99)
    assert check_rows(key, sitting_of(town.meeting).state) == ["order of the public part"]


def test_nobody_but_the_desk_draws_a_number_and_nobody_names_it(town):
    last = AgendaItem.objects.create(meeting=town.meeting, name="Davor").pk
    words = {"title": "Deichschaden", "reason": "Hochwasser"}
    for login, given, code in (
        ("anna", words, "not_the_desk"),
        ("olga", {**words, "item": 1}, "malformed"),
        ("olga", {"title": "Deichschaden"}, "malformed"),
    ):
        with pytest.raises(Refused) as refused:
            town.do(login, "propose_item", **given)
        assert refused.value.code == code
    assert AgendaItem.objects.create(meeting=town.meeting, name="Danach").pk == last + 1


# Screens


def test_every_change_is_shown_to_all_with_its_reason():
    events = (
        ItemMoved(item=7, before=3, reason="Gäste warten"),
        ItemMoved(item=4, reason="Gutachter fehlt"),
        ItemsCombined(items=(5, 6), reason="Zusammenhang"),
        ItemsSeparated(items=(5, 6), reason="Antrag"),
        PROPOSED,
        *CARRIED,
    )
    wanted = [
        "Reihenfolge geändert: Ö 7 wird vor Ö 3 behandelt. Begründung: Gäste warten",
        "Reihenfolge geändert: Ö 4 wird als letzter Punkt dieses Teils behandelt. Begründung: Gutachter fehlt",
        "Gemeinsam beraten, einzeln entschieden: Ö 5, Ö 6. Begründung: Zusammenhang",
        "Nicht mehr gemeinsam beraten: Ö 5, Ö 6. Begründung: Antrag",
        "Wegen Dringlichkeit aufgenommen: Ö 10 Deichschaden (Ja 7, Nein 2, Enthaltungen 1). Begründung: Hochwasser",
    ]
    for audience in (Audience.PUBLIC, Audience.MEMBER, Audience.DESK):
        assert changes(audience, *events) == wanted
    overview = in_the_hall(*events, item_called(1), ItemNoted(item=1), excluded, PublicReadmitted())
    assert [str(each) for each in overview.agenda.changes] == wanted[-1:]


def test_what_was_not_added_is_shown_by_its_title_alone():
    assert changes(Audience.PUBLIC, PROPOSED, *REJECTED) == [
        "Dringlichkeit nicht anerkannt: Deichschaden (Ja 2, Nein 7, Enthaltungen 1). Begründung des Antrags: Hochwasser"
    ]
    assert changes(Audience.PUBLIC, PROPOSED, ProposalTakenBack(item=DYKE, reason="Erledigt")) == [
        "Dringlichkeitsantrag zurückgenommen: Deichschaden. Begründung: Erledigt"
    ]


def test_outside_nobody_sees_a_word_of_what_changes_in_the_closed_part():
    secret = vote_opened(subject=71, question=CANARY)
    events = (
        excluded,
        ItemMoved(item=FIRST_CLOSED, reason=CANARY),
        ItemsCombined(items=(FIRST_CLOSED, FIRST_CLOSED + 1), reason=CANARY),
        SECRET,
        secret,
        vote_closed(7, 2, 1, not_voted=3, carried=True),
    )
    later = (*events, announced, PublicReadmitted())
    for evening in (events[:4], events[:5], events, later):
        state = Evening().has(*opened, *evening).state
        assert CANARY in repr(look(state, Audience.MEMBER, ()))
        for audience in OUTSIDE:
            assert CANARY not in repr(look(state, audience, ()))


def test_an_urgent_item_that_is_not_public_stays_unseen_if_the_public_comes_back_before_the_vote():
    state = Evening().has(*opened, excluded, SECRET, PublicReadmitted()).state
    for audience in OUTSIDE:
        assert CANARY not in repr(look(state, audience, ()))


def test_while_it_is_not_decided_all_read_what_is_urgent_and_why():
    for audience in (Audience.PUBLIC, Audience.MEMBER, Audience.DESK):
        shown = seen("urgency", audience, PROPOSED)
        assert (shown.title, shown.reason) == ("Deichschaden", "Hochwasser")
        assert seen("urgency", audience, PROPOSED, *CARRIED).title == ""
    shown = in_the_hall(PROPOSED).urgency
    assert (shown.title, shown.reason) == ("Deichschaden", "Hochwasser")
    assert in_the_hall(PROPOSED, *CARRIED).urgency is None


ON_ITEM = (item_called(3), vote_opened(), vote_closed(9, 0, 0, not_voted=4, carried=True), announced)
DYKE_VOTE = vote_opened(number=2, subject=DYKE, question="Dringlich?")
AND_ITEM = (vote_opened(number=2), vote_closed(9, 0, 0, not_voted=4, carried=True), announced)


@pytest.mark.parametrize(
    ("layout", "events"),
    [
        ("urgency", (PROPOSED,)),
        ("urgency", (item_called(1), PROPOSED)),
        ("speech", (item_called(1), PROPOSED, FloorGiven(person=ANNA.person))),
        ("vote", (PROPOSED, VOTE)),
        ("result", (PROPOSED, VOTE, vote_closed(7, 2, 1, not_voted=3, carried=True))),
        ("result", (PROPOSED, *CARRIED)),
        ("item", (PROPOSED, *CARRIED, item_called(1))),
        ("urgency", (PROPOSED, VOTE, VoteAnnulled(reason="Störung"))),
        ("overview", (PROPOSED, ProposalTakenBack(item=DYKE, reason="Erledigt"))),
        ("urgency", (*ON_ITEM, PROPOSED)),
        ("vote", (*ON_ITEM, PROPOSED, DYKE_VOTE)),
        ("result", (*ON_ITEM, PROPOSED, *AND_ITEM)),
        ("closed_part", (excluded, SECRET)),
        ("overview", (excluded, SECRET, PublicReadmitted())),
    ],
)
def test_an_urgent_item_stands_in_the_halls_picture_until_something_newer_happens(layout, events):
    assert in_the_hall(*events).layout == layout


def test_the_halls_picture_of_a_vote_names_what_is_voted_on_and_not_the_item_that_is_called():
    running = in_the_hall(*ON_ITEM, PROPOSED, DYKE_VOTE)
    assert (running.item.number, running.item.title) == ("", "Deichschaden")
    assert (str(running.vote.about), running.vote.question) == ("Dringlichkeitsantrag", "Dringlich?")
    after = in_the_hall(*ON_ITEM, PROPOSED, *AND_ITEM)
    assert (after.item.number, after.vote.about) == ("Ö 3", None)
    annulled = in_the_hall(PROPOSED, VOTE, VoteAnnulled(reason="Störung"))
    assert annulled.notice.text is not None


def test_the_vote_on_urgency_and_its_result_are_shown_until_the_sitting_goes_on():
    running = seen("vote", Audience.PUBLIC, item_called(1), PROPOSED, VOTE, ballot(ANNA, YES))
    assert (running.state, running.received, running.question) == ("open", 1, "Dringlich?")
    assert seen("vote", Audience.PUBLIC, item_called(1), PROPOSED, *CARRIED).carried is True
    assert seen("vote", Audience.PUBLIC, PROPOSED, *CARRIED).carried is True
    assert seen("vote", Audience.PUBLIC, PROPOSED, *CARRIED, item_called(3)).state == "none"
    assert seen("vote", Audience.PUBLIC, PROPOSED, *CARRIED, excluded, PublicReadmitted()).state == "none"


def test_what_is_debated_together_is_named_with_the_item_that_is_called():
    combined = (ItemsCombined(items=(3, 4), reason="x"), ItemCalled(item=3, together=(4,)))
    called = seen("item", Audience.PUBLIC, *combined)
    assert str(called.together).startswith("Gemeinsam beraten mit Ö 4 ")
    lines = {line.key: line for line in seen("agenda", Audience.PUBLIC, *combined).public_lines}
    assert (lines[3].state, lines[4].state, lines[3].current, lines[4].current) == (
        "called", "called", True, False,
    )  # fmt: skip
    assert seen("item", Audience.PUBLIC, item_called(3)).together is None


def test_why_an_item_left_the_agenda_stands_with_it():
    lines = seen("agenda", Audience.PUBLIC, ItemWithdrawn(item=4, reason="Erledigt")).public_lines
    assert next(line for line in lines if line.key == 4).remark == "Erledigt"


# The desk


def offered(*events):
    sitting = Evening().has(*opened, *events).state
    return {action.do: action for action in next_steps(sitting, presides=True, clerk=True)}


def forms(*events):
    return {action.do: action for action in agenda_actions(Evening().has(*opened, *events).state)}


def test_the_vote_on_urgency_is_the_one_next_step():
    steps = offered(item_called(3), PROPOSED)
    assert [do for do, action in steps.items() if action.primary] == ["open_urgency_vote"]
    assert "take_back_proposal" in steps
    assert "open_urgency_vote" not in offered(item_called(3), PROPOSED, *CARRIED)


def test_after_one_of_a_joint_debate_the_next_of_it_is_called():
    together = (ItemsCombined(items=(3, 5), reason="x"), ItemCalled(item=3, together=(5,)))
    decided = (vote_opened(), vote_closed(7, 0, 0, not_voted=6, carried=True), announced)
    assert offered(*together, *decided)["call_item"].given == (("item", "5"),)
    assert offered(*together, *decided)["call_item"].primary


def test_the_forms_offer_what_is_still_to_come_in_the_running_part():
    everything = {
        "call_en_bloc",
        "move_item",
        "combine_items",
        "postpone_item",
        "withdraw_item",
        "refer_item",
        "propose_item",
    }
    assert set(forms()) == everything
    assert set(forms(ItemsCombined(items=(3, 4), reason="x"))) == {*everything, "separate_items"}
    assert set(forms(PROPOSED)) == everything - {"propose_item"}
    assert forms(item_called(3), vote_opened()) == {}
    items, before, _ = forms(item_called(3))["move_item"].fields
    assert "3" not in [option.value for option in items.options]
    assert before.options[-1].value == ""
    inside = forms(excluded)["move_item"].fields[0].options
    assert [option.label.split()[0] for option in inside] == ["N", "N", "N"]


def test_the_log_tells_every_change():
    state = Evening().has(*opened, PROPOSED).state
    told = [
        str(tell(state, event))
        for event in (
            ItemMoved(item=3, reason="A"),
            ItemsCombined(items=(3, 4), reason="B"),
            ItemsSeparated(items=(3, 4), reason="C"),
            PROPOSED,
            ProposalTakenBack(item=DYKE, reason="D"),
        )
    ]
    assert told == [
        "Punkt Ö 3 wurde verschoben: A",
        "Die Punkte Ö 3, Ö 4 werden gemeinsam beraten: B",
        "Die Punkte Ö 3, Ö 4 werden nicht mehr gemeinsam beraten: C",
        "„Deichschaden“ wurde als dringlich beantragt: Hochwasser",
        "Der Dringlichkeitsantrag „Deichschaden“ wurde zurückgenommen: D",
    ]


def test_members_are_offered_no_change():
    state = Evening().has(*opened, PROPOSED).state
    assert "actions" not in look_personally(state, Audience.MEMBER, Viewer(ANNA.person))
    assert "moves" not in look(state, Audience.MEMBER, ())

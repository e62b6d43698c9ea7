"""Who sees what of a debate, and what the desk and a member are offered."""

import pytest
from django.utils import translation

from sessions_app.screens import Viewer, look, look_personally
from sessions_app.screens.audience import Audience
from sessions_app.screens.log import tell
from sessions_app.screens.next_steps import next_steps
from sessions_app.screens.speakers import OwnFloor, Speakers
from sessions_app.sitting.events.agenda import PublicReadmitted
from sessions_app.sitting.events.attendance import MemberLeft
from sessions_app.sitting.events.recusal import MemberRecused
from sessions_app.sitting.events.speakers import (
    FloorGiven,
    FloorRequested,
    RequestWithdrawn,
    SpeakersListClosed,
    SpeakersListReopened,
    SpeakingTimeSet,
    SpeechEnded,
)
from sessions_app.sitting.presence import Basis, Place
from sessions_app.sitting.speakers import Purpose
from tests.cast import (
    ANNA,
    BERND,
    CEM,
    DORA,
    FIRST_CLOSED,
    OLGA,
    Evening,
    excluded,
    item_called,
    opened,
    vote_opened,
)

ORDER, QUESTION = Purpose.POINT_OF_ORDER, Purpose.QUESTION
OUTSIDE = (Audience.PUBLIC, Audience.WALL)


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def asked(*who, purpose=Purpose.SPEECH):
    return [FloorRequested(person=each.person, purpose=purpose) for each in who]


def given(who, purpose=Purpose.SPEECH):
    return FloorGiven(person=who.person, purpose=purpose)


# Anna speaks, Bernd and Cem wait, Dora has a point of order.
DEBATE = (
    *opened,
    item_called(3),
    SpeakingTimeSet(per_speech=5, per_group=10),
    *asked(ANNA, BERND, CEM),
    given(ANNA),
    *asked(DORA, purpose=ORDER),
)


def seen(audience, *events):
    views = look(Evening().has(*events).state, audience, ())
    return (views["picture"].speakers or Speakers()) if audience is Audience.WALL else views["speakers"]


def own(who, *events):
    return look_personally(Evening().has(*events).state, Audience.MEMBER, Viewer(who.person))["floor"]


def offered(*events):
    """What the chair may do, by command; and the one that is highlighted."""
    actions = next_steps(Evening().has(*events).state, presides=True, clerk=False)
    (primary,) = (each for each in actions if each.primary)
    return {each.do: each for each in actions}, primary


def test_everybody_sees_who_speaks_and_how_long_it_may_last():
    for audience in Audience:
        floor = seen(audience, *DEBATE).floor
        assert (floor.name, floor.limit, floor.limit_clock, floor.since) == (
            ANNA.name,
            300,
            "5:00",
            floor.clock_from,
        )


def test_who_waits_is_the_desks_how_many_the_members_and_nothing_of_it_outside():
    desk, member = seen(Audience.DESK, *DEBATE), seen(Audience.MEMBER, *DEBATE)
    assert [each.name for each in desk.line] == [DORA.name, BERND.name, CEM.name]
    assert [str(each.purpose_words or "") != "" for each in desk.line] == [True, False, False]
    assert (member.waiting, member.line, member.tools, member.budgets) == (3, (), (), ())
    closed = (*DEBATE, SpeakersListClosed())
    for audience in OUTSIDE:
        assert seen(audience, *closed) == Speakers(
            floor=seen(audience, *closed).floor, announcement=seen(audience, *closed).announcement
        )
    assert seen(Audience.MEMBER, *closed).closed


def test_behind_closed_doors_the_list_is_the_insiders_alone():
    inside = (*opened, excluded, item_called(FIRST_CLOSED), *asked(ANNA), given(ANNA))
    for audience in (Audience.MEMBER, Audience.DESK):
        assert seen(audience, *inside).floor.name == ANNA.name
    for audience in OUTSIDE:
        assert seen(audience, *inside) == Speakers()
        assert seen(audience, *inside, PublicReadmitted()) == Speakers()


@pytest.mark.parametrize("events", [opened, (*DEBATE, vote_opened())], ids=["no item", "a vote is open"])
def test_without_a_debate_there_is_no_list(events):
    for audience in Audience:
        assert seen(audience, *events) == Speakers()
    assert own(BERND, *events) == OwnFloor()


def test_during_a_question_both_are_shown_and_one_clock_stands():
    asking = (*DEBATE, *asked(BERND, purpose=QUESTION), given(BERND, QUESTION))
    for audience in Audience:
        view = seen(audience, *asking)
        assert (view.floor.name, view.floor.limit, view.floor.stopped_at) == (BERND.name, None, None)
        assert (view.interrupted.name, view.interrupted.limit) == (ANNA.name, 300)
        assert view.interrupted.stopped_at == view.floor.since


ANNA_SILENT = (SpeechEnded(person=ANNA.person), MemberLeft(person=ANNA.person))


def test_that_the_speaker_is_gone_is_said_to_all_who_follow_until_somebody_else_has_the_floor():
    sentence = "Anna Albers no longer takes part in this item. Nobody has the floor."
    biased = MemberRecused(person=ANNA.person, item=3, place=Place.OUTSIDE, basis=Basis.DECLARED)
    for audience in (Audience.PUBLIC, Audience.MEMBER, Audience.DESK):
        assert seen(audience, *DEBATE, ANNA_SILENT[0]).gone is None
        for end in (ANNA_SILENT, (ANNA_SILENT[0], biased)):
            view = seen(audience, *DEBATE, *end)
            assert (str(view.gone), view.announcement, view.floor) == (sentence, view.gone, None)
            assert seen(audience, *DEBATE, *end, given(DORA, ORDER)).gone is None
            assert seen(audience, *DEBATE, *end, item_called(4)).gone is None


def test_outside_a_closed_item_nobody_hears_whose_speech_ended():
    inside = (*opened, excluded, item_called(FIRST_CLOSED), *asked(ANNA), given(ANNA), *ANNA_SILENT)
    assert str(seen(Audience.MEMBER, *inside).gone).startswith("Anna Albers")
    for audience in OUTSIDE:
        assert seen(audience, *inside) == Speakers()


def test_the_desk_sees_what_the_groups_have_left():
    spoken = (*DEBATE, SpeechEnded(person=ANNA.person))
    left = {each.group: (each.left, each.used_up) for each in seen(Audience.DESK, *spoken).budgets}
    groups = Evening().has(*opened).state.roster
    assert left.pop(groups[ANNA.person].group) == ("8:00", False)
    assert set(left.values()) == {("10:00", False)}
    used = seen(Audience.DESK, *spoken, SpeakingTimeSet(per_group=1)).budgets
    assert [each.group for each in used if each.used_up] == [groups[ANNA.person].group]


# The desk's next step


def test_the_next_step_is_the_next_speaker_and_at_the_end_of_the_list_the_end_of_the_speech():
    actions, primary = offered(*DEBATE)
    assert (primary.do, primary.given) == (
        "give_floor",
        (("person", str(DORA.person)), ("purpose", "point_of_order")),
    )
    assert actions["end_speech"].given[0] == ("person", str(ANNA.person))
    last = (*DEBATE, given(DORA, ORDER), given(BERND), given(CEM))
    actions, primary = offered(*last)
    assert (primary.do, primary.given[0]) == ("end_speech", ("person", str(CEM.person)))
    assert "give_floor" not in actions
    assert offered(*last, SpeechEnded(person=CEM.person))[1].do == "open_vote"


def test_a_question_is_ended_first():
    _actions, primary = offered(*DEBATE, *asked(BERND, purpose=QUESTION), given(BERND, QUESTION))
    assert (primary.do, primary.given) == (
        "end_speech",
        (("person", str(BERND.person)), ("purpose", "question")),
    )


def test_every_line_can_be_called_or_struck_off_and_a_question_allowed():
    desk = seen(Audience.DESK, *DEBATE, *asked(BERND, purpose=QUESTION))
    buttons = {tuple(action.do for action in each.actions) for each in (*desk.line, *desk.questions)}
    assert buttons == {("give_floor", "withdraw_request")}
    assert [str(each.actions[0].label.msgid) for each in desk.questions] == ["Allow the question"]


def test_the_tools_of_the_list_change_with_it():
    def tools(*events):
        return [action.do for action in seen(Audience.DESK, *events).tools]

    both = ["request_floor", "set_speaking_time"]
    assert tools(*DEBATE) == [*both, "close_speakers_list"]
    assert tools(*DEBATE, SpeakersListClosed()) == [*both, "reopen_speakers_list"]
    alone = [MemberLeft(person=person) for person in Evening().has(*DEBATE).state.present]
    assert tools(*DEBATE, alone) == ["set_speaking_time", "close_speakers_list"]


# The own request


def test_a_member_reads_the_own_place_and_may_withdraw():
    cem = own(CEM, *DEBATE)
    assert [(each.place.details, each.withdraw[0].do) for each in cem.requests] == [
        ((("place", 3),), "withdraw_request")
    ]
    (dora,) = own(DORA, *DEBATE).requests
    assert dora.place.msgid == "Your point of order is next."
    assert own(DORA, *DEBATE).announcement == dora.place
    waits = own(CEM, *DEBATE, *asked(CEM, purpose=QUESTION)).requests
    assert [each.withdraw[0].given for each in waits] == [
        (("purpose", "speech"),),
        (("purpose", "question"),),
    ]


def test_a_member_is_offered_what_the_commands_would_accept():
    def ways(who, *events):
        return [dict(action.given)["purpose"] for action in own(who, *events).actions]

    assert ways(CEM, *DEBATE) == ["point_of_order", "question"]
    assert ways(DORA, *DEBATE) == ["speech", "question"]
    assert ways(ANNA, *DEBATE) == ["point_of_order"]
    assert own(ANNA, *DEBATE).speaking.msgid == "You have the floor."
    assert ways(DORA, *DEBATE, SpeakersListClosed()) == ["question"]
    assert own(OLGA, *DEBATE) == OwnFloor()
    assert own(OLGA, *DEBATE).empty


# The desk's log


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        (asked(ANNA)[0], "Anna Albers asked for the floor."),
        (asked(ANNA, purpose=ORDER)[0], "Anna Albers raised a point of order."),
        (asked(ANNA, purpose=QUESTION)[0], "Anna Albers asked to put a question to the speaker."),
        (RequestWithdrawn(person=ANNA.person), "Anna Albers was taken off the list of speakers."),
        (given(ANNA), "Anna Albers was given the floor."),
        (given(ANNA, ORDER), "Anna Albers was given the floor on a point of order."),
        (given(ANNA, QUESTION), "Anna Albers was given the floor for a question."),
        (SpeechEnded(person=ANNA.person), "Anna Albers has finished speaking."),
        (SpeakersListClosed(), "The list of speakers was closed."),
        (SpeakersListReopened(), "The list of speakers was reopened."),
        (SpeakingTimeSet(per_speech=5), "The speaking time was set: 5 min per speech."),
        (SpeakingTimeSet(per_group=9), "The speaking time was set: 9 min per group."),
        (
            SpeakingTimeSet(per_speech=5, per_group=9),
            "The speaking time was set: 5 min per speech, 9 min per group.",
        ),
        (SpeakingTimeSet(), "The limit of the speaking time was lifted."),
    ],
)
def test_the_log_tells_of_the_floor(event, sentence):
    said = tell(Evening().has(*DEBATE).state, event)
    assert said.msgid % dict(said.details) == sentence

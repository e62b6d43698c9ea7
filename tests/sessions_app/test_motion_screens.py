"""What the screens say of motions, to whom, and which buttons they bring."""

from dataclasses import replace

import pytest
from django.utils import translation

from sessions_app.screens import Viewer, look, look_personally
from sessions_app.screens.audience import Audience
from sessions_app.screens.log import log
from sessions_app.screens.log_lines import Recent
from sessions_app.sitting.events.attendance import MemberArrived
from sessions_app.sitting.events.course import SittingConvened, SittingInterrupted
from sessions_app.sitting.events.motions import MotionMoved, MotionSettled, MotionSupported, MotionWithdrawn
from sessions_app.sitting.motions import MotionKind
from tests.cast import (
    ANNA,
    BERND,
    CLERK,
    FIRST_CLOSED,
    MIRA,
    PLAN,
    REMOTE,
    VOTERS,
    Evening,
    announced,
    excluded,
    item_called,
    motion_tabled,
    opened,
    vote_closed,
    vote_opened,
)
from voting.rules.profiles import load_profile

INFORMATION = next(item.id for item in PLAN.items if item.kind == "information")
WORDS = "Die Höchstgeschwindigkeit beträgt 30 km/h."
ON_ITEM = (*opened, item_called(3))
TWO = (*ON_ITEM, motion_tabled(ANNA, WORDS), motion_tabled(BERND, "Nur im Norden.", number=2))
ADOPTED = (vote_opened(motion=1), vote_closed(13, 0, 0, not_voted=0, carried=True), announced)
DESK = Viewer(CLERK.person, clerk=True)


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def seen(audience, *events, region="motions"):
    views = look(Evening().has(*events).state, audience, ())
    return getattr(views["picture"], region) if audience is Audience.WALL else views[region]


def own(who, *events):
    return look_personally(Evening().has(*events).state, Audience.MEMBER, Viewer(who.person))["own_motions"]


def steps(*events):
    return look_personally(Evening().has(*events).state, Audience.DESK, DESK)["actions"].actions


def primary(*events):
    return [str(action.label) for action in steps(*events) if action.primary]


def test_everybody_sees_the_motions_on_the_called_item_and_only_the_desk_has_buttons():
    for audience in Audience:
        lines = seen(audience, *TWO).lines
        assert [(line.number, line.text, line.mover) for line in lines] == [
            (1, WORDS, ANNA.name),
            (2, "Nur im Norden.", BERND.name),
        ]
        assert [bool(line.actions) for line in lines] == [audience is Audience.DESK] * 2
        assert seen(audience, *TWO, item_called(4)).lines == ()


def test_motions_on_a_closed_item_are_for_insiders_alone():
    closed = (*opened, excluded, item_called(FIRST_CLOSED), motion_tabled(ANNA, WORDS))
    inside_and_out = (Audience.PUBLIC, Audience.MEMBER, Audience.DESK)
    assert [len(seen(audience, *closed).lines) for audience in inside_and_out] == [0, 1, 1]
    assert seen(Audience.WALL, *closed) is None
    for audience in (Audience.PUBLIC, Audience.WALL):
        assert "30 km/h" not in repr(look(Evening().has(*closed).state, audience, ()))


def test_a_line_says_what_became_of_the_motion():
    settled = (MotionSettled(item=3, motion=1, reason="weitergehend"), MotionWithdrawn(item=3, motion=2))
    assert [(line.state, line.remark) for line in seen(Audience.PUBLIC, *TWO, *settled).lines] == [
        ("superseded", "weitergehend"),
        ("withdrawn", ""),
    ]
    assert [line.state for line in seen(Audience.PUBLIC, *TWO, vote_opened(motion=1)).lines] == [
        "voting",
        "tabled",
    ]
    assert [line.state for line in seen(Audience.PUBLIC, *TWO, *ADOPTED).lines] == ["adopted", "tabled"]


@pytest.mark.parametrize(
    ("names", "source", "told"),
    [
        ((), "", "Supporters: 3, needed: 3."),
        ((), "§ 50", "Supporters: 3, needed: 3 (§ 50)."),
        (("Anna", "Bernd"), "", "Supporters: 3, among them Anna, Bernd; needed: 3."),
        (("Anna",), "§ 50", "Supporters: 3, among them Anna; needed: 3 (§ 50)."),
    ],
)
def test_supporters_are_told_with_the_number_that_was_needed(names, source, told):
    secret = motion_tabled(ANNA, WORDS, MotionKind.SECRET_VOTE)
    found = MotionSupported(
        item=3, motion=1, supporters=3, required=3, granted=True, names=names, source=source
    )
    (line,) = seen(Audience.PUBLIC, *ON_ITEM, secret, found).lines
    assert (line.state, str(line.remark)) == ("adopted", told)


def test_the_newest_motion_is_announced_wherever_it_stands():
    order = motion_tabled(ANNA, WORDS, MotionKind.END_OF_DEBATE, number=3)
    assert str(seen(Audience.MEMBER, *TWO, order).announcement).startswith("Motion 3 was tabled")
    assert seen(Audience.MEMBER, *ON_ITEM).announcement is None


def test_the_next_step_of_the_desk_is_the_vote_on_the_first_motion_then_the_question_as_amended():
    assert primary(*ON_ITEM) == ["Open the vote"]
    assert primary(*TWO) == ["Open the vote on motion 1"]
    assert primary(*TWO, MotionMoved(item=3, motion=2, before=1, reason="weitergehend")) == [
        "Open the vote on motion 2"
    ]
    one = (*ON_ITEM, motion_tabled(ANNA, WORDS), *ADOPTED)
    assert primary(*one) == ["Open the vote as amended"]
    (question,) = (action for action in steps(*one) if action.do == "open_vote")
    assert question.fields[0].value == f"{PLAN.items[2].proposed_resolution}\n\n{WORDS}"


def test_for_a_secret_vote_the_next_step_is_to_count_those_who_support_it():
    secret = motion_tabled(ANNA, WORDS, MotionKind.SECRET_VOTE)
    assert primary(*ON_ITEM, secret) == ["Record the support for motion 1"]
    support = steps(*ON_ITEM, secret)[0]
    assert [field.name for field in support.fields] == ["supporters", "people"]
    assert str(support.hints[0]) == "Needed: 3 (§ 50 Abs. 1 GO NRW). The member who moved it counts."
    assert "open_vote" not in [action.do for action in steps(*ON_ITEM, secret)]


def test_for_a_roll_call_the_desk_says_how_many_the_rules_of_procedure_ask_for_or_lets_the_council_resolve():
    roll_call = motion_tabled(ANNA, WORDS, MotionKind.ROLL_CALL)
    support, vote = steps(*ON_ITEM, roll_call)[:2]
    assert [field.name for field in support.fields] == ["supporters", "people", "required"]
    assert (support.do, support.primary, vote.do, vote.primary) == ("find_support", True, "open_vote", False)
    (names,) = (field.options for field in support.fields if field.name == "people")
    assert [option.label for option in names] == [each.name for each in VOTERS]


def under(state, *events):
    plan = replace(PLAN, profile=load_profile(state))
    return (SittingConvened(plan=plan), *opened[1:], item_called(3), *events)


def test_where_votes_are_never_secret_the_form_says_so_and_does_not_offer_it():
    for state, offered in {
        "he": False,
        "bb": False,
        "by": False,
        "nrw": True,
        "ni": True,
        "bw": True,
    }.items():
        form = seen(Audience.DESK, *under(state)).form
        assert ("secret_vote" in [option.value for option in form.orders]) is offered
        assert (form.note is None) is offered
    form = seen(Audience.DESK, *under("he")).form
    assert str(form.note).endswith("matters are voted on openly (§ 54 Abs. 2 HGO).")


def test_where_the_council_resolves_on_secrecy_its_vote_is_the_next_step():
    secret = motion_tabled(ANNA, WORDS, MotionKind.SECRET_VOTE)
    assert primary(*under("bw", secret)) == ["Open the vote on motion 1"]


def test_a_granted_secret_vote_is_told_to_all_and_no_other_vote_is_offered_until_it_is_taken_back():
    secret = motion_tabled(ANNA, WORDS, MotionKind.SECRET_VOTE)
    granted = MotionSupported(item=3, motion=1, supporters=3, required=3, granted=True)
    for audience in Audience:
        told = seen(audience, *ON_ITEM, secret, granted, region="item")
        assert str(told.demanded).startswith("The vote on this item is secret")
    assert kinds_offered(*ON_ITEM, secret, granted) == ["secret"]
    (line,) = seen(Audience.DESK, *ON_ITEM, secret, granted).lines
    assert [action.do for action in line.actions] == ["withdraw_motion"]
    back = MotionWithdrawn(item=3, motion=1)
    assert seen(Audience.WALL, *ON_ITEM, secret, granted, back, region="item").demanded is None
    assert kinds_offered(*ON_ITEM, secret, granted, back) == ["open", "roll_call", "hands"]


def kinds_offered(*events):
    (action,) = (each for each in steps(*events) if each.do == "open_vote")
    return [option.value for field in action.fields if field.name == "kind" for option in field.options]


def test_while_somebody_takes_part_by_video_the_desk_reads_why_the_secret_vote_cannot_be_taken_now():
    secret = motion_tabled(ANNA, WORDS, MotionKind.SECRET_VOTE)
    granted = MotionSupported(item=3, motion=1, supporters=3, required=3, granted=True)
    by_video = MemberArrived(person=ANNA.person, mode=REMOTE)
    assert "open_vote" not in [action.do for action in steps(*ON_ITEM, secret, granted, by_video)]
    told = seen(Audience.DESK, *ON_ITEM, secret, granted, by_video, region="item").demanded
    assert f"without a ballot paper: {ANNA.name}." in str(told)


def test_a_roll_call_that_was_granted_is_chosen_already():
    granted = MotionSupported(item=3, motion=1, supporters=3, required=3, granted=True)
    (question,) = (
        action
        for action in steps(*ON_ITEM, motion_tabled(ANNA, WORDS, MotionKind.ROLL_CALL), granted)
        if action.do == "open_vote"
    )
    kinds = {field.name: field.options for field in question.fields}["kind"]
    assert [option.value for option in kinds] == ["roll_call"]


def test_before_a_vote_on_an_alternative_the_desk_reads_what_would_fall_with_it():
    one, two = (motion_tabled(ANNA, WORDS, MotionKind.ALTERNATIVE, number=number) for number in (1, 2))
    first, question = (each for each in steps(*ON_ITEM, one, two) if each.do == "open_vote")
    assert "these alternatives are settled without a vote: 2." in str(first.hints[0])
    assert "these alternatives are settled without a vote: 1, 2." in str(question.hints[0])
    alone = next(each for each in steps(*ON_ITEM, one) if each.do == "open_vote")
    assert str(alone.hints[0]) == "If it is carried, the proposal on this item is settled without a vote."
    adopted = [each.do for each in steps(*ON_ITEM, one, *ADOPTED)]
    assert "open_vote" not in adopted


def test_the_order_can_be_changed_where_there_are_two():
    first, second = seen(Audience.DESK, *TWO).lines
    assert [action.do for action in first.actions] == ["move_motion", "settle_motion", "withdraw_motion"]
    (alone,) = seen(Audience.DESK, *ON_ITEM, motion_tabled(ANNA, WORDS)).lines
    assert [action.do for action in alone.actions] == ["settle_motion", "withdraw_motion"]
    places = second.actions[0].fields[0].options
    assert [option.value for option in places] == ["1", ""]


def test_members_with_a_vote_have_the_form_and_can_take_back_their_own():
    assert [action.given for action in own(ANNA, *TWO).withdrawals] == [(("item", "3"), ("motion", "1"))]
    assert own(ANNA, *TWO).form.movers == ()
    assert own(ANNA, *TWO, SittingInterrupted(reason="")).form
    assert (own(MIRA, *TWO).form, own(MIRA, *TWO).withdrawals) == (None, ())
    assert own(ANNA, *opened).form is None


def test_the_form_offers_what_is_possible_on_the_item_and_the_desk_everybody_who_is_here():
    on_resolution = own(ANNA, *ON_ITEM).form
    assert [option.value for option in on_resolution.matters] == ["amendment", "substantive", "alternative"]
    assert own(ANNA, *opened, item_called(INFORMATION)).form.matters == ()
    movers = seen(Audience.DESK, *ON_ITEM).form.movers
    assert [option.value for option in movers][-1] == ""
    assert len(movers) == 14


@pytest.mark.parametrize("audience", Audience)
def test_the_vote_says_which_motion_it_is_on_in_its_whole_wording(audience):
    vote = seen(audience, *TWO, vote_opened(motion=1, question=WORDS), region="vote")
    assert (vote.question, vote.on_motion) == (WORDS, True)
    assert str(vote.about) == f"Motion 1 (Amendment), tabled by {ANNA.name}"
    amended = (MotionWithdrawn(item=3, motion=2), vote_opened(number=2))
    assert str(seen(audience, *TWO, *ADOPTED, *amended, region="vote").about) == "In the wording as amended"
    assert seen(audience, *ON_ITEM, vote_opened(), region="vote").about is None


def test_the_wall_gives_a_long_question_the_room_it_takes():
    def room(question):
        return seen(Audience.WALL, *ON_ITEM, vote_opened(question=question), region="vote").room

    assert [room("a" * length) for length in (500, 501, 1501)] == ["", "long", "longest"]
    assert room("a\n" * 20) == "longest"


def test_the_journal_line_of_the_desk_tells_every_step():
    class Line:
        seq, at = 1, None

        def __init__(self, event):
            self.event = event

    evening = Evening().has(*ON_ITEM)
    events = [
        motion_tabled(ANNA, WORDS)(evening.state),
        MotionMoved(item=3, motion=1, reason="weitergehend"),
        MotionSettled(item=3, motion=1, reason="erledigt"),
        MotionSupported(item=3, motion=1, supporters=3, required=3, granted=True),
        MotionWithdrawn(item=3, motion=1),
        vote_opened(motion=1)(evening.state),
        vote_opened()(evening.state),
    ]
    told = log(evening.state, Recent(tuple(map(Line, events)), 1))
    assert [str(line.text) for line in reversed(told.lines)] == [
        f"Motion 1 on item Ö 3 was tabled by {ANNA.name}.",
        "The order of voting on item Ö 3 was changed: motion 1. weitergehend",
        "Motion 1 on item Ö 3 was settled without a vote: erledigt",
        "Motion 1 on item Ö 3 has 3 supporters.",
        "Motion 1 on item Ö 3 was withdrawn.",
        "Vote 1 on motion 1 was opened: Open vote.",
        "Vote 1 was opened: Open vote.",
    ]

"""What the desk is offered: said before it acts, and not pressed by the way."""

from sessions_app.screens import Viewer, look_personally
from sessions_app.screens.attendance_buttons import attendance_actions, own_attendance_actions
from sessions_app.screens.audience import Audience
from sessions_app.screens.next_steps import next_steps
from sessions_app.screens.objects import words
from sessions_app.sitting.events.agenda import ItemNoted, PublicReadmitted
from sessions_app.sitting.events.attendance import MemberLeft
from sessions_app.sitting.events.course import SittingOpened
from sessions_app.sitting.state import Sitting
from tests.cast import (
    ANNA,
    BERND,
    CEM,
    PLAN,
    REMOTE,
    VERA,
    VOTERS,
    YES,
    Evening,
    arrived,
    ballot,
    convened,
    excluded,
    item_called,
    opened,
    vote_opened,
)


def offered(*events):
    """The actions of chair and clerk by their command."""
    sitting = Evening().has(*events).state
    return {action.do: action for action in next_steps(sitting, presides=True, clerk=True)}


def test_opening_says_that_the_quorum_and_the_chair_are_missing():
    before = offered(convened, arrived(ANNA))["open_sitting"]
    assert (before.label.msgid, before.primary) == ("Open without a quorum", False)
    assert [hint.details for hint in before.hints] == [
        (("present", 1), ("required", 7)),
        (("name", VERA.name),),
    ]


def test_opening_with_everybody_says_nothing():
    before = offered(convened, arrived(*VOTERS))["open_sitting"]
    assert (before.label.msgid, before.primary, before.hints) == ("Open the meeting", True, ())


def test_the_quorum_that_came_later_is_the_next_step_until_it_is_established():
    opened_without = (convened, arrived(*VOTERS[:6]), SittingOpened(present=6, required=7, quorate=False))
    assert offered(*opened_without)["establish_quorum"].primary is False
    assert offered(*opened_without, arrived(VOTERS[6]))["establish_quorum"].primary is True
    assert offered(*opened)["establish_quorum"].primary is False


def test_closing_a_vote_says_how_many_ballots_are_missing_and_asks_back_while_some_are():
    running = (*opened, item_called(3), vote_opened())
    last = [ballot(who, YES) for who in VOTERS[1:]]
    said = [
        (str(each.label), [str(hint) for hint in each.hints], each.primary, each.folded, bool(each.despite))
        for each in (
            offered(*running, *cast)["close_vote"]
            for cast in ((), (ballot(ANNA, YES),), last, (*last, MemberLeft(person=VOTERS[0].person)))
        )
    ]
    close, question = "Abstimmung schließen", "noch nicht abgestimmt. Trotzdem schließen?"
    assert said == [
        (
            f"{close} (13 haben noch nicht abgestimmt)",
            [
                "Noch hat niemand abgestimmt. Wird die Abstimmung jetzt geschlossen, gilt der Antrag als abgelehnt."
            ],
            False,
            True,
            True,
        ),
        (
            f"{close} (12 haben noch nicht abgestimmt)",
            [f"12 von 13 Stimmberechtigten haben {question}"],
            True,
            True,
            True,
        ),
        (
            f"{close} (1 hat noch nicht abgestimmt)",
            [f"1 von 13 Stimmberechtigten hat {question}"],
            True,
            True,
            True,
        ),
        (f"{close} (1 hat noch nicht abgestimmt)", [], True, False, False),
    ]
    everybody = offered(*running, *last, ballot(VOTERS[0], YES))["close_vote"]
    assert (str(everybody.label), everybody.hints, everybody.folded) == (close, (), False)


def test_closing_the_sitting_lists_what_is_open_and_is_the_next_step_only_at_the_end():
    early = offered(*opened, item_called(5))["close_sitting"]
    assert (early.primary, early.folded) == (False, True)
    pending = len(PLAN.items) - 1
    assert [hint.details for hint in early.hints] == [(("number", pending),), ()]
    every = [step for item in PLAN.items for step in (item_called(item.id), ItemNoted(item=item.id))]
    late = offered(*opened, *every)["close_sitting"]
    assert (late.primary, late.folded, late.hints) == (True, False, ())


def test_who_may_not_take_the_next_step_reads_that_it_is_the_chairs():
    public = [each.id for each in PLAN.items if each.public]
    every = [step for item in public for step in (item_called(item), ItemNoted(item=item))]
    sitting = Evening().has(*opened, *every).state

    def seen(viewer):
        actions = look_personally(sitting, Audience.DESK, viewer, only={"actions"})["actions"]
        return [each.do for each in actions.actions if each.primary], actions.of_chair

    assert seen(Viewer(presides=True)) == (["exclude_public"], None)
    assert seen(Viewer(clerk=True)) == ([], words("Exclude the public"))


def test_from_the_closed_part_readmitting_the_public_comes_first():
    every = [step for item in PLAN.items for step in (item_called(item.id), ItemNoted(item=item.id))]
    inside = offered(*opened, excluded, *every)
    assert inside["readmit_public"].primary is True
    assert (inside["close_sitting"].primary, inside["close_sitting"].folded) == (False, True)
    assert len(inside["close_sitting"].hints) == 1
    again = offered(*opened, excluded, *every, PublicReadmitted())
    assert again["close_sitting"].primary is True


def test_convening_says_before_it_is_pressed_what_it_fixes_and_that_nobody_is_written_to():
    first = next(each for each in next_steps(Sitting(), presides=False, clerk=True) if each.do == "convene")
    assert (first.primary, first.folded, len(first.hints)) == (True, False, 3)
    assert "Nobody is sent a letter" in first.hints[1].msgid
    again = offered(convened)["convene"]
    assert (again.primary, again.folded) == (False, True)
    assert [hint.msgid.partition(".")[2] for hint in again.hints] == [" The journal keeps both."]


def test_who_is_here_changes_the_place_behind_a_fold_that_says_so_and_can_change_back():
    sitting = Evening().has(convened, arrived(ANNA, mode=REMOTE), arrived(BERND)).state
    seats = {who: attendance_actions(sitting, sitting.roster[who.person]) for who in (ANNA, BERND, CEM)}
    ways = {who: [(way.do, way.given[1:], way.folded, len(way.hints)) for way in seats[who]] for who in seats}
    assert ways == {
        ANNA: [("leave", (), False, 0), ("arrive", (("mode", "room"),), True, 1)],
        BERND: [("leave", (), False, 0), ("arrive", (("mode", "remote"),), True, 1)],
        CEM: [("arrive", (("mode", each),), False, 0) for each in ("room", "remote")],
    }


def test_a_member_who_changes_between_hall_and_video_reads_what_it_means():
    sitting = Evening().has(convened, arrived(ANNA, mode=REMOTE)).state
    (change, leave), come = (own_attendance_actions(sitting, who.person) for who in (ANNA, BERND))
    assert (change.given, len(change.hints), leave.hints) == ((("mode", "room"),), 1, ())
    assert [way.hints for way in come] == [(), ()]

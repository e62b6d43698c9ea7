"""Items that were decided in one vote, in the minutes: each with its own wording and the result of all."""

import evening as ev
from evening import ABOUT, anchor, closed, history, links, opened

from minutes.disclosure import shown_entries
from minutes.draft import Part
from minutes.drafting import draft_of
from minutes.record import read_record, untold_votes, wrong_votes
from minutes.recording import record_of
from sessions_app.sitting.events import agenda, attendance, course
from sessions_app.sitting.events.bloc import ItemLeftBloc, ItemsCalledEnBloc, ItemTakenOut
from sessions_app.sitting.events.motions import MotionSupported, MotionTabled
from sessions_app.sitting.motions import MotionKind
from voting.events import ResultAnnounced, VoteOpened

ITEMS = (11, 13, 14, 15)
EVENTS = (
    course.SittingConvened(plan=ev.PLAN),
    attendance.MemberArrived(person=1),
    attendance.MemberArrived(person=2),
    course.SittingOpened(present=2, required=1, quorate=True),
    ItemsCalledEnBloc(items=ITEMS),
    ItemTakenOut(item=14, person=2),
    ItemTakenOut(item=15),
    course.QuorumEstablished(present=2, required=1, quorate=True),
    VoteOpened(**vars(opened(1, 11, "Haushalt, Radweg")) | {"bloc": (11, 13)}),
    closed(3, 0),
    ResultAnnounced(),
    course.SittingClosed(present=2),
)


def draft(events=EVENTS, part=Part.PUBLIC):
    return draft_of(history(events), part=part, about=ABOUT, passages={}, anchor=anchor())


def test_each_item_has_the_result_with_its_own_wording_and_says_with_which_it_was_decided():
    told = {
        item.number: [(each.heading, each.wording, each.mode, each.result) for each in item.decisions]
        for item in draft().items
    }
    assert told["Ö 1"] == [
        (
            "Beschluss",
            "Der Haushalt wird beschlossen.",
            "Offene Abstimmung, en bloc gemeinsam mit Ö 3",
            "einstimmig beschlossen",
        )
    ]
    assert told["Ö 3"] == [
        ("Beschluss", "Radweg", "Offene Abstimmung, en bloc gemeinsam mit Ö 1", "einstimmig beschlossen")
    ]
    assert told["Ö 4"] == told["Ö 5"] == []


def test_it_is_noted_with_which_an_item_was_called_and_for_whom_it_was_taken_out():
    notes = {item.number: [note.text for note in item.notes] for item in draft().items}
    assert notes["Ö 1"] == [
        "Der Punkt wird gemeinsam mit Ö 3, Ö 4, Ö 5 aufgerufen, um in einer Abstimmung darüber zu entscheiden (en bloc)."
    ]
    out = "aus der gemeinsamen Abstimmung herausgenommen; über ihn wird einzeln beraten und abgestimmt."
    assert notes["Ö 4"][-1] == f"Der Punkt wird auf Verlangen von Anna Albrecht {out}"
    assert notes["Ö 5"][-1] == f"Der Punkt wird {out}"


def test_it_is_noted_which_ones_stay_called_where_an_item_leaves():
    left = (agenda.ItemPostponed(item=11, reason="Krankheit"), ItemLeftBloc(item=11))
    told = "Der Punkt scheidet damit aus der gemeinsamen Abstimmung aus; "
    for called, rest in ((ITEMS, "die übrigen Punkte (Ö 3, Ö 4, Ö 5) bleiben"), (ITEMS[:2], "Ö 3 bleibt")):
        section = draft((*EVENTS[:4], ItemsCalledEnBloc(items=called), *left)).items[0]
        assert section.notes[-1].text == f"{told}{rest} aufgerufen."


def test_a_granted_demand_says_for_which_items_it_holds():
    demand = MotionTabled(
        item=11, number=1, motion_kind=MotionKind.ROLL_CALL, text="Namentlich", mover=2, together=ITEMS[:2]
    )
    for granted, reach in ((True, " Das gilt für die Abstimmung über Ö 1, Ö 3."), (False, "")):
        counted = MotionSupported(item=11, motion=1, supporters=2, required=2, granted=granted)
        section = draft((*EVENTS[:4], ItemsCalledEnBloc(items=ITEMS[:2]), demand, counted)).items[0]
        assert section.motions[0].outcome.rpartition("entsprochen.")[2] == reach


def test_what_concerns_the_whole_sitting_stands_behind_the_last_of_them():
    afterwards = {item.number: len(item.afterwards) for item in draft().items}
    assert afterwards == {"Ö 5": 1} | dict.fromkeys(afterwards.keys() - {"Ö 5"}, 0)


def test_the_record_inside_the_minutes_has_the_vote_with_each_item_and_nothing_is_wrong_or_untold():
    events = history(EVENTS)
    shown = shown_entries(events, Part.PUBLIC)
    record = read_record(record_of(draft(), links(events), lambda link: link.seq in shown))
    assert [(each.item, each.tally.yes) for each in record.votes] == [("Ö 1", 3), ("Ö 3", 3)]
    assert (list(wrong_votes(record)), untold_votes(record)) == ([], ())


def test_items_of_the_closed_part_are_decided_together_in_its_minutes_alone():
    closed_items = (
        *EVENTS[:4],
        agenda.PublicExcluded(reason="Verkauf"),
        ItemsCalledEnBloc(items=(21, 22)),
        VoteOpened(**vars(opened(1, 21, "GEHEIM")) | {"bloc": (21, 22)}),
        closed(3, 0),
        ResultAnnounced(),
    )
    inside = draft(closed_items, Part.CLOSED).items
    assert [len(item.decisions) for item in inside] == [1, 1]
    assert "GEHEIM" not in repr(draft(closed_items).items)

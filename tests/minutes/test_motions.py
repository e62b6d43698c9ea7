"""Motions in the minutes: each under its item, with wording, author and result."""

import evening as ev
from evening import ABOUT, anchor, closed, history, links, opened

from minutes.disclosure import shown_entries
from minutes.draft import Part
from minutes.drafting import draft_of
from minutes.record import read_record, untold_votes
from minutes.recording import record_of
from sessions_app.sitting.events import agenda, attendance, course
from sessions_app.sitting.events.motions import (
    MotionMoved,
    MotionSettled,
    MotionSupported,
    MotionTabled,
    MotionWithdrawn,
)
from sessions_app.sitting.motions import MotionKind
from voting.events import ResultAnnounced, VoteOpened

PUBLIC, SECRET_ITEM = 11, 21


def tabled(number, kind=MotionKind.AMENDMENT, text="", *, item=PUBLIC):
    return MotionTabled(
        item=item,
        number=number,
        motion_kind=kind,
        text=text or f"Fassung {number}",
        mover=2,
        mover_name="Anna Albrecht (CDU)",
    )


def on_motion(number, motion, *, item=PUBLIC):
    vote = opened(number, item, f"Fassung {motion}")
    return VoteOpened(**vars(vote) | {"motion": motion})


EVENTS = (
    course.SittingConvened(plan=ev.PLAN),
    attendance.MemberArrived(person=1),
    attendance.MemberArrived(person=2),
    course.SittingOpened(present=2, required=1, quorate=True),
    agenda.ItemCalled(item=PUBLIC),
    tabled(1),
    tabled(2),
    tabled(3, MotionKind.SECRET_VOTE),
    tabled(4, MotionKind.ROLL_CALL),
    tabled(5, MotionKind.SUBSTANTIVE),
    tabled(6, MotionKind.PROCEDURAL),
    tabled(7),
    MotionSupported(item=PUBLIC, motion=3, supporters=1, required=3, granted=False),
    MotionSupported(item=PUBLIC, motion=4, supporters=3, required=3, granted=True),
    MotionMoved(item=PUBLIC, motion=2, before=1, reason="weitergehend"),
    MotionMoved(item=PUBLIC, motion=7, reason="zuletzt"),
    MotionWithdrawn(item=PUBLIC, motion=6),
    on_motion(1, 2),
    closed(1, 2),
    ResultAnnounced(),
    on_motion(2, 1),
    closed(3, 0),
    ResultAnnounced(),
    MotionSettled(item=PUBLIC, motion=7, reason="Antrag 1 geht weiter"),
    opened(3, PUBLIC, "Der Haushalt wird in Fassung 1 beschlossen."),
    closed(3, 0),
    ResultAnnounced(),
    agenda.PublicExcluded(reason="§ 48 Abs. 2 GO NRW"),
    agenda.ItemCalled(item=SECRET_ITEM),
    tabled(1, text="GEHEIM für 2 Euro", item=SECRET_ITEM),
    tabled(2, text="GEHEIM für 3 Euro", item=SECRET_ITEM),
    agenda.PublicReadmitted(),
    MotionMoved(item=SECRET_ITEM, motion=2, before=1, reason="GEHEIM teurer"),
    course.SittingClosed(present=2),
)


def draft(part=Part.PUBLIC, events=EVENTS):
    return draft_of(history(events), part=part, about=ABOUT, passages={}, anchor=anchor())


def first(part=Part.PUBLIC):
    return draft(part).items[0]


def test_each_motion_stands_under_its_item_with_wording_author_and_result():
    who = "· Anna Albrecht (CDU)"
    assert [(each.heading, each.wording, each.outcome, each.seq) for each in first().motions] == [
        (f"Antrag 1: Änderungsantrag {who}", "Fassung 1", "Der Antrag wird angenommen.", 6),
        (f"Antrag 2: Änderungsantrag {who}", "Fassung 2", "Der Antrag wird abgelehnt.", 7),
        (
            f"Antrag 3: Antrag zur Geschäftsordnung auf geheime Abstimmung {who}",
            "Fassung 3",
            "Unterstützung: 1, erforderlich: 3. Dem Antrag wird nicht entsprochen.",
            8,
        ),
        (
            f"Antrag 4: Antrag zur Geschäftsordnung auf namentliche Abstimmung {who}",
            "Fassung 4",
            "Unterstützung: 3, erforderlich: 3. Dem Antrag wird entsprochen.",
            9,
        ),
        (f"Antrag 5: Sachantrag {who}", "Fassung 5", "Über den Antrag wird nicht abgestimmt.", 10),
        (f"Antrag 6: Antrag zur Geschäftsordnung {who}", "Fassung 6", "Der Antrag wird zurückgezogen.", 11),
        (
            f"Antrag 7: Änderungsantrag {who}",
            "Fassung 7",
            "Über den Antrag wird nicht abgestimmt; er ist erledigt. Grund: Antrag 1 geht weiter",
            12,
        ),
    ]


def test_who_demanded_a_kind_of_vote_is_told_with_the_paragraph_and_what_came_of_it():
    counted = MotionSupported(
        item=PUBLIC,
        motion=1,
        supporters=3,
        required=3,
        granted=True,
        names=("Anna", "Bernd"),
        source="§ 50 GO",
    )
    demand = (*EVENTS[:5], tabled(1, MotionKind.SECRET_VOTE), counted)
    told = "Unterstützung: 3, darunter Anna, Bernd, erforderlich: 3 (§ 50 GO). Dem Antrag wird entsprochen"
    for more, end in (
        ((), "."),
        ((MotionWithdrawn(item=PUBLIC, motion=1),), "; er wird danach zurückgezogen."),
    ):
        (motion,) = draft(events=(*demand, *more)).items[0].motions
        assert motion.outcome == told + end


def test_with_an_adopted_alternative_the_proposal_is_settled():
    adopted = (tabled(1, MotionKind.ALTERNATIVE), on_motion(1, 1), closed(3, 0), ResultAnnounced())
    (motion,) = draft(events=(*EVENTS[:5], *adopted)).items[0].motions
    assert motion.heading.startswith("Antrag 1: Alternativvorschlag")
    assert motion.outcome == "Der Antrag wird angenommen; der Beschlussvorschlag ist damit erledigt."


def test_votes_on_motions_refer_to_them_and_the_main_question_says_that_it_was_amended():
    assert [(each.heading, each.wording, each.result) for each in first().decisions] == [
        ("Abstimmung über Antrag 2", "", "mehrheitlich abgelehnt"),
        ("Abstimmung über Antrag 1", "", "einstimmig angenommen"),
        (
            "Beschluss in der geänderten Fassung",
            "Der Haushalt wird in Fassung 1 beschlossen.",
            "einstimmig beschlossen",
        ),
    ]


def test_a_changed_order_of_voting_is_noted_with_its_reason_where_the_item_stands():
    assert [note.text for note in first().notes] == [
        "In der Reihenfolge der Abstimmung rückt Antrag 2 vor Antrag 1. Grund: weitergehend",
        "In der Reihenfolge der Abstimmung rückt Antrag 7 an das Ende. Grund: zuletzt",
    ]
    assert [note.text for note in first(Part.CLOSED).notes] == [
        "In der Reihenfolge der Abstimmung rückt Antrag 2 vor Antrag 1. Grund: GEHEIM teurer"
    ]


def test_motions_on_a_closed_item_stand_in_the_closed_part_alone():
    assert [each.wording for each in first(Part.CLOSED).motions] == ["GEHEIM für 2 Euro", "GEHEIM für 3 Euro"]
    public = record_of(
        draft(),
        links(history(EVENTS)),
        shows=lambda link: link.seq in shown_entries(history(EVENTS), Part.PUBLIC),
    )
    assert "GEHEIM" not in repr(draft())
    assert "GEHEIM" not in public.decode()
    assert "Fassung 7" in public.decode()


def test_the_record_tells_every_vote_on_a_motion():
    record = read_record(record_of(draft(), links(history(EVENTS)), shows=lambda _link: True))
    assert untold_votes(record) == ()
    assert len(record.votes) == 3

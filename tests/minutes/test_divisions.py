"""A text that was voted on part by part, in the minutes: every part with its result, and the whole at the end."""

import evening as ev
from evening import ABOUT, anchor, closed, history, opened

from minutes.draft import Part
from minutes.drafting import draft_of
from sessions_app.sitting.divisions import Paragraph
from sessions_app.sitting.events import agenda, attendance, course
from sessions_app.sitting.events.divisions import TextDivided, TextKeptWhole
from voting.events import ResultAnnounced, VoteOpened

PUBLIC, CLOSED_ITEM = 11, 21
PARTS = (Paragraph("Der Platz dient allen.", "§ 1 Zweck"), Paragraph("Er kostet nichts."))
BEGUN = (
    course.SittingConvened(plan=ev.PLAN),
    attendance.MemberArrived(person=1),
    attendance.MemberArrived(person=2),
    course.SittingOpened(present=2, required=1, quorate=True),
)


def divided(item=PUBLIC):
    return (agenda.ItemCalled(item=item), TextDivided(item=item, parts=PARTS))


def put(number, paragraph, *, carried, question="", item=PUBLIC):
    text = question or PARTS[paragraph - 1].text
    vote = VoteOpened(**vars(opened(number, item, text)) | {"paragraph": paragraph})
    return (vote, closed(3, 0) if carried else closed(0, 3), ResultAnnounced())


def items(*events, part=Part.PUBLIC):
    happened = history((*BEGUN, *events))
    return draft_of(happened, part=part, about=ABOUT, passages={}, anchor=anchor()).items


def test_parts_and_final_vote_stand_one_after_the_other():
    events = (*divided(), *put(1, 1, carried=True), *put(2, 2, carried=False))
    item = items(*events, *put(3, None, carried=True, question="§ 1 Zweck: Der Platz dient allen."))[0]
    assert [(each.heading, each.wording, each.result) for each in item.decisions] == [
        ("Abstimmung über Teil 1 von 2: § 1 Zweck", "Der Platz dient allen.", "einstimmig angenommen"),
        ("Abstimmung über Teil 2 von 2", "Er kostet nichts.", "einstimmig abgelehnt"),
        ("Schlussabstimmung: Beschluss", "§ 1 Zweck: Der Platz dient allen.", "einstimmig beschlossen"),
    ]
    assert [note.text for note in item.notes] == [
        "Über den Text wird in 2 Teilen abgestimmt, danach über das Ganze."
    ]


def test_where_every_part_was_rejected_the_last_one_says_what_follows():
    item = items(*divided(), *put(1, 1, carried=False), *put(2, 2, carried=False))[0]
    told = "Alle Teile sind abgelehnt, damit auch der Beschlussvorschlag"
    assert [told in each.explanation for each in item.decisions] == [False, True]
    assert item.outcome == ""


def test_that_a_text_is_kept_whole_is_told_where_the_item_stands():
    events = (*divided(CLOSED_ITEM), TextKeptWhole(item=CLOSED_ITEM))
    told = [note.text for note in items(*events, part=Part.CLOSED)[0].notes]
    assert told[-1] == "Über den Text wird doch als Ganzes abgestimmt."
    assert [note for item in items(*events) for note in item.notes] == []

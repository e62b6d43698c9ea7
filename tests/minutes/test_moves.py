"""What the minutes say of an agenda on the move: each change with its reason, in its own part alone."""

import evening as ev
from evening import ABOUT, anchor, closed, history, links, opened

from minutes.disclosure import shown_entries
from minutes.draft import Anchor, Part
from minutes.drafting import draft_of
from minutes.pdf.minutes import render_minutes
from minutes.printed import printed_tallies, printed_text
from minutes.record import read_record, untold_votes, wrong_votes
from minutes.recording import record_of
from sessions_app.sitting.events import agenda, course, moves
from voting.events import ResultAnnounced, VoteAnnulled

DYKE = 70
SECRET = "GEHEIMER Ankauf"


def proposed(title="Deichschaden", *, public=True, number="Ö 8"):
    return moves.ItemProposed(
        item=DYKE, number=number, title=title, public=public, reason=f"{title} duldet keinen Aufschub"
    )


def vote(number, yes, no, title="Deichschaden"):
    return [opened(number, DYKE, f"Ist {title} dringlich?"), closed(yes, no), ResultAnnounced()]


def evening(*events):
    return (*ev.EVENTS[:6], *events)


def drafted(*events, part=Part.PUBLIC):
    recorded = history(evening(*events))
    return draft_of(recorded, part=part, about=ABOUT, passages={}, anchor=anchor())


def section(draft, number):
    return next(each for each in draft.items if each.number == number)


def texts(notes):
    return [note.text for note in notes]


def test_another_order_is_told_with_the_item_and_its_reason():
    draft = drafted(
        moves.ItemMoved(item=13, before=11, reason="Gäste warten."),
        moves.ItemMoved(item=12, reason="Der Gutachter kommt später."),
    )
    assert texts(section(draft, "Ö 3").notes) == [
        "Die Reihenfolge wird geändert: Der Punkt wird vor Ö 1 „Haushalt“ behandelt. Begründung: Gäste warten."
    ]
    assert texts(section(draft, "Ö 2").notes) == [
        (
            "Die Reihenfolge wird geändert: Der Punkt wird als letzter Punkt dieses Teils behandelt. "
            "Begründung: Der Gutachter kommt später."
        )
    ]
    assert [each.number for each in draft.items][:2] == ["Ö 3", "Ö 1"]


def test_a_joint_debate_is_told_with_each_of_its_items():
    draft = drafted(
        moves.ItemsCombined(items=(13, 14, 15), reason="Zusammenhang."),
        moves.ItemsSeparated(items=(13, 14, 15), reason="Antrag."),
    )
    assert texts(section(draft, "Ö 4").notes) == [
        "Der Punkt wird gemeinsam mit Ö 3 „Radweg“, Ö 5 „Brunnen“ beraten. Begründung: Zusammenhang.",
        "Der Punkt wird nicht mehr gemeinsam mit Ö 3 „Radweg“, Ö 5 „Brunnen“ beraten. Begründung: Antrag.",
    ]
    assert len(section(draft, "Ö 3").notes) == len(section(draft, "Ö 5").notes) == 2


def test_an_added_item_is_told_with_reason_vote_and_result_before_the_items_and_stands_among_them():
    draft = drafted(proposed(), *vote(1, 2, 1), agenda.ItemCalled(item=DYKE))
    assert texts(draft.notes)[1:] == [
        (
            "Es wird beantragt, die Tagesordnung wegen Dringlichkeit um „Deichschaden“ zu erweitern. "
            "Begründung: Deichschaden duldet keinen Aufschub"
        ),
        (
            "Die Tagesordnung wird wegen Dringlichkeit mit 2 Ja gegen 1 Nein bei 0 Enthaltungen "
            "um den Punkt Ö 8 „Deichschaden“ erweitert. "
            "Begründung des Antrags: Deichschaden duldet keinen Aufschub"
        ),
    ]
    assert [(each.heading, each.wording, each.result) for each in draft.decisions] == [
        ("Beschluss zur Tagesordnung", "Ist Deichschaden dringlich?", "mehrheitlich beschlossen")
    ]
    added = section(draft, "Ö 8")
    assert (added.title, added.decisions) == ("Deichschaden", ())
    assert texts(added.notes) == [
        "Der Punkt wurde in der Sitzung wegen Dringlichkeit in die Tagesordnung aufgenommen."
    ]
    assert [row.number for row in draft.agenda[0].rows][-1] == "Ö 8"


def test_what_is_not_urgent_is_told_and_stands_on_no_agenda():
    draft = drafted(proposed(), *vote(1, 1, 1))
    assert texts(draft.notes)[-1] == (
        "Die Dringlichkeit wird mit 1 Ja gegen 1 Nein bei 0 Enthaltungen nicht anerkannt; "
        "„Deichschaden“ kommt nicht auf die Tagesordnung. "
        "Begründung des Antrags: Deichschaden duldet keinen Aufschub"
    )
    assert draft.decisions[0].result == "abgelehnt bei Stimmengleichheit"
    assert "Ö 8" not in [each.number for each in draft.items]


def test_a_proposal_that_is_taken_back_is_told():
    draft = drafted(proposed(), moves.ProposalTakenBack(item=DYKE, reason="Erledigt."))
    assert texts(draft.notes)[-1] == (
        "Der Dringlichkeitsantrag „Deichschaden“ wird zurückgenommen. Begründung: Erledigt."
    )


def test_a_vote_on_urgency_that_was_annulled_uncounted_is_no_decision():
    draft = drafted(proposed(), opened(1, DYKE, "Dringlich?"), VoteAnnulled(reason="Störung"), *vote(2, 3, 0))
    assert len(draft.decisions) == 1


def test_what_is_urgent_and_not_public_is_told_in_the_closed_part_alone():
    events = (
        agenda.PublicExcluded(reason="§ 48 Abs. 2 GO NRW"),
        proposed(SECRET, public=False, number="N 3"),
        *vote(1, 3, 0, SECRET),
        moves.ItemMoved(item=DYKE, before=21, reason="GEHEIM"),
        moves.ItemsCombined(items=(DYKE, 22), reason="GEHEIM"),
    )
    assert "GEHEIM" not in repr(drafted(*events))
    told = drafted(*events, part=Part.CLOSED)
    assert (len(told.decisions), section(told, "N 3").title) == (1, SECRET)


def test_every_vote_on_urgency_stands_in_print_and_record_as_the_journal_counted_it():
    events = evening(
        proposed(),
        *vote(1, 2, 1),
        agenda.ItemCalled(item=DYKE),
        opened(2, DYKE, "Der Deich wird geflickt."),
        closed(3, 0),
        ResultAnnounced(),
        course.SittingClosed(present=3),
    )
    recorded = history(events)
    chain = links(recorded)
    at = Anchor(stream=ev.STREAM, seq=chain[-1].seq, head=chain[-1].hash)
    draft = draft_of(recorded, part=Part.PUBLIC, about=ABOUT, passages={}, anchor=at)
    shown = shown_entries(recorded, Part.PUBLIC)
    record = read_record(record_of(draft, chain, lambda link: link.seq in shown))
    assert (list(wrong_votes(record)), untold_votes(record)) == ([], ())
    assert [vote.item for vote in record.votes] == ["Tagesordnung", "Ö 8"]
    printed = list(printed_tallies(printed_text(render_minutes(draft).data)))
    assert printed == [vote.tally for vote in record.votes]

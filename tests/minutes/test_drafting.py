"""The draft is a reading of the journal: what it says, and what it must not say."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import evening as ev
import pytest
from evening import ABOUT, PLAN, SECRET, anchor, history, links

from journal.events import Refused
from minutes.convocation import convocation
from minutes.disclosure import shown_entries
from minutes.draft import Answer, Part, Tally
from minutes.drafting import DraftRefusal, draft_of
from minutes.record import chain_holds, read_record, untold_votes, wrong_votes
from minutes.recording import record_of
from sessions_app.sitting.events.agenda import ItemCalled, PublicExcluded
from sessions_app.sitting.events.course import QuorumEstablished, SittingConvened, SittingInterrupted
from sessions_app.sitting.events.speakers import FloorGiven
from sessions_app.sitting.plan import PublishedSupplement
from sessions_app.sitting.speakers import Purpose
from voting.events import BallotCast, PapersHandedIn, ResultAnnounced, TellerCounted
from voting.vote import Source, VoteKind

PASSAGES = {
    0: "Zur Tagesordnung.",
    11: "Die Kämmerin trägt vor.\n\n\nFragen\nwerden beantwortet.",
    21: "GEHEIM beraten.",
}


def draft(part=Part.PUBLIC, events=ev.EVENTS, about=ABOUT, passages=PASSAGES):
    return draft_of(history(events), part=part, about=about, passages=passages, anchor=anchor())


def item(number, part=Part.PUBLIC, events=ev.EVENTS):
    return next(each for each in draft(part, events).items if each.number == number)


def seq_of(event):
    return ev.EVENTS.index(event) + 1


def test_the_public_draft_has_the_public_items_and_neutral_titles_alone():
    public = draft()
    assert [each.number for each in public.items] == ["Ö 1", "Ö 2", "Ö 3", "Ö 4", "Ö 5", "Ö 6", "Ö 7"]
    assert [(row.title, row.paper) for row in public.agenda[1].rows] == [
        ("Grundstücksangelegenheit", ""),
        ("Nichtöffentliche Angelegenheit", ""),
    ]
    assert "GEHEIM" in repr(draft(Part.CLOSED))
    assert "GEHEIM" not in repr(public)


def test_the_closed_draft_has_the_closed_items_with_their_text_and_vote():
    closed = draft(Part.CLOSED)
    assert [each.number for each in closed.items] == ["N 1", "N 2"]
    assert closed.items[0].passages == ("GEHEIM beraten.",)
    assert closed.items[0].decisions[0].result == "einstimmig bei einer Enthaltung beschlossen"
    assert [row.title for row in closed.agenda[1].rows] == [SECRET, f"{SECRET} II"]
    assert "der 12. Sitzung" in closed.subtitle
    assert "Die Sitzung wird unterbrochen: GEHEIM" in [note.text for note in closed.items[0].notes]


def test_when_the_agenda_was_published_and_what_supplements_changed_is_a_fact_of_the_minutes():
    published, later = datetime(2026, 9, 20, 22, 30, tzinfo=UTC), datetime(2026, 10, 1, 9, tzinfo=UTC)
    first = PublishedSupplement(number=1, published_at=later, new=("Ö 8", "Ö 9"), withdrawn=("N 2",))
    second = PublishedSupplement(number=2, published_at=later, changed=("Ö 1",))
    plan = replace(PLAN, agenda_published_at=published, supplements=(first, second))
    assert convocation(plan, "Europe/Berlin") == (
        "veröffentlicht am 21.09.2026; Nachtrag 1 vom 01.10.2026 (neu: Ö 8, Ö 9; abgesetzt: N 2); "
        "Nachtrag 2 vom 01.10.2026 (geändert: Ö 1)"
    )
    assert convocation(replace(plan, supplements=()), "Europe/Berlin") == "veröffentlicht am 21.09.2026"
    assert convocation(PLAN, "Europe/Berlin") == ""


def test_facts_come_from_the_journal_in_local_time():
    assert [(fact.label, fact.text) for fact in draft().facts] == [
        ("Ort", "Rathaus, Ratssaal"),
        ("Beginn / Ende", "18:15 – 21:20 Uhr"),
        ("Nichtöffentlich", "20:25 – 21:05 Uhr"),
        ("Vorsitz", "Kim Vorsitz"),
        ("Schriftführung", "Claudia Wörner"),
    ]
    assert "nicht beschlussfähig" in draft().quorum


def test_attendance_counts_from_the_opening_and_names_the_substitute():
    rows = {each.name: each for each in draft().attendance}
    assert list(rows) == [
        "Kim Vorsitz",
        "Anna Albrecht",
        "Bernd Fehlt",
        "Emil Ersatz",
        "Rita Rat",
        "Siri Sach",
    ]
    begin = ev.history()[5].at
    assert [(each.begin, each.remote) for each in rows["Kim Vorsitz"].intervals] == [(begin, False)]
    assert [each.remote for each in rows["Emil Ersatz"].intervals] == [True, False]
    assert rows["Emil Ersatz"].remark == "Vertretung für Bernd Fehlt"
    assert (rows["Bernd Fehlt"].intervals, rows["Bernd Fehlt"].remark) == ((), "nicht anwesend")
    assert (rows["Rita Rat"].role, rows["Siri Sach"].role) == ("beratend", "sachkundige Bürgerin")
    assert rows["Siri Sach"].remark == "nicht anwesend"


def test_every_counted_vote_is_told_with_its_entry_also_the_annulled_one():
    tied, annulled, carried = item("Ö 1").decisions
    assert (tied.result, tied.tally) == (
        "abgelehnt bei Stimmengleichheit",
        Tally(yes=1, no=1, abstain=0, not_voted=1),
    )
    assert (annulled.annulled, annulled.heading) == (True, "Beschlussvorschlag")
    assert annulled.result == "einstimmig bei 2 Enthaltungen beschlossen"
    assert annulled.explanation.startswith(
        "aufgehoben: Gerät von Emil Ersatz gestört · erforderlich: mehr Ja als Nein"
    )
    assert tied.explanation == (
        "erforderlich: mehr Ja als Nein, Enthaltungen zählen nicht mit (einfache Mehrheit, § 50 Abs. 1 GO NRW)"
    )
    assert (carried.heading, carried.result) == ("Beschluss", "mehrheitlich beschlossen")
    assert carried.wording == "Der Haushalt wird beschlossen."
    assert [each.seq for each in (tied, annulled, carried)] == [12, 16, 21]


def test_a_vote_annulled_before_its_count_is_a_note():
    assert "Eine laufende Abstimmung wird aufgehoben: falsche Frage" in [
        each.text for each in item("Ö 1").notes
    ]


def test_a_roll_call_names_everybody_by_group_and_an_open_vote_nobody():
    roll_call, open_vote, _ = item("Ö 1").decisions
    assert [(each.group, each.ballots) for each in roll_call.roll_call] == [
        ("ohne Fraktion", (Answer("Kim Vorsitz", "Ja"),)),
        ("CDU", (Answer("Anna Albrecht", "Nein"),)),
        ("SPD", (Answer("Emil Ersatz", "ohne Stimme"),)),
    ]
    assert open_vote.roll_call == ()


def test_a_call_by_telephone_and_a_ballot_on_paper_are_told_the_other_ways_only_beside_them():
    phone = BallotCast(voter=2, choice=ev.NO, source=Source.PHONE)
    paper = BallotCast(voter=4, choice=ev.NO, source=Source.PAPER)
    roll_call = item("Ö 1", events=(*ev.EVENTS[:10], phone, paper, ev.closed(1, 2))).decisions[0]
    assert roll_call.mode == "Namentliche Abstimmung (1 am eigenen Gerät, 1 per Telefon, 1 auf Papier)"
    assert [each.ballots[0].way for each in roll_call.roll_call] == ["", "per Telefon", "auf Papier"]
    aloud = replace(phone, source=Source.DESK)
    plain = item("Ö 1", events=(*ev.EVENTS[:10], aloud, ev.closed(1, 1, 0, 1))).decisions[0]
    assert (plain.mode, plain.roll_call[1].ballots[0].way) == ("Namentliche Abstimmung", "")


def by_hand(*happened):
    """The decision on item 1 by show of hands: two in the hall, Emil Ersatz by video."""
    raised = replace(ev.opened(1, 11, "Haushalt", VoteKind.HANDS), in_hall=(1, 2))
    (decision,) = item("Ö 1", events=(*ev.EVENTS[:8], raised, *happened)).decisions
    return decision


def test_a_show_of_hands_names_both_tellers_and_what_was_counted_besides_and_nobody_else():
    olga, paul = (TellerCounted(teller=teller, yes=1, no=1, abstain=0) for teller in ("Olga", "Paul"))
    video = BallotCast(voter=4, choice=ev.NO)
    decision = by_hand(olga, paul, video, ev.closed(1, 2))
    told = "Abstimmung durch Handzeichen, gezählt von Olga und Paul"
    assert decision.mode == f"{told} (1 am eigenen Gerät, 2 durch Handzeichen)"
    assert (decision.tally, decision.roll_call) == (Tally(yes=1, no=2, abstain=0), ())
    other = replace(paul, yes=2, no=0)
    recounted = by_hand(olga, other, olga, paul, ev.closed(1, 1, 0, 1))
    assert recounted.mode == f"{told}, übereinstimmend in der 2. Zählung"


def test_a_secret_vote_has_sums_and_tellers_in_the_minutes_and_no_name_of_a_voter():
    counts = (TellerCounted(teller=teller, yes=1, no=1, abstain=0, invalid=1) for teller in ("Olga", "Paul"))
    raised = replace(ev.opened(1, 11, "Haushalt", VoteKind.SECRET), in_hall=(1, 2, 4))
    end = replace(ev.closed(1, 1), invalid=1)
    events = (*ev.EVENTS[:8], raised, PapersHandedIn(voters=(1, 2, 4)), *counts, end, ResultAnnounced())
    (decision,) = item("Ö 1", events=events).decisions
    assert decision.mode == "Geheime Abstimmung mit Stimmzetteln, gezählt von Olga und Paul"
    assert (decision.tally, decision.roll_call) == (Tally(yes=1, no=1, abstain=0, invalid=1), ())


def test_hands_that_were_never_agreed_on_have_no_tellers():
    (decision,) = item(
        "Ö 1", events=(*ev.EVENTS[:8], ev.opened(1, 11, "?", VoteKind.HANDS), ev.closed(0, 0, 0, 3))
    ).decisions
    assert decision.mode == "Abstimmung durch Handzeichen"


def test_what_became_of_items_without_a_decision_is_said():
    assert [item(f"Ö {number}").outcome for number in range(2, 8)] == [
        "Der Punkt wird zur Kenntnis genommen.",
        "Der Punkt wird vertagt. Grund: Unterlagen fehlen",
        "Der Punkt wird von der Tagesordnung abgesetzt.",
        "Der Punkt wird verwiesen: Bauausschuss.",
        "Der Punkt wird aufgerufen.",
        "Der Punkt wird nicht aufgerufen.",
    ]


def test_the_course_of_the_evening_is_noted_with_times_and_entries():
    assert told(draft().notes) == [(6, "Der Vorsitz eröffnet die Sitzung.")]
    assert told(item("Ö 6").afterwards) == [
        (32, "Die Öffentlichkeit wird ausgeschlossen."),
        (40, "Die Öffentlichkeit wird wieder zugelassen."),
    ]
    assert [each.number for each in draft().items if each.afterwards] == ["Ö 6"]
    assert [note.text for note in item("Ö 1").notes][-2:] == [
        "Die Sitzung wird unterbrochen: Beratung der Fraktionen",
        "Die Sitzung wird fortgesetzt.",
    ]


def test_the_closed_part_tells_it_around_its_own_items():
    assert told(draft(Part.CLOSED).notes) == [
        (6, "Der Vorsitz eröffnet die Sitzung."),
        (32, "Die Öffentlichkeit wird ausgeschlossen: § 48 Abs. 2 GO NRW"),
    ]
    assert told(item("N 1", Part.CLOSED).afterwards) == [(40, "Die Öffentlichkeit wird wieder zugelassen.")]


def test_an_interruption_behind_closed_doors_before_any_closed_item_is_not_lost():
    events = (*ev.EVENTS[:8], PublicExcluded(reason="Grund"), SittingInterrupted(reason="GEHEIM"))
    notes = [note.text for note in draft(Part.CLOSED, events=events).notes]
    assert notes[-1] == "Die Sitzung wird unterbrochen: GEHEIM"
    assert "GEHEIM" not in repr(draft(events=events))


def test_the_closing_is_told_once_with_its_entry():
    assert draft().closing.startswith("Der Vorsitz schließt die Sitzung um 21:20 Uhr (Eintrag 43). ")
    assert repr(draft()).count("schließt die Sitzung") == 1


def told(notes):
    return [(note.seq, note.text) for note in notes]


def test_a_later_finding_of_the_quorum_is_noted_in_both_parts():
    found = (
        QuorumEstablished(present=7, required=7, quorate=True),
        QuorumEstablished(present=6, required=7, quorate=False),
    )
    texts = [
        (
            "Der Vorsitz stellt fest: Die Sitzung ist beschlussfähig; "
            "7 stimmberechtigte Mitglieder sind anwesend, 7 sind erforderlich."
        ),
        (
            "Der Vorsitz stellt fest: Die Sitzung ist nicht beschlussfähig; "
            "6 stimmberechtigte Mitglieder sind anwesend, 7 sind erforderlich."
        ),
    ]
    for part in Part:
        notes = draft(part, events=(*ev.EVENTS[:6], *found)).notes
        assert [note.text for note in notes[1:]] == texts


def test_who_spoke_is_named_once_and_points_of_order_apart():
    floor = [
        FloorGiven(person=2),
        FloorGiven(person=1),
        FloorGiven(person=4, purpose=Purpose.QUESTION),
        FloorGiven(person=2),
        FloorGiven(person=4, purpose=Purpose.POINT_OF_ORDER),
    ]
    spoken = draft(events=(*ev.EVENTS[:8], *floor, ItemCalled(item=12), floor[-1])).items
    assert [each.speakers for each in spoken[:3]] == [
        "Es sprachen: Anna Albrecht (CDU), Kim Vorsitz. Zur Geschäftsordnung sprach: Emil Ersatz (SPD).",
        "Zur Geschäftsordnung sprach: Emil Ersatz (SPD).",
        "",
    ]


def test_who_spoke_behind_closed_doors_is_named_in_the_closed_part_alone():
    events = (*ev.EVENTS[:33], FloorGiven(person=2))
    assert {each.speakers for each in draft(events=events).items} == {""}
    closed = draft(Part.CLOSED, events=events).items
    assert [each.speakers for each in closed] == ["Es sprach: Anna Albrecht (CDU).", ""]


def test_the_reason_of_an_exclusion_stands_in_the_closed_part_alone():
    assert "Die Öffentlichkeit wird ausgeschlossen: § 48 Abs. 2 GO NRW" in [
        note.text for note in draft(Part.CLOSED).notes
    ]


def test_the_clerks_text_is_torn_at_empty_lines_and_stays_where_it_belongs():
    assert item("Ö 1").passages == ("Die Kämmerin trägt vor.", "Fragen\nwerden beantwortet.")
    assert draft().passages == ("Zur Tagesordnung.",)
    assert draft(Part.CLOSED).passages == ()


def test_chair_and_clerk_sign():
    assert [(each.field, each.role, each.name) for each in draft().signers] == [
        ("chair", "Vorsitz", "Kim Vorsitz"),
        ("clerk", "Schriftführung", "Claudia Wörner"),
    ]


def test_a_running_sitting_can_be_drafted_already():
    running = draft(
        events=(*ev.EVENTS[:13], ev.opened(2, 11, "Der Haushalt"), PublicExcluded(reason="Grund"))
    )
    assert running.closing == "Die Sitzung ist noch nicht geschlossen."
    assert [fact.text for fact in running.facts][1:3] == ["18:15 – andauernd", "19:00 – andauernd"]
    assert len(running.items[0].decisions) == 1


def test_a_sitting_that_was_not_opened_has_no_minutes():
    with pytest.raises(Refused) as refused:
        draft(events=ev.EVENTS[:5])
    assert refused.value.refusal is DraftRefusal.SITTING_NOT_OPENED


def test_a_chair_and_voters_unknown_to_the_roster_leave_their_place_empty():
    plan = replace(ev.PLAN, chair=99, members=ev.PLAN.members[:2])
    events = (SittingConvened(plan=plan), *ev.EVENTS[1:3], ev.EVENTS[5], *ev.EVENTS[7:13])
    strange = draft(events=events, about=replace(ABOUT, meeting_number=0))
    assert strange.signers[0].name == ""
    assert "der Sitzung" in strange.subtitle
    assert strange.items[0].decisions[0].roll_call[0].ballots == (
        Answer("Kim Vorsitz", "Ja"),
        Answer("Emil Ersatz", "ohne Stimme"),
    )


@pytest.mark.parametrize(("part", "carries"), [(Part.PUBLIC, False), (Part.CLOSED, True)])
def test_the_record_hides_what_its_part_must_not_show_and_the_chain_still_holds(part, carries):
    shown = shown_entries(history(), part)
    data = record_of(draft(part), links(), lambda link: link.seq in shown)
    record = read_record(data)
    assert ("GEHEIM" in data.decode()) is carries
    assert chain_holds(record)
    assert (list(wrong_votes(record)), untold_votes(record)) == ([], ())


def test_a_record_from_before_papers_could_be_invalid_is_read_as_before():
    raw = json.loads(record_of(draft(), links(), lambda _: True))
    for vote in raw["votes"]:
        del vote["invalid"]
    record = read_record(json.dumps(raw).encode())
    assert [vote.tally.invalid for vote in record.votes] == [0, 0, 0]
    assert list(wrong_votes(record)) == []


def test_ballots_are_named_in_roll_calls_alone_and_only_to_those_who_may_read_them():
    ballots = {number for number, event in enumerate(ev.EVENTS, 1) if isinstance(event, ev.BallotCast)}
    assert shown_entries(history(), Part.PUBLIC) & ballots == {10, 11}
    assert shown_entries(history(), Part.CLOSED) & ballots == set()


def test_the_public_record_shows_exactly_the_public_entries():
    hidden = set(range(1, 44)) - shown_entries(history(), Part.PUBLIC)
    kinds = [(number, ev.EVENTS[number - 1].kind) for number in sorted(hidden)]
    assert kinds == [
        (1, "sitting_convened"), (15, "ballot_cast"), (31, "item_withdrawn"), (32, "public_excluded"), (33, "item_called"), (34, "vote_opened"),
        (35, "ballot_cast"), (36, "vote_closed"), (37, "result_announced"), (38, "sitting_interrupted"), (39, "sitting_resumed"),
    ]  # fmt: skip


def test_the_record_says_who_signs_and_what_was_counted():
    record = json.loads(record_of(draft(), links(), lambda _: True))
    assert [(vote["item"], vote["seq"], vote["yes"], vote["annulled"]) for vote in record["votes"]] == [
        ("Ö 1", 12, 1, False), ("Ö 1", 16, 1, True), ("Ö 1", 21, 2, False),
    ]  # fmt: skip
    assert record["signers"] == [
        {"field": "chair", "role": "Vorsitz", "name": "Kim Vorsitz"},
        {"field": "clerk", "role": "Schriftführung", "name": "Claudia Wörner"},
    ]

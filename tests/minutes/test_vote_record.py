"""The record of a vote: what it holds, and for whom; what its readers may not know is nowhere in it."""

from dataclasses import replace

import pytest
from recorded import ANNULLED, LETTERHEAD, SCHEMA, everything, faults, record, shown, state, voted

from config.public_crawl.pdf import text_of_pdf
from minutes.pdf.vote_record import render_vote_record
from minutes.votes.machine import json_of
from minutes.votes.of_sitting import votes_for_the_desk, votes_for_the_public
from minutes.votes.picture import picture_of
from minutes.votes.sheet import NOT_FOR_ALL, NOT_ON_INTERNET, sheet_of
from sessions_app.sitting.events.corrections import EntryCorrected
from sessions_app.sitting.events.course import SittingClosed
from sessions_app.sitting.events.recusal import BiasFound
from sessions_app.sitting.state import Part
from tests.cast import (
    ANNA,
    BERND,
    CEM,
    CHAIR,
    DORA,
    FIRST_CLOSED,
    OPEN,
    ROLL_CALL,
    ROSTER,
    YES,
    announced,
    ballot,
    item_called,
    motion_tabled,
    vote_closed,
    vote_opened,
)
from voting.events import VoteAnnulled
from voting.vote import Source

pytestmark = pytest.mark.usefixtures("in_german")


def numbers(votes):
    return [vote.number for vote in votes]


# Which votes anybody has a record of

PHASES = {
    "an open one": ([item_called(3), vote_opened(), ballot(ANNA, YES)], [], []),
    "a counted one": (voted(), [], [1]),
    "an announced one": ([*voted(), announced], [1], [1]),
    "an annulled one": ([*voted(), ANNULLED], [], [1]),
    "an annulled one after the evening": ([*voted(), ANNULLED, SittingClosed(present=13)], [1], [1]),
    "one of the closed part": ([*voted(item=FIRST_CLOSED), announced], [], [1]),
    "one of the closed part after the evening": (
        [*voted(item=FIRST_CLOSED), announced, SittingClosed(present=13)],
        [],
        [1],
    ),
}


@pytest.mark.parametrize(("happened", "public", "desk"), PHASES.values(), ids=PHASES)
def test_who_has_a_record_of_it(happened, public, desk):
    sitting = state(*happened)
    assert numbers(votes_for_the_public(sitting)) == public
    assert numbers(votes_for_the_desk(sitting)) == desk


# Who voted how


@pytest.mark.parametrize(
    ("kind", "desk", "named"),
    [(OPEN, False, False), (ROLL_CALL, False, True), (OPEN, True, True), (ROLL_CALL, True, True)],
)
def test_ballots_are_named_in_roll_calls_and_for_the_desk(kind, desk, named):
    told = record(state(*voted(kind), announced), desk=desk)
    choices = {line.name: line.choice for line in told.lines if line.choice}
    all_of_them = {ANNA.name: "yes", BERND.name: "no", CEM.name: "abstain"}
    assert (told.named, choices) == (named, all_of_them if named else {})
    assert told.confidential is (named and kind is OPEN)
    assert (picture_of(told) is not None) is named


@pytest.mark.parametrize(
    ("names", "roll_call", "named"), [(True, True, True), (True, False, False), (False, True, False)]
)
def test_after_the_evening_a_roll_call_is_named_to_all_only_where_the_rules_put_it_on_the_internet(
    names, roll_call, named
):
    """The desk and its own record keep the names in any case (DP-06)."""
    sitting = state(*voted(ROLL_CALL), announced, SittingClosed(present=13))
    sitting = shown(sitting, names=names, roll_call=roll_call)
    assert [record(sitting, desk=desk).named for desk in (False, True)] == [named, True]


def test_the_public_record_of_an_open_vote_says_of_nobody_whether_and_how():
    """Whoever the three ballots are of, the record is the same."""
    before = state(*voted(), announced)
    others = dict(zip((1, 7, 8), before.votes[0].ballots.values(), strict=True))
    after = replace(before, votes=(replace(before.votes[0], ballots=others),))
    assert everything(record(before)) == everything(record(after))
    assert everything(record(before, desk=True)) != everything(record(after, desk=True))


def told_of_everybody(*after):
    """A roll call on a motion, found out to be decided by somebody biased, and corrected, all by name."""
    tabled = motion_tabled(ANNA, "Anna Albers lobt Brückners Antrag")
    found = BiasFound(person=CEM.person, item=3, vote=1, reason="Verwandt")
    wrong = EntryCorrected(seq=24, text="Bernd Brückner", reason="", readers=(Part.PUBLIC,), item=3)
    vote = vote_opened(ROLL_CALL, motion=1, question="Anna Albers lobt Brückners Antrag")
    ballots = [ballot(ANNA, YES), ballot(BERND, YES), ballot(CEM, YES)]
    counted = vote_closed(3, 0, 0, not_voted=9, carried=True)
    return state(item_called(3), tabled, vote, *ballots, counted, announced, found, wrong, *after)


def test_where_the_rules_show_no_names_the_record_on_the_internet_names_nobody():
    """Neither register nor reasons, neither movers nor biased, nor anybody in what was typed (DP-05)."""
    sitting = told_of_everybody(SittingClosed(present=13))
    known = {person.name for person in ROSTER} - {CHAIR.name}
    by_desk = " ".join(everything(record(shown(sitting, names=False), desk=True)))
    assert {name for name in known if name in by_desk} == known
    told = record(shown(sitting, names=False))
    for text in everything(told):
        assert {word for name in known for word in (name, name.split()[-1]) if word in text} == set()
    assert (told.entitled, told.lines, told.left_out) == (12, (), ("names",))
    assert (told.question, str(told.about)[-6:]) == ("[Name] lobt [Name] Antrag", "[Name]")
    assert [(each.seq, each.text) for each in told.corrections] == [(24, "")]
    reason = VoteAnnulled(reason="Gitta war weg, Grothe auch")
    void = state(*voted(ROLL_CALL), reason, SittingClosed(present=13))
    assert record(shown(void, names=False)).annulment_reason == "Gitta war weg, [Name] auch"
    assert "Das Verzeichnis mit den Namen steht nicht im Internet" in everything(told)[2]
    assert [str(each) for each in told.withheld] == [
        "Das Verzeichnis mit den Namen steht nicht im Internet: So wollen es die geltenden Regeln."
    ]
    assert faults(SCHEMA, json_of(told, "")) == []


def test_while_a_roll_call_is_heard_live_its_voters_are_named_and_nobody_who_could_not_vote():
    told = record(shown(state(*voted(ROLL_CALL), announced), names=False))
    assert (told.named, len(told.lines), told.off_internet) == (True, 12, True)
    assert DORA.name not in " ".join(everything(told))


def test_an_annulled_roll_call_that_was_never_counted_names_no_ballot():
    sitting = state(
        item_called(3), vote_opened(ROLL_CALL), ballot(ANNA, YES), ANNULLED, SittingClosed(present=13)
    )
    for desk in (False, True):
        told = record(sitting, desk=desk)
        assert (told.named, told.tally, told.counts, dict(told.sources)) == (False, None, (), {})
        assert all(not line.ballot for line in told.lines)
        assert json_of(told, "")["counts"] is None
        assert "nicht ausgezählt" in everything(told)[2]


# What it says


def test_the_record_holds_register_reasons_rule_and_arithmetic():
    told = record(state(*voted(ROLL_CALL), announced))
    assert [line.name for line in told.lines if line.ground == "biased"] == [DORA.name]
    assert len(told.electors) == 12
    assert [(choice, number) for choice, _label, number in told.counts] == [
        ("yes", 1),
        ("no", 1),
        ("abstain", 1),
        ("not_voted", 9),
    ]
    assert (told.verdict.base, told.verdict.threshold, told.verdict.carried) == (2, 2, False)
    assert dict(told.sources) == {Source.DEVICE: 2, Source.DESK: 1}
    assert "Stimmengleichheit" in str(told.sentence)


def test_an_annulled_vote_and_its_repetition_name_each_other():
    again = [vote_opened(number=2), ballot(ANNA, YES), vote_closed(1, 0, 0, not_voted=11, carried=True)]
    sitting = state(*voted(), ANNULLED, *again, announced, SittingClosed(present=13))
    first, second = record(sitting, 1), record(sitting, 2)
    assert (first.repeated_by, first.repeats) == (2, None)
    assert (second.repeated_by, second.repeats) == (None, 1)
    assert first.annulment_reason == "Die Verbindung war gestört"
    assert "Wiederholt als Abstimmung 2" in everything(first)[2]
    assert "Abstimmung 1, die aufgehoben wurde" in everything(second)[2]


def test_a_second_vote_without_an_annulment_repeats_nothing():
    again = [vote_opened(number=2), vote_closed(0, 0, 0, not_voted=12, carried=False), announced]
    sitting = state(*voted(), announced, *again)
    assert [(record(sitting, n).repeats, record(sitting, n).repeated_by) for n in (1, 2)] == [
        (None, None)
    ] * 2


def test_corrections_of_its_entries_stand_in_it_and_others_do_not():
    correct = {"reason": "Verhört", "readers": (Part.PUBLIC,), "item": 3}
    mine = EntryCorrected(seq=24, text="Es waren elf ohne Stimme", **correct)
    other = EntryCorrected(seq=3, text="Fremde Zeile", **correct)
    told = record(state(*voted(), announced, mine, other))
    assert [each.text for each in told.corrections] == ["Es waren elf ohne Stimme"]
    assert all("elf ohne Stimme" in form for form in (everything(told)[0], everything(told)[2]))


def test_votes_from_before_reasons_were_written_have_their_register():
    old = [item_called(3), vote_opened(ROLL_CALL, entitlements=()), ballot(ANNA, YES)]
    told = record(state(*old, vote_closed(1, 0, 0, not_voted=11, carried=True), announced))
    assert {(line.entitled, line.ground, line.reason) for line in told.lines} == {(True, "", None)}
    assert faults(SCHEMA, json_of(told, "")) == []
    assert len(told.lines) == 12


def test_a_record_for_the_desk_says_what_it_is():
    open_one = sheet_of(record(state(*voted(), announced), desk=True), LETTERHEAD)
    closed_one = sheet_of(record(state(*voted(ROLL_CALL, item=FIRST_CLOSED)), desk=True), LETTERHEAD)
    assert open_one.warning == (NOT_FOR_ALL,)
    assert closed_one.warning == (
        "Das Ergebnis ist noch nicht verkündet.",
        "Nichtöffentlich. Dieses Protokoll ist vertraulich.",
    )
    assert sheet_of(record(shown(state(*voted(ROLL_CALL), announced))), LETTERHEAD).warning == ()


def test_a_record_with_names_that_do_not_stay_on_the_internet_says_so_and_has_its_own_number():
    """While the meeting lasts the public's record has them too, and then bears that number as well."""
    told = []
    for after in ([], [SittingClosed(present=13)]):
        sitting = shown(state(*voted(ROLL_CALL), announced, *after), roll_call=False)
        told.append([sheet_of(record(sitting, desk=desk), LETTERHEAD) for desk in (False, True)])
    (public, desk), (public_after, desk_after) = told
    assert [each.document_id for each in (public, desk, desk_after, public_after)] == [
        *["AP-42-1-N"] * 3,
        "AP-42-1",
    ]
    assert {each.title for each in (public, desk, desk_after)} == {
        "Abstimmungsprotokoll mit Namen, nicht für das Internet"
    }
    assert desk_after.warning == (NOT_ON_INTERNET,)
    assert public_after.title == "Abstimmungsprotokoll"
    assert public_after.warning == (
        "Wer wie gestimmt hat, steht nicht im Internet: So wollen es die geltenden Regeln für namentliche Abstimmungen.",
    )
    text = " ".join(text_of_pdf(render_vote_record(desk_after)).split())
    assert [words in text for words in (desk_after.title, NOT_ON_INTERNET)] == [True, True]


def test_the_half_circle_seats_every_elector_with_the_own_choice_by_group():
    picture = picture_of(record(state(*voted(ROLL_CALL), announced)))
    assert [str(group.name) for group in picture.groups] == [
        "Ohne Fraktion",
        "Auenliste",
        "Forum Eichenfurt",
        "Gemeinsam vor Ort",
        "Zukunft Eichenfurt",
    ]
    assert [group.counts for group in picture.groups][:2] == [(0, 0, 0, 1), (1, 1, 1, 0)]
    chosen = [seat.choice for seat in picture.seats]
    assert (len(chosen), sorted(filter(None, chosen))) == (12, ["abstain", "no", "yes"])
    assert chosen[1:4] == ["yes", "no", "abstain"]


def test_the_pages_are_the_same_bytes_again():
    sheet = sheet_of(record(state(*voted(ROLL_CALL), announced)), LETTERHEAD)
    pdf = render_vote_record(sheet)
    assert pdf == render_vote_record(sheet)
    text = text_of_pdf(pdf)
    for words in (
        "Abstimmungsprotokoll",
        "Dora Drechsler",
        "bei diesem Punkt befangen",
        "§ 50 Abs. 1 GO NRW",
    ):
        assert words in text

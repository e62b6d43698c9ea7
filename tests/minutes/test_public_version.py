"""What the version for the Internet leaves out is not there: not on its pages, not in its record (DP-05, DP-06)."""

from dataclasses import replace

import evening as ev
import pytest
from evening import ABOUT, anchor, history

from minutes.draft import Part
from minutes.drafting import draft_of
from minutes.public_version import (
    HIDDEN,
    kept_back,
    marked,
    names_to_hide,
    original_of,
    public_draft,
)
from minutes.record import Original
from sessions_app.sitting.events.speakers import FloorGiven
from sessions_app.sitting.internet import DEBATE, NAMES, ROLL_CALL, left_out_by, names_roll_calls
from sessions_app.sitting.speakers import Purpose
from sessions_app.sitting.state import Sitting
from voting.rules.profiles import Flag, MinutesRules, load_profile

PASSAGES = {0: "Frau Albrecht grüßt.", 11: "Albrechts Antrag. Anna Albrecht dankt.\n\nKim Vorsitz auch."}


def whole():
    return draft_of(history(ev.EVENTS), part=Part.PUBLIC, about=ABOUT, passages=PASSAGES, anchor=anchor())


def hidden_names():
    sitting = Sitting()
    for each in history(ev.EVENTS):
        sitting = each.event.apply(sitting, each.at)
    return names_to_hide(sitting)


def version(*kinds):
    return public_draft(whole(), kinds, hidden_names())


def test_the_names_of_all_but_who_led_and_kept_the_minutes_can_be_left_out():
    assert set(hidden_names()) == {each.name for each in ev.PLAN.members} - {"Kim Vorsitz"}
    assert "Anna Albrecht" in repr(whole())
    draft, done = version(NAMES)
    assert done == (NAMES,)
    assert [name for name in hidden_names() if name in repr(draft)] == []
    assert "Albrecht" not in repr(draft)
    assert [each.name for each in draft.attendance] == ["Kim Vorsitz"]
    assert draft.items[0].passages == (f"{HIDDEN} Antrag. {HIDDEN} dankt.", "Kim Vorsitz auch.")
    assert draft.letterhead == whole().letterhead
    assert [item.decisions[0].tally for item in draft.items if item.decisions] == [
        item.decisions[0].tally for item in whole().items if item.decisions
    ]


def test_without_the_debate_neither_the_clerks_words_nor_the_speakers_stay():
    draft, done = version(DEBATE)
    assert done == (DEBATE,)
    assert (draft.passages, {item.passages for item in draft.items}) == ((), {()})
    assert {item.speakers for item in draft.items} == {""}
    assert "Anna Albrecht" in repr(draft.attendance)


def test_without_roll_calls_the_numbers_stay_and_the_names_go():
    called = [each for item in whole().items for each in item.decisions if each.roll_call]
    draft, done = version(ROLL_CALL)
    assert called
    assert done == (ROLL_CALL,)
    decisions = [each for item in draft.items for each in item.decisions]
    assert [each for each in decisions if each.roll_call] == []
    assert {each.seq: each.tally for each in called}.items() <= {
        each.seq: each.tally for each in decisions
    }.items()


def test_where_there_was_nothing_to_leave_out_nothing_is_said_to_be_missing():
    quiet = replace(
        whole(), passages=(), items=tuple(replace(each, passages=(), speakers="") for each in whole().items)
    )
    assert public_draft(quiet, (DEBATE,), ()) == (quiet, ())
    assert public_draft(whole(), (), ()) == (whole(), ())


def test_a_short_family_name_is_masked_with_the_first_name_alone():
    draft = replace(whole(), passages=("Yi Ng und Ng.",))
    masked, _done = public_draft(draft, (NAMES,), ("Yi Ng",))
    assert masked.passages == (f"{HIDDEN} und Ng.",)


def test_the_version_says_what_it_is_and_what_is_missing():
    draft, done = version(NAMES, DEBATE)
    original = original_of(whole(), "f00d", 9)
    shown = marked(draft, done, original)
    assert shown.subtitle.endswith("Öffentliche Fassung")
    assert shown.signers == ()
    assert shown.facts[-1].label == "Weggelassen"
    for words in ("die Namen der Mitglieder", "die Wiedergabe der Beratung", HIDDEN):
        assert words in shown.facts[-1].text
    assert "unterschrieben von Kim Vorsitz, Vorsitz; Claudia Wörner" in shown.closing
    assert "f00d" in shown.closing
    assert HIDDEN not in marked(*version(DEBATE), original).facts[-1].text


def test_members_who_signed_are_not_named_by_that():
    draft = whole()
    signers = (draft.signers[0], replace(draft.signers[0], field="member", name="Anna Albrecht"))
    original = original_of(replace(draft, signers=signers), "f00d", 9)
    assert original == Original("f00d", 9, ("Kim Vorsitz, Vorsitz",))
    assert "Anna Albrecht" not in marked(draft, (DEBATE,), original).closing


def kinds_kept_back(*left_out):
    events = (*ev.EVENTS, FloorGiven(person=2, purpose=Purpose.SPEECH))
    seqs = kept_back(history(events), left_out)
    return {each.event.kind for each in history(events) if each.seq in seqs}


def kinds():
    return {each.event.kind for each in history(ev.EVENTS)}


@pytest.mark.parametrize(
    "kind", ["sitting_convened", "member_arrived", "member_left", "vote_opened", "ballot_cast"]
)
def test_a_record_without_names_shows_only_what_tells_of_nobody(kind):
    assert kind in kinds()
    assert kind in kinds_kept_back(NAMES)
    assert not {"vote_closed", "item_called", "sitting_opened", "sitting_closed"} & kinds_kept_back(NAMES)


def test_a_record_keeps_back_speakers_with_the_debate_and_ballots_with_roll_calls():
    assert {"floor_given"} <= kinds_kept_back(DEBATE)
    assert "ballot_cast" not in kinds_kept_back(DEBATE)
    assert kinds_kept_back(ROLL_CALL) >= {"ballot_cast"}
    assert "member_arrived" not in kinds_kept_back(ROLL_CALL)
    assert kinds_kept_back() == set()


def test_what_is_left_out_is_the_rules_to_say():
    assert left_out_by(load_profile("by").minutes) == (NAMES, DEBATE, ROLL_CALL)
    assert left_out_by(load_profile("nrw").minutes) == (ROLL_CALL,)
    assert left_out_by(MinutesRules(debate=Flag(False, "§ 1"))) == (DEBATE,)
    assert left_out_by(MinutesRules()) == ()


def test_a_roll_call_is_on_the_internet_where_both_it_and_names_are():
    off = Flag(False, "§ 1")
    assert names_roll_calls(MinutesRules())
    assert not names_roll_calls(MinutesRules(roll_call=off))
    assert not names_roll_calls(MinutesRules(names=off))

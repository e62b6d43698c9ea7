"""A show of hands on the screens: the desk is led through both counts, and nobody is offered a second vote."""

import pytest
from django.utils import translation

from sessions_app.screens import look
from sessions_app.screens.audience import Audience
from sessions_app.screens.log import tell
from sessions_app.screens.next_steps import next_steps
from sessions_app.screens.voting import you
from sessions_app.sitting.events.attendance import MemberArrived
from sessions_app.sitting.events.motions import MotionSupported
from sessions_app.sitting.motions import MotionKind
from tests.cast import (
    ANNA,
    HANDS,
    LUKAS,
    NO,
    REMOTE,
    SECRET,
    VOTERS,
    Evening,
    ballot,
    counted,
    handed_in,
    item_called,
    motion_tabled,
    opened,
    vote_closed,
    vote_opened,
)

HYBRID = [*opened, MemberArrived(person=LUKAS.person, mode=REMOTE), item_called(3)]
RAISED = [*HYBRID, vote_opened(HANDS)]
FIRST, SECOND = counted("Olga", 8, 3, 1), counted("Paul", 8, 3, 1)
CLOSED = [*RAISED, FIRST, SECOND, ballot(LUKAS, NO), vote_closed(8, 4, 1, not_voted=0, carried=True)]


@pytest.fixture(autouse=True)
def _in_german():
    with translation.override("de"):
        yield


def steps(*events):
    sitting = Evening().has(*events).state
    return {action.do: action for action in next_steps(sitting, presides=True, clerk=True)}


def seen(region, *events, audience=Audience.MEMBER):
    return look(Evening().has(*events).state, audience, ())[region]


def kinds(*events):
    (field,) = (each for each in steps(*events)["open_vote"].fields if each.name == "kind")
    return [option.value for option in field.options]


def test_hands_are_offered_where_somebody_could_raise_one():
    assert "hands" in kinds(*HYBRID)
    remote = [MemberArrived(person=each.person, mode=REMOTE) for each in VOTERS]
    assert "hands" not in kinds(*opened, remote, item_called(3))


def test_the_desk_is_led_through_both_counts_to_the_closing():
    first = steps(*RAISED)["count_hands"]
    assert (str(first.label), first.primary) == ("Zählung der ersten Person eintragen", True)
    assert "close_vote" not in steps(*RAISED)
    second = steps(*RAISED, FIRST)["count_hands"]
    assert str(second.label) == "Zählung der zweiten Person eintragen"
    assert "Olga hat gezählt" in str(second.hints[0])
    done = steps(*RAISED, FIRST, SECOND)
    assert (done["close_vote"].primary, done["count_hands"].primary) == (True, False)


def test_after_a_difference_the_desk_reads_which_number_and_whoever_counted_counts_again():
    again = steps(*RAISED, FIRST, counted("Paul", 7, 3, 1))["count_hands"]
    assert (str(again.label), again.fields[0].value) == ("Zählung der ersten Person eintragen", "Olga")
    assert "8 von Olga, 7 von Paul" in str(again.hints[0])
    once_more = steps(*RAISED, FIRST, counted("Paul", 7, 3, 1), FIRST)["count_hands"]
    assert once_more.fields[0].value == "Paul"


def test_only_who_takes_part_by_video_is_entered_by_name():
    (member, *_rest) = steps(*RAISED)["cast_ballot"].fields
    assert [option.label for option in member.options] == [LUKAS.name]
    assert "cast_ballot" not in steps(*RAISED, ballot(LUKAS, NO))


def test_nobody_sees_a_number_of_hands_before_the_vote_is_closed():
    for audience in (Audience.PUBLIC, Audience.MEMBER, Audience.WALL):
        before = Evening().has(*RAISED).state
        after = Evening().has(*RAISED, FIRST).state
        assert look(before, audience, ()) == look(after, audience, ())


def test_the_card_in_the_hall_asks_for_the_hand_and_on_video_for_the_vote():
    open_one, closed = Evening().has(*RAISED).state, Evening().has(*CLOSED).state
    in_hall = you(open_one, ANNA.person)
    assert (in_hall.state, in_hall.options) == ("in_hall", ())
    assert "Bitte heben Sie Ihre Hand" in str(in_hall.reason)
    assert [option.value for option in you(open_one, LUKAS.person).options] == ["yes", "no", "abstain"]
    assert (you(closed, ANNA.person).state, you(closed, LUKAS.person).state) == ("in_hall", "closed")
    assert str(you(closed, ANNA.person).result) == str(you(closed, LUKAS.person).result)


def test_the_hands_are_told_as_a_sum_with_both_names_and_the_others_by_name():
    for audience in (Audience.PUBLIC, Audience.MEMBER, Audience.DESK):
        names = seen("names", *CLOSED, audience=audience)
        assert str(names.by_hand) == (
            "Durch Handzeichen, gezählt von Olga und Paul: 8 Ja, 3 Nein, eine Enthaltung."
        )
        assert [(each.name, each.choice) for each in names.electors] == [(LUKAS.name, "no")]


def test_the_progress_says_that_hands_are_counted_and_who_votes_besides():
    words = "Die Hände im Saal werden gezählt; zugeschaltet: 0 von 1 haben abgestimmt"
    assert str(seen("vote", *RAISED).progress) == words
    assert str(seen("vote", *RAISED, FIRST, SECOND).progress) == "12 von 13 haben abgestimmt"
    alone = (*opened, item_called(3), vote_opened(HANDS))
    assert str(seen("vote", *alone).progress) == "Die Hände im Saal werden gezählt"
    assert str(seen("names", *alone, audience=Audience.DESK).by_hand or "") == ""


# In secret on paper

GRANTED = (
    motion_tabled(ANNA, "Geheim", MotionKind.SECRET_VOTE),
    MotionSupported(item=3, motion=1, supporters=3, required=3, granted=True),
)
PAPER = [*opened, item_called(3), *GRANTED, vote_opened(SECRET)]
EVERYBODY = handed_in(*VOTERS)
FOUND = (counted("Olga", 7, 4, 1, 1), counted("Paul", 7, 4, 1, 1))
SECRETLY = [*PAPER, EVERYBODY, *FOUND, vote_closed(7, 4, 1, invalid=1, not_voted=0, carried=True)]


def test_the_desk_ticks_who_handed_in_a_paper_then_enters_both_counts_then_closes():
    collecting = steps(*PAPER, handed_in(ANNA))
    assert [name for name, action in collecting.items() if action.primary] == ["hand_in_papers"]
    ticks = {option.label: option.chosen for option in collecting["hand_in_papers"].fields[0].options}
    assert ([name for name, ticked in ticks.items() if ticked], len(ticks)) == ([ANNA.name], 13)
    complete = steps(*PAPER, EVERYBODY)
    assert [name for name, action in complete.items() if action.primary] == ["count_papers"]
    assert str(complete["count_papers"].hints[0]).startswith("In der Urne: 13 Stimmzettel.")
    assert complete["count_papers"].fields[-1].name == "invalid"
    last = steps(*PAPER, EVERYBODY, *FOUND)
    assert [name for name, action in last.items() if action.primary] == ["close_vote"]
    stale = steps(*PAPER, EVERYBODY, *FOUND, handed_in(ANNA))
    assert [name for name, action in stale.items() if action.primary] == ["count_papers"]
    assert "13 Stimmzettel wurden gezählt" in str(stale["count_papers"].hints[0])


def test_nobodys_device_offers_a_choice_and_nobody_reads_a_name_beside_one():
    during, after = Evening().has(*PAPER, handed_in(ANNA)).state, Evening().has(*SECRETLY).state
    for sitting in (during, after):
        for each in VOTERS:
            card = you(sitting, each.person)
            assert (card.state, card.options, card.choice) == ("in_hall", (), None)
        for audience in Audience:
            for view in look(sitting, audience, ()).values():
                electors = getattr(view, "electors", ())
                assert [one for one in electors if one.choice or one.choice_words] == []
    assert "in die Urne" in str(you(during, LUKAS.person).reason)
    assert "als abgegeben vermerkt" in str(you(during, ANNA.person).reason)
    assert "cast_ballot" not in steps(*PAPER)


def test_while_papers_are_collected_the_desk_sees_whose_are_in_and_afterwards_everybody_the_sums():
    desk = seen("names", *PAPER, handed_in(ANNA), audience=Audience.DESK)
    assert [each.name for each in desk.electors if each.voted] == [ANNA.name]
    assert str(seen("vote", *PAPER, handed_in(ANNA)).progress) == "1 von 13 haben einen Stimmzettel abgegeben"
    for audience in (Audience.PUBLIC, Audience.MEMBER, Audience.DESK):
        names = seen("names", *SECRETLY, audience=audience)
        told = "Geheim auf Papier, gezählt von Olga und Paul: 7 Ja, 4 Nein, eine Enthaltung; ungültig: 1."
        assert (str(names.by_hand), names.electors) == (told, ())
    counts = {count.choice: count.count for count in seen("vote", *SECRETLY).counts}
    assert counts == {"yes": 7, "no": 4, "abstain": 1, "invalid": 1}
    lines = [str(tell(Evening().has(*PAPER).state, event)) for event in (handed_in(ANNA), FOUND[0])]
    assert lines == ["Bisher abgegebene Stimmzettel: 1.", "Olga hat gezählt."]

"""Which picture the display in the hall shows, and that nothing stands in it that the picture does not show."""

from dataclasses import fields, replace

import pytest

from sessions_app.screens import look
from sessions_app.screens.audience import Audience
from sessions_app.screens.objects import Filed, Words
from sessions_app.screens.wall import READABLE_LINES, Wish, Wished
from sessions_app.sitting.events.agenda import PublicReadmitted
from sessions_app.sitting.events.course import SittingClosed, SittingInterrupted
from sessions_app.sitting.events.discretion import ClosedResultPublished
from sessions_app.sitting.events.happenings import SilenceBegan
from sessions_app.sitting.events.speakers import FloorGiven, SpeechEnded
from sessions_app.sitting.plan import Item, ItemState
from sessions_app.sitting.speakers import Purpose
from tests.cast import (
    ANNA,
    BERND,
    FIRST_CLOSED,
    NO,
    YES,
    Evening,
    announced,
    ballot,
    convened,
    excluded,
    item_called,
    opened,
    vote_closed,
    vote_opened,
)
from voting.events import VoteAnnulled
from voting.vote import VoteKind

CLOSED = SittingClosed(present=13)
INTERRUPTED = SittingInterrupted(reason="Beratung")
ITEM = (*opened, item_called(3))
VOTING = (*ITEM, vote_opened())
CALLING = (*ITEM, vote_opened(kind=VoteKind.ROLL_CALL), ballot(ANNA, NO))
ANNULLED = VoteAnnulled(reason="Störung")
SPEAKING = (*ITEM, FloorGiven(person=BERND.person))
ASKING = (*SPEAKING, FloorGiven(person=ANNA.person, purpose=Purpose.QUESTION))
PUBLISHED = tuple(
    ClosedResultPublished(vote=number, item=FIRST_CLOSED, wording=f"Beschluss {number}")
    for number in range(1, 5)
)
ANNOUNCED = (*opened, excluded, item_called(FIRST_CLOSED), *PUBLISHED, PublicReadmitted())
COUNTED = vote_closed(0, 1, 0, not_voted=12, carried=False)
ALWAYS_THERE = {"layout"}


def shown(*events, wish=Wish.AUTOMATIC, text=""):
    wished = Wished(wish, text)
    return look(Evening().has(*events).state, Audience.WALL, (), wished=wished)["picture"]


def filled(picture):
    """The parts of a picture that hold something."""
    return {each.name for each in fields(picture) if getattr(picture, each.name)} - ALWAYS_THERE


@pytest.mark.parametrize(
    ("layout", "events"),
    [
        ("overview", ()),
        ("overview", (convened,)),
        ("overview", opened),
        ("item", ITEM),
        ("vote", VOTING),
        ("roll_call", CALLING),
        ("vote", (*ITEM, vote_opened(kind=VoteKind.ROLL_CALL, question="a" * 1501))),
        ("result", (*VOTING, COUNTED)),
        ("result", (*VOTING, COUNTED, announced)),
        ("item", (*VOTING, ANNULLED)),
        ("observance", (*ITEM, SilenceBegan(reason="Hans Meier"))),
        ("speech", SPEAKING),
        ("item", (*SPEAKING, SpeechEnded(person=BERND.person))),
        ("vote", (*SPEAKING, SpeechEnded(person=BERND.person), vote_opened())),
        ("speech", (*VOTING, COUNTED, announced, FloorGiven(person=ANNA.person))),
        ("break", (*SPEAKING, INTERRUPTED)),
        ("break", (*VOTING, INTERRUPTED)),
        ("closed_part", (*opened, excluded)),
        ("announcement", ANNOUNCED),
        ("item", (*ANNOUNCED, item_called(3))),
        ("closed_part", (*ANNOUNCED, excluded)),
        ("closed_part", (*opened, excluded, item_called(FIRST_CLOSED))),
        ("break", (*opened, excluded, INTERRUPTED)),
        ("end", (*ITEM, CLOSED)),
    ],
)
def test_the_sitting_chooses_the_picture(layout, events):
    assert shown(*events).layout == layout


@pytest.mark.parametrize(
    "events", [opened, VOTING, (*opened, excluded), (*opened, INTERRUPTED), (*ITEM, CLOSED)]
)
def test_message_and_black_stand_above_whatever_happens(events):
    assert filled(shown(*events, wish=Wish.BLACK)) == set()
    message = shown(*events, wish=Wish.MESSAGE, text="Imbiss im Foyer")
    assert (filled(message), message.message) == ({"head", "message"}, "Imbiss im Foyer")


def test_the_overview_on_wish_stands_above_the_items_and_below_break_closed_part_and_end():
    assert shown(*VOTING, wish=Wish.OVERVIEW).layout == "overview"
    assert shown(*VOTING, INTERRUPTED, wish=Wish.OVERVIEW).layout == "break"
    assert shown(*opened, excluded, wish=Wish.OVERVIEW).layout == "closed_part"
    assert shown(*ITEM, CLOSED, wish=Wish.OVERVIEW).layout == "end"


def test_the_figure_of_the_record_stands_in_the_last_picture_alone():
    for events, figure in ((ITEM, None), ((*ITEM, CLOSED), "0123456789abcdef")):
        state = Evening().has(*events).state
        proof = look(state, Audience.WALL, (), filed=Filed("0123456789abcdef"))["picture"].proof
        assert (proof and proof.figure) == figure


def test_an_announcement_shows_the_newest_results_of_the_closed_part_in_their_wording_alone():
    picture = shown(*ANNOUNCED)
    assert filled(picture) == {"head", "notice", "results", "presence"}
    assert [each.wording for each in picture.results.lines] == ["Beschluss 2", "Beschluss 3", "Beschluss 4"]
    assert shown(*ANNOUNCED[:-1]).results is None
    assert shown(*ANNOUNCED, wish=Wish.OVERVIEW).layout == "overview"


def test_a_running_vote_shows_progress_and_no_tendency():
    for events in (VOTING, CALLING):
        picture = shown(*events, ballot(BERND, YES))
        assert (picture.vote.counts, picture.vote.verdict, picture.vote.carried) == ((), None, None)
        assert picture.vote.received >= 1
    assert shown(*VOTING, ballot(BERND, YES)).electors == ()


def test_a_roll_call_shows_in_the_order_of_the_roll_who_has_answered_and_what_only_when_it_is_counted():
    picture, last = shown(*CALLING), shown(*CALLING, COUNTED)
    assert [each.name for each in picture.electors] == [each.name for each in last.electors]
    assert [each.name for each in picture.electors if each.voted] == ["Anna Albers"]
    assert {(each.choice, each.choice_words) for each in picture.electors} == {("", None)}
    assert {each.name: each.choice for each in last.electors if each.choice} == {"Anna Albers": "no"}


def test_who_voted_how_in_an_open_vote_is_not_for_the_wall():
    assert shown(*VOTING, ballot(ANNA, NO), COUNTED).electors == ()


def test_a_speech_shows_who_has_the_floor_and_no_proposal_or_vote():
    picture = shown(*ASKING)
    assert filled(picture) == {"head", "notice", "item", "speakers", "presence"}
    assert (picture.speakers.floor.name, picture.speakers.interrupted.name) == (
        "Anna Albers",
        "Bernd Brückner",
    )
    assert filled(shown(*opened, excluded, item_called(FIRST_CLOSED), FloorGiven(person=ANNA.person))) == {
        "head",
        "notice",
    }


def test_in_the_closed_part_no_item_vote_or_name_stands_in_the_picture():
    closed = (
        *opened,
        excluded,
        item_called(FIRST_CLOSED),
        vote_opened(kind=VoteKind.ROLL_CALL),
        ballot(ANNA, NO),
    )
    assert filled(shown(*closed)) == {"head", "notice"}


def test_the_reason_of_a_break_in_the_closed_part_is_not_shown():
    assert shown(*opened, INTERRUPTED).notice.detail == "Beratung"
    assert shown(*opened, excluded, INTERRUPTED).notice.detail == ""


def test_an_annulled_vote_is_told_beside_the_item():
    assert shown(*ITEM).notice.text is None
    assert shown(*VOTING, ANNULLED).notice.text == Words("The vote was annulled.")


def test_a_long_agenda_is_shown_from_where_the_council_stands_as_far_as_it_can_be_read():
    state = Evening().has(*opened).state
    items = tuple(Item(id=number, number=f"Ö {number}", title="Punkt") for number in range(1, 31))
    long = replace(state, items=items, current=None)

    def window(sitting):
        picture = look(sitting, Audience.WALL, ())["picture"]
        return [line.key for line in picture.agenda.public_lines], picture.later

    assert window(long) == ([*range(1, 1 + READABLE_LINES)], 30 - READABLE_LINES)
    noted = replace(
        long, items=tuple(replace(each, state=ItemState.NOTED) if each.id < 5 else each for each in items)
    )
    assert window(noted) == ([*range(5, 5 + READABLE_LINES)], 30 - READABLE_LINES - 4)
    done = replace(long, items=tuple(replace(each, state=ItemState.NOTED) for each in items))
    assert window(done) == ([*range(31 - READABLE_LINES, 31)], 0)
    assert window(replace(long, items=items[:READABLE_LINES]))[1] == 0


PARAGRAPHS = "".join(
    f"§ {number} Die Stadt fördert das Ehrenamt. Sie berichtet jährlich.\n" for number in range(1, 400)
)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        (PARAGRAPHS, "berichtet jährlich. […]"),
        (PARAGRAPHS.replace("\n", " "), ". […]"),
        ("Ehrenamt " * 2000, "Ehrenamt […]"),
        ("x" * 20_000, "x […]"),
        (". " + "x" * 20_000, "x […]"),
    ],
    ids=["lines", "sentences", "words", "one word", "one early end"],
)
def test_of_a_wording_that_nobody_could_read_the_wall_has_a_beginning_and_says_so(text, end):
    """10,000 and 20,000 characters would be letters of a few millimetres."""
    picture = shown(*ITEM, vote_opened(question=text))
    assert picture.vote.question.endswith(end)
    assert text.startswith(picture.vote.question.removesuffix(" […]"))
    assert 400 < len(picture.vote.question) <= 1206
    characters = f"{len(text):,}".replace(",", "\N{NARROW NO-BREAK SPACE}")
    assert picture.rest.details == (("characters", characters),)
    asked = look(Evening().has(*ITEM, vote_opened(question=text)).state, Audience.MEMBER, ())["vote"].question
    assert asked == text


def test_what_can_be_read_stands_whole_on_the_wall_and_the_result_names_it_on_one_line():
    whole = "Die Stadt fördert das Ehrenamt. " * 120
    picture = shown(*ITEM, vote_opened(question=whole))
    assert (picture.vote.question, picture.rest) == (whole, None)
    result = shown(*ITEM, vote_opened(question="§ 1\n\n§ 2"), COUNTED)
    assert (result.vote.question, result.rest) == ("§ 1 § 2", None)


def test_a_long_proposal_is_shown_in_its_beginning_before_the_vote_as_well():
    state = Evening().has(*ITEM).state.with_item(3, proposed_resolution=PARAGRAPHS)
    picture = look(state, Audience.WALL, ())["picture"]
    assert (len(picture.item.proposed_resolution) < 520, picture.rest is None) == (True, False)

"""A show of hands within a sitting: who is counted in the hall, who votes elsewhere, who reads of it."""

from sessions_app.sitting.commands import moves, votes
from sessions_app.sitting.disclosure import may_be_read
from sessions_app.sitting.events.attendance import MemberArrived, MemberLeft
from sessions_app.sitting.events.moves import ItemProposed
from sessions_app.sitting.state import Part
from tests.cast import (
    ANNA,
    BERND,
    CHAIR,
    CLERK,
    HANDS,
    LUKAS,
    NO,
    REMOTE,
    VOTERS,
    YES,
    announce,
    announced,
    ballot,
    cast,
    close_vote,
    counted,
    do,
    item_called,
    opened,
    vote_closed,
    vote_opened,
)
from voting.vote import Source

# Lukas takes part by video, all others are in the hall.
HYBRID = [*opened, MemberArrived(person=LUKAS.person, mode=REMOTE), item_called(3)]
AGREED = (counted("Olga", 8, 3, 1), counted("Paul", 8, 3, 1))


def count(teller, yes, no, abstain="0", by=CLERK, vote=1):
    return do(votes.count_hands, by, vote=vote, teller=teller, yes=yes, no=no, abstain=abstain)


def test_the_register_is_divided_into_hall_and_video_when_the_vote_is_opened(sitting):
    sitting.has(*HYBRID).when(do(votes.open_vote, CHAIR, item=3, kind="hands"))
    sitting.then(vote_opened(HANDS)(sitting.has().state))
    in_hall = sitting.state.vote.in_hall
    assert (len(in_hall), LUKAS.person in in_hall) == (12, False)


def test_a_show_of_hands_with_one_vote_by_telephone_is_one_result(sitting):
    sitting.has(*HYBRID, vote_opened(HANDS))
    sitting.when(
        count("Olga", "8", "3", "1"),
        count("Paul", "8", "3", "1"),
        cast(CLERK, YES, voter=LUKAS.person, source="phone"),
        close_vote(CHAIR),
        announce(CHAIR),
    )
    phone = ballot(LUKAS, YES, Source.PHONE)
    sitting.then(*AGREED, phone, vote_closed(9, 3, 1, not_voted=0, carried=True), announced)


def test_tellers_who_disagree_have_to_count_again(sitting):
    sitting.has(*HYBRID, vote_opened(HANDS), counted("Olga", 8, 3), counted("Paul", 7, 3))
    sitting.when(close_vote(CHAIR)).refused("yes_differs")
    sitting.when(count("Olga", "8", "3"), count("Paul", "8", "3"), close_vote(CHAIR))
    sitting.then(vote_closed(8, 3, 0, not_voted=2, carried=True))
    assert len(sitting.state.last_vote.counting.counts) == 4


def test_who_goes_or_changes_the_place_while_hands_are_raised_is_counted_where_the_vote_found_them(sitting):
    moved = [MemberArrived(person=ANNA.person, mode=REMOTE), MemberArrived(person=LUKAS.person)]
    sitting.has(*HYBRID, vote_opened(HANDS), moved)
    sitting.when(cast(ANNA, YES), cast(CLERK, YES, voter=BERND.person), count("Olga", "13", "0"))
    sitting.refused("counted_in_hall", "counted_in_hall", "more_hands_than_members")
    sitting.when(cast(LUKAS, NO)).then(ballot(LUKAS, NO))


def test_the_desk_alone_enters_counts_and_only_whole_numbers(sitting):
    sitting.has(*HYBRID, vote_opened(HANDS))
    sitting.when(count("Olga", "1", "0", by=ANNA), count("Olga", "viele", "0"), count("Olga", "-1", "0"))
    sitting.refused("not_the_desk", "count_unreadable", "negative_count")
    sitting.when(count("Olga", "1", "0", vote=7)).refused("unknown_vote")


def test_with_everybody_on_video_no_hands_are_raised(sitting):
    remote = [MemberArrived(person=each.person, mode=REMOTE) for each in VOTERS]
    sitting.has(*opened, remote, item_called(3)).when(do(votes.open_vote, CHAIR, item=3, kind="hands"))
    sitting.refused("nobody_in_hall")


def test_the_urgency_of_an_item_can_be_voted_on_by_show_of_hands(sitting):
    sitting.has(*opened, ItemProposed(item=70, number="Ö 9", title="Deich", public=True, reason="Hochwasser"))
    sitting.when(do(moves.open_urgency_vote, CHAIR, item=70, kind="hands"))
    assert len(sitting.happened[0].in_hall) == 13


def test_the_counts_are_read_in_the_record_only_where_they_are_the_whole_result(sitting):
    """Beside one vote by video the sum of the hands would say how that one voted (DP-06)."""
    hybrid = sitting.has(*HYBRID, vote_opened(HANDS)).state
    assert [part for part in Part if may_be_read(hybrid, AGREED[0], part)] == []
    gone = [MemberLeft(person=LUKAS.person)]
    alone = type(sitting)().has(*HYBRID, gone, vote_opened(HANDS)).state
    assert [part for part in Part if may_be_read(alone, AGREED[0], part)] == [Part.PUBLIC]

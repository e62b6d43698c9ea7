"""The quorum at every moment, and why, in one sentence."""

from dataclasses import replace

import pytest

from sessions_app.sitting.commands import course, quorum, votes
from sessions_app.sitting.events.attendance import MemberLeft
from sessions_app.sitting.events.course import QuorumEstablished, SittingConvened, SittingOpened
from sessions_app.sitting.events.quorum import QuorumChallenged, SecondMeetingFound
from sessions_app.sitting.events.recusal import MemberRecused
from sessions_app.sitting.presence import Basis, Place
from sessions_app.sitting.quorum import explain_quorum
from tests.cast import (
    ANNA,
    BERND,
    CHAIR,
    CLERK,
    ELECTED,
    MIRA,
    PAUL,
    PLAN,
    VOTERS,
    arrived,
    convened,
    do,
    item_called,
    opened,
    vote_opened,
)
from voting.rules.profiles import Flag, Number
from voting.rules.quorum import council_members_prevail

CHALLENGED = QuorumChallenged(person=ANNA.person)
SECOND = SecondMeetingFound(item=3, reason="zurückgestellt am 12.11.2026, Hinweis in der Einladung")
SIX_LEFT = arrived(*VOTERS[:6])
LACKING = QuorumEstablished(present=6, required=7, quorate=False)


def with_rules(**changes):
    return SittingConvened(plan=replace(PLAN, profile=replace(PLAN.profile, **changes)))


def many_have_left():
    return [MemberLeft(person=each.person) for each in VOTERS[6:]]


def challenge(by, **arguments):
    return do(quorum.challenge_quorum, by, **arguments)


def second(by, item=3, reason="zurückgestellt"):
    return do(quorum.find_second_meeting, by, item=item, reason=reason)


def open_vote(item=3):
    return do(votes.open_vote, CLERK, item=item)


def said(sitting):
    return explain_quorum(sitting.state).told()


# Doubted and established (§ 49 Abs. 1 GO NRW)


def test_a_doubt_of_the_quorum_stops_votes_until_the_chair_has_established_it(sitting):
    sitting.has(opened, item_called(3)).when(challenge(ANNA)).then(CHALLENGED)
    sitting.when(open_vote(), challenge(BERND)).refused("quorum_challenged", "already_challenged")
    sitting.when(do(course.establish_quorum, CHAIR))
    sitting.then(QuorumEstablished(present=13, required=7, quorate=True))
    sitting.when(open_vote())
    assert sitting.state.vote.number == 1


def test_a_lack_that_is_found_on_a_doubt_blocks_votes_and_what_is_presumed_does_not(sitting):
    sitting.has(opened, item_called(3), many_have_left())
    assert sitting.state.presumed_quorate
    assert not sitting.state.quorate
    sitting.has(CHALLENGED).when(do(course.establish_quorum, CHAIR)).then(LACKING)
    sitting.when(open_vote()).refused("quorum_lacking")


def test_the_desk_enters_the_doubt_of_a_member_who_is_present_and_votes(sitting):
    sitting.has(opened, arrived(MIRA), MemberLeft(person=BERND.person))
    sitting.when(
        challenge(BERND),
        challenge(MIRA),
        challenge(PAUL),
        challenge(BERND, person=ANNA.person),
    )
    sitting.refused("cannot_challenge", "cannot_challenge", "not_your_word", "not_your_word")
    sitting.when(challenge(CLERK, person=ANNA.person)).then(CHALLENGED)


def test_who_is_biased_does_not_doubt_the_quorum_of_the_item(sitting):
    biased = MemberRecused(person=ANNA.person, item=3, place=Place.AUDIENCE, basis=Basis.DECLARED)
    sitting.has(opened, item_called(3), biased).when(challenge(ANNA)).refused("cannot_challenge")
    sitting.has(item_called(4)).when(challenge(ANNA)).then(CHALLENGED)


def test_nobody_doubts_the_quorum_of_a_sitting_that_is_not_open(sitting):
    sitting.has(convened, arrived(ANNA)).when(challenge(ANNA)).refused("not_opened")


# The second meeting (§ 49 Abs. 2 GO NRW)


def test_any_number_decides_on_an_item_that_comes_up_again_after_a_lack_of_quorum(sitting):
    sitting.has(opened, many_have_left(), LACKING, item_called(3)).when(open_vote()).refused("quorum_lacking")
    sitting.when(second(CHAIR)).then(SecondMeetingFound(item=3, reason="zurückgestellt"))
    assert (sitting.state.quorum_required, sitting.state.quorate) == (1, True)
    sitting.when(open_vote())
    assert len(sitting.state.vote.register) == 6


def test_it_says_nothing_of_the_other_items(sitting):
    sitting.has(opened, many_have_left(), LACKING, SECOND, item_called(4))
    assert (sitting.state.quorum_required, sitting.state.quorate) == (7, False)
    sitting.when(open_vote(4)).refused("quorum_lacking")


def test_on_such_an_item_the_quorum_is_neither_doubted_nor_established(sitting):
    sitting.has(opened, CHALLENGED, SECOND, item_called(3)).when(
        do(course.establish_quorum, CHAIR), challenge(BERND)
    )
    sitting.refused("quorum_not_needed", "already_challenged")
    sitting.when(open_vote())
    assert sitting.refusals == []


def test_without_a_doubt_before_it_is_not_doubted_there(sitting):
    sitting.has(opened, SECOND, item_called(3)).when(challenge(BERND)).refused("quorum_not_needed")


def test_only_the_chair_finds_a_second_meeting_with_a_reason_once_where_the_law_knows_it(sitting):
    sitting.has(opened, item_called(3)).when(
        second(CLERK), second(CHAIR, reason=" "), second(CHAIR, item=999)
    )
    sitting.refused("not_the_chair", "no_reason", "unknown_item")
    sitting.has(SECOND).when(second(CHAIR)).refused("quorum_not_needed")
    sitting.has(vote_opened()).when(second(CHAIR, item=4)).refused("vote_still_open")


def test_a_law_without_second_meetings_has_none(sitting):
    sitting.has(with_rules(second_meeting=Number(0, "")), *opened[1:]).when(second(CHAIR))
    sitting.refused("no_second_meeting")


# The committee's own rule (§ 58 Abs. 3 GO NRW)


def committee(*citizens):
    """The cast as a committee in which these people have no seat in the council."""
    people = {each.person for each in citizens}
    members = tuple(replace(member, expert_citizen=member.person in people) for member in PLAN.members)
    return SittingConvened(plan=replace(PLAN, members=members))


@pytest.mark.parametrize(
    ("council_members", "citizens", "prevail"), [(4, 4, False), (5, 4, True), (0, 1, False), (0, 0, True)]
)
def test_council_members_have_to_outnumber_the_expert_citizens(council_members, citizens, prevail):
    assert council_members_prevail(council_members, citizens) is prevail


def test_a_committee_with_as_many_citizens_as_council_members_is_not_quorate(sitting):
    sitting.has(committee(*ELECTED[:4]), arrived(*ELECTED[:8]))
    assert (sitting.state.quorum_present, sitting.state.citizens_present) == (8, 4)
    assert not sitting.state.quorate
    sitting.has(arrived(CHAIR))
    assert sitting.state.quorate


def test_a_committee_found_without_enough_council_members_takes_no_vote(sitting):
    sitting.has(committee(*ELECTED[:4]), arrived(*ELECTED[:8]))
    sitting.when(do(course.open_sitting, CHAIR)).then(SittingOpened(present=8, required=7, quorate=False))
    sitting.has(item_called(3)).when(open_vote()).refused("citizens_prevail")


def test_where_the_law_does_not_ask_for_it_citizens_may_be_more(sitting):
    plan = committee(*ELECTED[:4]).plan
    other = replace(plan, profile=replace(plan.profile, council_majority=Flag(False, "")))
    sitting.has(SittingConvened(plan=other), arrived(*ELECTED[:8]))
    assert sitting.state.quorate


# In one sentence


def test_the_sentence_tells_what_is_present_and_what_is_needed(sitting):
    sitting.has(convened, SIX_LEFT)
    assert said(sitting) == "Not quorate: 6 members with a vote are present, 7 are needed."
    sitting.has(arrived(VOTERS[6]))
    assert said(sitting) == "Quorate: 7 members with a vote are present, 7 are needed."


def test_the_sentence_tells_what_the_law_presumes_and_what_was_established(sitting):
    sitting.has(opened, many_have_left())
    assert said(sitting) == (
        "6 members with a vote are present, 7 are needed. The meeting still counts as quorate until the lack is "
        "established (§ 49 Abs. 1 Satz 2 GO NRW)."
    )
    sitting.has(LACKING)
    assert said(sitting) == (
        "Not quorate, as the chair has established: 6 members with a vote are present, 7 are needed."
    )


def test_the_sentence_names_who_doubts_and_the_second_meeting(sitting):
    sitting.has(opened, CHALLENGED, SECOND)
    assert said(sitting) == (
        "Anna Albers challenges the quorum: the chair counts and establishes it (members with a vote present: 13, "
        "needed: 7)."
    )
    sitting.has(item_called(3))
    assert said(sitting) == (
        "Quorate: this item comes up again after a lack of quorum, any number of members may decide on it "
        "(§ 49 Abs. 2 GO NRW)."
    )


def test_the_sentence_tells_of_a_committee_why_it_cannot_decide(sitting):
    sitting.has(committee(*ELECTED[:4]), arrived(*ELECTED[:8]))
    assert said(sitting) == (
        "Not quorate: 4 council members and 4 expert citizens are present; the council members have to be more "
        "(§ 58 Abs. 3 GO NRW)."
    )
    sitting.has(SittingOpened(present=8, required=7, quorate=True))
    assert said(sitting) == (
        "4 council members and 4 expert citizens are present; the council members have to be more. The meeting "
        "still counts as quorate until the lack is established (§ 58 Abs. 3 GO NRW)."
    )

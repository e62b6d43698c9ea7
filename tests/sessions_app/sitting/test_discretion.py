"""The closed part: remote members assure that nobody listens; the chair decides which results are announced."""

from journal.events import to_wire
from sessions_app.sitting.commands.discretion import assure_confidentiality, keep_result, publish_result
from sessions_app.sitting.disclosure import may_be_read
from sessions_app.sitting.discretion import Announcement
from sessions_app.sitting.events.agenda import PublicReadmitted
from sessions_app.sitting.events.course import SittingClosed
from sessions_app.sitting.events.discretion import (
    ClosedResultKept,
    ClosedResultPublished,
    ConfidentialityAssured,
)
from sessions_app.sitting.state import Part
from tests.cast import (
    ANNA,
    BERND,
    CEM,
    CHAIR,
    CLERK,
    FIRST_CLOSED,
    OTHER_CLERK,
    REMOTE,
    ROOM,
    YES,
    Evening,
    announced,
    arrived,
    ballot,
    do,
    excluded,
    item_called,
    opened,
    vote_closed,
    vote_opened,
)
from tests.sessions_app.sitting.test_elections import announce_election, count, open_election

REMOTELY = arrived(ANNA, BERND, mode=REMOTE)
COUNTED = vote_closed(1, 0, 0, not_voted=12, carried=True)
WORDING = "Der Rat hat ein Grundstück im Gewerbegebiet verkauft."


def voted_on(item):
    return [item_called(item), vote_opened(), ballot(ANNA, YES), COUNTED]


CLOSED_VOTE = [*opened, excluded, *voted_on(FIRST_CLOSED), announced]


def assure(by, **more):
    return do(assure_confidentiality, by, **more)


def publish(by, wording=WORDING, vote=1):
    return do(publish_result, by, vote=vote, wording=wording)


def keep(by, announcement="later", vote=1, **more):
    return do(keep_result, by, vote=vote, announcement=announcement, **more)


def published(vote=1):
    return ClosedResultPublished(vote=vote, item=FIRST_CLOSED, wording=WORDING)


# Assurances


def test_remote_members_assure_in_the_closed_part_that_nobody_listens(sitting):
    sitting.has(opened, REMOTELY, excluded)
    assert sitting.state.unassured == (ANNA.person, BERND.person)
    sitting.when(assure(ANNA)).then(ConfidentialityAssured(person=ANNA.person))
    assert sitting.state.unassured == (BERND.person,)
    sitting.when(assure(CLERK, person=BERND.person)).then(ConfidentialityAssured(person=BERND.person))
    assert sitting.state.unassured == ()
    sitting.when(assure(ANNA)).refused("already_assured")


def test_nobody_assures_for_others_in_the_hall_or_in_the_public_part(sitting):
    sitting.has(opened, REMOTELY).when(assure(ANNA)).refused("nothing_to_assure")
    assert sitting.state.unassured == ()
    sitting.has(excluded).when(
        assure(ANNA, person=BERND.person), assure(CEM), assure(CLERK), assure(OTHER_CLERK)
    )
    sitting.refused("not_your_word", "assured_in_room", "assured_in_room", "not_your_word")


def test_who_comes_or_changes_to_video_is_asked_anew_and_so_in_every_closed_part(sitting):
    sitting.has(opened, REMOTELY, excluded).when(assure(ANNA), assure(BERND))
    sitting.has(arrived(BERND, mode=ROOM), arrived(BERND, CEM, mode=REMOTE))
    assert sitting.state.unassured == (BERND.person, CEM.person)
    sitting.has(PublicReadmitted(), excluded)
    assert sitting.state.unassured == (ANNA.person, BERND.person, CEM.person)


def test_nothing_is_assured_after_the_end(sitting):
    sitting.has(opened, REMOTELY, excluded, SittingClosed(present=13)).when(assure(ANNA)).refused("is_closed")


# Results


def test_the_chair_announces_a_closed_result_in_a_wording_for_the_public(sitting):
    sitting.has(CLOSED_VOTE)
    sitting.when(publish(CLERK), publish(CHAIR, " ")).refused("not_the_chair", "no_wording")
    sitting.when(publish(CHAIR, f" {WORDING} ")).then(published())
    assert [(each.wording, each.item) for each in sitting.state.discretion.published] == [
        (WORDING, FIRST_CLOSED)
    ]
    sitting.when(publish(CHAIR), keep(CHAIR)).refused("result_already_published", "result_already_published")


def test_a_result_is_kept_for_later_or_for_ever_and_announced_after_all(sitting):
    sitting.has(CLOSED_VOTE)
    sitting.when(keep(CLERK), keep(CHAIR, "perhaps"), keep(CHAIR, "now"))
    sitting.refused("not_the_chair", "unknown_announcement", "no_wording")
    sitting.when(keep(CHAIR, "never", reason=" Vertrag ")).then(
        ClosedResultKept(vote=1, item=FIRST_CLOSED, announcement=Announcement.NEVER, reason="Vertrag")
    )
    assert sitting.state.discretion.published == ()
    sitting.has(PublicReadmitted()).when(publish(CHAIR)).then(published())
    assert len(sitting.state.discretion.results) == 1


def test_only_announced_votes_of_the_closed_part_can_be_announced_in_public(sitting):
    sitting.has(opened, voted_on(3)).when(publish(CHAIR), publish(CHAIR, vote=2))
    sitting.refused("vote_not_announced", "unknown_vote")
    sitting.has(announced).when(publish(CHAIR)).refused("result_is_public")
    sitting.has(SittingClosed(present=13)).when(publish(CHAIR)).refused("is_closed")


def test_the_public_may_read_what_is_announced_and_nothing_else_of_the_closed_part():
    before = Evening().has(CLOSED_VOTE).state
    kept = ClosedResultKept(vote=1, item=FIRST_CLOSED, announcement=Announcement.NEVER, reason="Akte Vogel")
    read = {part: [may_be_read(before, event, part) for event in (published(), kept)] for part in Part}
    assert read == {Part.PUBLIC: [True, False], Part.CLOSED: [True, True]}
    assert not may_be_read(before, ConfidentialityAssured(person=ANNA.person), Part.PUBLIC)


# Results of elections


def elected(item=FIRST_CLOSED, *more):
    """An election on the item whose result is announced."""
    found = Evening().has(*opened, *([excluded] if item == FIRST_CLOSED else []), item_called(item))
    found.when(
        open_election(item=item, candidates="Akte Vogel\nBernd"), count(7, 6), announce_election(), *more
    )
    assert found.refusals == []
    return found


def test_the_chair_announces_the_result_of_a_closed_election_keeps_it_and_announces_it_after_all():
    sitting = elected()
    sitting.when(do(keep_result, CHAIR, election=1, announcement="never", reason="Vertrag")).then(
        ClosedResultKept(
            vote=0, item=FIRST_CLOSED, announcement=Announcement.NEVER, reason="Vertrag", election=1
        )
    )
    assert sitting.state.discretion.published == ()
    sitting.when(do(publish_result, CHAIR, election=1, wording=WORDING)).then(
        ClosedResultPublished(vote=0, item=FIRST_CLOSED, wording=WORDING, election=1)
    )
    assert [each.wording for each in sitting.state.discretion.results] == [WORDING]
    sitting.when(do(publish_result, CHAIR, election=1, wording=WORDING)).refused("result_already_published")


def test_only_an_announced_election_of_the_closed_part_can_be_announced_in_public():
    sitting = elected(3)
    publishing = do(publish_result, CHAIR, election=1, wording=WORDING)
    sitting.when(publishing, do(publish_result, CLERK, election=1, wording=WORDING))
    sitting.refused("result_is_public", "not_the_chair")
    sitting.when(open_election(), do(publish_result, CHAIR, election=2, wording=WORDING))
    assert sitting.refusals[-1].code == "not_announced"
    sitting.when(do(publish_result, CHAIR, election=3, wording=WORDING)).refused("unknown_election")
    sitting.when(do(publish_result, CHAIR, election=1, vote=1, wording=WORDING)).refused("unknown_vote")


def test_a_vote_and_an_election_of_one_number_are_decided_on_one_by_one():
    sitting = elected(FIRST_CLOSED)
    sitting.has(vote_opened(), ballot(ANNA, YES), COUNTED, announced)
    sitting.when(keep(CHAIR, "later"), do(keep_result, CHAIR, election=1, announcement="never"))
    assert [(each.vote, each.election, each.announcement) for each in sitting.state.discretion.results] == [
        (1, 0, Announcement.LATER),
        (0, 1, Announcement.NEVER),
    ]


def test_the_public_reads_the_wording_of_an_election_and_nobody_elected():
    before = elected().state
    event = ClosedResultPublished(vote=0, item=FIRST_CLOSED, wording=WORDING, election=1)
    assert [may_be_read(before, event, part) for part in Part] == [True, True]
    assert "Vogel" not in repr(to_wire(event))

"""One vote by itself, from opening to announcement, in a holder that knows nothing of meetings."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.events import Refused
from voting.commands import announce_result, annul_vote, cast_ballot, close_vote, open_vote, read_rule
from voting.events import BallotCast, ResultAnnounced, VoteAnnulled, VoteClosed, VotingEvent
from voting.rules.majority import Majority, Tally, Verdict
from voting.rules.profiles import Flag, load_profile
from voting.vote import Ballot, Choice, Source, Vote, VotePhase, Voter

NRW = load_profile("nrw")
AT = datetime(2026, 11, 26, 18, 0, tzinfo=UTC)
ANNA, BERND, CEM = Voter(1, "Anna"), Voter(2, "Bernd"), Voter(3, "Cem")
STRANGER = 99


@dataclass(frozen=True)
class Drawer:
    """Something that holds a vote."""

    vote: Vote | None = None

    def with_vote(self, vote):
        return Drawer(vote)


def opening(profile=NRW, **changes):
    asked = {
        "number": 1,
        "subject": 7,
        "question": " Shall we? ",
        "kind": "open",
        "majority": "simple",
        "register": (ANNA, BERND, CEM),
    }
    return open_vote(profile, **asked | changes)


def after(vote, *events):
    drawer = Drawer(vote)
    for minute, event in enumerate(events):
        drawer = event.apply(drawer, AT + timedelta(minutes=minute))
    return drawer.vote


def opened(**changes):
    return after(None, opening(**changes))


def cast(voter, choice, source=Source.DEVICE):
    return BallotCast(voter=voter.person, choice=choice, source=source)


def code_of(command, *args, **arguments):
    with pytest.raises(Refused) as caught:
        command(*args, **arguments)
    assert caught.value.sentence % caught.value.details
    return caught.value.code


def test_a_vote_is_opened_with_question_rule_and_register_frozen():
    vote = opened(kind="roll_call")
    assert (vote.question, vote.kind, vote.rule_id) == ("Shall we?", "roll_call", "more_yes_than_no")
    assert (vote.rule_source, vote.register) == ("§ 50 Abs. 1 GO NRW", (ANNA, BERND, CEM))
    assert (vote.phase, vote.opened_at, vote.tally) == (VotePhase.OPEN, AT, Tally(0, 0, not_voted=3))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"kind": "telepathy"}, "unknown_kind"),
        ({"majority": "magic"}, "unknown_majority"),
        ({"question": "  "}, "no_question"),
        ({"register": ()}, "nobody_entitled"),
    ],
)
def test_a_vote_without_kind_majority_question_or_electors_is_refused(changes, code):
    assert code_of(opening, **changes) == code


def test_a_ballot_is_recorded_with_its_time_and_source():
    vote = after(opened(), cast_ballot(opened(), voter=1, choice="yes", source=Source.DESK))
    assert dict(vote.ballots) == {1: Ballot(Choice.YES, AT, Source.DESK)}
    assert (vote.cast, vote.outstanding) == (1, (BERND, CEM))
    assert (vote.choice_of(1), vote.choice_of(2)) == (Choice.YES, None)


def test_a_later_ballot_of_the_same_voter_replaces_the_earlier_one():
    vote = after(opened(), cast(ANNA, Choice.YES))
    vote = after(vote, cast_ballot(vote, voter=1, choice="no", source=Source.DEVICE))
    assert vote.tally == Tally(0, 1, not_voted=2)


def test_the_same_ballot_again_is_answered_kindly():
    vote = after(opened(), cast(ANNA, Choice.YES))
    assert code_of(cast_ballot, vote, voter=1, choice="yes", source=Source.DEVICE) == "already_cast"


def test_a_ballot_cannot_be_changed_where_the_rules_do_not_allow_it():
    strict = replace(NRW, ballot_change=replace(NRW.ballot_change, value=False))
    vote = after(opened(profile=strict), cast(ANNA, Choice.YES))
    assert code_of(cast_ballot, vote, voter=1, choice="no", source=Source.DEVICE) == "change_not_allowed"


def test_under_a_duty_to_vote_nobody_abstains_and_nobody_is_offered_it():
    """Art. 48 Abs. 1 BayGO."""
    vote = opened(profile=load_profile("by"))
    assert vote.choices == (Choice.YES, Choice.NO)
    with pytest.raises(Refused) as caught:
        cast_ballot(vote, voter=1, choice="abstain", source=Source.DEVICE)
    assert (caught.value.code, caught.value.details) == ("no_abstention", {"source": "Art. 48 Abs. 1 BayGO"})
    assert cast_ballot(vote, voter=1, choice="yes", source=Source.DEVICE) == cast(ANNA, Choice.YES)
    assert opened().choices == tuple(Choice)


def test_the_desk_never_changes_what_a_voter_cast_on_an_own_device():
    vote = after(opened(), cast(ANNA, Choice.YES), cast(BERND, Choice.YES, Source.DESK))
    assert code_of(cast_ballot, vote, voter=1, choice="no", source=Source.DESK) == "cast_by_the_voter"
    for source in Source:
        changed = cast_ballot(vote, voter=2, choice="no", source=source)
        assert changed == cast(BERND, Choice.NO, source)


@pytest.mark.parametrize("change", [True, False])
def test_the_desk_learns_nothing_of_a_ballot_by_trying_choices(change):
    profile = replace(NRW, ballot_change=replace(NRW.ballot_change, value=change))
    vote = after(opened(profile=profile), cast(ANNA, Choice.YES))
    answers = {
        code_of(cast_ballot, vote, voter=1, choice=choice.value, source=Source.DESK) for choice in Choice
    }
    assert answers == {"cast_by_the_voter"}


def test_strangers_and_strange_choices_are_refused():
    assert code_of(cast_ballot, opened(), voter=STRANGER, choice="yes", source=Source.DESK) == "not_entitled"
    assert code_of(cast_ballot, opened(), voter=1, choice="perhaps", source=Source.DESK) == "unknown_choice"


def test_closing_writes_count_base_threshold_rule_and_verdict():
    vote = after(opened(), cast(ANNA, Choice.YES), cast(BERND, Choice.ABSTAIN))
    closed = close_vote(vote)
    assert closed == VoteClosed(
        yes=1,
        no=0,
        abstain=1,
        invalid=0,
        not_voted=1,
        base=1,
        threshold=1,
        rule_id="more_yes_than_no",
        carried=True,
    )
    vote = after(vote, closed)
    assert (vote.phase, vote.tally, vote.closed_at) == (VotePhase.CLOSED, Tally(1, 0, 1, 0, 1), AT)
    assert vote.verdict == Verdict(True, 1, 1, "more_yes_than_no", "§ 50 Abs. 1 GO NRW")


def test_the_written_count_stands_whatever_the_ballots_say():
    written = VoteClosed(yes=9, no=8, abstain=0, base=17, threshold=9, rule_id="old_rule", carried=True)
    vote = after(opened(), cast(ANNA, Choice.NO), written)
    assert vote.tally == Tally(9, 8)
    assert vote.verdict == Verdict(True, 17, 9, "old_rule", "§ 50 Abs. 1 GO NRW")


def test_a_vote_goes_from_open_to_closed_to_announced_and_no_other_way():
    assert code_of(announce_result, opened()) == "not_closed_yet"
    closed = after(opened(), close_vote(opened()))
    assert code_of(close_vote, closed) == "not_open_any_more"
    assert code_of(cast_ballot, closed, voter=1, choice="yes", source=Source.DEVICE) == "vote_closed"
    assert announce_result(closed) == ResultAnnounced()
    announced = after(closed, ResultAnnounced())
    assert (announced.phase, announced.announced_at) == (VotePhase.ANNOUNCED, AT)
    assert code_of(announce_result, announced) == "vote_finished"
    assert code_of(annul_vote, announced, reason="Fault") == "vote_finished"


def test_an_open_or_closed_vote_can_be_annulled_with_a_reason():
    closed = after(opened(), close_vote(opened()))
    for vote in (opened(), closed):
        assert annul_vote(vote, reason=" Power cut ") == VoteAnnulled(reason="Power cut")
        assert code_of(annul_vote, vote, reason=" ") == "no_annulment_reason"
    annulled = after(closed, VoteAnnulled(reason="Power cut"))
    assert (annulled.phase, annulled.annulled_at) == (VotePhase.ANNULLED, AT)
    assert (annulled.annulment_reason, code_of(close_vote, annulled)) == ("Power cut", "not_open_any_more")


def test_a_plain_voting_event_does_not_know_what_it_changes():
    with pytest.raises(NotImplementedError):
        VotingEvent().apply(Drawer(opened()), AT)


BALLOTS = st.dictionaries(st.sampled_from([ANNA, BERND, CEM]), st.sampled_from(Choice))


@given(BALLOTS.flatmap(lambda ballots: st.tuples(*[st.permutations(list(ballots.items()))] * 2)))
def test_the_order_of_ballots_never_matters(orders):
    first, second = (
        close_vote(after(opened(), *(cast(who, choice) for who, choice in order))) for order in orders
    )
    assert first == second


@given(BALLOTS)
def test_a_no_turned_into_a_yes_never_turns_carried_into_rejected(ballots):
    vote = after(opened(), *(cast(who, choice) for who, choice in ballots.items()))
    for who in (ANNA, BERND, CEM):
        better = close_vote(after(vote, cast(who, Choice.YES)))
        assert better.carried or not close_vote(vote).carried


def test_a_thousand_ballots_fold_to_a_thousand_votes():
    register = tuple(Voter(number, f"Member {number}") for number in range(1000))
    ballots = [cast(voter, Choice.YES) for voter in register]
    assert after(opened(register=register), *ballots).tally == Tally(1000, 0)


def other(rule, source="§ 3 Abs. 2 Geschäftsordnung"):
    return opened(majority=Majority.OTHER, rule=read_rule(rule, source), statutory_number=4)


def test_the_rule_of_the_kind_of_resolution_is_frozen_with_its_paragraph_and_the_statutory_number():
    vote = opened(majority="main_bylaw", statutory_number=4)
    assert (vote.rule_id, vote.rule_source) == ("more_than_half_of_statutory", "§ 7 Abs. 3 GO NRW")
    assert vote.statutory_number == 4
    vote = after(vote, cast(ANNA, Choice.YES), cast(BERND, Choice.YES))
    assert close_vote(vote) == VoteClosed(
        yes=2,
        no=0,
        abstain=0,
        not_voted=1,
        base=4,
        threshold=3,
        rule_id="more_than_half_of_statutory",
        carried=False,
    )


def test_a_rule_that_counts_no_statutory_number_freezes_none():
    assert opened(statutory_number=4).statutory_number == 0
    assert other("two_thirds_of_present").statutory_number == 0
    assert other("two_thirds_of_elected").statutory_number == 4


def test_another_rule_is_taken_with_the_paragraph_that_demands_it():
    vote = other("two_thirds_of_votes", " § 3 ")
    assert (vote.majority, vote.rule_id, vote.rule_source) == (Majority.OTHER, "two_thirds_of_votes", "§ 3")


@pytest.mark.parametrize(
    ("rule", "source", "code"),
    [
        ("most", "§ 3", "unknown_majority"),
        ("unanimous", " ", "no_paragraph"),
        ("unanimous", "§" * 201, "paragraph_too_long"),
    ],
)
def test_a_rule_without_a_name_or_a_paragraph_is_refused(rule, source, code):
    with pytest.raises(Refused) as caught:
        read_rule(rule, source)
    assert caught.value.code == code


def test_a_majority_that_the_law_does_not_name_is_never_guessed():
    with pytest.raises(Refused) as caught:
        opened(profile=load_profile("by"), majority=Majority.MAYOR_REMOVAL)
    assert (caught.value.code, caught.value.details) == ("no_rule", {"law": "BayGO"})
    with pytest.raises(Refused) as caught:
        opened(majority=Majority.OTHER)
    assert caught.value.code == "no_rule"


def test_a_statutory_number_below_the_register_is_a_fault_that_stops_the_vote():
    with pytest.raises(Refused) as caught:
        opened(majority=Majority.MAIN_BYLAW, statutory_number=2)
    assert (caught.value.code, caught.value.details) == ("statutory_number", {"law": 2, "present": 3})


def test_a_casting_vote_decides_a_tie_only_where_the_profile_has_one():
    with_one = replace(NRW, casting_vote=Flag(True, "§ 1"))
    for profile, carried in ((NRW, False), (with_one, True)):
        vote = opened(profile=profile, chair=ANNA.person)
        vote = after(vote, cast(ANNA, Choice.YES), cast(BERND, Choice.NO))
        assert close_vote(vote).carried is carried
    against = after(
        opened(profile=with_one, chair=ANNA.person), cast(ANNA, Choice.NO), cast(BERND, Choice.YES)
    )
    assert not close_vote(against).carried
    assert not close_vote(opened(profile=with_one, chair=ANNA.person)).carried

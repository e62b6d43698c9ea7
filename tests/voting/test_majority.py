"""Shares of bases in integers: where a majority begins, what never changes it, who was decisive."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.majorities_compared import CASES, other_verdict, tallies
from voting.rules.majority import MORE_YES_THAN_NO, RULES, Share, Tally, Verdict, is_decisive, judge
from voting.rules.profiles import load_profile
from voting.rules.quorum import more_than_half_of_statutory

COUNTS = st.integers(min_value=0, max_value=2_000)
TALLIES = st.builds(Tally, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS)
NAMES = st.sampled_from(tuple(RULES))
CHOICES = st.sampled_from(("yes", "no", "abstain"))


def judged(name, tally, statutory_number=2_500):
    return judge(name, tally, statutory_number=statutory_number)


@pytest.mark.parametrize(
    ("tally", "verdict"),
    [
        (Tally(9, 8, 3), Verdict(True, 17, 9, MORE_YES_THAN_NO)),
        (Tally(10, 10), Verdict(False, 20, 11, MORE_YES_THAN_NO)),
        (Tally(0, 0, 20), Verdict(False, 0, 1, MORE_YES_THAN_NO)),
        (Tally(1, 0, 19), Verdict(True, 1, 1, MORE_YES_THAN_NO)),
        (Tally(8, 9, 3), Verdict(False, 17, 9, MORE_YES_THAN_NO)),
    ],
)
def test_more_yes_than_no_carries_and_abstentions_do_not_count(tally, verdict):
    assert judge(MORE_YES_THAN_NO, tally) == verdict


@pytest.mark.parametrize(
    ("share", "base", "least"),
    [
        (Share.MORE_THAN_HALF, 38, 20),
        (Share.MORE_THAN_HALF, 39, 20),
        (Share.TWO_THIRDS, 39, 26),
        (Share.TWO_THIRDS, 40, 27),
        (Share.THREE_QUARTERS, 40, 30),
        (Share.THREE_QUARTERS, 41, 31),
        (Share.ALL, 20, 20),
        (Share.ALL, 0, 1),
        (Share.TWO_THIRDS, 0, 1),
    ],
)
def test_where_a_share_begins(share, base, least):
    assert share.of(base) == least


# The same count under every rule: 20 Yes, 8 No, 5 abstentions, 2 invalid, 3 without a vote; 39 members by law.
@pytest.mark.parametrize(
    ("name", "base", "threshold", "carried"),
    [
        ("more_yes_than_no", 28, 15, True),
        ("more_than_half_of_votes", 33, 17, True),
        ("more_than_half_of_present", 38, 20, True),
        ("more_than_half_of_statutory", 39, 20, True),
        ("more_than_half_of_elected", 38, 20, True),
        ("two_thirds_of_yes_and_no", 28, 19, True),
        ("two_thirds_of_votes", 33, 22, False),
        ("two_thirds_of_present", 38, 26, False),
        ("two_thirds_of_statutory", 39, 26, False),
        ("two_thirds_of_elected", 38, 26, False),
        ("three_quarters_of_statutory", 39, 30, False),
        ("unanimous", 28, 28, False),
        ("all_of_present", 38, 38, False),
        ("all_of_statutory", 39, 39, False),
    ],
)
def test_abstentions_invalid_and_missing_votes_are_kept_apart(name, base, threshold, carried):
    verdict = judge(name, Tally(20, 8, 5, 2, 3), statutory_number=39, source="§ 1")
    assert verdict == Verdict(carried, base, threshold, name, "§ 1")


def test_every_rule_stands_in_the_case_above():
    marks = test_abstentions_invalid_and_missing_votes_are_kept_apart.pytestmark
    assert {case[0] for case in marks[0].args[1]} == set(RULES)


@given(NAMES, TALLIES)
def test_the_threshold_is_exactly_where_the_vote_is_carried(name, tally):
    verdict = judged(name, tally)
    assert verdict.carried == (tally.yes >= verdict.threshold)
    assert verdict.threshold >= 1


@given(NAMES, TALLIES, st.sampled_from(("no", "abstain", "invalid", "not_voted", None)))
def test_one_yes_more_never_turns_carried_into_rejected(name, tally, instead_of):
    """Be it somebody who chose otherwise, or one more who votes."""
    if instead_of and getattr(tally, instead_of):
        tally = tally.without(instead_of)
        before = Tally(**{**vars(tally), instead_of: getattr(tally, instead_of) + 1})
    else:
        before = tally
    after = Tally(**{**vars(tally), "yes": tally.yes + 1})
    assert judged(name, after, 12_000).carried or not judged(name, before, 12_000).carried


@given(NAMES, TALLIES)
def test_without_a_yes_nothing_is_carried(name, tally):
    assert not judged(name, Tally(**{**vars(tally), "yes": 0})).carried


def test_a_casting_vote_decides_a_tie_and_nothing_else():
    """Stichentscheid, only where the profile has one."""
    tied, lost = Tally(10, 10, 3), Tally(10, 11, 2)
    assert [judge(MORE_YES_THAN_NO, each, casting_yes=True).carried for each in (tied, lost)] == [True, False]
    assert not judge("two_thirds_of_yes_and_no", tied, casting_yes=True).carried


@pytest.mark.parametrize(
    ("name", "tally", "choice", "decisive"),
    [
        ("more_yes_than_no", Tally(10, 9), "yes", True),
        ("more_yes_than_no", Tally(11, 9), "yes", False),
        ("more_yes_than_no", Tally(10, 10), "no", True),
        ("more_yes_than_no", Tally(10, 9, 1), "abstain", False),
        ("two_thirds_of_statutory", Tally(26, 0, 13), "yes", True),
        ("two_thirds_of_statutory", Tally(25, 1, 13), "no", False),
        ("two_thirds_of_present", Tally(26, 1, 13), "abstain", True),
        ("unanimous", Tally(20, 1), "no", True),
    ],
)
def test_a_ballot_that_should_not_have_been_cast_is_decisive_if_the_verdict_falls_with_it(
    name, tally, choice, decisive
):
    """§ 31 Abs. 6 GO NRW, Art. 49 Abs. 4 BayGO."""
    assert is_decisive(name, tally, choice, statutory_number=39) is decisive


@given(NAMES, TALLIES, CHOICES)
def test_without_a_yes_a_verdict_only_falls_and_without_any_other_ballot_it_only_rises(name, tally, choice):
    if getattr(tally, choice) == 0 or not is_decisive(name, tally, choice, statutory_number=2_500):
        return
    assert judged(name, tally).carried is (choice == "yes")


def test_a_second_implementation_by_fractions_and_counting_finds_the_same_in_every_small_council():
    """On 100,000 random cases: benchmarks/majorities_compared.py."""
    for tally in tallies(register=5):
        for name in RULES:
            verdict = judge(name, tally, statutory_number=6)
            assert (verdict.carried, verdict.base, verdict.threshold) == other_verdict(name, tally, 6)
    assert set(CASES) == set(RULES)


@pytest.mark.parametrize(("statutory", "required"), [(39, 20), (40, 21), (13, 7), (1, 1)])
def test_more_than_half_of_the_statutory_number_has_to_be_present(statutory, required):
    assert more_than_half_of_statutory(statutory) == required
    assert load_profile("nrw").required_present(statutory) == required

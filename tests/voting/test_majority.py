"""The vectors of simple majority and quorum under the law of NRW."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voting.rules.majority import Majority, Tally, Verdict, more_yes_than_no
from voting.rules.profiles import judge, load_profile
from voting.rules.quorum import more_than_half_of_statutory

COUNTS = st.integers(min_value=0, max_value=2_000)


@pytest.mark.parametrize(
    ("tally", "verdict"),
    [
        (Tally(9, 8, 3), Verdict(True, 17, 9, "more_yes_than_no")),
        (Tally(10, 10), Verdict(False, 20, 11, "more_yes_than_no")),
        (Tally(0, 0, 20), Verdict(False, 0, 1, "more_yes_than_no")),
        (Tally(1, 0, 19), Verdict(True, 1, 1, "more_yes_than_no")),
        (Tally(8, 9, 3), Verdict(False, 17, 9, "more_yes_than_no")),
    ],
)
def test_more_yes_than_no_carries_and_abstentions_do_not_count(tally, verdict):
    assert more_yes_than_no(tally) == verdict


def test_invalid_and_missing_votes_do_not_count_for_the_majority():
    assert more_yes_than_no(Tally(2, 1, invalid=5, not_voted=9)) == Verdict(True, 3, 2, "more_yes_than_no")


@given(COUNTS, COUNTS)
def test_the_threshold_is_exactly_where_the_vote_is_carried(yes, no):
    verdict = more_yes_than_no(Tally(yes, no))
    assert verdict.carried == (yes >= verdict.threshold)


@given(COUNTS, COUNTS, COUNTS)
def test_one_yes_more_never_turns_carried_into_rejected(yes, no, abstain):
    before, after = more_yes_than_no(Tally(yes, no, abstain)), more_yes_than_no(Tally(yes + 1, no, abstain))
    assert after.carried or not before.carried


@pytest.mark.parametrize(("statutory", "required"), [(39, 20), (40, 21), (13, 7), (1, 1)])
def test_more_than_half_of_the_statutory_number_has_to_be_present(statutory, required):
    assert more_than_half_of_statutory(statutory) == required
    assert load_profile("nrw").required_present(statutory) == required


def test_the_profile_of_nrw_names_the_rule_of_a_simple_majority_with_its_paragraph():
    rule = load_profile("nrw").majority(Majority.SIMPLE)
    assert (rule.value, rule.source) == ("more_yes_than_no", "§ 50 Abs. 1 GO NRW")
    assert judge(rule.value, Tally(2, 1)).carried is True

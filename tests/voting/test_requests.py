"""How many have to demand a roll call or a secret vote: integers, always rounded up (LAW-03, LAW-04)."""

import pytest

from voting.rules.requests import SHARES

# Members by law, those present with a vote, and how many each share takes.
NEEDED = [
    ("one_fifth_of_statutory", 39, 20, 8),
    ("one_fifth_of_statutory", 38, 20, 8),
    ("one_fifth_of_statutory", 40, 20, 8),
    ("one_fifth_of_statutory", 41, 20, 9),
    ("one_fifth_of_statutory", 13, 7, 3),
    ("one_tenth_of_statutory", 39, 20, 4),
    ("one_quarter_of_statutory", 39, 20, 10),
    ("one_third_of_statutory", 39, 20, 13),
    ("one_fifth_of_present", 39, 21, 5),
    ("one_quarter_of_present", 39, 20, 5),
    ("one_third_of_present", 39, 19, 7),
    ("one_third_of_present", 39, 0, 1),
]


@pytest.mark.parametrize(("rule", "statutory", "present", "needed"), NEEDED)
def test_a_share_is_rounded_up_and_takes_somebody(rule, statutory, present, needed):
    assert SHARES[rule].needed(statutory_number=statutory, present=present) == needed

"""A vote by another majority than the simple one: its result in the words of the minutes."""

import pytest

from minutes.deciding import result
from voting.rules.majority import Tally, Verdict


@pytest.mark.parametrize(
    ("tally", "carried", "rule", "told"),
    [
        (Tally(26, 0, 2), True, "two_thirds_of_statutory", "einstimmig bei 2 Enthaltungen beschlossen"),
        (Tally(26, 9), True, "two_thirds_of_statutory", "mehrheitlich beschlossen"),
        (
            Tally(20, 0),
            False,
            "two_thirds_of_statutory",
            "abgelehnt: die erforderliche Mehrheit ist nicht erreicht",
        ),
        (
            Tally(9, 9),
            False,
            "two_thirds_of_statutory",
            "abgelehnt: die erforderliche Mehrheit ist nicht erreicht",
        ),
        (Tally(8, 9), False, "two_thirds_of_statutory", "mehrheitlich abgelehnt"),
        (Tally(9, 9), False, "more_yes_than_no", "abgelehnt bei Stimmengleichheit"),
        (Tally(9, 9), True, "more_yes_than_no", "beschlossen durch Stichentscheid"),
    ],
)
def test_the_result_in_the_words_of_the_minutes(tally, carried, rule, told):
    assert result(tally, Verdict(carried, 39, 26, rule)) == told

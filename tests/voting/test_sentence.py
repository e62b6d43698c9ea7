"""The result as one sentence with its arithmetic."""

import pytest

from voting.rules.majority import Majority, Tally, more_yes_than_no
from voting.rules.sentence import result_sentence


@pytest.mark.parametrize(
    ("yes", "no", "abstain", "sentence"),
    [
        (21, 14, 3, "Carried with 21 Yes to 14 No and 3 abstentions: more Yes than No"),
        (21, 14, 1, "Carried with 21 Yes to 14 No and one abstention: more Yes than No"),
        (10, 10, 0, "Rejected with 10 Yes to 10 No and 0 abstentions: a tie is a rejection"),
        (0, 0, 1, "Rejected with 0 Yes to 0 No and one abstention: a tie is a rejection"),
        (3, 4, 2, "Rejected with 3 Yes to 4 No and 2 abstentions: not more Yes than No"),
        (3, 4, 1, "Rejected with 3 Yes to 4 No and one abstention: not more Yes than No"),
    ],
)
def test_the_result_is_told_with_its_arithmetic_and_its_paragraph(yes, no, abstain, sentence):
    tally = Tally(yes, no, abstain)
    told = result_sentence(tally, more_yes_than_no(tally), Majority.SIMPLE, "§ 50 Abs. 1 GO NRW")
    assert told.english == f"{sentence} (simple majority, § 50 Abs. 1 GO NRW)."

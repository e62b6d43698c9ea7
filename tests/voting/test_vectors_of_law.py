"""Numbers and what the law of each state makes of them: a table to be read by lawyers.

A vote: Yes, No, abstentions (Ja, Nein, Enthaltungen). A quorum: the statutory number, and how many members who may
vote are there. The paragraph is the one that the state's profile names for it.
"""

import pytest

from journal.events import Refused
from tests.voting.test_vote import after, opened
from voting.commands import cast_ballot, close_vote
from voting.rules.majority import Majority, Tally
from voting.rules.profiles import judge, load_profile
from voting.vote import Source, Voter

CARRIED, REJECTED, REFUSED = "angenommen", "abgelehnt", "Enthaltung unzulässig"
PARAGRAPHS = {
    "nrw": "§ 50 Abs. 1 GO NRW",
    "by": "Art. 51 Abs. 1 BayGO",
    "he": "§ 54 Abs. 1 HGO",
    "bw": "§ 37 Abs. 6 GemO",
    "ni": "§ 66 Abs. 1 NKomVG",
    "bb": "§ 39 Abs. 2 BbgKVerf",
}
# Vector and vote               NRW       BY        HE        BW        NI        BB
SIMPLE_MAJORITY = {
    ("M1", 9, 8, 3): (CARRIED, REFUSED, CARRIED, CARRIED, CARRIED, CARRIED),
    ("M2", 10, 10, 0): (REJECTED, REJECTED, REJECTED, REJECTED, REJECTED, REJECTED),
    ("M3", 0, 0, 20): (REJECTED, REFUSED, REJECTED, REJECTED, REJECTED, REJECTED),
    ("M4", 1, 0, 19): (CARRIED, REFUSED, CARRIED, CARRIED, CARRIED, CARRIED),
    ("Ja überwiegt um eine Stimme", 11, 10, 0): (CARRIED,) * 6,
    ("Nein überwiegt um eine Stimme", 10, 11, 0): (REJECTED,) * 6,
    ("Niemand stimmt ab", 0, 0, 0): (REJECTED,) * 6,
    ("Eine einzige Ja-Stimme", 1, 0, 0): (CARRIED,) * 6,
    ("Mehr Enthaltungen als Stimmen", 3, 2, 15): (CARRIED, REFUSED, *(CARRIED,) * 4),
    ("Gleichstand mit Enthaltungen", 7, 7, 6): (REJECTED, REFUSED, *(REJECTED,) * 4),
    ("Einstimmig", 39, 0, 0): (CARRIED,) * 6,
}
VOTES = [
    (name, state, Tally(yes, no, abstain), expected, PARAGRAPHS[state])
    for (name, yes, no, abstain), row in SIMPLE_MAJORITY.items()
    for state, expected in zip(PARAGRAPHS, row, strict=True)
]


@pytest.mark.parametrize(("name", "state", "tally", "expected", "paragraph"), VOTES)
def test_a_resolution_by_simple_majority(name, state, tally, expected, paragraph):
    assert put_to_the_vote(state, tally) == expected
    assert load_profile(state).majority(Majority.SIMPLE).source == paragraph


def put_to_the_vote(state, tally):
    """The ballots cast one by one, as in a sitting."""
    choices = ["yes"] * tally.yes + ["no"] * tally.no + ["abstain"] * tally.abstain
    register = tuple(Voter(number, f"Mitglied {number}") for number in range(max(1, len(choices))))
    vote = opened(profile=load_profile(state), register=register)
    try:
        for person, choice in enumerate(choices):
            vote = after(vote, cast_ballot(vote, voter=person, choice=choice, source=Source.DEVICE))
    except Refused as refused:
        return {"no_abstention": REFUSED}[refused.code]
    closed = close_vote(vote)
    assert judge(closed.rule_id, tally).carried == closed.carried
    return CARRIED if closed.carried else REJECTED


QUORUM = [
    # State, statutory number, present and entitled, quorate, paragraph
    ("nrw", 39, 20, True, "§ 49 Abs. 1 Satz 1 GO NRW"),
    ("nrw", 39, 19, False, "§ 49 Abs. 1 Satz 1 GO NRW"),
    ("nrw", 40, 20, False, "§ 49 Abs. 1 Satz 1 GO NRW"),
    ("nrw", 40, 21, True, "§ 49 Abs. 1 Satz 1 GO NRW"),
    ("by", 39, 20, True, "Art. 47 Abs. 2 BayGO"),
    ("by", 39, 18, False, "Art. 47 Abs. 2 BayGO"),
    ("he", 39, 20, True, "§ 53 Abs. 1 HGO"),
    ("he", 39, 19, False, "§ 53 Abs. 1 HGO"),
    ("bw", 40, 20, True, "§ 37 Abs. 2 GemO"),
    ("bw", 40, 19, False, "§ 37 Abs. 2 GemO"),
    ("bw", 39, 20, True, "§ 37 Abs. 2 GemO"),
    ("bw", 39, 19, False, "§ 37 Abs. 2 GemO"),
    ("ni", 39, 20, True, "§ 65 Abs. 1 NKomVG"),
    ("ni", 39, 19, False, "§ 65 Abs. 1 NKomVG"),
    ("bb", 39, 20, True, "§ 38 BbgKVerf"),
    ("bb", 39, 19, False, "§ 38 BbgKVerf"),
]


@pytest.mark.parametrize(("state", "statutory", "present", "quorate", "paragraph"), QUORUM)
def test_how_many_have_to_be_there(state, statutory, present, quorate, paragraph):
    profile = load_profile(state)
    assert (present >= profile.required_present(statutory)) is quorate
    assert profile.quorum_rule.source == paragraph


PRESUMED = {"nrw": True, "by": False, "he": True, "bw": False, "ni": True, "bb": True}
SECOND_MEETING = {"nrw": 1, "by": 1, "he": 1, "bw": 3, "ni": 1, "bb": 1}


@pytest.mark.parametrize("state", PARAGRAPHS)
def test_whether_a_quorum_is_presumed_and_how_many_suffice_the_second_time(state):
    profile = load_profile(state)
    assert profile.quorum_presumption.value is PRESUMED[state]
    assert profile.second_meeting.value == SECOND_MEETING[state]


def test_only_in_nrw_have_council_members_to_outnumber_expert_citizens():
    """§ 58 Abs. 3 GO NRW."""
    assert [state for state in PARAGRAPHS if load_profile(state).council_majority.value] == ["nrw"]

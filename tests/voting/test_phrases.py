"""Every rule has a title, a place on the page and a sentence for each value that it can have."""

from voting.elections.rules import Alone, Base, ByHand, NextRound, SeatsBy
from voting.rules import deadlines, majority, quorum, requests, urgency
from voting.rules.minutes import Due, FinalBy, SignedBy
from voting.rules.participation import Names, Online
from voting.rules.phrases import ORIGINS, STATES, TITLES, meaning_of
from voting.rules.profiles import FOLDER, load_law
from voting.rules.schema import DAYS, KEYS, RULES, Origin, key_of
from voting.rules.subjects import SUBJECTS
from voting.rules.written import Written
from voting.seats.allocation import Method

NAMED = {
    **dict.fromkeys(("notice.by", "agenda.public_by"), (*deadlines.RULES, None)),
    "agenda.urgent_extension": ("simple", *majority.RULES, None),
    "quorum.rule": tuple(quorum.RULES),
    "majority.simple": tuple(majority.RULES),
    **dict.fromkeys(map(key_of, majority.SPECIAL), (*majority.RULES, None)),
    **dict.fromkeys(("committee.seats_method", "committee.chairs_method"), (*Method, None)),
    "quorum.second_meeting": (1, 3),
    **dict.fromkeys(DAYS, (None, 3)),
    "urgency.deciders": tuple(urgency.DECIDERS),
    "vote.roll_call_demand": (*requests.ROLL_CALL, None),
    "vote.secret_demand": (*requests.SECRET, None),
    "vote.written_procedure": (*Written, None),
    "election.base": tuple(Base),
    "election.next_round": tuple(NextRound),
    "election.alone": tuple(Alone),
    "election.by_hand": tuple(ByHand),
    "committee.seats_by": tuple(SeatsBy),
    "minutes.final_by": tuple(FinalBy),
    "minutes.signed_by": tuple(SignedBy),
    "minutes.due": (*Due, None),
    "questions.online": tuple(Online),
    "questions.names_on_internet": tuple(Names),
    **dict.fromkeys(("questions.days", "digital.registration_days"), (None, 3)),
}


def test_every_rule_has_a_title_and_stands_on_the_page_once():
    placed = [key for keys in SUBJECTS.values() for key in keys]
    assert sorted(placed) == sorted(KEYS) == sorted(TITLES)
    assert set(ORIGINS) == set(Origin)


def test_every_value_of_every_rule_that_the_program_acts_on_has_a_sentence_of_its_own():
    told = {
        key: [
            meaning_of(key, content)[0] % meaning_of(key, content)[1]
            for content in NAMED.get(key, (True, False))
        ]
        for key in RULES
    }
    assert [key for key, sentences in told.items() if len(set(sentences)) < len(sentences)] == []
    assert [sentence for sentences in told.values() for sentence in sentences if "%" in sentence] == []


def test_the_same_majority_means_the_same_whatever_it_is_demanded_for():
    assert meaning_of("agenda.urgent_extension", "unanimous") == meaning_of(
        "majority.joint_proposal", "unanimous"
    )


def test_every_state_has_its_name():
    assert {load_law(file.stem).state for file in FOLDER.glob("*.json")} == set(STATES)


def test_a_number_stands_in_its_sentence():
    msgid, values = meaning_of("quorum.second_meeting", 3)
    assert "3 members present suffice" in msgid % values

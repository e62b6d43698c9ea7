"""What a town may decide for itself takes the place of the state's rule, and nothing else does."""

import pytest

from config import demo_town
from voting.rules.local import Overlaid, Overlay, overlaid, read_local
from voting.rules.profiles import load_law, profile_of
from voting.rules.schema import Origin, Text, Unfit, Value

NRW, HE = load_law("nrw"), load_law("he")
CHANGE = "ballot.change_until_close"
BYLAW, PROCEDURE = Origin.MAIN_BYLAW, Origin.RULES_OF_PROCEDURE


def rule(content=False, key=CHANGE, document=PROCEDURE, source="§ 14 Abs. 3 Geschäftsordnung", **more):
    return Overlay(key=key, content=content, document=document, source=source, **more)


def test_a_rule_of_the_town_takes_the_place_of_the_states_with_its_own_paragraph():
    found = overlaid(NRW.values, [rule()])
    expected = Value(False, "§ 14 Abs. 3 Geschäftsordnung", PROCEDURE, (PROCEDURE,))
    assert found == Overlaid(values=NRW.values | {CHANGE: expected})
    change = profile_of(NRW, found.values).ballot_change
    assert (change.value, change.source) == (False, "§ 14 Abs. 3 Geschäftsordnung")


def test_without_rules_of_the_town_the_law_of_the_state_stands():
    assert overlaid(NRW.values, []) == Overlaid(values=NRW.values)


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_rules_the_committees_own_comes_before_the_towns(turned):
    rules = [rule(content=False, source="§ 1"), rule(content=True, source="§ 2", narrow=True)]
    found = overlaid(NRW.values, rules[::-1] if turned else rules).values[CHANGE]
    assert (found.content, found.source) == (True, "§ 2")


@pytest.mark.parametrize("turned", [False, True])
def test_the_main_bylaw_stands_above_every_rules_of_procedure(turned):
    audio, words = "minutes.audio", {"de": "Nein.", "en": "No."}
    rules = [
        rule(words, audio, BYLAW, "§ 5 Hauptsatzung"),
        rule({"de": "Ja.", "en": "Yes."}, audio, PROCEDURE, "§ 9", narrow=True),
    ]
    found = overlaid(HE.values, rules[::-1] if turned else rules).values[audio]
    assert (found.content, found.origin) == (Text("Nein.", "No."), BYLAW)


def test_the_rules_of_the_demos_town_hold():
    rules = [
        rule({"de": german, "en": english}, key, source=paragraph)
        for key, paragraph, german, english in demo_town.LOCAL_RULES
    ]
    assert overlaid(load_law(demo_town.PROFILE).values, rules).void == ()


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (rule(key="ballot.magic"), "is not a rule of this state"),
        (
            rule(key="quorum.presumption"),
            "is fixed by the law of the state, which leaves it to nobody",
        ),
        (rule(document=BYLAW), "is not left to this document by the law of the state"),
        (rule(document=Origin.LAW), "is not left to this document by the law of the state"),
        (rule(content="ja"), "its value has to be true or false"),
        (rule(content="", key="notice.period"), 'its value has to be an object with the texts "de" and "en"'),
        (rule(source=" "), "has to be a text"),
    ],
)
def test_a_rule_that_the_town_may_not_make_is_void_and_named(given, reason):
    with pytest.raises(Unfit) as caught:
        read_local(NRW.values, given)
    assert str(caught.value) == reason
    found = overlaid(NRW.values, [given])
    assert found.values == NRW.values
    assert [(each.key, each.source, str(each.unfit)) for each in found.void] == [
        (given.key, given.source, reason)
    ]

"""What the desk reads before it opens a vote, and everybody while it runs: the majority with its consequence."""

from dataclasses import replace

import pytest
from django.utils import translation

from sessions_app.screens.audience import Audience
from sessions_app.screens.next_steps import next_steps
from sessions_app.screens.voting import vote as shown
from sessions_app.sitting.commands import votes
from sessions_app.sitting.events.course import SittingConvened
from sessions_app.sitting.events.moves import ItemProposed
from sessions_app.sitting.plan import ItemKind
from tests.cast import (
    ANNA,
    CLERK,
    NRW,
    PLAN,
    VOTERS,
    YES,
    Evening,
    arrived,
    cast,
    close_vote,
    do,
    item_called,
    motion_tabled,
    opened,
)
from voting.rules.profiles import load_profile


def begun(kind, *more, profile=NRW, present=VOTERS):
    items = tuple(replace(item, kind=kind) if item.id == 3 else item for item in PLAN.items)
    plan = SittingConvened(plan=replace(PLAN, items=items, profile=profile))
    return Evening().has(plan, arrived(*present), opened[-1], item_called(3), *more)


def offered(evening, do="open_vote"):
    (action,) = (each for each in next_steps(evening.state, presides=False, clerk=True) if each.do == do)
    return action


def majority(action):
    return next(field for field in action.fields if field.name == "majority")


def in_german(words):
    with translation.override("de"):
        return [str(each) for each in words]


SIMPLE = "Erforderlich: mehr Ja als Nein, Enthaltungen zählen nicht mit (§ 50 Abs. 1 GO NRW)."
MAIN_BYLAW = (
    "Angenommen ab 7 Ja-Stimmen: mehr als die Hälfte der 13 gesetzlichen Mitglieder (§ 7 Abs. 3 GO NRW)."
)


@pytest.mark.parametrize(
    ("kind", "sentence", "chosen"),
    [(ItemKind.RESOLUTION, SIMPLE, "simple"), (ItemKind.MAIN_BYLAW, MAIN_BYLAW, "main_bylaw")],
)
def test_the_proposed_majority_is_chosen_already_and_its_consequence_is_read_first(kind, sentence, chosen):
    action = offered(begun(kind))
    assert in_german([majority(action).label]) == [sentence]
    assert (action.primary, action.hints, majority(action).required) == (True, (), False)
    assert [option.value for option in majority(action).options if option.chosen] == [chosen]


def test_every_majority_of_the_profile_stands_there_with_its_consequence_and_one_by_another_rule():
    options = majority(offered(begun(ItemKind.RESOLUTION))).options
    assert [option.value for option in options] == [
        "simple",
        "main_bylaw",
        "mayor_removal",
        "deputy_removal",
        "remote_meeting",
        "joint_proposal",
        "other",
    ]
    assert in_german(option.label for option in options[:3]) == [
        f"Einfache Mehrheit. {SIMPLE}",
        f"Hauptsatzung: Erlass oder Änderung. {MAIN_BYLAW}",
        (
            "Abwahl der Bürgermeisterin oder des Bürgermeisters. Angenommen ab 8 Ja-Stimmen: zwei Drittel der 12 "
            "gesetzlichen Ratsmitglieder, ohne das Bürgermeisteramt (§ 66 Abs. 1 GO NRW)."
        ),
    ]


@pytest.mark.parametrize(
    ("kind", "profile"),
    [(ItemKind.SPECIAL, NRW), (ItemKind.MAYOR_REMOVAL, load_profile("by"))],
)
def test_where_nothing_is_proposed_the_vote_is_offered_and_one_has_to_be_chosen(kind, profile):
    action = offered(begun(kind, profile=profile))
    assert action.hints == ()
    assert majority(action).required
    assert not any(option.chosen for option in majority(action).options)


def test_a_majority_that_nobody_can_reach_now_is_announced_as_such():
    enough, too_few = (offered(begun(ItemKind.DEPUTY_REMOVAL, present=VOTERS[:many])) for many in (9, 8))
    assert enough.hints == ()
    assert in_german(too_few.hints)[0].startswith(
        "Anwesende Stimmberechtigte: 8. Diese Mehrheit ist zurzeit nicht"
    )


def test_a_motion_proposes_its_own_majority():
    action = offered(begun(ItemKind.MAIN_BYLAW, motion_tabled(ANNA, "Nur § 2.")))
    assert in_german([majority(action).label]) == [SIMPLE]


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("nrw", [SIMPLE]),
        (
            "he",
            ["Angenommen ab 9 Ja-Stimmen: zwei Drittel der 13 gesetzlichen Mitglieder (§ 58 Abs. 2 HGO)."],
        ),
    ],
)
def test_so_does_the_vote_on_urgency(state, sentence):
    urgent = ItemProposed(item=99, number="Ö 10", title="Deich", public=True, reason="Hochwasser")
    evening = begun(ItemKind.RESOLUTION, urgent, profile=load_profile(state))
    assert in_german(offered(evening, "open_urgency_vote").hints) == sentence


def test_while_a_vote_runs_everybody_reads_what_it_needs_unless_it_is_the_simple_majority():
    for kind, told in ((ItemKind.RESOLUTION, []), (ItemKind.MAIN_BYLAW, [MAIN_BYLAW])):
        evening = begun(kind).when(do(votes.open_vote, CLERK, item=3))
        for audience in (Audience.PUBLIC, Audience.WALL, Audience.MEMBER, Audience.DESK):
            needed = shown(evening.state, audience).needed
            assert in_german([needed] if needed else []) == told
    evening.when(cast(ANNA, YES), close_vote(CLERK))
    assert shown(evening.state, Audience.WALL).needed is None

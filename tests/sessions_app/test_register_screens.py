"""Who may vote and who may not, as the desk sees it before and during a vote, and as each member is told."""

import pytest
from django.utils import translation

from sessions_app.relay.rendering import Scene, render
from sessions_app.screens import MOVED_BY_VOTES, look
from sessions_app.screens.audience import PERSONAL, REGIONS, Audience
from sessions_app.screens.register import register
from sessions_app.screens.voting import you
from sessions_app.sitting.events.attendance import MemberExcused, MemberLeft
from sessions_app.sitting.events.course import SittingOpened
from sessions_app.sitting.events.happenings import OrderMeasureTaken
from sessions_app.sitting.events.recusal import MemberRecused, RecusalEnded
from sessions_app.sitting.happenings import Measure
from sessions_app.sitting.presence import Basis, Place
from tests.cast import (
    ANNA,
    BERND,
    CEM,
    EVA,
    LUKAS,
    MIRA,
    NILS,
    VOTERS,
    YES,
    Evening,
    announced,
    arrived,
    ballot,
    convened,
    item_called,
    vote_closed,
    vote_opened,
)

EVA_IS_BIASED = MemberRecused(person=EVA.person, item=3, place=Place.AUDIENCE, basis=Basis.DECLARED)
CAME = [each for each in VOTERS if each not in {BERND, LUKAS}]
ON_ITEM_3 = [
    convened,
    *arrived(*CAME, NILS, MIRA),
    SittingOpened(present=12, required=7, quorate=True),
    MemberExcused(person=BERND.person),
    MemberLeft(person=CEM.person),
    EVA_IS_BIASED,
    item_called(3),
]
TOLD = {
    BERND.name: "entschuldigt",
    CEM.name: "hat die Sitzung verlassen",
    EVA.name: "bei diesem Punkt befangen",
    LUKAS.name: "abwesend, vertreten durch Nils Nolting",
    MIRA.name: "beratend, ohne Stimmrecht",
}


@pytest.fixture(autouse=True)
def _in_german():
    with translation.override("de"):
        yield


def state(*events):
    return Evening().has(*events).state


def test_the_desk_sees_before_opening_who_may_vote_who_may_not_and_why():
    shown = register(state(*ON_ITEM_3))
    assert {line.name: str(line.reason) for line in shown.others} == TOLD
    assert str(shown.summary) == "Stimmberechtigt: 10, nicht stimmberechtigt: 5"
    reasons = {line.name: line.reason and str(line.reason) for line in shown.entitled}
    assert len(reasons) == 10
    assert reasons[ANNA.name] is None
    assert reasons[NILS.name] == "in Vertretung für Lukas Lohse"


def test_a_substitute_whom_nobody_needs_is_on_the_register_and_not_on_the_screen():
    sitting = state(convened, *arrived(*VOTERS), SittingOpened(present=13, required=7, quorate=True))
    shown = register(Evening().has(convened, *arrived(*VOTERS), ON_ITEM_3[-5], item_called(3)).state)
    assert NILS.person in {line.person for line in shown.entitlements}
    assert [line.name for line in shown.others] == [MIRA.name]
    assert register(sitting).entitlements == ()  # nothing is called


def test_while_a_vote_runs_the_register_is_the_frozen_one_and_ballots_do_not_touch_it():
    before = state(*ON_ITEM_3, vote_opened())
    after = (
        Evening()
        .has(
            *ON_ITEM_3,
            vote_opened(),
            ballot(ANNA, YES),
            arrived(BERND),
            RecusalEnded(person=EVA.person, item=3),
        )
        .state
    )
    assert register(before) == register(after)
    assert {line.name: str(line.reason) for line in register(after).others} == TOLD
    with_ballot = before.with_vote(before.vote.with_ballot(ANNA.person, after.vote.ballots[ANNA.person]))
    assert register(with_ballot).entitlements is register(before).entitlements


def test_on_items_without_a_vote_and_for_everybody_else_there_is_no_register():
    assert register(state(*ON_ITEM_3, item_called(1))).entitlements == ()
    seen = {audience: (*REGIONS[audience], *PERSONAL[audience]) for audience in Audience}
    assert [audience for audience in Audience if "register" in seen[audience]] == [Audience.DESK]
    assert "register" in MOVED_BY_VOTES
    assert "register" not in look(state(*ON_ITEM_3), Audience.MEMBER, ())


def test_the_fold_says_the_numbers_and_whether_they_are_final():
    html = render(Scene(1, Audience.DESK, "de"), "register", register(state(*ON_ITEM_3)))
    assert "<summary>Stimmberechtigt: 10, nicht stimmberechtigt: 5</summary>" in html
    assert "wenn die Abstimmung jetzt eröffnet würde" in html
    opened = render(Scene(1, Audience.DESK, "de"), "register", register(state(*ON_ITEM_3, vote_opened())))
    assert "Festgehalten bei der Eröffnung der Abstimmung." in opened
    assert render(Scene(1, Audience.DESK, "de"), "register", register(state(convened))) == ""


EXPELLED = OrderMeasureTaken(measure=Measure.EXPULSION, person=ANNA.person, reason="Stört")
CARDS = {
    "advisory, before": (MIRA, [], "als beratendes Mitglied"),
    "biased, before": (EVA, [], "befangen"),
    "replaced, before": (LUKAS, [*arrived(LUKAS)], "Ihre Vertretung"),
    "expelled, before": (ANNA, [EXPELLED], "ausgeschlossen"),
    "advisory, during": (MIRA, [vote_opened()], "als beratendes Mitglied"),
    "biased, during": (EVA, [vote_opened()], "befangen"),
    "biased, and no longer": (
        EVA,
        [vote_opened(), RecusalEnded(person=EVA.person, item=3)],
        "befangen",
    ),
    "came later": (BERND, [vote_opened(), *arrived(BERND)], "nach Eröffnung"),
    "biased, afterwards": (
        EVA,
        [vote_opened(), vote_closed(0, 0, 0, not_voted=10, carried=False), announced],
        "befangen",
    ),
}


@pytest.mark.parametrize(("who", "happened", "words"), CARDS.values(), ids=CARDS)
def test_the_member_reads_on_the_card_why_not(who, happened, words):
    card = you(state(*ON_ITEM_3, *happened), who.person)
    assert card.state == "not_entitled"
    assert words in str(card.reason)


def test_who_may_vote_next_is_told_nothing_of_the_kind():
    assert you(state(*ON_ITEM_3), ANNA.person).state == "not_open"
    assert you(state(*ON_ITEM_3), BERND.person).state == "not_open"  # absent: the card itself asks to come

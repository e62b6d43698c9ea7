"""A committee's composition on the screens: the form, the seats with their names, the working, what is told of it."""

from dataclasses import replace

import pytest
from django.utils import translation

from sessions_app.live import SITTING
from sessions_app.models import AgendaItem, Membership
from sessions_app.projections import check_rows
from sessions_app.screens import Viewer, look, look_personally
from sessions_app.screens.audience import Audience
from sessions_app.screens.log import tell
from sessions_app.sitting.commands.discretion import keep_result, publish_result
from sessions_app.sitting.events.agenda import PublicReadmitted
from sessions_app.standing import sitting_of
from tests.cast import CHAIR, FIRST_CLOSED, do
from tests.live.council import eichenfurt
from tests.sessions_app.sitting.test_compositions import (
    DONE,
    accept_all,
    announce_election,
    answer,
    compose,
    count,
    name_members,
)
from tests.sessions_app.test_election_screens import CANARY, evening, primary, state, steps
from voting.rules.profiles import load_profile


@pytest.fixture(autouse=True)
def in_german():
    with translation.override("de"):
        yield


def form(sitting, do):
    return next(action for action in steps(sitting) if action.do == do)


def options(sitting, name):
    (field,) = [field for field in form(sitting, "open_composition").fields if field.name == name]
    return [option.value for option in field.options]


def under(law):
    """The sitting on item 3 by the law of another state."""
    found = state()
    return replace(found, profile=load_profile(law))


def test_the_form_offers_what_the_law_of_the_state_provides_for():
    found = {law: options(under(law), "way") for law in ("nrw", "by", "he", "bw", "ni", "bb")}
    assert found == {
        "nrw": ["joint", "paper", "hands"],
        "by": ["strength"],
        "he": ["joint", "strength", "paper"],
        "bw": ["joint", "paper", "hands"],
        "ni": ["joint", "strength"],
        "bb": ["strength"],
    }
    assert options(under("by"), "method") == ["hare_niemeyer", "d_hondt", "sainte_lague"]


def test_the_groups_that_sit_here_stand_in_the_form_with_their_members_where_these_count():
    values = {field.name: field.value for field in form(under("by"), "open_composition").fields}
    assert values["lists"].splitlines()[0].endswith(": ")
    held = [int(line.rstrip(": ").rsplit(" ", 1)[1]) for line in values["lists"].splitlines()]
    assert held == sorted(held, reverse=True)
    assert sum(held) <= int(values["members"])
    assert "members" not in {field.name for field in form(state(), "open_composition").fields}


def test_the_next_step_is_what_the_composition_waits_for():
    gone, found = [], []
    for attempt in (*DONE, accept_all()):
        gone.append(attempt)
        found += primary(state(*gone))
    assert found == ["count_round", "draw_lot", "announce_election", "accept_all", "call_item"]


def test_a_list_with_a_vacant_seat_is_asked_for_a_name():
    sitting = state(*DONE, answer("Hans Habicht", "declined"))
    (group, _people) = form(sitting, "name_members").fields
    assert [option.value for option in group.options] == ["CDU"]
    asked = form(sitting, "answer_seat").fields[0]
    assert [option.value for option in asked.options] == ["Anna Amsel", "Greta Gans"]


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.MEMBER, Audience.DESK])
def test_everybody_sees_votes_seats_names_and_the_working(audience):
    view = look(state(*DONE, answer("Hans Habicht", "declined")), audience, ())["election"]
    (round_,) = view.rounds
    assert [(line.name, line.number, str(line.seats)) for line in round_.lines] == [
        ("SPD", 5, "1 Sitz"),
        ("CDU", 5, "2 Sitze"),
        ("Grüne", 1, "0 Sitze"),
    ]
    assert [(each.name, each.people, each.declined, each.vacant) for each in view.lists] == [
        ("SPD", (("Anna Amsel", False),), "", 0),
        ("CDU", (("Greta Gans", False),), "Hans Habicht", 1),
        ("Grüne", (), "", 0),
    ]
    table = round_.step.table
    assert [(line.name, line.quota.decimals, line.whole, str(line.standing)) for line in table.lines] == [
        ("SPD", "1,364", 1, "lot"),
        ("CDU", "1,364", 1, "lot"),
        ("Grüne", "0,273", 0, "nothing"),
    ]


def test_before_the_count_who_stands_on_the_lists_and_before_the_lot_what_is_certain():
    opened_view = look(state(compose(seats=3)), Audience.PUBLIC, ())["election"]
    assert [(each.name, [name for name, _accepted in each.people]) for each in opened_view.lists] == [
        ("SPD", ["Anna Amsel", "Bernd Brandt"]),
        ("CDU", ["Greta Gans", "Hans Habicht"]),
        ("Grüne", ["Kim Kranich"]),
    ]
    tied = look(state(*DONE[:2]), Audience.PUBLIC, ())["election"]
    assert [str(line.seats) for line in tied.rounds[0].lines] == [
        "1 Sitz und das Los",
        "1 Sitz und das Los",
        "0 Sitze",
    ]


def test_a_joint_proposal_is_shown_as_yes_and_no():
    sitting = state(compose(way="joint", seats=2), count(7, no="5", papers=12))
    view = look(sitting, Audience.PUBLIC, ())["election"]
    (round_,) = view.rounds
    assert (str(view.kind), [str(line.name) for line in round_.lines], round_.step) == (
        "Einheitlicher Wahlvorschlag",
        ["Ja"],
        None,
    )
    assert str(round_.sentences[-1]) == "Der einheitliche Wahlvorschlag ist angenommen."
    assert [name for name, _accepted in view.lists[0].people] == ["Anna Amsel (SPD)", "Bernd Brandt (SPD)"]


def test_groups_that_have_seats_by_strength_are_shown_without_a_vote():
    opened_by_strength = compose(way="strength", lists="SPD 13: Anna\nCDU 10\nFDP 1", members=25, seats=8)
    found = evening()
    found.state = replace(found.state, profile=load_profile("ni"))
    found.when(opened_by_strength)
    assert found.refusals == []
    view = look(found.state, Audience.PUBLIC, ())["election"]
    (round_,) = view.rounds
    assert [(str(line.name), line.number) for line in (*round_.lines, *round_.others)] == [
        ("SPD", 13),
        ("CDU", 10),
        ("FDP", 1),
        ("Ohne Fraktion", 1),
    ]
    assert (str(round_.title), round_.entitled, view.lists[0].vacant) == ("Sitzverteilung", 25, 4)


@pytest.mark.parametrize("audience", Audience)
def test_a_composition_of_the_closed_part_is_seen_by_those_inside_alone(audience):
    named = compose(item=FIRST_CLOSED, lists=f"SPD: {CANARY} Eins\nCDU: {CANARY} Zwei", seats=2)
    sitting = state(named, count(6, 6), announce_election(), item=FIRST_CLOSED)
    inside = audience in {Audience.MEMBER, Audience.DESK}
    assert (f"{CANARY} Zwei" in repr(look(sitting, audience, ()))) is inside


def test_the_desks_journal_tells_each_step():
    found = evening()
    told = []
    for attempt in (*DONE, answer("Hans Habicht", "declined"), name_members("CDU", "Ida Igel"), accept_all()):
        found.when(attempt)
        told += found.happened
    assert [str(tell(found.state, event)) for event in told] == [
        "Die Wahl „Bauausschuss“ wurde eröffnet.",
        (
            "1. Wahlgang: SPD 5, CDU 5, Grüne 1; Nein 0, leer 0, ungültig 0. 11 von 12 Stimmberechtigten haben einen "
            "Stimmzettel abgegeben."
        ),
        "Das Los in der Wahl fiel auf CDU.",
        "„Bauausschuss“: Sitze SPD 1, CDU 2, Grüne 0.",
        "Hans Habicht lehnt die Wahl ab.",
        "CDU benennt Ida Igel.",
        "Alle übrigen Gewählten nehmen die Wahl an.",
    ]


@pytest.mark.django_db
def test_the_rows_tell_the_seats_the_numbers_the_names_and_who_had_no_vote():
    town = eichenfurt()
    Membership.objects.filter(person=town.people["vera"], organization=town.council).update(by_office=True)
    town.opened()
    item = town.item("Ö 3")
    town.do("olga", "call_item", item=item)
    town.do(
        "olga",
        "open_composition",
        item=item,
        office="Beirat",
        lists="SPD: Anna\nCDU: Ida",
        seats=2,
        way="paper",
    )
    town.do("olga", "count_round", election=1, round_number=1, votes_1=7, votes_2=5, papers=12, tellers="O")
    town.do("vera", "announce_election", election=1)
    assert AgendaItem.objects.get(pk=item).result == (
        "„Beirat“: Sitze SPD 1, CDU 1. 1. Wahlgang: SPD 7, CDU 5; Nein 0, leer 0, ungültig 0. 12 von 12 Stimmberechtigten "
        "haben einen Stimmzettel abgegeben. SPD: Anna. CDU: Ida. Nach Hare/Niemeyer (§ 50 Abs. 3 GO NRW) verteilen sich die "
        "Sitze so: SPD 1, CDU 1. Dr. Vera Lindholt: kraft Amtes in dieser Sache ohne Stimme (§ 40 Abs. 2 Satz 6, § 50 Abs. 3, "
        "§ 58 Abs. 1, 3 und 5 GO NRW)."
    )
    town.do("olga", "answer_seat", election=1, elected="Ida", answer="declined")
    assert "CDU benennt noch jemanden für 1 Sitz." in AgendaItem.objects.get(pk=item).result
    assert check_rows(SITTING.key(town.meeting.pk), sitting_of(town.meeting).state) == []


def closed_region(sitting):
    viewer = Viewer(presides=True, clerk=True, chair=True)
    return look_personally(sitting, Audience.DESK, viewer)["closed"]


def test_the_result_of_a_closed_composition_is_told_in_public_in_the_chairs_words_alone():
    named = compose(item=FIRST_CLOSED, lists=f"SPD: {CANARY} Eins\nCDU: {CANARY} Zwei", seats=2)
    found = evening(named, count(6, 6), announce_election(), item=FIRST_CLOSED)
    (case,) = closed_region(found.state).undecided
    assert (str(case.verdict), [action.do for action in case.actions]) == (
        "„Bauausschuss“: Sitze SPD 1, CDU 1.",
        ["publish_result", "keep_result"],
    )
    kept = do(keep_result, CHAIR, election=1, announcement="later")
    found.when(kept)
    told = [*found.happened]
    assert [str(each.kept) for each in closed_region(found.state).kept] == ["wird später bekannt gegeben"]
    never, published = (
        do(keep_result, CHAIR, election=1, announcement="never", reason="Vertrag"),
        do(publish_result, CHAIR, election=1, wording="Der Beirat ist besetzt."),
    )
    for attempt in (never, published):
        found.when(attempt)
        told += found.happened
    assert [str(tell(found.state, event)).strip() for event in told] == [
        "Das Ergebnis der Wahl 1 wird später bekannt gegeben.",
        "Das Ergebnis der Wahl 1 wird nicht bekannt gegeben. Vertrag",
        "Das Ergebnis der Wahl 1 wird öffentlich bekannt gegeben: Der Beirat ist besetzt.",
    ]
    assert closed_region(found.state).undecided == closed_region(found.state).kept == ()
    found.has(PublicReadmitted())
    for audience in (Audience.PUBLIC, Audience.WALL):
        seen = repr(look(found.state, audience, ()))
        assert ("Der Beirat ist besetzt." in seen, CANARY in seen) == (True, False)

"""What the screens say of attendance, what the desk is offered, and the edges: times of people, seats in the council."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone, translation

from journal.events import Refused
from sessions_app.arguments import read_arguments
from sessions_app.screens import Viewer, look, look_personally
from sessions_app.screens.audience import Audience
from sessions_app.screens.log import tell
from sessions_app.screens.regions import connected
from sessions_app.sitting.commands.course import interrupt
from sessions_app.sitting.commands.later import enter_arrival
from sessions_app.sitting.events.attendance import (
    ArrivalEnteredLater,
    ArrivalsConfirmed,
    MemberAnnouncedLate,
    MemberArrived,
    MemberExcused,
    MemberLeft,
)
from sessions_app.sitting.events.course import QuorumEstablished, SittingClosed
from sessions_app.sitting.events.quorum import QuorumChallenged, SecondMeetingFound
from sessions_app.sitting.events.recusal import MemberRecused
from sessions_app.sitting.presence import Basis, Place
from sessions_app.sitting.state import Sitting
from tests.cast import (
    ANNA,
    BERND,
    CEM,
    CHAIR,
    CLERK,
    FIRST_CLOSED,
    LUKAS,
    REMOTE,
    VOTERS,
    YES,
    Evening,
    arrived,
    ballot,
    convened,
    excluded,
    item_called,
    opened,
    vote_opened,
)

OUTSIDERS = (Audience.PUBLIC, Audience.WALL)


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def recused(who, item=3, place=Place.AUDIENCE):
    return MemberRecused(person=who.person, item=item, place=place, basis=Basis.DECLARED)


def presence(*events, audience=Audience.DESK):
    views = look(Evening().has(*events).state, audience, ())
    return views["picture"].presence if audience is Audience.WALL else views["presence"]


def seat(who, *events):
    return next(seat for seat in seats(*events) if seat.person == who.person)


def told(*events, audience=Audience.DESK):
    """All that is told of who is here: the numbers and the people."""
    return presence(*events, audience=audience), groups(*events, audience=audience)


def seats(*events, audience=Audience.DESK):
    return [seat for group in groups(*events, audience=audience) for seat in group.seats]


def groups(*events, audience=Audience.DESK):
    views = look(Evening().has(*events).state, audience, ())
    return [views[slot.region] for slot in views["presence"].slots] if audience is not Audience.WALL else []


def forms(*events, presides=True):
    sitting = Evening().has(*events).state
    shown = look_personally(sitting, Audience.DESK, Viewer(CLERK.person, presides=presides, clerk=True))[
        "roll"
    ]
    return {action.do: action for action in (*shown.people, *shown.bias, *shown.quorum)}


def choices(action, name):
    field = next(field for field in action.fields if field.name == name)
    return {option.value for option in field.options} - {""}


def card(who, *events):
    return look_personally(Evening().has(*events).state, Audience.MEMBER, Viewer(who.person))["you"]


# Who is entitled


def test_the_desk_always_reads_who_is_entitled_and_others_only_when_somebody_is_biased():
    plain = (*opened, item_called(3))
    assert str(presence(*plain).entitled) == "Entitled to vote on this item: 13 of 13."
    assert presence(*plain, audience=Audience.PUBLIC).entitled is None
    assert presence(*opened).entitled is None
    sentence = "Entitled to vote on this item: 12 of 13; biased: Anna Albers."
    for audience in (Audience.PUBLIC, Audience.MEMBER, Audience.DESK):
        assert str(presence(*plain, recused(ANNA), audience=audience).entitled) == sentence
    assert presence(*plain, recused(ANNA), audience=Audience.WALL).entitled is None
    assert presence(*plain, recused(ANNA), SittingClosed(present=13)).entitled is None


def test_a_bias_on_a_closed_item_changes_nothing_for_those_outside():
    inside = (*opened, excluded, item_called(FIRST_CLOSED))
    biased = (*inside, recused(ANNA, FIRST_CLOSED, Place.OUTSIDE), QuorumChallenged(person=BERND.person))
    for audience in OUTSIDERS:
        assert told(*biased, audience=audience) == told(*inside, audience=audience)
    for audience in (Audience.MEMBER, Audience.DESK):
        assert told(*biased, audience=audience) != told(*inside, audience=audience)


def test_a_bias_told_in_advance_on_a_closed_item_is_not_seen_in_the_public_part():
    early = (*opened, item_called(3), recused(ANNA, FIRST_CLOSED, Place.OUTSIDE))
    for audience in OUTSIDERS:
        assert told(*early, audience=audience) == told(*opened, item_called(3), audience=audience)


# Who is connected


def test_everybody_is_told_who_dropped_and_the_desk_alone_of_all_who_are_connected():
    people = frozenset(each.person for each in VOTERS if each is not CEM)
    sitting = Evening().has(*opened, arrived(ANNA, CEM, mode=REMOTE)).state
    for audience in (Audience.PUBLIC, Audience.MEMBER, Audience.DESK):
        told = connected(sitting, audience, people)
        assert (told.count, told.missing) == (12, (CEM.name,)), audience
        assert bool(told.names) is (audience is Audience.DESK)
    assert connected(sitting, Audience.DESK, people | {CEM.person}).missing == ()
    behind_doors = Evening().has(*opened, arrived(CEM, mode=REMOTE), excluded).state
    assert connected(behind_doors, Audience.PUBLIC, people).missing == ()


# The seats


def test_a_seat_says_who_is_excused_late_biased_and_unconfirmed():
    late = MemberAnnouncedLate(person=ANNA.person, expected_at=Evening().clock)
    assert seat(ANNA, convened, MemberExcused(person=ANNA.person)).state == "excused"
    assert (seat(ANNA, convened, late).state, seat(ANNA, convened, late).expected_at) == (
        "late",
        Evening().clock,
    )
    here = seat(ANNA, convened, late, arrived(ANNA))
    assert (here.state, here.expected_at, here.unconfirmed) == ("room", None, False)
    assert seat(ANNA, *opened, item_called(3), recused(ANNA)).state == "recused"
    assert seat(ANNA, *opened, recused(ANNA)).state == "room"
    assert (
        seat(ANNA, *opened, MemberLeft(person=ANNA.person), MemberExcused(person=ANNA.person)).state == "left"
    )


def test_an_unconfirmed_arrival_is_confirmed_on_its_seat_and_many_at_once():
    own = [MemberArrived(person=each.person, unconfirmed=True) for each in (ANNA, BERND)]
    one = seat(ANNA, convened, own[0])
    assert one.unconfirmed
    assert [action.do for action in one.actions][:2] == ["confirm_arrivals", "reject_arrival"]
    outside = seats(convened, own[0], audience=Audience.PUBLIC)
    assert outside
    assert not any(seat.unconfirmed for seat in outside)
    assert presence(convened, own[0]).confirm is None
    assert presence(convened, *own).confirm.label.details == (("number", 2),)
    assert presence(convened, *own, audience=Audience.MEMBER).confirm is None
    assert not seat(ANNA, convened, *own, ArrivalsConfirmed(people=(ANNA.person, BERND.person))).unconfirmed


def test_a_ballot_moves_nothing_of_the_attendance_at_the_desk():
    running = (*opened, MemberLeft(person=ANNA.person), MemberArrived(person=ANNA.person, unconfirmed=True))
    running = (*running, item_called(3), vote_opened())
    assert told(*running, ballot(ANNA, YES)) == told(*running)


# What is offered


def test_before_convening_there_is_nothing_to_keep():
    shown = look_personally(Sitting(), Audience.DESK, Viewer(clerk=True))["roll"]
    assert (shown.people, shown.bias, shown.quorum) == ((), (), ())


def test_each_form_names_those_for_whom_it_would_be_accepted():
    offered = forms(
        *opened, MemberExcused(person=LUKAS.person), MemberLeft(person=ANNA.person), item_called(3)
    )
    assert ANNA.person in {int(value) for value in choices(offered["excuse_member"], "person")}
    assert str(BERND.person) not in choices(offered["excuse_member"], "person")
    assert str(ANNA.person) in choices(offered["enter_departure"], "person")
    assert str(ANNA.person) in choices(offered["enter_arrival"], "person")
    assert str(ANNA.person) not in choices(offered["challenge_quorum"], "person")
    assert {"declare_recusal", "decide_recusal", "find_second_meeting"} <= offered.keys()
    assert "decide_recusal" not in forms(*opened, presides=False)


def test_while_a_vote_is_open_no_bias_on_its_item_is_offered():
    running = (*opened, item_called(3), recused(ANNA), vote_opened())
    assert "3" not in choices(forms(*running)["declare_recusal"], "item")
    assert "4" in choices(forms(*running)["declare_recusal"], "item")
    assert "end_recusal" not in forms(*running)
    assert forms(*opened, item_called(3), recused(ANNA))["end_recusal"].given == (
        ("person", str(ANNA.person)),
        ("item", "3"),
    )


def test_when_all_is_over_nothing_is_offered():
    assert forms(*opened, SittingClosed(present=13)) == {}


def test_everybody_biased_leaves_nothing_to_enter_on_the_item():
    everybody = [recused(each, 3, Place.OUTSIDE) for each in Evening().has(convened).state.members]
    assert "3" not in choices(forms(*opened, *everybody)["declare_recusal"], "item")


# The card


def test_the_card_tells_a_biased_member_and_offers_what_a_member_may_say():
    here = (*opened, item_called(3))
    assert [action.do for action in card(ANNA, *here).declarations] == ["declare_recusal", "challenge_quorum"]
    biased = card(ANNA, *here, recused(ANNA))
    assert (biased.state, biased.declarations) == ("not_entitled", ())
    assert [action.do for action in card(ANNA, *opened).declarations] == ["challenge_quorum"]


def test_in_the_closed_part_the_card_knows_one_place_only():
    (bias, _) = card(ANNA, *opened, excluded, item_called(FIRST_CLOSED)).declarations
    assert bias.fields == ()
    assert ("place", "outside") in bias.given


# The notice


def test_the_notice_says_what_the_law_makes_of_a_lack():
    def notice(*events):
        text = look(Evening().has(*opened, *events).state, Audience.PUBLIC, ())["notice"].text
        return str(text).partition(".")[0] if text else ""

    gone = [MemberLeft(person=each.person) for each in VOTERS[6:]]
    lacking = QuorumEstablished(present=6, required=7, quorate=False)
    assert notice() == ""
    assert notice(*gone) == "Fewer members than needed are present"
    assert notice(*gone, lacking) == "The meeting is not quorate at the moment"
    assert notice(QuorumChallenged(person=ANNA.person)) == "The quorum is challenged"
    second = SecondMeetingFound(item=3, reason="zurückgestellt")
    assert notice(*gone, lacking, second, item_called(3)) == ""


# The journal's line


@pytest.mark.parametrize(
    ("event", "line"),
    [
        (ArrivalsConfirmed(people=(2,)), "The arrival of Anna Albers was confirmed."),
        (
            ArrivalsConfirmed(people=(2, 3)),
            "The arrivals of these members were confirmed: Anna Albers, Bernd Brückner.",
        ),
        (MemberAnnouncedLate(person=2), "Anna Albers comes later."),
        (recused(ANNA), "Anna Albers declared a bias on item Ö 3."),
        (
            MemberRecused(person=2, item=3, place=Place.OUTSIDE, basis=Basis.DECIDED, reason="Beschluss"),
            "It was decided that Anna Albers is biased on item Ö 3: Beschluss",
        ),
        (
            ArrivalEnteredLater(person=2, arrived_at=Evening().clock, reason="übersehen"),
            "Anna Albers came at 18:00, entered afterwards: übersehen",
        ),
    ],
)
def test_the_desk_reads_it_in_one_line(event, line):
    assert str(tell(Evening().has(convened).state, event)) == line


# Times of people


def arrival(at):
    given = {"person": str(CHAIR.person), "arrived_at": at, "reason": "übersehen"}
    return read_arguments(enter_arrival, given)["arrived_at"]


@pytest.mark.parametrize(
    ("now", "words", "meant"),
    [
        ("2026-11-23T19:42+01:00", "19:42", "2026-11-23T19:42+01:00"),
        ("2026-11-23T19:42+01:00", "19:43", "2026-11-22T19:43+01:00"),
        ("2027-01-01T00:10+01:00", "23:50", "2026-12-31T23:50+01:00"),
        ("2026-10-25T04:00+01:00", "04:05", "2026-10-24T04:05+02:00"),
        ("2026-10-25T02:40+02:00", "02:30", "2026-10-25T02:30+02:00"),
        ("2026-10-25T02:40+01:00", "02:30", "2026-10-25T02:30+01:00"),
        ("2027-03-28T03:10+02:00", "01:50", "2027-03-28T01:50+01:00"),
    ],
)
def test_a_past_time_of_day_is_the_latest_one_that_has_passed(monkeypatch, now, words, meant):
    monkeypatch.setattr(timezone, "now", lambda: datetime.fromisoformat(now))
    assert arrival(words).astimezone(UTC) == datetime.fromisoformat(meant)


def test_a_time_that_is_yet_to_come_or_none_at_all_is_refused():
    exact = timezone.now() - timedelta(minutes=3)
    assert arrival(exact.isoformat()) == exact
    for words, code in (
        ((timezone.now() + timedelta(hours=1)).isoformat(), "yet_to_come"),
        ("2026-11-26T18:30", "no_time"),
        ("gleich", "no_time"),
    ):
        with pytest.raises(Refused) as refused:
            arrival(words)
        assert refused.value.code == code


@pytest.mark.parametrize("words", ["9999-12-31T23:30:00+00:00", "9999-12-31T23:59", "0001-01-01T00:00+14:00"])
def test_a_time_that_no_clock_here_could_show_is_refused(words):
    """Once in the journal, it would let every screen of the sitting fail for ever."""
    with pytest.raises(Refused) as refused:
        read_arguments(interrupt, {"reason": "Pause", "until": words})
    assert refused.value.code == "no_time"
    with pytest.raises(Refused) as refused:
        arrival(f"{words}Z" if "+" not in words else words)
    assert refused.value.code == "no_time"

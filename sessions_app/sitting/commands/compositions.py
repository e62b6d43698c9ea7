"""Committees composed within a sitting: joint proposal, lists, strength of groups; then who of the lists accepts.

Counting, lot, announcement and breaking off are those of every election.
"""

from collections.abc import Callable, Mapping

from accounts.actor import Actor
from journal.events import Command, Refused, require
from sessions_app.policies import may_run_desk
from sessions_app.sitting.commands.conditions import require_phase
from sessions_app.sitting.commands.elections import ANSWERS, find_election, require_can_elect
from sessions_app.sitting.eligibility import register
from sessions_app.sitting.refusals import SittingRefusal
from sessions_app.sitting.state import Phase, Sitting
from voting.elections import composition as voting
from voting.elections.composition import JOINT_NAME, Way
from voting.elections.election import Election
from voting.elections.events import AllAccepted, ElectionAnswered, ElectionEvent, MembersNamed
from voting.elections.refusals import ElectionRefusal
from voting.elections.seating import Seated, seated
from voting.elections.typed import Listed, read_groups, read_joint, read_lists, read_people
from voting.refusals import read_word
from voting.rules.matters import Matter


def open_composition(
    sitting: Sitting,
    by: Actor,
    *,
    item: int,
    office: str,
    lists: str,
    seats: int,
    way: str,
    method: str = "",
    members: int = 0,
) -> tuple[ElectionEvent, ...]:
    """Opens the composition of a committee on the called item; `lists` one per line, by strength with the number of
    members behind the name, on a joint proposal people alone. `members`: of the council in all (by strength).
    """
    require(may_run_desk(by, sitting), SittingRefusal.NOT_THE_DESK)
    called = require_can_elect(sitting, item)
    matter = called.matter or Matter.COMMITTEES  # whatever kind of item it stands on
    asked = read_word(Way, way, ElectionRefusal.UNKNOWN_COMPOSITION)
    return voting.open_composition(
        sitting.rules,
        number=len(sitting.elections) + 1,
        subject=called.id,
        office=office,
        lists=_read(asked, lists),
        seats=seats,
        register=register(sitting, matter),
        statutory_number=sitting.statutory_number - len(sitting.barred(matter)),
        way=asked,
        method=method,
        members=members,
    )


def _read(way: Way, lists: str) -> tuple[Listed, ...]:
    if way is Way.JOINT:
        return (Listed(JOINT_NAME, read_joint(lists)),)
    return read_groups(lists) if way is Way.STRENGTH else read_lists(lists)


def answer_seat(sitting: Sitting, by: Actor, *, election: int, elected: str, answer: str) -> ElectionAnswered:
    """What somebody who got a seat of a list (`elected`, by name) says to the question whether it is accepted."""
    found = _at_desk(sitting, by, election)
    require(answer in ANSWERS, SittingRefusal.UNKNOWN_ANSWER)
    seat = _seat_of(found, elected)
    return voting.answer_seat(found, candidate=seat.candidate, place=seat.place, accepted=ANSWERS[answer])


def accept_all(sitting: Sitting, by: Actor, *, election: int) -> AllAccepted:
    """All who got a seat of a list and have not answered accept, asked together."""
    return voting.accept_all(_at_desk(sitting, by, election))


def name_members(sitting: Sitting, by: Actor, *, election: int, group: str, people: str) -> MembersNamed:
    """Whom the list (`group`, by name) names for its vacant seats, one per line."""
    found = _at_desk(sitting, by, election)
    candidate = next((each.number for each in found.candidates if each.name == group), None)
    if candidate is None:
        raise Refused(ElectionRefusal.UNKNOWN_CANDIDATE)
    return voting.name_members(found, candidate=candidate, people=read_people(people))


def _at_desk(sitting: Sitting, by: Actor, number: int) -> Election:
    require(may_run_desk(by, sitting), SittingRefusal.NOT_THE_DESK)
    require_phase(sitting, Phase.OPEN)
    return find_election(sitting, number)


def _seat_of(election: Election, name: str) -> Seated:
    """Nobody stands twice, so the name says it."""
    everybody = (each for one in election.candidates for each in seated(election, one.number))
    found = next((each for each in everybody if each.name == name), None)
    if found is None:
        raise Refused(ElectionRefusal.NOT_ELECTED)
    return found


POLICIES: Mapping[Command, Callable[..., bool]] = {
    open_composition: may_run_desk,
    answer_seat: may_run_desk,
    accept_all: may_run_desk,
    name_members: may_run_desk,
}

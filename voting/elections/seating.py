"""Who sits for a list: its people in their order, without those who decline; the next one follows. Pure."""

from dataclasses import dataclass

from voting.elections.election import Election, ElectionPhase


@dataclass(frozen=True)
class Seated:
    """Who gets a seat of a list (`candidate`), by the `place` on it from 1. `accepted`: None until it is answered."""

    candidate: int
    place: int
    name: str
    accepted: bool | None


def share_of(election: Election, candidate: int) -> int:
    """How many seats the list has for certain; 0 while nothing is counted."""
    result = election.result
    return result.shares[candidate - 1] if result is not None and result.shares else 0


def seated(election: Election, candidate: int) -> tuple[Seated, ...]:
    """Who sits for the list: as many as it has seats and people who did not decline."""
    answers = {each.place: each.accepted for each in election.answers if each.candidate == candidate}
    willing = (
        Seated(candidate, place, name, answers.get(place))
        for place, name in enumerate(election.candidates[candidate - 1].people, start=1)
        if answers.get(place, True)
    )
    return tuple(willing)[: share_of(election, candidate)]


def vacant(election: Election, candidate: int) -> int:
    """How many seats of the list nobody on it is left for."""
    return share_of(election, candidate) - len(seated(election, candidate))


def unanswered_seats(election: Election) -> tuple[Seated, ...]:
    """Who was elected from any list and has not yet said whether the election is accepted."""
    if election.phase is not ElectionPhase.ANNOUNCED or not election.by_lists:
        return ()
    everybody = (each for one in election.candidates for each in seated(election, one.number))
    return tuple(each for each in everybody if each.accepted is None)

"""An election as a lawyer writes it down, played through commands and events: rounds, counts, lots.

`A 10, B 8, nein 1, leer 2, ungültig 1` is a count; what is not named is 0. `Los A` is a lot that fell on A, `Los um: …`
one by a seed. What a step leads to is written as in `told`.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from voting.elections.commands import call_round, count_round, draw_lot, open_election
from voting.elections.counts import Count
from voting.elections.outcome import Step
from voting.rules.profiles import load_profile
from voting.vote import Voter

AT = datetime(2026, 11, 26, 18, 0, tzinfo=UTC)
STATUTORY, PRESENT = 39, 20
NAMES = "ABCDEFGH"


@dataclass(frozen=True)
class Holder:
    """The least state that holds elections."""

    elections: tuple = ()

    @property
    def last_election(self):
        return self.elections[-1] if self.elections else None

    def with_election(self, election):
        before = (
            self.elections[:-1] if self.elections and self.last_election.is_unfinished else self.elections
        )
        return Holder((*before, election))


def register(size=PRESENT):
    return tuple(Voter(number, f"Mitglied {number}") for number in range(1, size + 1))


def opened(state="nrw", names=("A", "B"), **changes):
    """An election that is open."""
    given = {
        "number": 1,
        "subject": 7,
        "office": "stellvertretende Bürgermeisterin",
        "names": names,
        "register": register(),
        "statutory_number": STATUTORY,
        **changes,
    }
    profile = load_profile(state) if isinstance(state, str) else state
    return open_election(profile, **given).begin(AT)


def after(election, event):
    return event.apply(Holder((election,)), AT).last_election


def count(words, candidates):
    """A count as written; without `Zettel` as many ballots as each vote, No, blank and invalid makes."""
    numbers = {name: int(number) for name, number in (each.rsplit(" ", 1) for each in words.split(", "))}
    others = {
        key: numbers.pop(word, 0)
        for key, word in (("no", "nein"), ("blank", "leer"), ("invalid", "ungültig"))
    }
    papers = numbers.pop("Zettel", None)
    votes = tuple(numbers.pop(name, 0) for name in candidates)
    assert not numbers, f"nobody of that name stands: {numbers}"
    whole = sum(votes) + sum(others.values())
    return Count(papers=whole if papers is None else papers, votes=votes, **others)


def counted(election, words):
    names = election.names_of(election.round.candidates)
    return after(election, count_round(election, count=count(words, names), tellers="Olga und Cem"))


def lot_drawn(election, *names):
    winners = tuple(each.number for each in election.candidates if each.name in names)
    return after(election, draw_lot(election, winners=winners, drawn_by="Vera", witnesses="Anna und Bernd"))


def next_round(election, size=PRESENT, **changes):
    """With a reason, for rounds that should be held on another day; it is kept where one is needed."""
    given = {"reason": "Es eilt.", **changes}
    return after(election, call_round(election, register=register(size), **given))


def played(election, rounds):
    """The election after rounds and lots, as they are due."""
    for words in rounds.split(" / "):
        if words.startswith("Los "):
            election = lot_drawn(election, *words.removeprefix("Los ").split())
        else:
            election = counted(next_round(election) if election.result else election, words)
    return election


def told(election):
    """Who is elected, and what the last round leads to."""
    result = election.result
    names = " ".join(election.names_of(election.elected))
    done = [f"gewählt {names}"] if names else []
    if result.shares:
        done.append("Sitze " + " ".join(str(each) for each in result.shares))
    following = _FOLLOWING[result.step]
    proposed = " ".join(election.names_of(result.proposed))
    drawing = " ".join(election.names_of(result.drawing))
    more = f" um {result.places}" if result.places > 1 else ""
    words = following.format(proposed=proposed, drawing=drawing, more=more, needed=result.needed.value)
    return ", ".join([*done, *([words.rstrip()] if words else [])]) or "niemand gewählt"


_FOLLOWING = {
    Step.ELECTED: "",
    Step.NOT_FILLED: "Ende",
    Step.RUN_OFF: "engere Wahl {proposed}",
    Step.FURTHER_ROUND: "weiterer Wahlgang {proposed}",
    Step.REPEAT: "Wiederholung {proposed}",
    Step.LOT_FOR_SEAT: "Los {drawing}{more}",
    Step.LOT_FOR_PLACE: "Los {drawing}{more} für die engere Wahl {proposed}",
}

"""Lists as they are typed, one per line: `SPD: Anna Albers, Bernd Brandt`, or with a strength `SPD 17: …`. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from journal.events import require
from voting.elections.counts import read_number
from voting.elections.refusals import ElectionRefusal


@dataclass(frozen=True)
class Listed:
    """A list and who stands on it. `strength`: the members of a group, where seats go by them."""

    name: str
    people: tuple[str, ...] = ()
    strength: int = 0


def read_lists(typed: str) -> tuple[Listed, ...]:
    """Lists that are voted on; one without a colon has yet to name its people."""
    return tuple(Listed(_plain(name), read_people(people)) for name, people in _lines(typed))


def read_groups(typed: str) -> tuple[Listed, ...]:
    """Groups with their strength behind the name. Raises Refused on one without."""
    return tuple(_group(name, people) for name, people in _lines(typed))


def read_joint(typed: str) -> tuple[str, ...]:
    """Who stands on a joint proposal, in the order of the lines: a name, or names behind a group, which is told in
    brackets.
    """
    return tuple(
        f"{person} ({_plain(name)})" if people else person
        for name, people in _lines(typed)
        for person in (read_people(people) or read_people(name))
    )


def read_people(typed: str) -> tuple[str, ...]:
    """Names between commas, or between semicolons where there are any, or one per line."""
    between = ";" if ";" in typed else ","
    found = (_plain(name) for line in typed.splitlines() for name in line.split(between))
    return tuple(name for name in found if name)


def _lines(typed: str) -> Iterator[tuple[str, str]]:
    for line in typed.splitlines():
        if line.strip():
            name, _, people = line.partition(":")
            yield name, people


def _group(name: str, people: str) -> Listed:
    words = name.split()
    require(len(words) > 1 and words[-1].isdecimal(), ElectionRefusal.NO_STRENGTH, name=_plain(name))
    return Listed(" ".join(words[:-1]), read_people(people), read_number(words[-1]))


def _plain(name: str) -> str:
    return " ".join(name.split())

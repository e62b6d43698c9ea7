"""What of a thing is indexed: its words, and whose it is, as far as it is public now."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from portal.search.belonging import organizations_of
from portal.search.models import Entry
from portal.search.owners import owners_of
from portal.search.things import things
from portal.search.wanted import Kind
from sessions_app.models import Body


@dataclass(frozen=True)
class Wording:
    """What of an entry is indexed. `organizations`: of what it belongs to; they are no words, so that equal wordings may
    differ in them.
    """

    title: str
    text: str
    about: str
    dated_on: date | None
    organizations: frozenset[int] = field(default=frozenset(), compare=False)


def wordings_of(body: Body, kind: Kind, keys: Collection[int]) -> dict[int, Wording]:
    """By key the things themselves; of a file its title and that of what it hangs on."""
    public = {thing.key: thing for thing in things(body, kind, keys)}
    homes = organizations_of(body, ((kind, key) for key in public))
    owners = owners_of(body, list(public)) if kind is Kind.FILE else {}
    above = {key: owner.title for key, owner in owners.items()}
    return {
        key: Wording(each.headline, each.text, above.get(key, each.above), each.dated_on, homes[kind, key])
        for key, each in public.items()
    }


def page_of(file: Wording, text: str) -> Wording:
    """A page is found by its own words, together with those of the titles above it."""
    return Wording("", text, f"{file.title} {file.about}".strip(), file.dated_on, file.organizations)


def wording_of(row: Entry) -> Wording:
    return Wording(row.title, row.text, row.about, row.dated_on, frozenset(organizations_in(row)))


def organizations_in(row: Entry) -> tuple[int, ...]:
    return tuple(map(int, row.organizations.split()))


def kept(organizations: Iterable[int]) -> str:
    """As they stand in an entry: each between spaces, so that one can be looked for; nothing where there are none."""
    return "".join(f" {each}" for each in sorted(organizations)) + " " * bool(organizations)

"""Who is biased (befangen), from when to when, as sentences of the minutes under the item. Pure."""

from collections.abc import Iterator
from datetime import datetime

from journal.events import Event
from sessions_app.sitting.assembly import Mode
from sessions_app.sitting.bias import Weight, weight_of
from sessions_app.sitting.events.course import SittingClosed
from sessions_app.sitting.events.recusal import BiasFound, MemberRecused
from sessions_app.sitting.presence import Basis, Place, Recusal
from sessions_app.sitting.state import Sitting
from voting.vote import Vote

# Where somebody goes: by the place, and whether they attend remotely.
_GOES = {
    (Place.AUDIENCE, False): "begibt sich in den Zuhörerbereich",
    (Place.AUDIENCE, True): "folgt nur noch der öffentlichen Übertragung",
    (Place.OUTSIDE, False): "verlässt den Sitzungsraum",
    (Place.OUTSIDE, True): "verlässt die Videokonferenz",
}


def recusal_sentences(before: Sitting, event: Event, at: datetime) -> Iterator[tuple[int, str]]:
    """Items, and what is to be written under each of them because of the event."""
    if isinstance(event, MemberRecused):
        yield event.item, _entered(before, event, event.apply(before, at))
        for vote in before.votes_on(event.item):
            for told in _taken_part(before, vote, event.person):
                yield event.item, told
    elif isinstance(event, BiasFound):
        yield event.item, _found_out(before, event)
        of_it = [vote for vote in before.votes if vote.number == event.vote]
        yield from ((event.item, told) for vote in of_it for told in _taken_part(before, vote, event.person))
    elif before.attendance.recusals and not isinstance(event, SittingClosed):
        after = event.apply(before, at)
        yield from _begun(before, after)
        yield from _ended(before, after)


def _kept_away(sitting: Sitting) -> dict[tuple[int, int], Recusal]:
    """Who is biased on which of what is debated, by person and item."""
    at_stake = {each.id for each in sitting.at_stake}
    found = (each for each in sitting.attendance.recusals if each.item in at_stake)
    return {(each.person, each.item): each for each in found}


def _begun(before: Sitting, after: Sitting) -> Iterator[tuple[int, str]]:
    """Those who said so in advance, now that the item is called or debated together with another one."""
    known, now = _kept_away(before), _kept_away(after)
    for person, item in sorted(now.keys() - known.keys()):
        away = _stays_away(after, now[person, item])
        yield item, f"{_name(after, person)} ist befangen{_law(after)}, {away}."


def _ended(before: Sitting, after: Sitting) -> Iterator[tuple[int, str]]:
    """Those who are back, under the last item that they were biased on."""
    last = dict(sorted(_kept_away(before)))
    if before.current is not None:
        last |= dict.fromkeys(before.recused, before.current)
    for person, item in last.items():
        if person in after.present and not after.is_biased(person):
            yield item, f"{_name(before, person)} nimmt wieder an der Sitzung teil."


def _entered(before: Sitting, event: MemberRecused, after: Sitting) -> str:
    name, law = _name(before, event.person), _law(before)
    recusal = _kept_away(after).get((event.person, event.item))
    away = _stays_away(after, recusal) if recusal else ""
    if event.basis is Basis.DECIDED:
        decided = f"Es wird entschieden, dass {name} befangen ist{law}: {event.reason.rstrip('.')}."
        return f"{decided} {name} {away}." if away else decided
    if away:
        return f"{name} erklärt sich für befangen{law}, {away}."
    return f"{name} zeigt vorab an, zu diesem Punkt befangen zu sein{law}."


def _taken_part(sitting: Sitting, vote: Vote, person: int) -> Iterator[str]:
    """A vote that the person had taken part in before, and whether that decided it (§ 31 Abs. 6 GO NRW): a fact, no
    judgment on whether the resolution is void. Of hands and papers nobody knows.
    """
    weight = weight_of(vote, person)
    if weight:
        yield _WEIGHED[weight].format(vote=vote.number, name=_name(sitting, person))


_WEIGHED = {
    Weight.DECISIVE: "An der Abstimmung {vote} hat {name} teilgenommen; ohne diese Stimme ist das Ergebnis ein anderes.",
    Weight.SAME: "An der Abstimmung {vote} hat {name} teilgenommen; ohne diese Stimme ist das Ergebnis dasselbe.",
    Weight.UNKNOWN: (
        "Bei der Abstimmung {vote} war {name} stimmberechtigt; wie sich das ausgewirkt hat, ist nicht festgehalten."
    ),
}


def _found_out(sitting: Sitting, event: BiasFound) -> str:
    name, reason = _name(sitting, event.person), event.reason.rstrip(".")
    told = f"Nach der Abstimmung {event.vote} stellt sich heraus, dass {name} befangen war{_law(sitting)}"
    return f"{told}: {reason}."


def _stays_away(sitting: Sitting, recusal: Recusal) -> str:
    presence = sitting.present.get(recusal.person)
    goes = _GOES[recusal.place, presence is not None and presence.mode is Mode.REMOTE]
    return f"nimmt an Beratung und Abstimmung nicht teil und {goes}"


def _law(sitting: Sitting) -> str:
    source = sitting.rules.recusal.source
    return f" ({source})" if source else ""


def _name(sitting: Sitting, person: int) -> str:
    return sitting.roster[person].name

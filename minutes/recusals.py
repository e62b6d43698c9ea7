"""Who is biased (befangen), from when to when, as sentences of the minutes under the item. Pure."""

from collections.abc import Iterator
from datetime import datetime

from journal.events import Event
from sessions_app.sitting.assembly import Mode
from sessions_app.sitting.events.course import SittingClosed
from sessions_app.sitting.events.recusal import MemberRecused
from sessions_app.sitting.presence import Basis, Place, Recusal
from sessions_app.sitting.state import Sitting
from voting.rules.majority import is_decisive
from voting.vote import Vote, VotePhase

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
    choice, name = vote.choice_of(person), _name(sitting, person)
    if vote.final is None or vote.phase is VotePhase.ANNULLED:
        return
    if person in vote.hall:
        unknown = "wie sich das ausgewirkt hat, ist nicht festgehalten"
        yield f"Bei der Abstimmung {vote.number} war {name} stimmberechtigt; {unknown}."
    if choice is None:
        return
    decisive = is_decisive(vote.rule_id, vote.final, choice, statutory_number=vote.statutory_number)
    other = "ein anderes" if decisive else "dasselbe"
    yield f"An der Abstimmung {vote.number} hat {name} teilgenommen; ohne diese Stimme ist das Ergebnis {other}."


def _stays_away(sitting: Sitting, recusal: Recusal) -> str:
    presence = sitting.present.get(recusal.person)
    goes = _GOES[recusal.place, presence is not None and presence.mode is Mode.REMOTE]
    return f"nimmt an Beratung und Abstimmung nicht teil und {goes}"


def _law(sitting: Sitting) -> str:
    source = sitting.rules.recusal.source
    return f" ({source})" if source else ""


def _name(sitting: Sitting, person: int) -> str:
    return sitting.roster[person].name

"""Where the clerk's text says something else than the record (Abweichungen): hints, never refusals. Pure.

Conservative on purpose: a hint that is wrong costs more trust than one that is missing. What a passage tells of other
bodies, of other days or of the matter itself is left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

from journal.events import N_
from minutes.draft import Tally
from minutes.speaking import speaks
from minutes.times import clock

PLACE_LIMIT = 160  # characters of the place that a hint quotes


class Doubt(Enum):
    """What does not fit, as a sentence (a msgid)."""

    TALLY = N_("The record has no vote on this item with these numbers: %(said)s.")
    NOT_UNANIMOUS = N_("According to the record, there were votes against.")
    TIME = N_("%(said)s lies outside the meeting (%(begin)s to %(end)s).")
    ABSENT = N_("According to the record, %(said)s was not present.")
    GAP = N_("Something is still to be filled in here.")


@dataclass(frozen=True)
class Hint:
    """`place` quotes the sentence; `details` fill the placeholders of the doubt."""

    doubt: Doubt
    place: str
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the record knows of an item: its counts, all its generated words, and who and when.

    `until` is when the sitting was closed, or now. `absent` and `present`: names.
    """

    tallies: tuple[Tally, ...] = ()
    told: str = ""
    organization: str = ""
    begin: datetime
    until: datetime
    zone: str = "Europe/Berlin"
    absent: tuple[str, ...] = ()
    present: tuple[str, ...] = ()


def hints(text: str, known: Known) -> tuple[Hint, ...]:
    """Each doubt once, in the order of the text."""
    found = (hint for sentence in _sentences(text) for hint in _of_sentence(sentence, known))
    return tuple(dict.fromkeys(found))


END = re.compile(r"\n|(?<=[.!?])(?<!Dr\.)(?<!Prof\.)(?<!Nr\.)(?<!\d\.)\s+(?=[A-ZÄÖÜ„])")


def _sentences(text: str) -> Iterator[str]:
    for part in END.split(text.replace("*", "")):
        if part.strip():
            yield part.strip()


def _of_sentence(sentence: str, known: Known) -> Iterator[Hint]:
    place = sentence if len(sentence) <= PLACE_LIMIT else f"{sentence[:PLACE_LIMIT]}…"
    if re.search(r"\[(?:…|\.\.\.)\]", sentence):
        yield Hint(Doubt.GAP, place)
    if not _tells_of_others(sentence, known.organization):
        yield from _tallies(sentence, place, known)
        yield from _times(sentence, place, known)
    for name in known.absent:
        if speaks(name, sentence, known.present):
            yield Hint(Doubt.ABSENT, place, (("said", name),))


OTHERS = re.compile(
    r"\b\w{0,40}(?:ausschuss|ausschuß|beirat|ortsrat|kreistag|landtag|bundestag|bezirksvertretung|fraktion)\w{0,9}",
    re.IGNORECASE,
)
OTHER_DAYS = re.compile(
    r"\b\d{1,2}\.\s?(?:\d{1,2}\.|[A-ZÄ][a-zä]+\s\d{4})|\b(?:nächst|kommend|letzt|vorig)\w*"
)


def _tells_of_others(sentence: str, organization: str) -> bool:
    """Another body, or another meeting."""
    others = (found[0] for found in OTHERS.finditer(sentence))
    elsewhere = any(_stem(other) not in organization.lower() for other in others)
    return elsewhere or OTHER_DAYS.search(sentence) is not None


def _stem(word: str) -> str:
    """Without the ending of the genitive and the plural."""
    return re.sub(r"(?:es|s|en|n)$", "", word.lower())


# Numbers of votes

WORDS = dict(
    zip(["eine", "einer", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"], (1, *range(1, 13)), strict=True)
) | {"keine": 0, "keiner": 0, "ohne": 0}  # fmt: skip
FIGURE = rf"(\d{{1,3}}|{'|'.join(WORDS)})"
RATIO = re.compile(r"\b(\d{1,3})\s*(?:zu|gegen|:)\s*(\d{1,3})\s+Stimmen")
COUNTS = {
    "yes": re.compile(rf"\b{FIGURE}\s+Ja-?[Ss]timmen?\b", re.IGNORECASE),
    "no": re.compile(rf"\b{FIGURE}\s+(?:Nein-?[Ss]timmen?|Gegenstimmen?)\b", re.IGNORECASE),
    "abstain": re.compile(rf"\b{FIGURE}\s+(?:Stimme?n?)?[Ee]nthaltung(?:en)?\b", re.IGNORECASE),
}
UNANIMOUS = re.compile(r"(?<!nicht )(?<!fast )(?<!nahezu )\beinstimmig", re.IGNORECASE)


def _tallies(sentence: str, place: str, known: Known) -> Iterator[Hint]:
    for found in RATIO.finditer(sentence):
        pair = int(found[1]), int(found[2])
        if pair not in {(tally.yes, tally.no) for tally in known.tallies} and not _is_told(known, *pair):
            yield Hint(Doubt.TALLY, place, (("said", found[0]),))
    for name, counts in COUNTS.items():
        for found in counts.finditer(sentence):
            count = WORDS[found[1].lower()] if found[1].lower() in WORDS else int(found[1])
            if count not in {getattr(tally, name) for tally in known.tallies} and not _is_told(known, count):
                yield Hint(Doubt.TALLY, place, (("said", found[0]),))
    if known.tallies and all(tally.no for tally in known.tallies) and UNANIMOUS.search(sentence):
        yield Hint(Doubt.NOT_UNANIMOUS, place)


def _is_told(known: Known, *figures: int) -> bool:
    """Whether the generated words have these numbers: elections and shows of hands are told in words."""
    return all(re.search(rf"(?<!\d){figure}(?!\d)", known.told) for figure in figures)


# Times

TIME = re.compile(r"\b([01]?\d|2[0-3])[:.]([0-5]\d)\s*Uhr\b")
COURSE = re.compile(
    r"\b(?:verlässt|verlassen|verließ\w{0,2}|erschein\w{0,3}|erschien\w{0,3}|betritt|betrat|betreten"
    r"|unterbr\w{0,9}|fortgesetzt|eröffne\w{0,3}|schließt|schloss|geschlossen|Sitzung)\b"
)


def _times(sentence: str, place: str, known: Known) -> Iterator[Hint]:
    if not COURSE.search(sentence):
        return
    for found in TIME.finditer(sentence):
        if not _lies_within(time(int(found[1]), int(found[2])), known):
            begin, end = clock(known.begin, known.zone), clock(known.until, known.zone)
            yield Hint(Doubt.TIME, place, (("said", found[0]), ("begin", begin), ("end", end)))


def _lies_within(told: time, known: Known) -> bool:
    """On any of the sitting's days; whole minutes."""
    zone = ZoneInfo(known.zone)
    begin, until = (
        each.astimezone(zone).replace(second=0, microsecond=0, tzinfo=None)
        for each in (known.begin, known.until)
    )
    days = ((begin.date() + timedelta(days=day)) for day in range((until.date() - begin.date()).days + 1))
    return any(begin <= datetime.combine(day, told) <= until for day in days)

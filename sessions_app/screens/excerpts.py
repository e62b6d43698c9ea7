"""What is too long for the display in the hall: its beginning, and a sentence that says so and where the whole stands."""

from typing import NamedTuple

from journal.events import N_
from sessions_app.screens.objects import LINE, Words, words


class Room(NamedTuple):
    """In characters, broken lines counted in full: so much is shown `whole`; of more a `beginning` in larger letters."""

    whole: int
    beginning: int


# What is voted on is shown whole as long as it can be read at all; before that the item has the larger letters.
VOTED_ON, PROPOSED = Room(4000, 1200), Room(700, 520)
SENTENCE_ENDS = (". ", "! ", "? ", "; ")
_REST = N_(
    "This is the beginning only. All of it (%(characters)s characters) stands at the members’ places and on the live page."
)


def beginning_of(text: str, room: Room) -> tuple[str, Words | None]:
    """The text as the hall reads it; with what it says of the rest, None where that is the whole."""
    if len(text) + LINE * text.count("\n") <= room.whole:
        return text, None
    characters = f"{len(text):,}".replace(",", "\N{NARROW NO-BREAK SPACE}")
    return f"{_cut(text, room.beginning)} […]", words(_REST, characters=characters)


def _cut(text: str, most: int) -> str:
    """Up to the end of a line, else of a sentence, else of a word."""
    head = text[:most]
    while len(head) + LINE * head.count("\n") > most:
        head = head[: head.rindex("\n")]
    places = (head.rfind("\n"), max(head.rfind(end) + 1 for end in SENTENCE_ENDS), head.rfind(" "))
    place = next((each for each in places if each > len(head) // 2), len(head))
    return head[:place].rstrip()


def on_one_line(text: str) -> str:
    """So that what has no room ends in the dots of its only line, and no line is missing unseen."""
    return " ".join(text.split())

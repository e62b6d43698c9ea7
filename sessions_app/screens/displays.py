"""Region `displays` (desk): the displays in the hall, what they show, and how another one is connected."""

from dataclasses import dataclass
from datetime import datetime

from journal.events import N_
from sessions_app.screens.objects import Action, Field, Words, words
from sessions_app.screens.wall import WISHES, Wish, Wished


@dataclass(frozen=True)
class Connection:
    """A display of this meeting; `reachable`: it has been heard of just now."""

    key: int
    paired_at: datetime
    reachable: bool


@dataclass(frozen=True)
class DisplayLine:
    connection: Connection
    number: int
    unpair: Action


@dataclass(frozen=True)
class Displays:
    """`wish` are the words of what is shown on wish, None while the sitting alone decides."""

    lines: tuple[DisplayLine, ...]
    wish: Words | None
    message: str
    wishes: tuple[Action, ...]
    pair: Action


def displays(connections: tuple[Connection, ...], wished: Wished) -> Displays:
    chosen = wished.picture
    return Displays(
        lines=tuple(_line(number, each) for number, each in enumerate(connections, 1)),
        wish=None if chosen is Wish.AUTOMATIC else WISHES[chosen],
        message=wished.text,
        wishes=tuple(_wish(each, wished) for each in Wish if each is not chosen or each is Wish.MESSAGE),
        pair=_PAIR,
    )


def _line(number: int, connection: Connection) -> DisplayLine:
    given = (("display", str(connection.key)),)
    about = str(number)
    unpair = Action("unpair_display", words(N_("Disconnect")), given, small=True, about=about)
    return DisplayLine(connection, number, unpair)


def _wish(wish: Wish, wished: Wished) -> Action:
    given = (("picture", wish.value),)
    if wish is not Wish.MESSAGE:
        return Action("show_on_displays", WISHES[wish], given)
    text = Field("text", words(N_("Message to the hall; everybody can read it")), "text", value=wished.text)
    return Action("show_on_displays", words(N_("Show the message")), given, (text,))


_PAIR = Action(
    "pair_display",
    words(N_("Connect a display")),
    fields=(Field("code", words(N_("Code on the display")), "text"),),
)

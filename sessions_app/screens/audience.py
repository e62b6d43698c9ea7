"""Who looks on, and which regions each audience's screen consists of."""

from enum import Enum


class Audience(Enum):
    """An audience of a sitting: public (live page), member, desk (chair and clerk), wall (hall display)."""

    PUBLIC = "public"
    MEMBER = "member"
    DESK = "desk"
    WALL = "wall"


# The order is the reading order of the page. A region's template: sitting/regions/<region>.html
REGIONS: dict[Audience, tuple[str, ...]] = {
    Audience.PUBLIC: ("head", "notice", "item", "vote", "names", "agenda", "presence"),
    Audience.MEMBER: ("head", "notice", "item", "vote", "names", "agenda", "presence"),
    Audience.DESK: ("head", "notice", "item", "vote", "names", "agenda", "presence", "log"),
    Audience.WALL: ("head", "notice", "item", "vote", "agenda", "presence"),
}
# Not the same for all of an audience: the own voting card, and what one may do at the desk.
PERSONAL: dict[Audience, tuple[str, ...]] = {
    Audience.PUBLIC: (),
    Audience.MEMBER: ("you",),
    Audience.DESK: ("you", "actions", "entries"),
    Audience.WALL: (),
}
# Not from the journal: whose devices are connected.
CONNECTED = "connected"

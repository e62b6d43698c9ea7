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
    Audience.PUBLIC: ("head", "notice", "item", "vote", "agenda", "presence"),
    Audience.MEMBER: ("head", "notice", "item", "vote", "agenda", "presence"),
    Audience.DESK: ("head", "notice", "actions", "item", "vote", "agenda", "presence", "log"),
    Audience.WALL: ("head", "notice", "item", "vote", "agenda", "presence"),
}
# Not the same for all of an audience, or not from the journal: kept apart from the regions above.
PERSONAL = "you"
CONNECTED = "connected"
PERSONAL_AUDIENCES = frozenset({Audience.MEMBER, Audience.DESK})

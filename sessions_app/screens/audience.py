"""Who looks on, and which regions each audience's screen consists of."""

from enum import Enum


class Audience(Enum):
    """An audience of a sitting: public (live page), member, desk (chair and clerk), wall (hall display)."""

    PUBLIC = "public"
    MEMBER = "member"
    DESK = "desk"
    WALL = "wall"


INSIDERS = frozenset({Audience.MEMBER, Audience.DESK})

# The order is the reading order of the page. A region's template: sitting/regions/<region>.html
# What members and the public follow alike:
FOLLOWED = (
    "head",
    "notice",
    "faults",
    "results",
    "item",
    "speakers",
    "urgency",
    "vote",
    "election",
    "access",
    "names",
    "motions",
    "agenda",
    "presence",
    "proof",
)
REGIONS: dict[Audience, tuple[str, ...]] = {
    Audience.PUBLIC: FOLLOWED,
    Audience.MEMBER: FOLLOWED,
    Audience.DESK: (
        "head",
        "broadcast",
        "notice",
        "item",
        "speakers",
        "urgency",
        "vote",
        "election",
        "access",
        "names",
        "register",
        "motions",
        "moves",
        "agenda",
        "assured",
        "ledger",
        "presence",
        "log",
    ),
    Audience.WALL: ("picture", "faults"),
}
# The people of `presence` are told in regions of their own, as many as it takes: seats-1, seats-2 …
SEATS = "seats"
# Not the same for all of an audience: the own voting card, the own request to speak, and what one may do at the desk.
PERSONAL: dict[Audience, tuple[str, ...]] = {
    Audience.PUBLIC: (),
    Audience.MEMBER: ("assurance", "floor", "you", "readiness", "own_motions", "wish", "report"),
    Audience.DESK: ("guide", "you", "actions", "readiness", "entries", "closed", "roll"),
    Audience.WALL: (),
}
# Not from the journal, or not from it alone: whose devices are connected, and ready; what the desk wants on the hall's
# displays, and which there are.
CONNECTED, BOARD, PICTURE, DISPLAYS = "connected", "board", "picture", "displays"
# So no number of the journal tells whether somebody has them: they are shown to whoever comes.
BESIDE_JOURNAL = frozenset({CONNECTED, BOARD, PICTURE, DISPLAYS})

"""How residents take part over the Internet: the names of the rules, as profiles have them. Pure."""

from enum import StrEnum


class Online(StrEnum):
    """When questions for question time (Einwohnerfragestunde) can be sent."""

    NEVER = "never"
    BEFORE = "before"
    BEFORE_AND_DURING = "before_and_during"


class Names(StrEnum):
    """What the public page may show of who asks, at the most; the asker may always choose less."""

    AS_WISHED = "as_wished"
    INITIALS = "initials"
    NEVER = "never"

"""What the report tells of oddities."""

from enum import Enum

from journal.events import N_


class Odd(Enum):
    """Something odd that was understood nevertheless; the value says what was made of it."""

    END_BEFORE_START = N_("The end lies before the beginning: taken as unknown.")
    ORDER_NOT_FROM_ZERO = N_("The agenda does not count 0, 1, 2 …: its order is kept, the places are not.")
    NUMBER_MISSING = N_("An agenda item has no number: without paper and result it is a heading.")
    WITHDRAWN_BY_NAME = N_("Only the title says that the item was withdrawn: marked as withdrawn.")
    POSTPONED_BY_NAME = N_("Only the title says that the item was postponed: marked as postponed.")
    PUBLICITY_BY_NAME = N_("Only the name says whether the meeting is public: remembered beside the name.")
    PUBLICITY_UNKNOWN = N_("The source does not say whether the item is public: treated as closed.")
    CUT_BY_SOURCE = N_("A name ends at exactly 250 characters: the source has probably cut it off.")
    OVERLONG = N_("A text is too long for its field: shortened, the whole text is kept beside it.")
    SEVERAL_LINES = N_("A name has several lines: joined, the original is kept beside it.")
    UNREADABLE_CHARACTERS = N_(
        "A text has characters that no database takes (NUL, half characters): removed."
    )
    NAMELESS = N_("An object has no name: a placeholder stands in its place.")
    UNREADABLE_TIME = N_("A date or time cannot be understood: kept beside the row, taken as unknown.")
    TIME_WITHOUT_ZONE = N_("A time has no zone: taken as local time.")
    UNREADABLE_VALUE = N_("A value is not of the kind that its field needs: kept beside the row.")
    OTHER_KIND = N_(
        "A value is of another kind (a number or a yes as text, a text as number or list, a time for a day): taken as it "
        "is meant."
    )
    SEVERAL_FOR_ONE = N_("Several objects stand where one belongs: the first one counts.")
    UNREADABLE_PLACE = N_(
        "A place on the map cannot be understood: kept beside the row, shown without a map."
    )
    UNSAFE_ADDRESS = N_("An address is not a web address: kept beside the row, never linked.")
    WITHOUT_ID = N_("An embedded object has no id: it got one from the object around it.")
    CONSULTATION_TWICE = N_("A consultation stands several times in one paper: each stage became a row.")
    COPIES_DIFFER = N_(
        "An object occurs several times with different content: the newest, fullest one counts."
    )
    LISTED_TWICE = N_("The source gives the same object twice: read once.")
    DELETED = N_("An object is marked as deleted.")
    STUB = N_("Others speak of an object that the source does not have: a placeholder was made.")
    NO_CHANGE_TIME = N_("An object does not say when it was changed: taken from the object around it.")

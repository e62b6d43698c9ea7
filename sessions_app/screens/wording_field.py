"""The field for words that are put to the vote; it says how long they may be."""

from sessions_app.screens.objects import Field, Words
from sessions_app.sitting.wordings import LONGEST_WORDING


def fits(text: str) -> bool:
    """Whether the text can be sent by a form. What came with the papers may be longer, and is put as it stands."""
    return len(text) <= LONGEST_WORDING


def wording_field(name: str, label: Words, value: str = "", *, required: bool = True) -> Field:
    """Empty, and not required, where what would stand in it is too long to be sent."""
    short = fits(value)
    return Field(
        name,
        label,
        "wording",
        value=value if short else "",
        required=required and short,
        longest=LONGEST_WORDING,
    )

"""What people may write where others read it: nothing that is unseen and changes how the rest is read. Pure."""

import re

from journal.events import Refusal, require

# Control characters but tab and line ends, what turns the direction of reading round (Trojan Source), and halves of
# characters.
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class TextRefusal(Refusal):
    UNSEEN = (
        "The text holds a character that nobody sees and that can change how the rest is read "
        "(%(character)s). Please type the text anew instead of copying it."
    )


def plain(text: str) -> str:
    """Without such characters: for what came from elsewhere and goes where a format forbids them."""
    return _UNSEEN.sub("", text)


def require_plain(text: str) -> None:
    """Raises Refused, naming the first character that cannot stay."""
    found = _UNSEEN.search(text)
    require(found is None, TextRefusal.UNSEEN, character=f"U+{ord(found[0]):04X}" if found else "")

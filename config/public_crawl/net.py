"""Finds closed phrases in a text, thousands of them as fast as one."""

from collections import defaultdict
from collections.abc import Iterable

from config.public_crawl.closed import SHORTEST, Secret, one_line
from documents.text import PARTED

SOFT_HYPHEN = "\u00ad"


class Net:
    """By the first letters of each phrase, so that a text is gone through once, however many there are."""

    def __init__(self, secrets: Iterable[Secret]) -> None:
        self._by_beginning: defaultdict[str, list[Secret]] = defaultdict(list)
        for secret in secrets:
            self._by_beginning[secret.phrase[:SHORTEST]].append(secret)

    def caught(self, text: str) -> list[str]:
        """The rows whose words stand in a text, also where a line's end or a mark parts them."""
        told = comparable(text)
        ends = range(SHORTEST, len(told) + 1)
        begun = {told[end - SHORTEST : end] for end in ends} & self._by_beginning.keys()
        met = (secret for beginning in begun for secret in self._by_beginning[beginning])
        return sorted({secret.row for secret in met if secret.phrase in told})


def comparable(text: str) -> str:
    """As it stands, and once more as it is read: without marks of HTML and without hyphens at the ends of lines."""
    plain = PARTED.sub("", without_marks(text)) if "<" in text or "-\n" in text or "-\r" in text else ""
    return one_line(f"{text}\n{plain}".replace(SOFT_HYPHEN, ""))


def without_marks(text: str) -> str:
    """What is between `<` and `>` falls out; a `<` that nothing closes ends it."""
    first, *others = text.split("<")
    return first + "".join(each.partition(">")[2] for each in others)

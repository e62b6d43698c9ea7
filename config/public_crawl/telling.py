"""Words that stand in something closed and nowhere in public: whoever offers one of them has read the closed thing."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from config.public_crawl.closed import Secret, one_line
from config.public_crawl.net import comparable

WORD = re.compile(r"[^\W\d_]{6,}")


class TellingWords:
    """Those of all secrets, without whatever is met in public (`hear`)."""

    def __init__(self, secrets: Iterable[Secret]) -> None:
        self._rows: defaultdict[str, set[str]] = defaultdict(set)
        for secret in secrets:
            for word in words_of(secret.phrase):
                self._rows[word].add(secret.row)

    def hear(self, text: str) -> None:
        for word in self._in(text):
            del self._rows[word]

    def caught(self, text: str, asked: str) -> list[str]:
        """The rows of those that stand in an answer and not in the question, which may be repeated."""
        return sorted({row for word in self.words_in(text, asked) for row in self._rows[word]})

    def words_in(self, text: str, asked: str) -> list[str]:
        return sorted(self._in(text) - words_of(one_line(asked)))

    def __iter__(self) -> Iterator[str]:
        yield from sorted(self._rows)

    def _in(self, text: str) -> set[str]:
        return words_of(comparable(text)) & self._rows.keys() if self._rows else set()


def words_of(text: str) -> set[str]:
    return set(WORD.findall(text))

"""The search asked for the closed words themselves, and for what it offers when they are half typed."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from urllib.parse import quote_plus, unquote_plus

from config.public_crawl.closed import Closed, Secret
from config.public_crawl.telling import TellingWords, words_of
from config.public_crawl.tonight import KEY
from config.public_crawl.walk import Seen

NOTHING = "qqqqqqqqqq"  # a word that does not exist
FOUND = 20  # pages that are read to see whether a word is public
LONGEST = 80  # characters of a question
LAST_LETTERS = 2
TOKEN = re.compile(r"(?i)csrf\w*\W+(?:value=\W)?\w{32,}|etag: .*|expires: .*|content-length: .*")


def what_stays(text: str, *words: str) -> str:
    """The text of an answer without what changes every time, and without what was asked."""
    echo = "|".join(map(re.escape, words))
    return re.sub(rf"(?i){echo}", "…", TOKEN.sub("…", text)) if echo else TOKEN.sub("…", text)


def question(path: str, words: str) -> str:
    return f"{path}?q={quote_plus(words)}"


def searches(paths: Iterable[str], ask: Callable[[str], str], known: str) -> list[str]:
    """Those pages that answer a word which stands in public otherwise than one that does not exist."""

    def answer(path: str, word: str) -> str:
        return what_stays(ask(question(path, word)), known, NOTHING)

    differing = [(path, no) for path in paths if answer(path, known) != (no := answer(path, NOTHING))]
    return [path for path, no in differing if answer(path, NOTHING) == no]  # others change by themselves


class Asking:
    """`paths`: pages that search; `telling`: words that nobody should know there; `ask` opens an address."""

    def __init__(
        self, paths: Sequence[str], closed: Closed, telling: TellingWords, ask: Callable[[str], Seen]
    ) -> None:
        self._paths, self._secrets, self._telling, self._ask = paths, closed.secrets, telling, ask
        self._behind = set(closed.doors)
        self._looked_into: set[str] = set()

    def questions(self, asks: Callable[[Secret], bool]) -> list[str]:
        """Whole phrases, and their telling words half typed."""
        secrets = [secret for secret in self._secrets if asks(secret)]
        rare = words_of("\n".join(secret.phrase for secret in secrets)).intersection(self._telling)
        words = [
            *(each.phrase[:LONGEST] for each in secrets),
            *(word[:-LAST_LETTERS] for word in sorted(rare)),
        ]
        return [question(path, each) for path in self._paths for each in words]

    def ask(self, path: str) -> Iterator[tuple[Seen, list[str]]]:
        """The answer, with the rows of which it knows something: a link to them, or a word that nobody typed and no page
        that is found by it says in public; those pages as well.
        """
        seen, asked = self._ask(path), unquote_plus(path.partition("?q=")[2])
        for word in self._telling.words_in(seen.text, asked):
            yield from self._read_where(word)
        leads = [link for link in seen.links if link in self._behind]
        yield seen, [*leads, *self._telling.caught(seen.text, asked)]

    def _read_where(self, word: str) -> Iterator[tuple[Seen, list[str]]]:
        """Not every page was read tonight: what the search finds by a word may say it in public."""
        found = [link for path in self._paths for link in self._ask(question(path, word)).links]
        for link in [each for each in dict.fromkeys(found) if KEY.search(each)][:FOUND]:
            if link not in self._looked_into and link not in self._behind:
                self._looked_into.add(link)
                seen = self._ask(link)
                self._telling.hear(seen.text)
                yield seen, []

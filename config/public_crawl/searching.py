"""The search asked for the closed words themselves, and for what it offers when they are half typed."""

import re
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import quote_plus

from config.public_crawl.closed import Closed
from config.public_crawl.telling import TellingWords
from config.public_crawl.walk import Seen

NOTHING = "qqqqqqqqqq"  # a word that does not exist
MOST = 2_000  # questions of each kind: the rows that came last, who asks for all of them asks the whole night
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


def asked_for(
    paths: Iterable[str], closed: Closed, telling: TellingWords, ask: Callable[[str], Seen]
) -> Iterator[tuple[Seen, list[str]]]:
    """Each answer, with the rows of which it knows something: a link to them, or a word that nobody typed."""
    behind = {door: door for door in closed.doors}
    phrases = [secret.phrase[:LONGEST] for secret in closed.secrets[-MOST:]]
    begun = [word[:-LAST_LETTERS] for word in list(telling)[-MOST:]]
    for path in paths:
        for words in [*phrases, *begun]:
            seen = ask(question(path, words))
            leads = [behind[link] for link in seen.links if link in behind]
            yield seen, [*leads, *telling.caught(seen.text, asked=words)]

"""The vocabulary of a body as one text in memory, the most frequent words first: a quarter of a million are looked through
in a few milliseconds, where a database goes through its table.

What is new is read each time. What has gone stays until the list is read anew, and stands in no entry meanwhile; so does
the order of frequency.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic

from django.conf import settings

from portal.search.models import Word

END = "\n"  # of a word, and before the first one


@dataclass(frozen=True)
class WordList:
    """`newest`: the last word that it holds; `read_at`: by `monotonic`, in seconds."""

    text: str = END
    newest: int = 0
    read_at: float = 0.0

    def with_part(self, part: str, most: int) -> Iterator[str]:
        """Stems that hold this one."""
        return self._found(part, most)

    def beginning(self, begin: str, most: int) -> Iterator[str]:
        """Stems that begin so."""
        return self._found(END + begin, most)

    def _found(self, wanted: str, most: int) -> Iterator[str]:
        at, left = self.text.find(wanted), most
        while at >= 0 and left:
            begin = self.text.rfind(END, 0, at + 1) + 1
            end = self.text.index(END, begin)
            yield self.text[begin:end]
            at, left = self.text.find(wanted, end), left - 1


_lists: dict[int, WordList] = {}


def wordlist_of(body: int) -> WordList:
    """As it is at this moment."""
    known = _lists.get(body)
    if known is None or monotonic() - known.read_at >= settings.WORDS_SECONDS:
        known = _read(body)
    else:
        known = _gone_on(body, known)
    _lists[body] = known
    return known


def _read(body: int) -> WordList:
    rows = list(Word.objects.filter(body=body).order_by("-hits", "stem").values_list("pk", "stem"))
    newest = max((key for key, _ in rows), default=0)
    return WordList("".join([END, *(stem + END for _, stem in rows)]), newest, monotonic())


def _gone_on(body: int, known: WordList) -> WordList:
    fresh = list(Word.objects.filter(body=body, pk__gt=known.newest).order_by("pk").values_list("pk", "stem"))
    if not fresh:
        return known
    return WordList(known.text + "".join(stem + END for _, stem in fresh), fresh[-1][0], known.read_at)

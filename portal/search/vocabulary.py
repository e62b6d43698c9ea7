"""The words of a body's public record: what a word stands within, what was perhaps meant, how a word may go on."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import islice

from django.db import connection
from django.db.models import Exists, Q
from django.db.models.functions import Length

from portal.search.compounds import CLEAR, SHORTEST, is_part, pieces
from portal.search.models import Word
from portal.search.wordlist import WordList, wordlist_of
from portal.search.words import LONGEST, fold, spelled, stem
from sessions_app.models import Body

WITHIN = 60  # longer words that are looked for in place of those that were typed
NOTHING = frozenset[str]()
LOOKED_AT = 400
CLOSE = 0.75  # likeness of what was perhaps meant, from 0 to 1
COUNTED = """
    INSERT INTO search_word (body_id, stem, said, hits) VALUES (%s, %s, %s, %s)
    ON CONFLICT (body_id, stem) DO UPDATE SET hits = search_word.hits + excluded.hits
"""


def spoken(text: str) -> dict[str, str]:
    """The stems of a text's words, each with a word that it stands for. Numbers are no vocabulary."""
    return {
        own: word[:LONGEST] for own, word in spelled(text).items() if own.isalpha() and len(own) >= SHORTEST
    }


def count(body: int, texts: Iterable[str], sign: int) -> None:
    """Takes the words of entries in (`sign` 1) or out again (-1)."""
    hits: Counter[str] = Counter()
    said: dict[str, str] = {}
    for text in texts:
        words = spoken(text)
        hits.update(words.keys())
        said.update(words)
    rows = [(body, each, said[each], sign * number) for each, number in sorted(hits.items())]
    with connection.cursor() as cursor:
        if rows:
            cursor.executemany(COUNTED, rows)
    if sign < 0:
        Word.objects.filter(body=body, hits__lte=0).delete()


@dataclass(frozen=True)
class Longer:
    """`words`: for each stem the longer ones that it is a part of, for each beginning those that begin so, the most
    frequent first. `hits`: in how many entries each of all these stands. `alone`: there is no other body.
    """

    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    hits: Mapping[str, int] = field(default_factory=dict)
    alone: bool = False


def longer(body: Body, stems: Iterable[str], beginnings: Iterable[str]) -> Longer:
    """Goes through the vocabulary, which grows much more slowly than the texts do."""
    parts = {each for each in stems if len(each) >= SHORTEST and each.isalpha()}
    begins = {each for each in beginnings if each}
    if not parts and not begins:
        return Longer()
    most = max(WITHIN // (len(parts) + len(begins)), 1)
    words = wordlist_of(body.pk)
    near = {each: _near(words, each, most) for each in parts}
    going = {each: list(words.beginning(each, most)) for each in begins}
    beside = {piece for part, some in near.items() for word in some for piece in pieces(part, word)}
    hits, alone = _hits(body, parts.union(beside, *near.values(), *going.values()))
    known = hits.keys()
    near = {part: [word for word in some if is_part(part, word, known)] for part, some in near.items()}
    found = {each: _there(some, hits)[:most] for each, some in (near | going).items()}
    return Longer(found, hits, alone)


def _near(words: WordList, part: str, most: int) -> list[str]:
    """Longer words that may hold it; of a clear part it is known which do."""
    some = words.with_part(part, LOOKED_AT)
    return list(
        some if len(part) < CLEAR else islice((each for each in some if is_part(part, each, NOTHING)), most)
    )


def _there(words: Iterable[str], hits: Mapping[str, int]) -> tuple[str, ...]:
    """Those that stand in the record still, the most frequent first."""
    return tuple(sorted((word for word in words if word in hits), key=lambda word: (-hits[word], word)))


def _hits(body: Body, stems: Iterable[str]) -> tuple[dict[str, int], bool]:
    """By stem, and whether there is no other body, which costs nothing here."""
    rows = Word.objects.filter(body=body, stem__in=stems).annotate(
        others=Exists(Body.objects.exclude(pk=body.pk))
    )
    found = list(rows.values_list("stem", "hits", "others"))
    return {each: hits for each, hits, _ in found}, bool(found) and not found[0][2]


def close_to(body: Body, word: str) -> list[str]:
    """Words of the record that look like this one, the likeliest first: what was perhaps meant."""
    wanted = stem(word)
    if len(wanted) < SHORTEST or not wanted.isalpha():
        return []
    rows = Word.objects.annotate(size=Length("stem")).filter(
        Q(stem__startswith=wanted[0]) | Q(stem__endswith=wanted[-3:]),
        body=body,
        size__range=(len(wanted) - 2, len(wanted) + 2),
    )
    said = dict(rows.exclude(stem=wanted).values_list("stem", "said"))
    return [said[each] for each in get_close_matches(wanted, said, n=3, cutoff=CLOSE)]


def going_on(body: Body, beginning: str, most: int) -> list[str]:
    """Words of the record that begin so, the most frequent first."""
    begun = fold(beginning)
    if not begun.isalpha():
        return []
    stems = list(wordlist_of(body.pk).beginning(begun[:LONGEST], most))
    rows = Word.objects.filter(body=body, stem__in=stems).order_by("-hits", "stem")
    return list(rows.values_list("said", flat=True))

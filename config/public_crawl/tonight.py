"""What of a large town is read in one night: everything that is new or changed, the newest of each kind, and a share of
the old, so that all is seen within NIGHTS rounds. Lists and pages without a key are read each night.
"""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from zlib import crc32

from django.db.models import Model

from config.public_crawl.closed import Secret

NIGHTS = 14
NEWEST = 5
KEY = re.compile(r"/(\d+)\b|/([0-9a-f]{8}-[0-9a-f-]{27})\b")


@dataclass(frozen=True)
class Tonight:
    """Which part of `nights` has its turn; `fresh`: rows that are read in any case, `suspects`: the same by their names, as
    `Vorlage 7`; `tokens`: in whose files' addresses. One night alone reads everything.
    """

    share: int = 0
    nights: int = 1
    fresh: Mapping[type[Model], set[int]] = field(default_factory=dict)
    suspects: Container[str] = frozenset()
    tokens: Container[str] = frozenset()

    def keys(self, model: type[Model], newest_first: Sequence[int]) -> list[int]:
        fresh = self.fresh.get(model, ())
        chosen = [key for key in newest_first[NEWEST:] if key in fresh or self._has_turn(key)]
        return [*newest_first[:NEWEST], *chosen]

    def asks(self, secret: Secret) -> bool:
        return secret.row in self.suspects or self.has_turn(secret.phrase)

    def has_turn(self, words: str) -> bool:
        return self._has_turn(crc32(words.encode()))

    def follows(self, link: str, planned: Container[str]) -> bool:
        """What is asked of a list with one word (its next page, one choice) is read each night, for anything new may
        stand there; of a row's page, when the page itself is planned.
        """
        path, _, asked = link.partition("?")
        key = KEY.search(path)
        due = "&" not in asked if key is None else path in planned or key[2] in self.tokens
        return due or self.has_turn(link)

    def _has_turn(self, number: int) -> bool:
        return number % self.nights == self.share


WHOLE = Tonight()

"""Long lists of keys in parts."""

from collections.abc import Iterable, Iterator
from itertools import islice


def batched(keys: Iterable[int], size: int) -> Iterator[list[int]]:
    """Lists short enough for a condition of any database."""
    rest = iter(keys)
    while some := list(islice(rest, size)):
        yield some

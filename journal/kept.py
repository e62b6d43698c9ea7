"""What a process remembers of what it has worked out, the least recently used forgotten first."""

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Kept(Generic[K, V]):
    """May be used by many threads at once."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[K, V] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, place: K) -> V | None:
        with self._lock:
            if (value := self._kept.get(place)) is not None:
                self._kept.move_to_end(place)
            return value

    def keep(self, place: K, value: V) -> None:
        with self._lock:
            self._kept[place] = value
            self._kept.move_to_end(place)
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)

"""How much is known that is not read yet, for whoever waits for the end of a round."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")


class Ahead:
    """`left`: of what was planned."""

    left = 0

    def plan(self, *things: Sequence[object]) -> None:
        self.left += sum(map(len, things))

    def through(self, planned: Sequence[T]) -> Iterator[T]:
        """One after the other; what is broken off is not waited for any longer."""
        todo = len(planned)
        try:
            for each in planned:
                yield each
                todo, self.left = todo - 1, self.left - 1
        finally:
            self.left -= todo

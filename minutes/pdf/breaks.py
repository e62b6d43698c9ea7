"""Where pages break: a heading stays with the first lines below it, a result with its wording; the rest flows.

So that no page stays empty, nothing that could break is kept together; lengths are points.
"""

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Table

from minutes.pdf.blocks import Box
from minutes.pdf.style import BOTTOM, HEIGHT, TEXT_WIDTH, TOP

PAGE = HEIGHT - TOP - BOTTOM
WHOLE = PAGE / 3  # the tallest block that moves to the next page as a whole
FIRST_LINES = 75.0  # of a block that may break: what has to stand below its heading
FIRST_ROWS = 2  # of a table, the same; of very tall ones one row
LAST_LINES = 45.0  # of a long wording: what has to stand above its result


def begun(top: Sequence[Flowable], content: Sequence[Flowable]) -> list[Flowable]:
    """The heading (and what stands before it) and the content, of which the beginning shares its page."""
    needed = tall(top) + sum(_beginning(each) for each in content[:1])
    return [CondPageBreak(min(needed, PAGE / 2)), *top, *content]


def _beginning(flowable: Flowable) -> float:
    """The height of what cannot be parted from a heading above it."""
    whole = tall([flowable])
    if isinstance(flowable, Table):
        heights, head = flowable._rowHeights, flowable.repeatRows  # noqa: SLF001 (reportlab tells it nowhere else)
        several = sum(heights[: head + FIRST_ROWS])
        return float(several if several <= WHOLE else sum(heights[: head + 1]))
    if isinstance(flowable, KeepTogether) and (whole <= WHOLE or not isinstance(flowable, Result)):
        return whole
    return min(whole, FIRST_LINES)


def tall(flowables: Sequence[Flowable]) -> float:
    """The height of all, below each other."""
    inner = [part for each in flowables for part in _parts(each)]
    return float(
        sum(each.getSpaceBefore() + each.wrap(TEXT_WIDTH, PAGE)[1] + each.getSpaceAfter() for each in inner)
    )


def _parts(flowable: Flowable) -> Sequence[Flowable]:
    return flowable._content if isinstance(flowable, KeepTogether) else [flowable]  # noqa: SLF001 (reportlab tells it nowhere else)


class Ending(KeepTogether):
    """What ends a document, never on a page alone: at least the last lines of what stands `above` it come along."""

    def __init__(self, above: Flowable, end: Sequence[Flowable]) -> None:
        super().__init__([*_parts(above), *end])
        self.above, self.end = above, end

    def split(self, width: float, height: float) -> list[Flowable]:
        parts: list[Flowable] = list(self._content)
        on_fresh_page = height > PAGE - LAST_LINES
        if tall(parts) <= height:
            return parts
        room = min(height, tall([self.above]) - LAST_LINES)
        halves = self.above.split(width, room) if room > 0 and isinstance(self.above, Table | Box) else []
        if len(halves) > 1:
            return [halves[0], CondPageBreak(PAGE), Ending(halves[-1], self.end)]
        return parts if on_fresh_page else [CondPageBreak(PAGE), Ending(self.above, self.end)]


class Result(KeepTogether):
    """A wording and what came of it on one page; of a very long wording at least the last lines."""

    def __init__(self, parts: Sequence[Flowable]) -> None:
        super().__init__(list(parts))
        self.parts = parts

    def split(self, width: float, height: float) -> list[Flowable]:
        wording, *below = self.parts
        whole = tall(self.parts)
        if whole > max(height, WHOLE) and isinstance(wording, Box):
            room = min(height, tall([wording]) - LAST_LINES)
            halves = wording.split(width, room)
            if len(halves) > 1:
                return [halves[0], Result([*halves[1:], *below])]
        broken: list[Flowable] = super().split(width, height)
        return broken

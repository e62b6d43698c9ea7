"""A text that is voted on part by part, and then as a whole (abschnittsweise Abstimmung, Schlussabstimmung). Pure."""

from dataclasses import dataclass, replace
from typing import Self


@dataclass(frozen=True)
class Paragraph:
    """A part of the text as it is put to the vote. `name` as the text has it ("§ 2 Gebühren"), empty where it has none."""

    text: str
    name: str = ""


@dataclass(frozen=True)
class Division:
    """The parts of an item's text in their order; they are numbered from 1."""

    item: int
    parts: tuple[Paragraph, ...]

    def part(self, number: int) -> Paragraph:
        return self.parts[number - 1]


@dataclass(frozen=True)
class Divisions:
    """The texts of a sitting that are divided."""

    all: tuple[Division, ...] = ()

    def of(self, item: int) -> Division | None:
        return next((each for each in self.all if each.item == item), None)

    def with_division(self, division: Division) -> Self:
        return replace(self, all=(*self.without(division.item).all, division))

    def without(self, item: int) -> Self:
        return replace(self, all=tuple(each for each in self.all if each.item != item))


def read_parts(text: str) -> tuple[Paragraph, ...]:
    """What stands between empty lines is a part; a first line that ends with a colon is its name."""
    blocks = ("\n".join(line.rstrip() for line in text.splitlines())).split("\n\n")
    return tuple(_paragraph(block.strip()) for block in blocks if block.strip())


def _paragraph(block: str) -> Paragraph:
    first, _, rest = block.partition("\n")
    named = first.endswith(":") and rest.strip()
    return Paragraph(rest.strip(), first.removesuffix(":").strip()) if named else Paragraph(block)


def whole(parts: tuple[Paragraph, ...]) -> str:
    """The parts as one text."""
    return "\n\n".join(f"{each.name}:\n{each.text}" if each.name else each.text for each in parts)

"""What is written on the pages of a reader's copy (`documents.watermark`). Pure, and without anything that draws."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """`line` stands at the foot of each page, `across` lightly over it, one below the other."""

    line: str
    across: tuple[str, ...]

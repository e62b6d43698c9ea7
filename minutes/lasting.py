"""What makes a signed file last: the places that wait for it in the form, and what the stream knows of it. Pure."""

import re
from dataclasses import dataclass
from datetime import datetime

SEAL = "seal"  # the field of the organisation's seal (Siegel)
SEAL_ROLE = "Elektronisches Siegel"
RESERVES = tuple(f"Archivzeitstempel_{number}" for number in range(1, 6))


ON_PAPER_ROLE = "Auf Papier unterschrieben"  # one line of the seal's picture
STATEMENT = "Niederschrift gesiegelt: Original auf Papier unterschrieben, SHA-256 des Scans: "


def statement_on(scan: str) -> str:
    """What the seal says as its reason where the original was signed with ink; `scan`: the SHA-256 of its scan."""
    return STATEMENT + scan


def scan_in(reason: str) -> str:
    """The SHA-256 that such a statement names; empty for any other reason."""
    scan = reason.removeprefix(STATEMENT)
    return scan if scan != reason and re.fullmatch("[0-9a-f]{64}", scan) else ""


@dataclass(frozen=True)
class Closing:
    """When the file was closed, whether with a seal, and until when its last time stamp can be relied on."""

    at: datetime
    sealed: bool
    until: datetime

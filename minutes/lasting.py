"""What makes a signed file last: the places that wait for it in the form, and what the stream knows of it. Pure."""

from dataclasses import dataclass
from datetime import datetime

SEAL = "seal"  # the field of the organisation's seal (Siegel)
SEAL_ROLE = "Elektronisches Siegel"
RESERVES = tuple(f"Archivzeitstempel_{number}" for number in range(1, 6))


@dataclass(frozen=True)
class Closing:
    """When the file was closed, whether with a seal, and until when its last time stamp can be relied on."""

    at: datetime
    sealed: bool
    until: datetime

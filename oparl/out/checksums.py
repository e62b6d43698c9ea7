"""SHA-512 of contents, reckoned once for each."""

import hashlib
from typing import Any

from oparl.models import Checksum

PIECE = 1024 * 1024


def sha512_of(file: Any) -> str | None:
    """Of a file whose row has been read with what is known (`sha512`); None where only the source has the bytes."""
    if not file.content or file.sha512:
        return file.sha512 or None
    digest = hashlib.sha512()
    try:
        with file.content.open("rb") as content:
            while piece := content.read(PIECE):
                digest.update(piece)
    except FileNotFoundError:
        return None
    file.sha512 = digest.hexdigest()
    Checksum.objects.get_or_create(sha256=file.sha256, defaults={"sha512": file.sha512})
    return str(file.sha512)

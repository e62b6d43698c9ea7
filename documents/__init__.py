"""Files: versions, checks, storage. Knows nothing of councils."""

from typing import TYPE_CHECKING

from journal.later import loaded_later

if not TYPE_CHECKING:  # these stand on pikepdf, reportlab and pypdfium2
    __getattr__ = loaded_later(__name__, {"checks", "qr", "text", "watermark"})

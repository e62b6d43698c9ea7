"""Minutes: draft, PDF, signatures, verification, publication."""

from typing import TYPE_CHECKING

from journal.later import loaded_later

if not TYPE_CHECKING:  # these stand on pyHanko, cryptography, pikepdf, Pillow or httpx
    __getattr__ = loaded_later(
        __name__,
        {
            "accepting",
            "archiving",
            "authority",
            "authority_stamps",
            "csc",
            "remote",
            "scans",
            "sealing",
            "seals",
            "signing",
            "timestamps",
            "tokens",
            "verify",
        },
    )

"""The video conference beside the sitting."""

from typing import TYPE_CHECKING

from journal.later import loaded_later

if not TYPE_CHECKING:  # these stand on httpx and jwt
    __getattr__ = loaded_later(__name__, {"client", "tokens"})

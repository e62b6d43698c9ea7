"""The search over everything public: what is looked for, what is found, and the index behind it."""

from typing import TYPE_CHECKING

from journal.later import loaded_later

if not TYPE_CHECKING:  # this one stands on httpx
    __getattr__ = loaded_later(__name__, {"opensearch"})

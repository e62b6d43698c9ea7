"""One class of personal data: what it is, why it is kept, for how long."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model

from sessions_app.models import Body

Forget = Callable[[Body, datetime], int]


@dataclass(frozen=True)
class Kind:
    """`title`, `what` and `why` are msgids. `days` is the term that is preset, counted as `what` says; None: no end.

    A municipality chooses between `least` and `most`; where these are equal nothing is to be chosen. `forget` deletes
    what a municipality has of it from before a time and returns how many rows that concerned.
    """

    key: str
    title: str
    what: str
    why: str
    holds: tuple[type[Model], ...]
    days: int | None = None
    least: int = 0
    most: int = 0
    forget: Forget | None = None

    @property
    def is_chosen(self) -> bool:
        return self.least < self.most

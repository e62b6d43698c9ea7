"""One piece of news in a feed."""

from dataclasses import dataclass
from datetime import datetime

from sessions_app.agenda import FileView

SHOWN = 50


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`path` is its permanent address here, and its name in all feeds. `published`: when everybody could read it first;
    `updated`: when what it says changed last, or that it was taken back.
    """

    path: str
    title: str
    text: str
    published: datetime
    updated: datetime
    files: tuple[FileView, ...] = ()

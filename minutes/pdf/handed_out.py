"""What the office hands out, as pages: one frame for all of it."""

from collections.abc import Callable
from datetime import date
from typing import Protocol

from reportlab.platypus import Flowable

from minutes.draft import Letterhead
from minutes.pdf.finish import finish
from minutes.pdf.page import Frontispiece, Layout, render
from minutes.pdf.style import Theme


class HandedOut(Protocol):
    """What every such document has; `subject` stands on each page, `document_id` below it."""

    @property
    def letterhead(self) -> Letterhead: ...
    @property
    def subject(self) -> str: ...
    @property
    def document_id(self) -> str: ...
    @property
    def issued_on(self) -> date: ...


def pages_of(document: HandedOut, story: Callable[[Theme, Layout], list[Flowable]]) -> bytes:
    """The finished PDF."""
    theme = Theme(document.letterhead.accent)
    front = Frontispiece(
        body=document.letterhead.body,
        subject=document.subject,
        title=document.subject,
        footer=document.document_id,
    )
    rendered = render(front, theme, lambda _known, learning: story(theme, learning))
    return finish(rendered.data, document.document_id, document.issued_on)

"""What the studio says of time stamps and seal: one sentence, and for the clerk a button where something is pending."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from minutes.closing import is_unfinished
from minutes.lasting import Closing
from minutes.workflow import Document, Phase

SOON = timedelta(days=180)


@dataclass(frozen=True)
class ClosingView:
    """`pending`: something is still missing."""

    say: str = ""
    pending: bool = False
    may_finish: bool = False


def closing_view(document: Document, *, clerk: bool, now: datetime) -> ClosingView:
    if document.phase is Phase.DRAFT:
        return ClosingView()
    if not document.lasting:
        return ClosingView(
            gettext("This document has no places for time stamps: it was sealed before there were any.")
        )
    if document.closing:
        return _closed(document.closing, now)
    if is_unfinished(document):
        say = gettext(
            "All have signed, but the time stamp over the whole file is still missing. Nothing is lost: the file can be closed at any time."
        )
        return ClosingView(say, pending=True, may_finish=clerk)
    return _signing(len(document.signed_by) - document.stamped)


def _signing(without: int) -> ClosingView:
    """While signatures are given."""
    if not without:
        return ClosingView()
    say = ngettext(
        "One signature has no time stamp yet, because no authority answered. The time stamp over the whole file will cover it.",
        "%(number)s signatures have no time stamp yet, because no authority answered. The time stamp over the whole file will cover them.",
        without,
    )
    return ClosingView(say % {"number": without}, pending=True)


def _closed(closing: Closing, now: datetime) -> ClosingView:
    told = {"at": date_format(closing.at, "DATE_FORMAT"), "until": date_format(closing.until, "DATE_FORMAT")}
    if closing.until - SOON < now:
        say = gettext("The time stamp over the whole file runs out on %(until)s and has to be renewed.")
        return ClosingView(say % told, pending=True)
    say = (
        gettext("Closed with seal and time stamp on %(at)s. The time stamp holds until %(until)s.")
        if closing.sealed
        else gettext(
            "Closed with a time stamp on %(at)s, without a seal: no key for it is deposited. The time stamp holds until %(until)s."
        )
    )
    return ClosingView(say % told)

"""The journal beside the minutes: every entry of the sitting in words, ballots that follow each other as one line."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import ngettext

from journal.store import Recorded
from sessions_app.screens.log import tell
from sessions_app.sitting.events.agenda import ItemCalled
from sessions_app.sitting.state import Sitting
from voting.events import BallotCast


@dataclass(frozen=True)
class JournalLine:
    """The entries `seq` to `until`; `item` is what was called with it, else None."""

    seq: int
    until: int
    at: datetime
    text: str
    item: int | None = None
    ballots: int = 0


def journal_lines(sitting: Sitting, history: Iterable[Recorded]) -> tuple[JournalLine, ...]:
    """The oldest first. How somebody voted is never told here."""
    lines: list[JournalLine] = []
    for each in history:
        is_ballot = isinstance(each.event, BallotCast)
        if is_ballot and lines and lines[-1].ballots:
            lines[-1] = _with_one_more(lines[-1], each.seq)
        elif is_ballot:
            lines.append(_with_one_more(JournalLine(each.seq, each.seq, each.at, ""), each.seq))
        else:
            lines.append(_line(sitting, each))
    return tuple(lines)


def _with_one_more(line: JournalLine, seq: int) -> JournalLine:
    count = line.ballots + 1
    text = ngettext("One ballot was cast.", "%(count)s ballots were cast.", count) % {"count": count}
    return replace(line, until=seq, ballots=count, text=text)


def _line(sitting: Sitting, recorded: Recorded) -> JournalLine:
    event = recorded.event
    item = event.item if isinstance(event, ItemCalled) else None
    return JournalLine(recorded.seq, recorded.seq, recorded.at, str(tell(sitting, event)), item)

"""One passage as the studio shows it: the field, what stands in it, what the record has against it, what others wrote."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext

from minutes.differences import Piece, differences
from minutes.draft import Decision, Draft, ItemSection, Note
from minutes.hints import Hint, Known, hints
from minutes.passages import Block, blocks_of
from minutes.versions import versions_of
from minutes.workflow import Minutes
from sessions_app.models import Meeting
from sessions_app.sitting.state import Sitting

LINE, FEWEST, MOST = 55, 6, 24  # characters of a line; lines of a field


@dataclass(frozen=True)
class HintView:
    say: str
    place: str


@dataclass(frozen=True)
class OtherText:
    """What somebody else wrote meanwhile, and how the unsaved text differs from it."""

    text: str
    by: str
    at: datetime
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class PassageView:
    """`base`: the number of the version that the field was filled with; `unsaved`: `text` is not what was saved."""

    key: int
    number: str
    text: str
    base: int
    blocks: tuple[Block, ...]
    hints: tuple[HintView, ...]
    unsaved: bool = False
    other: OtherText | None = None

    @property
    def rows(self) -> int:
        """Lines of the field, so that most texts are seen whole."""
        lines = sum(len(line) // LINE + 1 for line in self.text.split("\n"))
        return max(FEWEST, min(MOST, lines + 1))


@dataclass(frozen=True)
class Desk:
    """What passages are made of: all there is, and by item the texts that were not saved (`unsaved`)."""

    meeting: Meeting
    sitting: Sitting
    minutes: Minutes
    unsaved: Mapping[int, str] = field(default_factory=dict)
    conflicts: AbstractSet[int] = frozenset()

    def passage(
        self, key: int, draft: Draft, section: ItemSection | None, *, may_write: bool = True
    ) -> PassageView:
        """`section`: the item's, or None for what stands before the first item. Hints are for who can heed them."""
        told_to = self._known(draft, section) if may_write else None
        text = self.unsaved.get(key, self.minutes.passages.get(key, ""))
        return PassageView(
            key=key,
            number=section.number if section else "",
            text=text,
            base=self.minutes.version(key),
            blocks=blocks_of(text),
            hints=tuple(_said(each) for each in hints(text, told_to)) if told_to else (),
            unsaved=key in self.unsaved,
            other=self._other(key, text) if key in self.conflicts else None,
        )

    def _other(self, key: int, text: str) -> OtherText:
        last = versions_of(self.meeting, key)[-1]
        return OtherText(last.text, last.by, last.at, differences(last.text, text))

    def _known(self, draft: Draft, section: ItemSection | None) -> Known:
        decisions = section.decisions if section else draft.decisions
        opened = self.sitting.opened_at
        assert opened is not None  # there is a draft
        return Known(
            tallies=tuple(decision.tally for decision in decisions),
            told=_told(section.notes if section else draft.notes, decisions, section),
            organization=draft.organization,
            begin=opened,
            until=self.sitting.closed_at or timezone.now(),
            zone=draft.time_zone,
            absent=tuple(each.name for each in draft.attendance if not each.intervals),
            present=tuple(each.name for each in draft.attendance if each.intervals),
        )


def _told(notes: Sequence[Note], decisions: Sequence[Decision], section: ItemSection | None) -> str:
    """All generated words, for numbers that stand in no count of votes."""
    words = [note.text for note in notes]
    words += [f"{each.wording} {each.result} {each.explanation}" for each in decisions]
    if section:
        words += [f"{each.wording} {each.outcome}" for each in section.motions]
        words += [section.outcome, *(note.text for note in section.afterwards)]
    return " ".join(words)


def _said(hint: Hint) -> HintView:
    return HintView(gettext(hint.doubt.value) % dict(hint.details), hint.place)

"""What is tried for the parameters of an address.

Whole numbers: every key that any row of the filing cabinet has (or the rows that KEYS and FOLDERS name, where the
parameter's name or the folder before it says which), and 0, which no row has. What belongs to a meeting is tried within
its own meeting and within one where it does not belong.
"""

from collections.abc import Iterable, Sequence

from django.db.models import Model, QuerySet
from django.utils import timezone

from config.public_crawl.belonging import named, numbered, rows_of
from config.public_crawl.kinds import (
    CLOSED_FIRST,
    COUNTED,
    COUNTED_IN_A_SITTING,
    FOLDERS,
    KEYS,
    NOBODYS,
    PRIVATE,
    WAITING,
    words,
)
from config.public_crawl.routes import Parameter
from documents.models import File
from journal.models import Entry
from sessions_app.live import SITTING
from sessions_app.models import Body, Meeting
from voting.events import VoteOpened


class Rows:
    """What the rows of one body offer (of all, without one) to somebody who was told no private address."""

    def __init__(self, body: Body | None = None) -> None:
        self.body = body

    def tried_for(self, parameter: Parameter, before: tuple[object, ...]) -> Sequence[object]:
        folder, converter, name = parameter
        if converter == "int":
            return self._numbers(folder, name, before)
        if folder in WAITING:
            return self.waited_for()
        if folder in PRIVATE:
            return self.private(folder)
        if converter == "uuid":
            return self.files()
        return self.subscribers() if name == "token" else words(converter, name)

    def waited_for(self) -> Sequence[object]:
        return [NOBODYS]

    def private(self, folder: str) -> Sequence[object]:
        """Nobody guesses these, and to look at somebody's own page is nobody's business."""
        return [NOBODYS]

    def subscribers(self) -> Sequence[object]:
        return ["nobodys"]

    def files(self) -> Sequence[object]:
        """Tokens of those that are not public; links lead to the others."""
        return [NOBODYS, *self.closed_files().values_list("token", flat=True)]

    def closed_files(self) -> QuerySet[Model]:
        return rows_of(File, self.body).exclude(public=True, deleted=False)

    def keys_of(self, model: type[Model]) -> Iterable[int]:
        return rows_of(model, self.body).values_list("pk", flat=True)

    def beside(self, keys: Sequence[object], before: tuple[object, ...]) -> Sequence[object]:
        """Which of the keys are tried for what stands beneath another row of any kind."""
        return keys

    def votes(self, meeting: object) -> Sequence[int]:
        """All of a sitting; where nobody voted, one number tells as much as all."""
        opened = Entry.objects.filter(stream__key=SITTING.key(int(str(meeting))), kind=VoteOpened.kind)
        return range(1, (opened.count() or 1) + 1)

    def entries(self, meeting: object) -> Sequence[int]:
        """Of a journal's lines there are too many for all: one in seven, from the first to the last."""
        own = Entry.objects.filter(stream__key=SITTING.key(int(str(meeting)))).order_by("seq")
        return [*own.values_list("seq", flat=True)[::7], 0]

    def _numbers(self, folder: str, name: str, before: tuple[object, ...]) -> Sequence[object]:
        """Where nobody sat, one number of a sitting tells as much as all."""
        if before[:1] == (0,):
            return (1,)
        if name in ("year", "month"):
            return self._dates(name, before)
        if name in COUNTED:
            return COUNTED[name]
        if name in COUNTED_IN_A_SITTING:
            return self.votes(before[0]) if name == "vote" else self.entries(before[0])
        if name in CLOSED_FIRST and before:
            return self._own_and_one_more(name, before[0])
        keys = self._keys(name, folder)
        return self.beside(keys, before) if any(isinstance(value, int) for value in before) else keys

    def _dates(self, name: str, before: tuple[object, ...]) -> Sequence[int]:
        """Years and months of every meeting."""
        begins = rows_of(Meeting, self.body).exclude(starts_at=None).values_list("starts_at", flat=True)
        months = {(begin.year, begin.month) for begin in map(timezone.localtime, begins)}
        if name == "year":
            return sorted({year for year, _ in months})
        return sorted(month for year, month in months if year == before[-1])

    def _keys(self, name: str, folder: str) -> Sequence[object]:
        """The keys of the rows that are meant, the newest first, and at last one that is none."""
        meant = KEYS.get(name) or FOLDERS.get(folder) or named(folder)
        asked = [meant] if meant else numbered()
        found = {key for model in asked for key in self.keys_of(model)}
        return [*sorted(found, reverse=True), 0]

    def _own_and_one_more(self, name: str, meeting: object) -> Sequence[object]:
        """Keys of what belongs to the meeting, of one thing that does not (closed, if there is such a one), and none."""
        things = KEYS[name]._default_manager  # noqa: SLF001 (public API)
        own = things.filter(meeting=meeting).values_list("pk", flat=True)
        elsewhere = things.exclude(meeting=meeting).order_by(CLOSED_FIRST[name], "pk")
        return [*own, *elsewhere.values_list("pk", flat=True)[:1], 0]

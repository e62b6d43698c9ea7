"""The one door to the journal: decide on the present state, append, project, commit, then nudge.

perform(SITTING, "sitting:42", call_item, by=actor, command_id=uuid, item=3)
replay(SITTING, "sitting:42").state
"""

import json
import logging
import secrets
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import Any, Generic, Protocol, TypeVar, get_type_hints

from django.db import InterfaceError, OperationalError, connection, transaction
from django.utils import timezone

from journal import rows
from journal.chain import SALT_BYTES, TextNotExactError, genesis, link, moment
from journal.drive import DriveRefusal, is_full
from journal.events import N_, Command, Erased, Event, Refusal, Refused, from_wire, to_wire
from journal.kept import Kept
from journal.models import Entry, Stream

logger = logging.getLogger(__name__)
S = TypeVar("S")
CONNECTION_LOST = (OperationalError, InterfaceError)
SALTS_AT_ONCE = 64
PAGES_KEPT = 256  # folded states that a process remembers


class JournalRefusal(Refusal):
    NUMBER_USED = N_("This action's number was used already. Please reload the page and try again.")
    TEXT_NOT_READABLE = N_("The text contains characters that cannot be stored. Please type it again.")
    TOO_BUSY = N_("Too many entries are waiting at the moment. Please try again in a few seconds.")
    NOT_REACHABLE = N_(
        "The record cannot be reached at the moment. Please try again: nothing will be counted twice."
    )


class JournalDamagedError(Exception):
    """A stream does not hold what its head says. `manage.py verify_journal` tells more."""


class Signatory(Protocol):
    """Who acts, as far as the journal wants to know."""

    @property
    def signature(self) -> str:
        """How the journal names the person, at most 100 characters."""


@dataclass(frozen=True)
class Recorded:
    """An event in its place. `at` is aware, server time; `by` is empty where the content was erased."""

    seq: int
    at: datetime
    by: str
    event: Event


def apply_event(state: Any, recorded: Recorded) -> Any:
    return recorded.event.apply(state, recorded.at)


def project_nothing(key: str, before: object, after: object, recorded: tuple[Recorded, ...]) -> None:
    """For books of which no rows are kept."""


Rule = Callable[[Recorded, S], bool]


@dataclass(frozen=True, eq=False)
class Book(Generic[S]):
    """What a kind of stream means. Streams are called `name:id`; states are immutable.

    `project(key, before, after, recorded)` writes the rows that pages read, inside the transaction that appends; one call
    may cover several commands. `check_rows(key, state)` says in sentences where rows differ from the journal;
    `keys_in_rows()` names the streams that the rows tell of. `showing(state)` knows how a stream ended and answers, asked in
    their order with the state before each, which entries' content a public extract shows; without it none.
    """

    name: str
    initial: S
    project: Callable[[str, S, S, tuple[Recorded, ...]], None] = project_nothing
    apply: Callable[[S, Recorded], S] = apply_event
    check_rows: Callable[[str, S], list[str]] | None = None
    keys_in_rows: Callable[[], Iterable[str]] | None = None
    showing: Callable[[S], Rule[S]] | None = None

    def key(self, number: int | str) -> str:
        return f"{self.name}:{number}"


BOOKS: dict[str, Book[Any]] = {}


def register_book(book: Book[S]) -> Book[S]:
    """Makes the book known to the checks. Rooms call it when Django starts (`AppConfig.ready`)."""
    if BOOKS.setdefault(book.name, book) is not book:
        raise ValueError(f"Two books are called {book.name!r}.")
    return book


def book_of(key: str) -> Book[Any] | None:
    return BOOKS.get(key.partition(":")[0])


@dataclass(frozen=True)
class Order:
    """A command to be carried out. `at` is for the import of history alone: never before the last entry."""

    command: Command
    by: Signatory
    command_id: uuid.UUID = field(default_factory=uuid.uuid4)
    arguments: Mapping[str, object] = field(default_factory=dict)
    at: datetime | None = None


@dataclass(frozen=True)
class Receipt:
    """The command is on disk as entry `seq`. `repeated`: it was already."""

    seq: int
    at: datetime
    repeated: bool = False


@dataclass(frozen=True)
class Page(Generic[S]):
    """A stream's state after its entry `seq`, whose hash is `head` and whose time is `at`."""

    key: str
    seq: int
    head: str
    state: S
    at: datetime | None = None


# Called with key and seq after each commit, in the thread that committed.
on_commit_nudge: list[Callable[[str, int], None]] = []


def perform(
    book: Book[S],
    key: str,
    command: Command,
    by: Signatory,
    command_id: uuid.UUID | None = None,
    *,
    at: datetime | None = None,
    **arguments: object,
) -> Receipt:
    """Carries out one command and commits it. Raises Refused when the command is refused."""
    order = Order(command, by, command_id or uuid.uuid4(), arguments, at)
    (result,) = perform_batch(book, key, [order])
    if isinstance(result, Exception):
        raise result
    return result


def perform_batch(book: Book[S], key: str, orders: Sequence[Order]) -> list[Receipt | Exception]:
    """Carries out the orders in one transaction, each on the state after the one before it.

    A refused or failed order writes nothing and hurts no other. When the rows cannot be written, nobody
    knows whose fault it is: everything is rolled back and each order tries alone, so that only the one
    whose rows fail is lost, and its sender is told. On a full drive it is the same: who repeats a command that
    is on disk already is answered all the same. Raises only when the database cannot be reached.
    """
    try:
        return _perform_together(book, key, orders)
    except Exception as error:
        if isinstance(error, CONNECTION_LOST) and not is_full(error):
            raise
        logger.exception("%s: %d orders failed together; each is tried alone.", key, len(orders))
        return [_perform_alone(book, key, order) for order in orders]


def _perform_alone(book: Book[S], key: str, order: Order) -> Receipt | Exception:
    try:
        (result,) = _perform_together(book, key, [order])
    except Exception as error:
        if is_full(error):  # said in the log already, and the log may lie on that drive
            return Refused(DriveRefusal.DRIVE_FULL)
        logger.exception("%s: %s failed.", key, order.command.__name__)
        return error
    return result


def _perform_together(book: Book[S], key: str, orders: Sequence[Order]) -> list[Receipt | Exception]:
    if key.partition(":")[0] != book.name:
        raise ValueError(f"{key!r} is no stream of the book {book.name!r}.")
    with transaction.atomic():
        stream = rows.lock_stream(key)
        batch = _Batch(
            book, _catch_up(book, stream), rows.carried_out(stream, [each.command_id for each in orders])
        )
        results = [batch.carry_out(order) for order in orders]
        if batch.additions:
            rows.append(stream, batch.additions)
            book.project(key, batch.before.state, batch.page.state, tuple(batch.recorded))
            transaction.on_commit(partial(_committed, book, batch.page))
        else:
            transaction.set_rollback(True)  # a stream in which nothing was written does not come to be
    return results


class _Batch(Generic[S]):
    """Orders being decided one after the other."""

    def __init__(self, book: Book[S], page: Page[S], known: Mapping[uuid.UUID, rows.CarriedOut]) -> None:
        self.book = book
        self.before = self.page = page
        self.salts = _salts()
        self.additions: list[rows.Addition] = []
        self.recorded: list[Recorded] = []
        self.known = dict(known)

    def carry_out(self, order: Order) -> Receipt | Exception:
        if known := self.known.get(order.command_id):
            return _answer_again(order, known)
        try:
            page, additions, recorded = self._decide(order)
        except Refused as refused:
            return refused
        except TextNotExactError:
            return Refused(JournalRefusal.TEXT_NOT_READABLE)
        except Exception as error:
            logger.exception("%s: %s failed.", self.page.key, order.command.__name__)
            return error
        self.page = page
        self.additions += additions
        self.recorded += recorded
        last = recorded[-1]
        self.known[order.command_id] = rows.CarriedOut(last.seq, last.at, last.by, last.event.kind)
        return Receipt(last.seq, last.at)

    def _decide(self, order: Order) -> tuple[Page[S], list[rows.Addition], list[Recorded]]:
        decided = order.command(self.page.state, order.by, **order.arguments)
        events = [decided] if isinstance(decided, Event) else list(decided)
        if not events:
            raise ValueError(f"{order.command.__name__} decided nothing.")
        at = _time_of(order, self.page.at)
        page, additions, recorded = self.page, [], []
        for event in events:
            page, addition, entry = _write(self.book, page, event, at, order.by.signature, next(self.salts))
            additions.append(addition)
            recorded.append(entry)
        additions[-1] = replace(additions[-1], command_id=order.command_id)
        return page, additions, recorded


def _answer_again(order: Order, known: rows.CarriedOut) -> Receipt | Refused:
    """The first receipt, for the same command of the same person alone: an id proves nothing to anybody else."""
    decides = get_type_hints(order.command).get("return")
    kind = (
        getattr(decides, "kind", "") or known.kind
    )  # what does not say what it decides cannot be told apart
    if (known.by, known.kind) != (order.by.signature, kind):
        return Refused(JournalRefusal.NUMBER_USED)
    return Receipt(known.seq, known.at, repeated=True)


def _time_of(order: Order, last: datetime | None) -> datetime:
    """Server time, or the time the order brings along; never before the last entry, whatever the clock says."""
    now = order.at or timezone.now()
    if last is None or now >= last:
        return now
    if order.at is not None:
        raise ValueError(f"{order.at} lies before the last entry.")
    return last


def _salts() -> Iterator[str]:
    """Drawn for many entries at once: each draw lets the other threads go first."""
    while True:
        drawn = secrets.token_hex(SALT_BYTES * SALTS_AT_ONCE)
        for start in range(0, len(drawn), 2 * SALT_BYTES):
            yield drawn[start : start + 2 * SALT_BYTES]


def _write(
    book: Book[S], page: Page[S], event: Event, at: datetime, by: str, salt: str
) -> tuple[Page[S], rows.Addition, Recorded]:
    """The entry of an event and the page after it. What is applied is what can be read back, not what was given."""
    data = to_wire(event)
    assert isinstance(data, dict)  # an event is a dataclass
    entry = link(
        page.head,
        seq=page.seq + 1,
        at=moment(at),
        by=by,
        kind=event.kind,
        salt=salt,
        data=data,
    )
    recorded = Recorded(entry.seq, at, by, from_wire(event.kind, data))
    after = Page(page.key, entry.seq, entry.hash, book.apply(page.state, recorded), at)
    return after, rows.Addition(entry, at, None), recorded


def _committed(book: Book[S], page: Page[S]) -> None:
    _pages.keep((book, page.key), page)
    for nudge in on_commit_nudge:
        try:
            nudge(page.key, page.seq)
        except Exception:
            logger.exception("%s: a nudge failed; the poll catches up.", page.key)


def replay(book: Book[S], key: str) -> Page[S]:
    """The stream's present state. Reads only entries that this process has not read yet."""
    stream = rows.find_stream(key)
    if stream is None:
        return _first_page(book, key)
    page = _catch_up(book, stream)
    if not connection.in_atomic_block:  # inside a transaction it may show what is never committed
        _pages.keep((book, page.key), page)
    return page


def remembered(book: Book[S], key: str, seq: int) -> Page[S] | None:
    """The page that this process has folded, where it is as far as `seq`. Nobody asks the database: it may be behind."""
    page = _pages.find((book, key))
    return page if page is not None and page.seq >= seq else None


def history(key: str, after: int = 0, until: int | None = None) -> Iterator[Recorded]:
    """The entries behind `after` up to and including `until`; to the end of the journal they are read as a stream."""
    found = rows.told(rows.entries(key, after)) if until is None else rows.told_between(key, after, until)
    for row in found:
        yield recorded_of(row)


def state_at(book: Book[S], key: str, when: datetime) -> S:
    """The state after the last entry that was recorded at `when` or before."""
    found = rows.entries(key).filter(at__lte=when)
    return _fold(book, _first_page(book, key), rows.told(found)).state


def recorded_of(row: rows.Told | Entry) -> Recorded:
    event = Erased(was=row.kind) if row.data is None else from_wire(row.kind, json.loads(row.data))
    return Recorded(row.seq, row.at, row.by, event)


def _first_page(book: Book[S], key: str) -> Page[S]:
    return Page(key, 0, genesis(key), book.initial)


def _catch_up(book: Book[S], stream: Stream) -> Page[S]:
    """The page at the stream's head, from the remembered page where that is a page of this very stream.

    The head is a hash of everything before it: a remembered page whose head the stream continues is right,
    whatever was rolled back, restored or written by others meanwhile.
    """
    known = _pages.find((book, stream.key))
    if known is not None and known.seq <= stream.seq:
        page = _read_on(book, known, stream)
        if (page.seq, page.head) == (stream.seq, stream.head):
            return page
    page = _read_on(book, _first_page(book, stream.key), stream)
    if (page.seq, page.head) != (stream.seq, stream.head):
        raise JournalDamagedError(f"{stream.key} does not hold what its head says. Run verify_journal.")
    return page


def _read_on(book: Book[S], page: Page[S], stream: Stream) -> Page[S]:
    if page.seq == stream.seq:
        return page
    missing = rows.told_between(stream.key, page.seq, stream.seq)
    continues = bool(missing) and missing[0].prev == page.head
    return _fold(book, page, missing) if continues else page


def _fold(book: Book[S], page: Page[S], missing: Iterable[rows.Told]) -> Page[S]:
    for row in missing:
        state = book.apply(page.state, recorded_of(row))
        page = Page(page.key, row.seq, row.hash, state, row.at)
    return page


_pages: Kept[tuple[Book[Any], str], Page[Any]] = Kept(PAGES_KEPT)

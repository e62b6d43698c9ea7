"""Takes the text out of public files, a few at a time, in a worker process."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from documents.models import File
from documents.text import PdfText, texts_of
from documents.worker import WorkerRefusal, in_worker
from journal.events import Refused
from journal.giving_way import Portions
from portal.search.alone import alone
from portal.search.filling import forget, write
from portal.search.models import Entry, FileRead
from portal.search.wanted import Kind
from portal.search.wording import page_of, wordings_of
from sessions_app.models import Body
from sessions_app.public_reads import public_attached_files

TOGETHER = 16  # files that one worker reads
BYTES = 32 * 1024 * 1024  # of them together, but always one
SECONDS = 60.0
AT_ONCE = 25  # pages in one transaction: on SQLite others wait meanwhile
UNREADABLE = "unreadable"
LOST = "lost"  # the bytes are not where they should be


@dataclass(frozen=True)
class Tally:
    """What reading some files came to; `blank`: pages without text, `failed`: files that could not be read."""

    files: int = 0
    pages: int = 0
    blank: int = 0
    failed: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.files + other.files,
            self.pages + other.pages,
            self.blank + other.blank,
            self.failed + other.failed,
        )


def waiting(body: Body) -> QuerySet[File]:
    """Public files whose bytes are here and whose text was not taken out yet."""
    return public_attached_files(body).exclude(content="").filter(text_read=None).order_by("pk")


def read_files(body: Body) -> Iterator[Tally]:
    """All that wait, each taken in by itself, so that it can be stopped anywhere."""
    last, portions = 0, Portions(AT_ONCE)
    while files := list(waiting(body).filter(pk__gt=last)[:TOGETHER]):
        last = files[-1].pk
        for few in _portions(files):
            for file, text in zip(few, _texts(few), strict=True):
                yield _take_in(body, file, text, portions)


def _portions(files: Sequence[File]) -> Iterator[list[File]]:
    few: list[File] = []
    for file in files:
        if few and sum(each.size or 0 for each in (*few, file)) > BYTES:
            yield few
            few = []
        few.append(file)
    yield few


def _texts(files: Sequence[File]) -> list[PdfText | None]:
    """None: its bytes are lost. Where one stops the worker, each is read by itself."""
    data = [_bytes(file) for file in files]
    present = [each for each in data if each is not None]
    texts = iter(_read(present))
    return [None if each is None else next(texts) for each in data]


def _read(data: list[bytes]) -> list[PdfText]:
    if not data:
        return []
    try:
        return in_worker(texts_of, data, seconds=SECONDS)
    except Refused as refused:
        if refused.refusal is WorkerRefusal.BUSY:
            raise
        if len(data) == 1:
            return [PdfText(readable=False)]
        return [text for each in data for text in _read([each])]


def _bytes(file: File) -> bytes | None:
    try:
        with file.content.open("rb") as content:
            found: bytes = content.read()
    except OSError:
        return None
    return found


def _take_in(body: Body, file: File, found: PdfText | None, portions: Portions) -> Tally:
    """Some pages in each transaction, and last that it was read: who is stopped in between begins it anew."""
    text = found or PdfText(readable=False)
    pages = list(enumerate(text.pages, start=1))
    while pages:
        with portions.one() as most, alone():
            _write_pages(body, file, pages[:most])
        pages = pages[most:]
    problem = LOST if found is None else "" if text.readable else UNREADABLE
    blank = sum(not page for page in text.pages)
    with alone():
        if waiting(body).filter(pk=file.pk, sha256=file.sha256).exists():
            FileRead.objects.create(
                file=file, sha256=file.sha256, pages=len(text.pages), blank=blank, problem=problem
            )
    return Tally(files=1, pages=len(text.pages), blank=blank, failed=int(bool(problem)))


def _write_pages(body: Body, file: File, pages: Sequence[tuple[int, str]]) -> None:
    """Only if it is public still, and the same: meanwhile it may have been taken back, or replaced at its source. What a
    reading left that was stopped, goes.
    """
    numbers = [number for number, _ in pages]
    forget(body, list(Entry.objects.filter(kind=Kind.FILE.value, key=file.pk, page__in=numbers)))
    same = File.objects.filter(pk=file.pk, sha256=file.sha256).values_list("pk", flat=True)
    for wording in wordings_of(body, Kind.FILE, list(same)).values():
        wordings = {(file.pk, number): page_of(wording, page) for number, page in pages if page}
        write(body, Kind.FILE, wordings)

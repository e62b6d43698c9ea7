"""Takes the text out of public files, a few at a time, in a worker process."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from documents.models import File
from documents.text import PdfText, texts_of
from documents.worker import WorkerRefusal, in_worker
from journal.events import Refused
from portal.search.filling import Place, Wording, page_wording, write
from portal.search.models import Entry, FileRead
from portal.search.owners import owners_of
from portal.search.things import things
from portal.search.wanted import Kind
from sessions_app.models import Body
from sessions_app.public_reads import public_attached_files

TOGETHER = 16  # files that one worker reads
BYTES = 32 * 1024 * 1024  # of them together, but always one
SECONDS = 60.0
SCANNED = "scanned"  # pages without any text
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
    """All that wait, a few at a time; each few are taken in before the next, so that it can be stopped anywhere."""
    last = 0
    while files := list(waiting(body).filter(pk__gt=last)[:TOGETHER]):
        last = files[-1].pk
        for few in _portions(files):
            yield _take_in(body, list(zip(few, _texts(few), strict=True)))


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


@transaction.atomic
def _take_in(body: Body, read: list[tuple[File, PdfText | None]]) -> Tally:
    """Only what is public still: meanwhile one may have been taken back."""
    keys = [file.pk for file, _ in read]
    public = {thing.key: thing for thing in things(body, Kind.FILE, keys)}
    titles = {key: owner.title for key, owner in owners_of(body, list(public)).items()}
    texts = [
        (public[file.pk], text or PdfText(readable=False), text) for file, text in read if file.pk in public
    ]
    wordings: dict[Place, Wording] = {
        (thing.key, number): page_wording(thing, titles.get(thing.key, ""), page)
        for thing, text, _ in texts
        for number, page in enumerate(text.pages, start=1)
        if page
    }
    Entry.objects.filter(kind=Kind.FILE.value, key__in=keys, page__gt=0).delete()
    write(body, Kind.FILE, wordings)
    rows = [
        FileRead(
            file_id=thing.key,
            pages=len(text.pages),
            blank=sum(not page for page in text.pages),
            problem=LOST if found is None else "" if text.readable else UNREADABLE,
        )
        for thing, text, found in texts
    ]
    FileRead.objects.bulk_create(rows)
    return Tally(
        files=len(rows),
        pages=sum(row.pages for row in rows),
        blank=sum(row.blank for row in rows),
        failed=sum(bool(row.problem) for row in rows),
    )

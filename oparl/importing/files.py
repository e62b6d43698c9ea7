"""The bytes of imported files: fetched from the source once, checked, and kept here."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext

from documents.models import File
from documents.store import mirror_content
from journal.events import N_, Refused
from oparl.importing.cells import PATH
from oparl.importing.contents import kind_of, require_the_same
from oparl.importing.folder import Folder
from oparl.importing.line import Answer, Line
from oparl.importing.oddities.files import with_its_own_ending
from oparl.importing.patience import LeftOut, NotHad
from oparl.importing.report import Report
from oparl.importing.rows import BEFORE_ALL
from oparl.models import FetchedFile
from sessions_app.models import Body

AT_ONCE = 3  # requests to a server, and files in memory
UNCHANGED, OK, NOT_FOUND = 304, 200, 404
NOT_THERE = N_("The source does not give the file (%(status)d).")


@dataclass(frozen=True)
class Got:
    """What the source gave: bytes and their kind, or nothing new (`data` None), or why not (a msgid and its details).

    `lasting`: asking again would bring the same, until the source says that the file has changed. `silent`: the host
    that was not asked any more.
    """

    data: bytes | None = None
    mime_type: str = ""
    etag: str = ""
    last_modified: str = ""
    why_not: str = ""
    details: Mapping[str, object] = field(default_factory=dict)
    lasting: bool = True
    silent: LeftOut | None = None


class Files:
    """Fetching for one body; `limit` in bytes for each file."""

    def __init__(
        self, body: Body, giver: Line | Folder, limit: int, on_progress: Callable[[int], None]
    ) -> None:
        self._body, self._giver, self._limit, self._on_progress = body, giver, limit, on_progress

    def wanted(self) -> QuerySet[File]:
        """Public files of the source whose bytes as they are now nobody has asked for."""
        rows = File.objects.filter(owner=self._body.slug, public=True, deleted=False, oparl_id__isnull=False)
        rows = rows.exclude(fetched__modified=F("modified"))
        in_folder = isinstance(self._giver, Folder)
        rows = rows.filter(extra__has_key=PATH) if in_folder else rows.exclude(external_url="")
        return rows.select_related("fetched").order_by("pk")

    def fetch(self, report: Report) -> None:
        """Each file is a transaction of its own: whoever is stopped goes on with the next.

        What earlier runs asked for in vain comes last: it shall not take the others' time every night.
        """
        known = FetchedFile.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        with ThreadPoolExecutor(AT_ONCE) as several:
            for turn in (self.wanted().filter(fetched=None), self.wanted().filter(fetched__pk__lte=known)):
                for some in _portions(turn):
                    for file, got in zip(some, several.map(self._got, some), strict=True):
                        self._note(file, got, report)
                        self._on_progress(1)

    def _got(self, file: File) -> Got:
        """In a thread: the network and the check, no database."""
        known: FetchedFile | None = getattr(file, "fetched", None)
        headers = {}
        if known and known.etag and file.content:
            headers["If-None-Match"] = known.etag
        if known and known.last_modified and file.content:
            headers["If-Modified-Since"] = known.last_modified
        try:
            answer = self._asked(file, headers)
        except LeftOut as silent:
            return Got(lasting=False, silent=silent)
        except NotHad as why:
            return Got(why_not=str(why), lasting=False)
        if answer.status == UNCHANGED and known:
            return Got(None, known.mime_type, known.etag, known.last_modified)
        if answer.status != OK:
            return Got(why_not=NOT_THERE, details={"status": answer.status}, lasting=False)
        try:
            require_the_same(answer.content, file.extra)
            kind = kind_of(answer.content, self._limit)
        except Refused as refused:
            return Got(why_not=refused.sentence, details=refused.details)
        marks = [answer.headers.get(name, "") for name in ("etag", "last-modified")]
        return Got(answer.content, kind, marks[0][:200], marks[1][:100])

    def _asked(self, file: File, headers: dict[str, str]) -> Answer:
        if isinstance(self._giver, Folder):
            return self._giver.ask(file.extra[PATH], self._limit)
        url = file.external_url
        answer = self._giver.ask(url, self._limit, headers, abroad=True)
        other = with_its_own_ending(url) if answer.status == NOT_FOUND else ""
        return self._giver.ask(other, self._limit, abroad=True) if other else answer

    def _note(self, file: File, got: Got, report: Report) -> None:
        if got.silent:
            report.left(got.silent.host, got.silent.times)
            return
        why_not = gettext(got.why_not) % got.details if got.why_not else ""
        if why_not:
            report.refuse(why_not, file.extra.get(PATH) or file.external_url)
        report.fetched["refused" if why_not else "unchanged" if got.data is None else "new"] += 1
        with transaction.atomic():
            if got.data is not None:
                mirror_content(file, got.data, got.mime_type)
            elif not why_not:
                _as_it_was(file, got.mime_type)
            elif got.lasting and file.content:
                _left_at_its_source(file)
            _remember(file, got, why_not)


def _portions(wanted: QuerySet[File]) -> Iterator[list[File]]:
    last = 0
    while some := list(wanted.filter(pk__gt=last)[:AT_ONCE]):
        yield some
        last = some[-1].pk


def _remember(file: File, got: Got, why_not: str) -> None:
    """What came of it; of what was asked for in vain, and may come another time, that it was asked for."""
    if got.lasting:
        said = {"mime_type": got.mime_type, "etag": got.etag, "last_modified": got.last_modified}
        FetchedFile.objects.update_or_create(
            file=file, defaults=said | {"modified": file.modified, "why_not": why_not}
        )
    else:
        said = {"why_not": why_not}
        FetchedFile.objects.update_or_create(
            file=file, defaults=said, create_defaults=said | {"modified": BEFORE_ALL}
        )


def _left_at_its_source(file: File) -> None:
    """What came before is not what the source has now, and that cannot come in: the link alone stays."""
    file.content, file.sha256 = "", ""
    file.save(update_fields=["content", "sha256"])


def _as_it_was(file: File, mime_type: str) -> None:
    """The import wrote what the source says of size and kind; the bytes that are here know it better."""
    file.size, file.mime_type = file.content.size, mime_type
    file.save(update_fields=["size", "mime_type"])

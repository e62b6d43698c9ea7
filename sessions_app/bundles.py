"""What is asked about before it becomes public, as its readers know it: a paper's text with its files, an item's files."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sessions_app.becoming_public import prepared
from sessions_app.models import AgendaItem, File, Meeting, Paper
from sessions_app.personal_data import Thing


@dataclass(frozen=True)
class Bundle:
    """What hangs on one paper or item: its own text first, then the files. Nothing that came from elsewhere."""

    about: Paper | AgendaItem
    things: tuple[Thing, ...]


def bundles_of(meeting: Meeting) -> list[Bundle]:
    """All that hangs on a meeting's agenda, each thing once: a file of two papers stands with the first."""
    items, papers = prepared(meeting)
    own = items.filter(auxiliary_files__deleted=False).distinct().order_by("-public", "order", "pk")
    abouts: list[Paper | AgendaItem] = [
        *papers.select_related("main_file").prefetch_related("auxiliary_files").order_by("pk"),
        *own.prefetch_related("auxiliary_files"),
    ]
    return list(_filled(abouts))


def bundle_of(about: Paper | AgendaItem, files: Iterable[File]) -> Bundle:
    text: list[Thing] = [about] if isinstance(about, Paper) and about.oparl_id is None else []
    asked = [each for each in files if each.oparl_id is None and not each.deleted]
    return Bundle(about, (*text, *sorted(asked, key=lambda each: each.pk)))


def _filled(abouts: Iterable[Paper | AgendaItem]) -> Iterator[Bundle]:
    known: set[int] = set()
    for about in abouts:
        files = {each.pk: each for each in _files_of(about) if each.pk not in known}
        known |= files.keys()
        bundle = bundle_of(about, files.values())
        if bundle.things:
            yield bundle


def _files_of(about: Paper | AgendaItem) -> Iterator[File]:
    if isinstance(about, Paper) and about.main_file:
        yield about.main_file
    yield from about.auxiliary_files.all()

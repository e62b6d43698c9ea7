"""What of a municipality must not be read in public: words of closed items, papers and files, and their addresses.

Read from the rows' own fields, not through the queries of the pages: a watch that asked them would share their faults.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.db.models import Model, Q, QuerySet
from django.urls import reverse

from config.public_crawl.own_words import own_words
from config.public_crawl.sent import shown_words, unseen_words
from documents.models import File
from sessions_app.models import (
    AgendaItem,
    Body,
    Meeting,
    Organization,
    Paper,
    Person,
    Resolution,
    SupplementChange,
    WrittenProcedure,
)

SHORTEST = 12  # characters: what is shorter stands on some page by chance
# What another system published came with its agenda, and with leave to show it.
PUBLIC_ITEM = Q(public=True) & (
    Q(meeting__agenda_published_at__isnull=False) | Q(meeting__oparl_id__isnull=False)
)
PUBLIC_PAPER = Q(public=True) & (Q(published_at__isnull=False) | Q(oparl_id__isnull=False))
LONGEST = 120  # characters of a wording: its beginning is enough to know it again


@dataclass(frozen=True)
class Secret:
    """A phrase that no public page may hold, and the row that it is from; the report names the row alone. `sent`: by
    somebody from outside, who chose the words.
    """

    phrase: str
    row: str
    sent: bool = False

    @property
    def is_a_word(self) -> bool:
        """One word of the language, as Straßenbeleuchtung: that it stands somewhere in public tells nothing. The search is
        asked for it all the same, and must not lead to what is closed.
        """
        return re.fullmatch(r"[^\W\d_]+(-[^\W\d_]+)*[.!?]*", self.phrase) is not None


@dataclass(frozen=True)
class Closed:
    """`doors`: paths that must not open; `passed_over`: phrases too short, or public in another place as well, or words of
    the program itself. `known`: a word that stands in public, empty where nothing does.
    """

    secrets: tuple[Secret, ...]
    doors: tuple[str, ...]
    passed_over: int
    known: str = ""


def closed_of(body: Body) -> Closed:
    """A phrase that is closed in the house stays the house's, whoever sends the same."""
    found = {each.phrase: each for each in (*_sent(body), *_secrets(body))}
    public = "\n".join(map(one_line, (*_public_words(body), *own_words())))
    shown = "\n".join((public, *map(one_line, shown_words(body))))
    told = {
        phrase
        for phrase, each in found.items()
        if len(phrase) < SHORTEST or phrase in (shown if each.sent else public)
    }
    secrets = tuple(each for phrase, each in found.items() if phrase not in told)
    known = max(re.findall(r"[^\W\d_]+", public), key=len, default="")
    return Closed(secrets, tuple(_doors(body)), len(told), known)


def one_line(text: str) -> str:
    """As two texts are compared: white space is one blank, the case does not matter."""
    return " ".join(text.split()).casefold()


def _secrets(body: Body) -> Iterator[Secret]:
    for item in _closed_items(body).iterator():
        yield from _phrases(item, item.name, item.proposed_resolution)
    for paper in _closed_papers(body).iterator():
        yield from _phrases(paper, paper.name, paper.proposed_resolution)
    for file in _closed_files(body).iterator():
        yield from _phrases(file, file.name, file.file_name)
    for row in _closed_resolutions(body).iterator():
        yield from _phrases(row, row.text)
    for change in _closed_changes(body).iterator():
        yield from _phrases(change, change.name, change.proposed_resolution)
    for procedure in WrittenProcedure.objects.filter(body=body, public=False).iterator():
        yield from _phrases(procedure, procedure.title, procedure.wording)


def _sent(body: Body) -> Iterator[Secret]:
    for row, words in unseen_words(body):
        yield from (replace(each, sent=True) for each in _phrases(row, words))


def name_of(model: type[Model], key: object) -> str:
    """A row as the reports call it."""
    return f"{model._meta.verbose_name} {key}"  # noqa: SLF001 (public API)


def _phrases(row: Model, *texts: str) -> Iterator[Secret]:
    for text in texts:
        if phrase := one_line(text)[:LONGEST]:
            yield Secret(phrase, name_of(type(row), row.pk))


def _closed_items(body: Body) -> QuerySet[AgendaItem]:
    """Those that were taken back too: what never was public is no less closed for being gone."""
    return AgendaItem.objects.filter(~PUBLIC_ITEM, meeting__body=body)


def _closed_papers(body: Body) -> QuerySet[Paper]:
    return Paper.objects.filter(~PUBLIC_PAPER, body=body)


def _closed_files(body: Body) -> QuerySet[File]:
    return File.objects.filter(owner=body.slug, public=False)


def _closed_resolutions(body: Body) -> QuerySet[Resolution]:
    """Those of closed items; a rejected motion of the public part is no secret."""
    return Resolution.objects.filter(agenda_item__meeting__body=body, agenda_item__public=False)


def _closed_changes(body: Body) -> QuerySet[SupplementChange]:
    """Of closed items, and of supplements that are still being prepared."""
    coming = Q(public=False) | Q(supplement__published_at__isnull=True)
    return SupplementChange.objects.filter(coming, supplement__meeting__body=body)


def _public_words(body: Body) -> Iterator[str]:
    """What is said in public anyway: a closed item may bear the title of a public one, a resident send the office's address."""
    yield from (body.address, body.website, *body.public_texts.values_list("text", flat=True))
    for named in (Organization, Person):
        yield from named.objects.filter(body=body, deleted=False).values_list("name", flat=True)
    items = AgendaItem.objects.filter(meeting__body=body, deleted=False)
    yield from Meeting.objects.filter(body=body, deleted=False).values_list("name", flat=True)
    yield from items.values_list("public_name", flat=True)
    for item in items.filter(PUBLIC_ITEM).iterator():
        yield from (item.name, item.proposed_resolution)
    yield from Paper.objects.filter(PUBLIC_PAPER, body=body, deleted=False).values_list("name", flat=True)
    for file in File.objects.filter(owner=body.slug, deleted=False, public=True).iterator():
        yield from (file.name, file.file_name)
    resolutions = Resolution.objects.filter(agenda_item__meeting__body=body, agenda_item__public=True)
    yield from resolutions.values_list("text", flat=True)
    for procedure in WrittenProcedure.objects.filter(body=body, public=True).iterator():
        yield from (procedure.title, procedure.wording)
    changes = SupplementChange.objects.filter(supplement__meeting__body=body).exclude(
        pk__in=_closed_changes(body)
    )
    yield from changes.values_list("name", flat=True)
    yield from body.papers.filter(PUBLIC_PAPER, deleted=False).values_list("proposed_resolution", flat=True)


def _doors(body: Body) -> Iterator[str]:
    """What is closed, and what was public and was taken back."""
    for paper in Paper.objects.filter(~PUBLIC_PAPER | Q(deleted=True), body=body).iterator():
        yield reverse("portal:paper", args=[paper.pk])
    for file in File.objects.filter(Q(public=False) | Q(deleted=True), owner=body.slug).iterator():
        yield reverse("sessions_app:file", args=[file.token, file.file_name])
    for meeting in Meeting.objects.filter(body=body, deleted=True).iterator():
        yield reverse("portal:meeting", args=[meeting.pk])

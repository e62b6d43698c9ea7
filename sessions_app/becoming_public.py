"""What becomes public with an agenda or a supplement, before it does."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.db.models import Q, QuerySet

from sessions_app.models import AgendaItem, Consultation, File, Meeting, Paper, SupplementChange
from sessions_app.personal_data import Thing, answers_on, is_public, place_of, stays_closed


def papers_on(items: QuerySet[AgendaItem], brought: Iterable[Paper] = ()) -> QuerySet[Paper]:
    """The papers of the items, public or not, and those that a supplement brings."""
    consulted = Consultation.objects.filter(agenda_item__in=items, deleted=False)
    keys = [paper.pk for paper in brought]
    return Paper.objects.filter(Q(pk__in=consulted.values("paper")) | Q(pk__in=keys), deleted=False)


def files_on(items: QuerySet[AgendaItem], papers: QuerySet[Paper]) -> QuerySet[File]:
    """The files of the papers, and those of the items themselves."""
    attached = Paper.auxiliary_files.through.objects.filter(paper__in=papers).values("file")
    own = AgendaItem.auxiliary_files.through.objects.filter(agendaitem__in=items).values("file")
    hanging = Q(pk__in=papers.values("main_file")) | Q(pk__in=attached) | Q(pk__in=own)
    return File.objects.filter(hanging, deleted=False)


def prepared(meeting: Meeting) -> tuple[QuerySet[AgendaItem], QuerySet[Paper]]:
    """A meeting's items and the papers on them, the draft of a supplement included: what its clerk answers for."""
    items = AgendaItem.objects.filter(meeting=meeting, deleted=False)
    return items, papers_on(items, _brought(SupplementChange.objects.filter(supplement__meeting=meeting)))


def tokens_kept_closed(meeting: Meeting) -> set[UUID]:
    """Files of the agenda that are only for the decision."""
    files = list(files_on(*prepared(meeting)).filter(oparl_id=None))
    answers = answers_on(files)
    return {each.token for each in files if stays_closed(answers, each)}


def unanswered(meeting: Meeting) -> list[Thing]:
    """What the next publication, of the agenda or of a supplement, would show without an answer."""
    if meeting.agenda_published_at is None:
        return without_answer(AgendaItem.objects.filter(meeting=meeting, public=True, deleted=False))
    changes = SupplementChange.objects.filter(supplement__meeting=meeting, public=True).exclude(
        kind=SupplementChange.Kind.WITHDRAWN
    )
    drafted = changes.filter(supplement__published_at=None)
    touched = AgendaItem.objects.filter(supplement_changes__in=drafted, deleted=False)
    return without_answer(touched, _brought(drafted))


def without_answer(items: QuerySet[AgendaItem], brought: Iterable[Paper] = ()) -> list[Thing]:
    """Of public items: what is not public yet, is meant to be, and has no answer on personal data."""
    papers = papers_on(items, brought).filter(public=True)
    things = [thing for thing in _in_order(papers, files_on(items, papers)) if not is_public(thing)]
    answers = answers_on(things)
    return [thing for thing in things if place_of(thing) not in answers]


def _brought(changes: QuerySet[SupplementChange]) -> list[Paper]:
    """The papers of a supplement that is no agenda yet."""
    drafted = changes.filter(supplement__published_at=None)
    return list(Paper.objects.filter(supplement_changes__in=drafted).distinct())


def _in_order(papers: QuerySet[Paper], files: QuerySet[File]) -> Iterator[Thing]:
    yield from papers.order_by("pk")
    yield from files.order_by("pk")

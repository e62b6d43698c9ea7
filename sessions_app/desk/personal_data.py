"""Whether a paper or a file names people is answered here (DP-02), and nothing becomes public without it."""

from collections.abc import Iterable
from typing import TypeVar

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.actor import Actor
from journal.events import require
from sessions_app.becoming_public import files_on, papers_on, without_answer
from sessions_app.desk.personal_data_refusals import PersonalDataRefusal
from sessions_app.desk.refusals import DeskRefusal
from sessions_app.models import AgendaItem, Body, File, Paper, PersonalDataAnswer
from sessions_app.personal_data import Answer, Answered, Thing, answers_on, held, place_of, stays_closed
from sessions_app.plain_text import require_plain
from sessions_app.queries import clerked_organizations, visible_papers, writes_papers
from sessions_app.reading import is_released

T = TypeVar("T", Paper, File)


def require_answer(said: Answered) -> None:
    """That data may be public somebody decided, and says why."""
    require_plain(said.reason)
    require(said.answer != Answer.PUBLIC or said.reason.strip(), PersonalDataRefusal.REASON_MISSING)


def answer_personal_data(actor: Actor, thing: Thing, *, body: Body, said: Answered) -> None:
    """The answer on a thing, or another one. A public file that is only for the decision is closed at once.

    The opposite is no publication: a closed file becomes public with the next agenda or supplement it stands on.
    """
    _require_open(actor, body, thing)
    require(thing.oparl_id is None, PersonalDataRefusal.TAKEN_OVER)
    if isinstance(thing, Paper):
        require_fitting(said, public=thing.public, released=is_released(thing))
    with transaction.atomic():
        type(thing).objects.select_for_update().get(pk=thing.pk)  # `release` waits, or has opened it already
        note_answer(actor, thing, said)
        if isinstance(thing, File) and said.answer == Answer.DECISION:
            File.objects.filter(pk=thing.pk, public=True).update(public=False, modified=timezone.now())


def note_answer(actor: Actor, thing: Thing, said: Answered | None) -> None:
    """Kept with who gave it and when; the same answer again is none."""
    if said is None:
        return
    require_answer(said)
    said = Answered(said.answer, said.reason.strip())
    if held(None, thing) == said:
        return
    PersonalDataAnswer.objects.create(
        **{place_of(thing)[0]: thing},
        answer=said.answer,
        reason=said.reason,
        user_id=actor.user,
        name=actor.name[:200],
    )


def require_fitting(said: Answered | None, *, public: bool, released: bool = False) -> None:
    """What is only for the decision stands in no text that everybody reads."""
    if said and said.answer == Answer.DECISION:
        require(not released, PersonalDataRefusal.TEXT_IS_PUBLIC)
        require(not public, PersonalDataRefusal.TEXT_BECOMES_PUBLIC)


def release(items: QuerySet[AgendaItem]) -> None:
    """Papers that are meant to be public, their files, and the files of the items; not what is only for the decision.

    Raises Refused, naming them, where something has no answer yet.
    """
    papers = _open(papers_on(items).filter(public=True))
    files, now = _open(files_on(items, papers)), timezone.now()
    # Now that nobody can answer otherwise; what is attached meanwhile stays closed.
    missing = without_answer(items)
    require(not missing, PersonalDataRefusal.NOT_ANSWERED, names=names_of(missing))
    files.update(public=True, modified=now)
    papers.filter(published_at=None).update(published_at=now, modified=now)


def _open(things: QuerySet[T]) -> QuerySet[T]:
    """Without what is only for the decision, a paper that the administration marked as public included."""
    rows = list(things.select_for_update())
    answers = answers_on(rows)
    return things.filter(pk__in=[row.pk for row in rows if not stays_closed(answers, row)])


def names_of(things: Iterable[Thing]) -> str:
    return "; ".join(f"„{thing}“" for thing in things)


def _require_open(actor: Actor, body: Body, thing: Thing) -> None:
    """Whoever may write the paper, or prepares the meeting on whose agenda the file stands."""
    require(writes_papers(actor, body), DeskRefusal.NOT_AN_AUTHOR)
    papers = visible_papers(actor, body)
    if isinstance(thing, Paper):
        require(papers.filter(pk=thing.pk).exists(), DeskRefusal.NO_SUCH_PAPER)
        return
    own = AgendaItem.objects.filter(
        meeting__organization__in=clerked_organizations(actor), meeting__body=body
    )
    hangs = papers.filter(Q(main_file=thing) | Q(auxiliary_files=thing)).exists()
    require(hangs or own.filter(auxiliary_files=thing, deleted=False).exists(), DeskRefusal.NOT_THE_CLERK)

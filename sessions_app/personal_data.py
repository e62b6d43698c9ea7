"""Who named people where: the answers on personal data that hold, and what has none yet (DP-02)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from sessions_app.models import File, Paper, PersonalDataAnswer

Thing = Paper | File
Answer = PersonalDataAnswer.Answer
Answers = dict[tuple[str, int], PersonalDataAnswer]


@dataclass(frozen=True)
class Answered:
    """What somebody says of a thing. `reason`: who decided that the data may be public, and why."""

    answer: str
    reason: str = ""


def place_of(thing: Thing) -> tuple[str, int]:
    """How a thing is told from another one."""
    return ("paper" if isinstance(thing, Paper) else "file", thing.pk)


def answers_on(things: Iterable[Thing]) -> Answers:
    """The newest answer on each thing that has one, in one query."""
    keys: dict[str, list[int]] = {"paper": [], "file": []}
    for kind, key in map(place_of, things):
        keys[kind].append(key)
    rows = PersonalDataAnswer.objects.filter(Q(paper__in=keys["paper"]) | Q(file__in=keys["file"]))
    return {
        ("paper", row.paper_id) if row.paper_id else ("file", row.file_id or 0): row
        for row in rows.order_by("pk")
    }


def stays_closed(answers: Answers, thing: Thing) -> bool:
    """Only for the decision: members read it, the public never."""
    found = answers.get(place_of(thing))
    return found is not None and found.answer == Answer.DECISION


def held(said: Answered | None, thing: Thing) -> Answered | None:
    """What is said now, else what was said last."""
    last = None if said else answers_on([thing]).get(place_of(thing))
    return Answered(last.answer, last.reason) if last else said


def is_public(thing: Thing) -> bool:
    """Everybody reads it already, or a source has it that knows no such question: it stays as it is."""
    if thing.oparl_id is not None or isinstance(thing, File):
        return thing.oparl_id is not None or thing.public
    return thing.public and thing.published_at is not None

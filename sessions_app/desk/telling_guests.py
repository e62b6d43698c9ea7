"""What people from outside are told by mail: written with its cause, to the address that they left, each thing once."""

import hashlib

from mail.writing import has_causes, is_configured, take_back, write
from sessions_app.limits import counted
from sessions_app.models import Question, QuestionStep, Registration

Guest = Question | Registration
FIRST_A_DAY = 5  # to one address: nobody has asked whose it is, so nobody fills a stranger's mailbox
Kind = QuestionStep.Kind
TOLD = frozenset({Kind.ADMITTED, Kind.REFUSED, Kind.MERGED, Kind.REWORDED, Kind.ASKED, Kind.ANSWERED})
# Who asked the same is told what becomes of the question that stands for both.
TOLD_TO_ALL = TOLD - {Kind.REWORDED} | {Kind.WITHDRAWN}


def tell_first(row: Guest, what: str) -> None:
    """That it has arrived, with the personal address. An address that has had enough of these today gets none, and then
    nothing else of this row either.
    """
    if row.email and is_configured() and counted(f"letters:{_digest(row)}", 86_400) <= FIRST_A_DAY:
        _write(row, what, {})


def tell(row: Guest, what: str, **more: int) -> None:
    """What has become of it; to nobody who did not get the first mail."""
    if has_causes(causes_of(row)):
        _write(row, what, more)


def tell_of_step(row: Question, step: QuestionStep) -> None:
    kind = QuestionStep.Kind(step.kind)
    if kind in TOLD:
        tell(row, str(step.pk), step=step.pk)
    if kind in TOLD_TO_ALL:
        for each in row.merged.select_related("meeting__body"):
            tell(each, str(step.pk), step=step.pk)


def tell_nothing_more(row: Guest) -> None:
    """What has not left stays, and what the outbox still knows of the address goes."""
    take_back(causes_of(row))


def causes_of(row: Guest) -> str:
    """How the keys of all mails about a row begin."""
    return f"{kind_of(row)}:{row.pk}:"


def kind_of(row: Guest) -> str:
    return "question" if isinstance(row, Question) else "registration"


def _write(row: Guest, what: str, more: dict[str, int]) -> None:
    kind = kind_of(row)
    write(
        f"{causes_of(row)}{what}",
        kind,
        owner=row.meeting.body.slug,
        address=row.email,
        language=row.language,
        about={kind: row.pk, **more},
    )


def _digest(row: Guest) -> str:
    """The cache keeps no addresses."""
    return hashlib.sha256(f"{row.meeting.body_id} {row.email}".encode()).hexdigest()

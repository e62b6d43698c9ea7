"""The attendance list from the journal (Anwesenheitsliste). Pure."""

from collections.abc import Container, Mapping
from datetime import datetime

from minutes.draft import Attendee, Interval
from sessions_app.sitting.assembly import Mode, Stay
from sessions_app.sitting.plan import Member
from sessions_app.sitting.state import Sitting

EXCUSED = "entschuldigt"
Arrivals = Mapping[tuple[int, datetime], int]


def attendees(
    sitting: Sitting, arrivals: Arrivals, entered_later: Container[int] = ()
) -> tuple[Attendee, ...]:
    """Everybody on the roster in its order; substitutes only where they came.

    `arrivals` tells the journal's entry by person and time; `entered_later`: whose times were written afterwards.
    Attendance counts from the opening on.
    """
    rows = ((member, attendee(sitting, member, arrivals, entered_later)) for member in roster(sitting))
    return tuple(row for member, row in rows if row.intervals or member.substitute_of is None)


def roster(sitting: Sitting) -> list[Member]:
    return sorted(sitting.members, key=lambda each: (each.order, each.person))


def took_part(sitting: Sitting) -> tuple[Member, ...]:
    """Who attended the sitting, for however long, in the order of the roster."""
    here = {stay.person for stay in sitting.stays if _counts(sitting, stay)}
    return tuple(member for member in roster(sitting) if member.person in here)


def attendee(sitting: Sitting, member: Member, arrivals: Arrivals, entered_later: Container[int]) -> Attendee:
    """One row, as `attendees` has it."""
    intervals = tuple(
        _interval(sitting, stay, arrivals)
        for stay in sitting.stays
        if stay.person == member.person and _counts(sitting, stay)
    )
    later = member.person in entered_later
    return Attendee(
        name=member.name,
        group=member.group,
        role=member.role if member.voting_right else (member.role or "beratend"),
        intervals=intervals,
        remark=_remark(sitting, member, later) if intervals else _absence(sitting, member),
    )


def _counts(sitting: Sitting, stay: Stay) -> bool:
    """Whether the stay reached into the sitting."""
    opened = sitting.opened_at
    return opened is not None and (stay.left_at is None or stay.left_at > opened)


def _interval(sitting: Sitting, stay: Stay, arrivals: Arrivals) -> Interval:
    begin = max(stay.arrived_at, sitting.opened_at or stay.arrived_at)
    seq = arrivals[stay.person, stay.arrived_at]
    return Interval(begin=begin, end=stay.left_at, remote=stay.mode is Mode.REMOTE, seq=seq)


def _remark(sitting: Sitting, member: Member, later: bool) -> str:
    remarks = (substitution(sitting, member), "Zeit nachgetragen" if later else "")
    return "; ".join(remark for remark in remarks if remark)


def substitution(sitting: Sitting, member: Member) -> str:
    """For whom a substitute sits; empty for everybody else."""
    replaced = sitting.roster.get(member.substitute_of) if member.substitute_of is not None else None
    return f"Vertretung für {replaced.name}" if replaced else ""


def _absence(sitting: Sitting, member: Member) -> str:
    apology = sitting.attendance.apology(member.person)
    if apology is None:
        return "nicht anwesend"
    if not apology.late:
        return EXCUSED
    return "verspätet angekündigt" + (", nicht erschienen" if sitting.closed_at else "")

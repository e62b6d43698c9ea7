"""The attendance list from the journal (Anwesenheitsliste). Pure."""

from collections.abc import Container, Mapping
from datetime import datetime

from minutes.draft import Attendee, Interval
from sessions_app.sitting.plan import Member
from sessions_app.sitting.state import Mode, Sitting, Stay

EXCUSED = "entschuldigt"


def attendees(
    sitting: Sitting, arrivals: Mapping[tuple[int, datetime], int], entered_later: Container[int] = ()
) -> tuple[Attendee, ...]:
    """Everybody on the roster in its order; substitutes only where they came.

    `arrivals` tells the journal's entry by person and time; `entered_later`: whose times were written afterwards.
    Attendance counts from the opening on.
    """
    rows = []
    for member in sorted(sitting.members, key=lambda each: (each.order, each.person)):
        intervals = tuple(
            _interval(sitting, stay, arrivals)
            for stay in sitting.stays
            if stay.person == member.person and _counts(sitting, stay)
        )
        if intervals or member.substitute_of is None:
            rows.append(_attendee(sitting, member, intervals, member.person in entered_later))
    return tuple(rows)


def _counts(sitting: Sitting, stay: Stay) -> bool:
    """Whether the stay reached into the sitting."""
    opened = sitting.opened_at
    return opened is not None and (stay.left_at is None or stay.left_at > opened)


def _interval(sitting: Sitting, stay: Stay, arrivals: Mapping[tuple[int, datetime], int]) -> Interval:
    begin = max(stay.arrived_at, sitting.opened_at or stay.arrived_at)
    seq = arrivals[stay.person, stay.arrived_at]
    return Interval(begin=begin, end=stay.left_at, remote=stay.mode is Mode.REMOTE, seq=seq)


def _attendee(sitting: Sitting, member: Member, intervals: tuple[Interval, ...], later: bool) -> Attendee:
    role = member.role if member.voting_right else (member.role or "beratend")
    return Attendee(
        name=member.name,
        group=member.group,
        role=role,
        intervals=intervals,
        remark=_remark(sitting, member, later) if intervals else _absence(sitting, member),
    )


def _remark(sitting: Sitting, member: Member, later: bool) -> str:
    replaced = sitting.roster.get(member.substitute_of) if member.substitute_of is not None else None
    remarks = (f"Vertretung für {replaced.name}" if replaced else "", "Zeit nachgetragen" if later else "")
    return "; ".join(remark for remark in remarks if remark)


def _absence(sitting: Sitting, member: Member) -> str:
    apology = sitting.attendance.apology(member.person)
    if apology is None:
        return "nicht anwesend"
    return "verspätet angekündigt, nicht erschienen" if apology.late else EXCUSED

"""The printed attendance list (Anwesenheitsliste): with room for signatures before, with the times afterwards. Pure."""

from collections.abc import Iterable, Iterator
from datetime import date
from zoneinfo import ZoneInfo

from minutes.attendance import EXCUSED, attendee, roster, substitution
from minutes.draft import Attendee, Fact, Letterhead
from minutes.drafting import Reading, Recorded
from minutes.sheets import AttendanceDocument, AttendanceSection
from minutes.times import clock, long_date
from sessions_app.sitting.plan import Member
from sessions_app.sitting.state import Sitting

VOTERS, ADVISORY, SUBSTITUTES = "Stimmberechtigte Mitglieder", "Beratende Mitglieder", "Stellvertretungen"


def read(history: Iterable[Recorded], zone: str) -> Reading:
    reading = Reading(zone)
    for recorded in history:
        reading.take(recorded)
    return reading


def attendance_list(
    reading: Reading, *, document_id: str, letterhead: Letterhead, number: int, issued_on: date, zone: str
) -> AttendanceDocument:
    """Until the sitting is opened a list to be signed. `number` 0: the meeting has none."""
    sitting = reading.sitting
    return AttendanceDocument(
        document_id=document_id,
        letterhead=letterhead,
        subtitle=_subtitle(sitting, number, issued_on, zone),
        facts=_facts(sitting, zone),
        sections=tuple(_sections(reading, zone)),
        to_sign=sitting.opening is None,
        issued_on=issued_on,
        time_zone=zone,
    )


def _subtitle(sitting: Sitting, number: int, issued_on: date, zone: str) -> str:
    begin = sitting.opened_at or sitting.starts_at
    day = begin.astimezone(ZoneInfo(zone)).date() if begin else issued_on
    numbered = f"{number}. Sitzung" if number else "Sitzung"
    return f"{numbered}\n{sitting.organization_name}\nam {long_date(day)}"


def _facts(sitting: Sitting, zone: str) -> tuple[Fact, ...]:
    chair = sitting.roster.get(sitting.chair)
    begin = sitting.opened_at or sitting.starts_at
    until = f" – {clock(sitting.closed_at, zone)}" if sitting.closed_at else ""
    facts = (
        Fact("Ort", sitting.place),
        Fact("Beginn / Ende" if until else "Beginn", f"{clock(begin, zone)}{until} Uhr" if begin else ""),
        Fact("Vorsitz", chair.name if chair else ""),
        Fact("Schriftführung", sitting.clerk.name),
        Fact("Mitgliederzahl", f"{sitting.statutory_number} (gesetzlich), {_needed(sitting)}"),
    )
    return tuple(fact for fact in facts if fact.text)


def _needed(sitting: Sitting) -> str:
    required = sitting.rules.required_present(sitting.statutory_number)
    return f"beschlussfähig ab {required} Anwesenden ({sitting.rules.quorum_rule.source})"


def _sections(reading: Reading, zone: str) -> Iterator[AttendanceSection]:
    sorted_in: dict[str, list[Attendee]] = {VOTERS: [], ADVISORY: [], SUBSTITUTES: []}
    to_sign = reading.sitting.opening is None
    for member in roster(reading.sitting):
        row = attendee(reading.sitting, member, reading.arrivals, reading.entered_later)
        if to_sign:
            row = _row_to_sign(reading.sitting, member, row, zone)
        if to_sign or row.intervals or member.substitute_of is None:
            sorted_in[_title(member)].append(row)
    for title, rows in sorted_in.items():
        if rows:
            yield AttendanceSection(title=title, rows=tuple(rows))


def _title(member: Member) -> str:
    if member.substitute_of is not None:
        return SUBSTITUTES
    return VOTERS if member.voting_right else ADVISORY


def _row_to_sign(sitting: Sitting, member: Member, row: Attendee, zone: str) -> Attendee:
    """Nobody is absent yet."""
    remarks = (substitution(sitting, member), _announced(sitting, member, zone))
    remark = "; ".join(remark for remark in remarks if remark)
    return Attendee(name=row.name, group=row.group, role=row.role, remark=remark)


def _announced(sitting: Sitting, member: Member, zone: str) -> str:
    apology = sitting.attendance.apology(member.person)
    if apology is None:
        return ""
    if not apology.late:
        return EXCUSED
    return f"kommt gegen {clock(apology.expected_at, zone)} Uhr" if apology.expected_at else "kommt später"

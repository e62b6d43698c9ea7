"""What OParl has no property for, under our prefix: votes, the state of a running meeting, who attended.

The shapes are published as a JSON schema (static/schema/oparl-ratssaal-1.json).
"""

from collections.abc import Iterable
from typing import Any

from minutes.attendance import took_part
from oparl.out.desk import Desk
from oparl.out.saying import Json, moment, said
from sessions_app.models import Meeting, Resolution
from sessions_app.queries import RUNNING, public_people
from sessions_app.sitting.state import Sitting
from sessions_app.standing import sitting_of


def votes(rows: Iterable[Resolution]) -> list[Json]:
    """The announced votes of a public item, in their order."""
    return [_vote(row) for row in sorted(rows, key=lambda each: each.vote_number)]


def _vote(row: Resolution) -> Json:
    return said(
        vote=row.vote_number,
        text=row.text,
        asAmended=row.as_amended,
        carried=row.carried,
        yes=row.yes,
        no=row.no,
        abstain=row.abstain,
        majority=row.majority,
        rule=row.rule_source,
        sentence=row.sentence if row.rule_source else None,
        number=row.number,
        announced=moment(row.adopted_at),
    )


def live(desk: Desk, row: Any) -> Json | None:
    """How a running meeting stands, and which public item is being dealt with."""
    if row.state not in RUNNING:
        return None
    called = [each for each in row.shown_agenda_items if each.state == "called" and each.ends_at is None]
    return said(state=row.state, agendaItem=desk.url("agenda_item", called[-1]) if called else None)


def closed_part(row: Any) -> list[Json]:
    """Number and neutral title of each item of the closed part, as on the public agenda."""
    return [said(number=item.number, name=item.public_name) for item in row.closed_places]


def attendance(desk: Desk, row: Meeting) -> Json:
    """Who attended, once the meeting is closed, if the municipality publishes that."""
    if not desk.open_data.attendance or row.oparl_id or row.state != Meeting.State.CLOSED:
        return {}
    sitting = sitting_of(row).state
    people = [member.person for member in took_part(sitting)]
    known = {pk: pk for pk in public_people(desk.body).filter(pk__in=people).values_list("pk", flat=True)}
    here = [person for person in people if person in known]
    return {
        "participant": [desk.url("person", person) for person in here],
        "ratssaal:attendance": [_stays(desk, sitting, person) for person in here],
    }


def _stays(desk: Desk, sitting: Sitting, person: int) -> Json:
    stays = [each for each in sitting.stays if each.person == person]
    return {
        "person": desk.url("person", person),
        "stays": [said(arrived=moment(each.arrived_at), left=moment(each.left_at)) for each in stays],
    }

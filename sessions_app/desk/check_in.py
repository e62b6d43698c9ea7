"""Check-in at the door (Einlass): each member's own number, and what it means that it was read there.

The number is no login and no proof: only desk and door can use it, and they can enter everybody anyway.
"""

import re
import secrets
import uuid
from enum import StrEnum

from django.db.models import QuerySet
from django.utils import timezone

from accounts.actor import Actor
from journal.events import N_, Refusal, Refused, require
from sessions_app.live import order_for, perform_now
from sessions_app.models import Body, CheckInNumber, Meeting, Membership, Person
from sessions_app.models.membership import valid_on
from sessions_app.policies import may_keep_door, may_renew_number
from sessions_app.sitting.assembly import Mode
from sessions_app.sitting.commands.conditions import require_phase
from sessions_app.sitting.refusals import SittingRefusal
from sessions_app.sitting.state import Phase, Sitting
from sessions_app.standing import sitting_of

LOWEST, NUMBERS = 100_000, 900_000  # six digits: a slip of the finger hits nobody else's


class CheckInRefusal(Refusal):
    NO_SEAT = N_(
        "Only members of a committee have a number for the door. Please ask the clerk if you are one."
    )
    NOT_YOUR_NUMBER = N_("You can renew only your own number. The clerk renews those of the committee.")
    NO_NUMBER = N_("No number was read. Please scan the code again, or type the number.")
    OLD_PAGE = N_("This page was already used for this number. Please reload it and read the number again.")
    UNKNOWN_NUMBER = N_("This number belongs to nobody in this committee. Please turn to the clerk.")


class Outcome(StrEnum):
    """What came of a number that was read: erschienen, schon da, gegangen."""

    ARRIVED = "arrived"
    ALREADY_HERE = "already_here"
    LEFT = "left"


# The numbers


def own_number(by: Actor, body: Body) -> CheckInNumber:
    """The number of the member who asks, made when it is asked for the first time. Raises Refused."""
    person = _person(body, by.person or 0, CheckInRefusal.NO_SEAT)
    require(may_renew_number(by, person.pk, _seats(person)), CheckInRefusal.NO_SEAT)
    made = {"body": body, "number": _free_number(body)}
    row, _ = CheckInNumber.objects.get_or_create(person=person, defaults=made)
    return row


def has_seat(person: int | None) -> bool:
    """Whether the person sits somewhere today, and so has a number."""
    return person is not None and _memberships(person).exists()


def renew_number(by: Actor, body: Body, *, person: int) -> Person:
    """Another number for a member, whom this returns. The one before is nobody's any more. Raises Refused."""
    member = _person(body, person, CheckInRefusal.NOT_YOUR_NUMBER)
    require(may_renew_number(by, member.pk, _seats(member)), CheckInRefusal.NOT_YOUR_NUMBER)
    made = {"body": body, "number": _free_number(body), "given_at": timezone.now()}
    CheckInNumber.objects.update_or_create(person=member, defaults=made)
    return member


def _person(body: Body, person: int, refusal: Refusal) -> Person:
    found = Person.objects.filter(body=body, pk=person, deleted=False).first()
    if found is None:
        raise Refused(refusal)
    return found


def _seats(person: Person) -> frozenset[int]:
    """The organizations in which the person sits today."""
    return frozenset(_memberships(person.pk).values_list("organization_id", flat=True))


def _memberships(person: int) -> QuerySet[Membership]:
    return Membership.objects.filter(valid_on(timezone.localdate()), person=person)


def _free_number(body: Body) -> str:
    while True:
        number = str(LOWEST + secrets.randbelow(NUMBERS))
        if not CheckInNumber.objects.filter(body=body, number=number).exists():
            return number


# The door


def admits(sitting: Sitting) -> None:
    """People can come and go. Raises Refused."""
    require_phase(sitting, Phase.CONVENED, Phase.OPEN, Phase.INTERRUPTED)


def check_in(
    by: Actor, meeting: Meeting, *, number: str, leaving: bool, command_id: uuid.UUID
) -> tuple[Person, Outcome]:
    """A number was read at the door: its member comes into the room, or leaves. Raises Refused."""
    page = sitting_of(meeting)
    sitting = page.state
    require(may_keep_door(by, sitting), SittingRefusal.NOT_THE_DESK)
    admits(sitting)
    person = _holder(meeting, sitting, number)
    order = _order(sitting, person.pk, leaving=leaving)
    if order is None:
        return person, Outcome.ALREADY_HERE
    name, given = order
    about = {"person": str(person.pk), **given}
    seq = perform_now(meeting.pk, order_for(by, meeting.pk, name, about, command_id))
    done = leaving and person.pk not in sitting.present
    require(seq > page.seq or done, CheckInRefusal.OLD_PAGE)  # else it was entered then, and undone since
    return person, Outcome.LEFT if leaving else Outcome.ARRIVED


def _holder(meeting: Meeting, sitting: Sitting, number: str) -> Person:
    """Whose number it is, among those who may come to this meeting."""
    read = "".join(number.split())
    require(read, CheckInRefusal.NO_NUMBER)
    known = re.fullmatch(r"[0-9]{6}", read) is not None
    rows = CheckInNumber.objects.filter(body=meeting.body_id, number=read, person__in=tuple(sitting.roster))
    row = rows.select_related("person").first() if known else None
    if row is None:
        raise Refused(CheckInRefusal.UNKNOWN_NUMBER)
    return row.person


def _order(sitting: Sitting, person: int, *, leaving: bool) -> tuple[str, dict[str, str]] | None:
    """The command of the sitting that is meant; None where nothing is left to enter.

    Who reported himself and now stands at the door has been seen by the desk.
    """
    if leaving:
        return "leave", {}
    presence = sitting.present.get(person)
    if presence is None or presence.mode is not Mode.ROOM:
        return "arrive", {"mode": Mode.ROOM.value}
    return None if presence.confirmed else ("confirm_arrivals", {})

"""What is kept of people only while they sit somewhere: how they are reached, and the number for the door (DP-11)."""

from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from sessions_app.models import Body, BroadcastObjection, CheckInNumber, Membership, Person


def forget_contacts(body: Body, before: datetime) -> int:
    """E-mail and telephone of those whose last membership ended before: not where the account is still used, nor of
    people whose data follow another server. Returns how many people it was.
    """
    known = ~Q(email="") | ~Q(phone="")
    rows = _who_left(body, timezone.localtime(before).date()).filter(known, oparl_id=None)
    gone = rows.exclude(user__is_active=True)
    return gone.update(email="", phone="", modified=timezone.now())


def forget_numbers(body: Body, before: datetime) -> int:
    """The numbers for the door of those whose last membership ended before."""
    left = _who_left(body, timezone.localtime(before).date())
    return CheckInNumber.objects.filter(body=body, person__in=left.values("pk")).delete()[0]


def forget_objections(body: Body, before: datetime) -> int:
    """That they did not want to be broadcast, of the same: nobody gives them the floor any more."""
    left = _who_left(body, timezone.localtime(before).date())
    return BroadcastObjection.objects.filter(body=body, person__in=left.values("pk")).delete()[0]


def _who_left(body: Body, day: date) -> QuerySet[Person]:
    """Those who sat somewhere, and whose memberships have all ended before the day."""
    seats = Membership.objects.filter(person=OuterRef("pk"), deleted=False)
    lasting = seats.filter(Q(ends_on=None) | Q(ends_on__gte=day))
    return Person.objects.filter(Exists(seats), ~Exists(lasting), body=body)

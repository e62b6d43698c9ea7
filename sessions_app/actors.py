"""The edge where a login becomes an Actor: who acts, in which municipality, with which grants today."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import BooleanField, ExpressionWrapper
from django.utils import timezone

from accounts.actor import NOBODY, Actor
from accounts.grants import grants_of, keys_of
from accounts.models import User
from sessions_app.models import Body, Membership, Organization, Person
from sessions_app.models.membership import valid_on


def actor_for(user: User | AnonymousUser, body: Body) -> Actor:
    """The actor behind a user within one body. Grants on other bodies' things do not exist here.

    `member_of` counts only while a membership holds today: who left yesterday reads nothing today.
    `keep_in_step` (desk/memberships.py) takes such grants away for good.
    """
    if not isinstance(user, User) or not user.is_active:
        return NOBODY
    person = Person.objects.filter(user=user, body=body, deleted=False).first()
    return Actor(
        user=user.pk,
        person=person.pk if person else None,
        name=person.name if person else user.get_username(),
        grants=_grants_within(user, body, person),
    )


def _grants_within(user: User, body: Body, person: Person | None) -> frozenset[str]:
    grants = grants_of(user)
    keys = keys_of(grants, "organization")
    own = set(Organization.objects.filter(body=body, pk__in=keys).values_list("pk", flat=True))
    seats = _seats(person) if own and person else {}
    return frozenset(each for each in grants if _holds_here(each, body, own, seats))


def _seats(person: Person) -> dict[int, bool]:
    """The organizations in which the person has or had a seat, and whether one holds today."""
    valid = ExpressionWrapper(valid_on(timezone.localdate()), BooleanField())
    rows = Membership.objects.filter(person=person).annotate(holds=valid)
    seats: dict[int, bool] = {}
    for key, holds in rows.values_list("organization_id", "holds"):
        seats[key] = seats.get(key, False) or bool(holds)
    return seats


def _holds_here(grant: str, body: Body, own: set[int], seats: dict[int, bool]) -> bool:
    """A seat that has ended takes `member_of` and `preside_over` along; a chair by hand never had one."""
    codename, model, key = grant.split(":")
    if model == "body":
        return int(key) == body.pk
    if int(key) not in own:
        return False
    if codename == "member_of":
        return seats.get(int(key), False)
    return codename != "preside_over" or seats.get(int(key), True)

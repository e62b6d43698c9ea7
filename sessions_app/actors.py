"""The edge where a login becomes an Actor: who acts, in which municipality, with which grants today."""

from collections.abc import Collection, Iterable, Mapping

from django.contrib.auth.models import AnonymousUser
from django.db.models import BooleanField, ExpressionWrapper
from django.utils import timezone

from accounts.actor import NOBODY, Actor
from accounts.grants import grants_by_user, keys_of
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
    return actors_for([user], body)[user.pk]


def actors_for(users: Collection[User], body: Body) -> dict[int, Actor]:
    """The same for many active users at once, by their ids. Five queries."""
    keys = [user.pk for user in users]
    grants = grants_by_user(keys)
    people = {
        person.user_id: person
        for person in Person.objects.filter(user__in=keys, body=body, deleted=False).order_by("-pk")
    }
    named = keys_of(frozenset().union(*grants.values()), "organization")
    own = set(Organization.objects.filter(body=body, pk__in=named).values_list("pk", flat=True))
    seats = _seats(people.values()) if own else {}
    return {user.pk: _actor(user, people.get(user.pk), grants[user.pk], body, own, seats) for user in users}


Seats = Mapping[int, Mapping[int, bool]]  # person → organization → whether a seat holds today


def _actor(
    user: User, person: Person | None, grants: frozenset[str], body: Body, own: set[int], seats: Seats
) -> Actor:
    held = seats.get(person.pk, {}) if person else {}
    return Actor(
        user=user.pk,
        person=person.pk if person else None,
        name=person.name if person else user.get_username(),
        grants=frozenset(each for each in grants if _holds_here(each, body, own, held)),
    )


def _seats(people: Iterable[Person]) -> Seats:
    """The organizations in which each has or had a seat, and whether one holds today."""
    valid = ExpressionWrapper(valid_on(timezone.localdate()), BooleanField())
    rows = Membership.objects.filter(person__in=[person.pk for person in people]).annotate(holds=valid)
    seats: dict[int, dict[int, bool]] = {}
    for person, key, holds in rows.values_list("person_id", "organization_id", "holds"):
        own = seats.setdefault(person, {})
        own[key] = own.get(key, False) or bool(holds)
    return seats


def _holds_here(grant: str, body: Body, own: set[int], seats: Mapping[int, bool]) -> bool:
    """A seat that has ended takes `member_of` and `preside_over` along; a chair by hand never had one."""
    codename, model, key = grant.split(":")
    if model == "body":
        return int(key) == body.pk
    if int(key) not in own:
        return False
    if codename == "member_of":
        return seats.get(int(key), False)
    return codename != "preside_over" or seats.get(int(key), True)

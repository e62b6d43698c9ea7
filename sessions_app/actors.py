"""The edge where a login becomes an Actor: who acts, in which municipality, with which grants today."""

from collections.abc import Collection, Mapping

from django.contrib.auth.models import AnonymousUser

from accounts.actor import NOBODY, Actor
from accounts.grants import keys_of
from accounts.models import User
from journal.composed import Composed, among, given
from sessions_app.holdings import Holding, holdings_of
from sessions_app.models import Body, Organization

_OWN = Composed(
    lambda: Organization.objects.filter(body=given("body"), pk__in=among("keys", int)).values_list("pk")
)


def actor_for(user: User | AnonymousUser, body: Body) -> Actor:
    """The actor behind a user within one body. Grants on other bodies' things do not exist here.

    `member_of` counts only while a membership holds today: who left yesterday reads nothing today.
    `keep_in_step` (desk/memberships.py) takes such grants away for good.
    """
    if not isinstance(user, User) or not user.is_active:
        return NOBODY
    return actors_for([user], body, holdings_of([user.pk]))[user.pk]


def actors_for(users: Collection[User], body: Body, holdings: Mapping[int, Holding]) -> dict[int, Actor]:
    """The same for many active users at once, by their ids: what they hold, seen from this body. One query."""
    named = keys_of(frozenset().union(*(holdings[user.pk].grants for user in users)), "organization")
    own = {key for (key,) in _OWN(body=body.pk, keys=named)} if named else set()
    return {user.pk: _actor(user, holdings[user.pk], body, own) for user in users}


def _actor(user: User, holding: Holding, body: Body, own: set[int]) -> Actor:
    person, name = holding.person_in(body.pk) or (None, user.get_username())
    seats = {organization: holds for whose, organization, holds in sorted(holding.seats) if whose == person}
    grants = (each for each in holding.grants if _holds_here(each, body, own, seats))
    return Actor(user=user.pk, person=person, name=name, grants=frozenset(grants))


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

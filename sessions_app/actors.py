"""The edge where a login becomes an Actor: who acts, in which municipality, with which grants today."""

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from accounts.actor import NOBODY, Actor
from accounts.grants import grants_of, keys_of
from accounts.models import User
from sessions_app.models import Body, Membership, Organization, Person
from sessions_app.models.membership import valid_on


def actor_for(user: User | AnonymousUser, body: Body) -> Actor:
    """The actor behind a user within one body. Grants on other bodies' things do not exist here.

    `member_of` counts only while a membership holds today: who left yesterday reads nothing today.
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
    seats = _seats_today(person) if "member_of" in {each.split(":")[0] for each in grants} else set()
    return frozenset(each for each in grants if _holds_here(each, body, own, seats))


def _seats_today(person: Person | None) -> set[int]:
    today = timezone.localdate()
    valid = Membership.objects.filter(valid_on(today), person=person)
    return set(valid.values_list("organization_id", flat=True))


def _holds_here(grant: str, body: Body, own: set[int], seats: set[int]) -> bool:
    codename, model, key = grant.split(":")
    if model == "body":
        return int(key) == body.pk
    return int(key) in (own & seats if codename == "member_of" else own)

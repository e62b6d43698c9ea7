"""Keeping grants in step with dated memberships: who sits in an organization today may what members may."""

from django.db.models import QuerySet
from django.utils import timezone

from accounts.grants import grant, grants_of, revoke
from sessions_app.models import Membership, Organization, Person
from sessions_app.models.membership import valid_on


def keep_in_step(person: Person) -> int:
    """Gives and takes the grants that follow from the person's memberships today; returns how many changed.

    A grant `preside_over` on an organization in which the person never had a seat was given by hand and stays.
    """
    if person.user is None:
        return 0
    seats = Membership.objects.filter(person=person)
    wanted = {("member_of", key) for key in _valid(seats)} | {
        ("preside_over", key) for key in _valid(seats.filter(presides=True))
    }
    had = _had(person, set(seats.values_list("organization_id", flat=True)))
    organizations = Organization.objects.in_bulk([key for _codename, key in wanted ^ had])
    for codename, key in wanted - had:
        grant(person.user, codename, organizations[key])
    for codename, key in had - wanted:
        revoke(person.user, codename, organizations[key])
    return len(wanted ^ had)


def _valid(seats: QuerySet[Membership]) -> set[int]:
    today = valid_on(timezone.localdate())
    return set(seats.filter(today).values_list("organization_id", flat=True))


def _had(person: Person, seated: set[int]) -> set[tuple[str, int]]:
    """The grants at hand that memberships speak of: every `member_of`, and `preside_over` where a seat is or was."""
    assert person.user is not None  # asked before
    parts = (each.split(":") for each in grants_of(person.user))
    held = {(codename, int(key)) for codename, model, key in parts if model == "organization"}
    return {
        (code, key) for code, key in held if code == "member_of" or (code == "preside_over" and key in seated)
    }

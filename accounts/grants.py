"""Grants: django-guardian permissions of users and groups, on a Body or an Organization, as plain strings."""

from collections.abc import Collection, Iterable

from django.contrib.auth.models import Group
from django.db.models import Model
from guardian.models import GroupObjectPermission, UserObjectPermission
from guardian.shortcuts import assign_perm, remove_perm

from accounts.models import User
from journal.composed import Composed, among

WHAT = ("permission__codename", "permission__content_type__model", "object_pk")
_OWN = Composed(
    lambda: UserObjectPermission.objects.filter(user__in=among("users", int)).values_list("user", *WHAT)
)
_THROUGH_GROUPS = Composed(
    lambda: GroupObjectPermission.objects.filter(group__user__in=among("users", int)).values_list(
        "group__user", *WHAT
    )
)


def grants_of(user: User) -> frozenset[str]:
    """All grants of a user, own and through groups, as `codename:model:id`. Two queries."""
    return grants_by_user([user.pk])[user.pk]


def grants_by_user(users: Collection[int]) -> dict[int, frozenset[str]]:
    """The same for many users at once, by their ids. Two queries."""
    found: dict[int, set[str]] = {user: set() for user in users}
    if not found:
        return {}
    for user, codename, model, key in (*_OWN(users=found), *_THROUGH_GROUPS(users=found)):
        if user in found:  # a group has other members as well
            found[user].add(f"{codename}:{model}:{key}")
    return {user: frozenset(grants) for user, grants in found.items()}


def grant(holder: User | Group, codename: str, thing: Model) -> None:
    assign_perm(codename, holder, thing)


def revoke(holder: User | Group, codename: str, thing: Model) -> None:
    remove_perm(codename, holder, thing)


def keys_of(grants: Iterable[str], model: str) -> frozenset[int]:
    """The ids of the things of one model that any of the grants names."""
    parts = (each.split(":") for each in grants)
    return frozenset(int(key) for _codename, kind, key in parts if kind == model)

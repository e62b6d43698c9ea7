"""What users hold today: the rows that their rights hang on. Where two readings are equal, so are the rights."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import BooleanField, ExpressionWrapper
from django.utils import timezone

from accounts.among import among
from accounts.grants import grants_by_user
from sessions_app.models import Membership, Person
from sessions_app.models.membership import valid_on


@dataclass(frozen=True)
class Holding:
    """Of one user: grants, people as (body, id, name), seats as (person, organization, whether it holds today)."""

    grants: frozenset[str] = frozenset()
    people: frozenset[tuple[int, int, str]] = frozenset()
    seats: frozenset[tuple[int, int, bool]] = frozenset()

    def person_in(self, body: int) -> tuple[int, str] | None:
        """Id and name of the council's person behind the user: the first, where there are several."""
        return next(((person, name) for where, person, name in sorted(self.people) if where == body), None)


def holdings_of(users: Collection[int]) -> dict[int, Holding]:
    """Of many users at once, by their ids. Four queries."""
    if not users:
        return {}
    grants = grants_by_user(users)
    people: dict[int, set[tuple[int, int, str]]] = {user: set() for user in users}
    seats: dict[int, set[tuple[int, int, bool]]] = {user: set() for user in users}
    known = Person.objects.filter(user__in=among(users), deleted=False)
    for user, body, person, name in known.values_list("user_id", "body_id", "pk", "name"):
        people[user or 0].add((body, person, name))  # the users asked for, and no other
    valid = ExpressionWrapper(valid_on(timezone.localdate()), BooleanField())
    places = Membership.objects.filter(person__user__in=among(users)).annotate(holds=valid)
    for holder, *seat in places.values_list("person__user", "person_id", "organization_id", "holds"):
        person, organization, holds = seat
        seats[holder].add((person, organization, bool(holds)))
    return {
        user: Holding(grants[user], frozenset(people[user]), frozenset(seats[user])) for user in set(users)
    }

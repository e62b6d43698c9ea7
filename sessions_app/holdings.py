"""What users hold today: the rows that their rights hang on. Where two readings are equal, so are the rights."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import BooleanField, ExpressionWrapper
from django.utils import timezone

from accounts.grants import grants_by_user
from journal.composed import Composed, among, given
from sessions_app.models import Membership, Person
from sessions_app.models.membership import valid_on

_PEOPLE = Composed(
    lambda: Person.objects.filter(user__in=among("users", int), deleted=False).values_list(
        "user_id", "body_id", "pk", "name"
    )
)
_SEATS = Composed(
    lambda: (
        Membership.objects.order_by()  # a set has no order
        .filter(person__user__in=among("users", int))
        .annotate(holds=ExpressionWrapper(valid_on(given("today")), BooleanField()))
        .values_list("person__user", "person_id", "organization_id", "holds")
    )
)


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
    for user, body, person, name in _PEOPLE(users=users):
        people[user].add((body, person, name))
    for user, person, organization, holds in _SEATS(users=users, today=timezone.localdate()):
        seats[user].add((person, organization, holds))
    return {
        user: Holding(grants[user], frozenset(people[user]), frozenset(seats[user])) for user in set(users)
    }

"""Two municipalities, and everybody who may come to a door: one login for each role.

Roles: public (None), member, other_member (of another committee), substitute, chair, clerk, door (checks in
members and nothing else), administration,
organisation_admin, foreign_clerk (of the neighbour).
"""

from dataclasses import dataclass, field
from datetime import timedelta

from django.contrib.auth.models import AnonymousUser, Permission
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from guardian.models import UserObjectPermission

from accounts.models import User
from sessions_app.actors import actor_for
from sessions_app.models import Body, Host, Membership, Organization, Person

HOST, NEIGHBOUR_HOST = "vogelheim.localhost", "nachbarheim.localhost"


@dataclass
class Town:
    """A municipality with its council and a committee, and the users who belong to it by role."""

    body: Body
    council: Organization
    committee: Organization
    users: dict[str, User] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    granted: list[tuple] = field(default_factory=list)  # user, codename, thing

    def actor(self, role, users):
        """The actor behind a role at this town's door; `users` of whatever town."""
        return actor_for(users.get(role) or AnonymousUser(), self.body)


def found(name, host):
    body = Body.objects.create(name=f"Stadt {name}", short_name=name, slug=name.lower(), rule_profile="nrw")
    Host.objects.create(body=body, name=host)
    council = organization(body, f"Rat {name}", Organization.Type.COUNCIL)
    return Town(body, council, organization(body, f"Ausschuss {name}", Organization.Type.COMMITTEE))


def organization(body, name, kind):
    return Organization.objects.create(body=body, name=name, organization_type=kind, statutory_number=3)


def join(town, role, **grants):
    """A login with a person; `grants` name the codename and the thing, and hold once all have joined."""
    user = User.objects.create_user(username=role, password="ratssaal")
    town.users[role] = user
    town.people[role] = Person.objects.create(body=town.body, user=user, name=f"{role.title()} Muster")
    town.granted += [(user, codename, thing) for codename, thing in grants.items()]
    return town.people[role]


def all_joined(town):
    """Writes the rows that `grant` writes, in two queries: hundreds of tests begin with a town of their own."""
    codenames = {codename for _user, codename, _thing in town.granted}
    permissions = {each.codename: each for each in Permission.objects.filter(codename__in=codenames)}
    UserObjectPermission.objects.bulk_create(
        UserObjectPermission(
            user=user,
            permission=permissions[codename],
            content_type=ContentType.objects.get_for_model(thing),
            object_pk=str(thing.pk),
        )
        for user, codename, thing in town.granted
    )
    return town


def seat(person, place, **more):
    """A seat held since long: a meeting that a test moves an hour back may have begun yesterday."""
    since = timezone.localdate() - timedelta(days=100)
    return Membership.objects.create(person=person, organization=place, starts_on=since, **more)


def vogelheim():
    town = found("Vogelheim", HOST)
    council = town.council
    principal = seat(join(town, "member", member_of=council), council)
    seat(join(town, "other_member", member_of=town.committee), town.committee)
    seat(join(town, "substitute", member_of=council), council, substitute_of=principal)
    seat(join(town, "chair", preside_over=council, member_of=council), council, presides=True)
    join(town, "clerk", clerk_of=council)
    join(town, "door", keep_door_of=council)
    join(town, "administration", author_papers=town.body)
    join(town, "organisation_admin", administer_body=town.body)
    return all_joined(town)


def nachbarheim():
    town = found("Nachbarheim", NEIGHBOUR_HOST)
    join(town, "foreign_clerk", clerk_of=town.council, administer_body=town.body, author_papers=town.body)
    return all_joined(town)


def roles():
    """Both towns and everybody in them, the public included, by role."""
    home, neighbour = vogelheim(), nachbarheim()
    return home, neighbour, {"public": None, **home.users, **neighbour.users}

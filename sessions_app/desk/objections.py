"""A member says once for all meetings not to be broadcast, and takes it back."""

from accounts.actor import Actor
from journal.events import N_, Refusal, Refused
from sessions_app.models import Body, BroadcastObjection, Person


class ObjectionRefusal(Refusal):
    NOT_A_PERSON = N_("Your account belongs to nobody of the council. Please turn to the clerk.")


def has_objected(actor: Actor, body: Body) -> bool:
    """Whether the actor has said it. Raises Refused for an account without a person."""
    return BroadcastObjection.objects.filter(person=_own(actor, body)).exists()


def object_to_broadcast(actor: Actor, body: Body, *, objects: bool) -> None:
    """For oneself alone; no takes it back. Holds from when a broadcast next starts or goes on. Raises Refused."""
    person = _own(actor, body)
    if objects:
        BroadcastObjection.objects.get_or_create(person=person, defaults={"body": body})
    else:
        BroadcastObjection.objects.filter(person=person).delete()


def objectors(body: int) -> tuple[int, ...]:
    """The people of a body who have said it. Told to a sitting whose broadcast starts or goes on, and to nobody else."""
    rows = BroadcastObjection.objects.filter(body=body).order_by("person")
    return tuple(rows.values_list("person", flat=True))


def _own(actor: Actor, body: Body) -> Person:
    found = Person.objects.filter(pk=actor.person or 0, body=body).first()
    if found is None:
        raise Refused(ObjectionRefusal.NOT_A_PERSON)
    return found

"""Who may join a video conference. Pure."""

from collections.abc import Iterable

from accounts.actor import Actor

LEADING = ("clerk_of", "preside_over")


def may_moderate_conference(actor: Actor, organizations: Iterable[int]) -> bool:
    """Chair and clerk of an organization that meets."""
    return _holds_any(actor, LEADING, organizations)


def may_join_conference(actor: Actor, organizations: Iterable[int]) -> bool:
    """Members, chair and clerk: they sit in both parts. Who may merely read does not sit in the room."""
    return _holds_any(actor, (*LEADING, "member_of"), organizations)


def _holds_any(actor: Actor, codenames: Iterable[str], organizations: Iterable[int]) -> bool:
    keys = tuple(organizations)
    return any(actor.holds(codename, "organization", key) for codename in codenames for key in keys)

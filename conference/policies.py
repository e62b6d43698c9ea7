"""Who may join a video conference. Pure."""

from accounts.actor import Actor
from sessions_app.policies import may_run_desk
from sessions_app.sitting.state import Sitting


def may_join_conference(actor: Actor, organization: int) -> bool:
    """Members, chair and clerk: they sit in both parts. Who may merely read does not sit in the room."""
    grants = ("member_of", "clerk_of", "preside_over")
    return any(actor.holds(grant, "organization", organization) for grant in grants)


def may_moderate_conference(actor: Actor, sitting: Sitting) -> bool:
    """Mutes, admits and removes: the chair, and the clerk on the chair's behalf."""
    return may_run_desk(actor, sitting)

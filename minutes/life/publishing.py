"""The public version: made by the clerk, released by two people, published, recalled. Pure."""

from datetime import datetime

from accounts.actor import Actor
from journal.events import require
from minutes.draft import Part
from minutes.life.commands import LONGEST_REASON, require_clerk, signed_life
from minutes.life.events import MinutesPublished, MinutesRecalled, MinutesReleased, PublicVersionMade
from minutes.life.refusals import LifeRefusal
from minutes.life.state import Life, ReleasedAs
from minutes.workflow import Minutes, Phase
from sessions_app.plain_text import require_plain
from sessions_app.policies import may_prepare_meeting


def make_public_version(
    minutes: Minutes,
    by: Actor,
    *,
    organization: int,
    sha256: str,
    sha512: str,
    left_out: tuple[str, ...],
    seal: str = "",
    stamp_until: datetime | None = None,
) -> PublicVersionMade:
    """`seal`, `stamp_until`: of a version that leaves something out; the signed file has its own."""
    require_clerk(by, organization)
    _publishable(minutes)
    return PublicVersionMade(
        sha256=sha256, sha512=sha512, left_out=left_out, seal=seal, stamp_until=stamp_until
    )


def may_release(by: Actor, organization: int, chairs: frozenset[int]) -> frozenset[ReleasedAs]:
    """In which offices the actor may release it. `chairs`: who signed as such; today's chair may as well."""
    clerk = may_prepare_meeting(by, organization)
    chair = by.person in chairs or by.holds("preside_over", "organization", organization)
    held = {ReleasedAs.CLERK: clerk, ReleasedAs.CHAIR: chair}
    return frozenset(role for role, holds in held.items() if holds)


def release(minutes: Minutes, by: Actor, *, organization: int, sha256: str) -> MinutesReleased:
    """`sha256`: of the version that the person has looked at. Two people release it, never one twice (DP-04)."""
    chairs = frozenset(
        each.person for each in minutes.public.signers if each.role.partition("_")[0] == "chair"
    )
    roles = may_release(by, organization, chairs)
    require(roles, LifeRefusal.NOT_A_RELEASER)
    publication = _publishable(minutes).publication
    require(publication.sha256, LifeRefusal.NO_VERSION)
    require(publication.sha256 == sha256, LifeRefusal.ANOTHER_VERSION)
    released = {each.by: each.role for each in publication.releases}
    require(by.signature not in released, LifeRefusal.RELEASED_BY_YOU)
    open_roles = sorted(roles - set(released.values()))
    require(open_roles, LifeRefusal.RELEASED_AS)
    return MinutesReleased(sha256=sha256, by=by.signature, name=by.name, role=ReleasedAs(open_roles[-1]))


def publish(minutes: Minutes, by: Actor, *, organization: int, part: Part) -> MinutesPublished:
    require_clerk(by, organization)
    require(part is Part.PUBLIC, LifeRefusal.CLOSED_PART)
    publication = _publishable(minutes).publication
    require(publication.is_released, LifeRefusal.NOT_RELEASED)
    return MinutesPublished(sha256=publication.sha256)


def recall(minutes: Minutes, by: Actor, *, organization: int, reason: str) -> MinutesRecalled:
    """The reason stands at the address for everybody."""
    require_clerk(by, organization)
    require(minutes.public.phase is Phase.PUBLISHED, LifeRefusal.NOT_PUBLISHED)
    text = reason.strip()
    require(text, LifeRefusal.NO_RECALL_REASON)
    require(len(text) <= LONGEST_REASON, LifeRefusal.TOO_LONG, limit=LONGEST_REASON)
    require_plain(text)
    return MinutesRecalled(sha256=minutes.public.life.publication.sha256, name=by.name, reason=text)


def _publishable(minutes: Minutes) -> Life:
    life = signed_life(minutes, Part.PUBLIC)
    require(minutes.public.phase is not Phase.PUBLISHED, LifeRefusal.PUBLISHED_ALREADY)
    require(life.is_final, LifeRefusal.NOT_FINAL)
    return life

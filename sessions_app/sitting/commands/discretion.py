"""Assure confidentiality in the closed part; announce its results in public, now, later or never."""

from collections.abc import Callable, Mapping

from accounts.actor import Actor
from journal.events import Command, Refused, require
from sessions_app.policies import may_preside, may_speak_for
from sessions_app.sitting.assembly import Mode
from sessions_app.sitting.commands.conditions import require_phase
from sessions_app.sitting.discretion import Announcement
from sessions_app.sitting.events.discretion import (
    ClosedResultKept,
    ClosedResultPublished,
    ConfidentialityAssured,
)
from sessions_app.sitting.refusals import SittingRefusal
from sessions_app.sitting.state import Part, Phase, Sitting
from sessions_app.sitting.wordings import Wording
from voting.elections.election import ElectionPhase
from voting.elections.refusals import ElectionRefusal
from voting.refusals import read_word
from voting.vote import VotePhase


def assure_confidentiality(
    sitting: Sitting, by: Actor, *, person: int | None = None
) -> ConfidentialityAssured:
    """Without `person` the actor's own word; the desk enters what a member says aloud (§ 3 Abs. 3 DigiSiVO NRW)."""
    who = by.person if person is None else person
    require(may_speak_for(by, sitting, who), SittingRefusal.NOT_YOUR_WORD)
    require_phase(sitting, Phase.OPEN, Phase.INTERRUPTED)
    require(sitting.part is Part.CLOSED, SittingRefusal.NOTHING_TO_ASSURE)
    here = None if who is None else sitting.present.get(who)
    if who is None or here is None or here.mode is not Mode.REMOTE:
        raise Refused(SittingRefusal.ASSURED_IN_ROOM)
    require(who in sitting.unassured, SittingRefusal.ALREADY_ASSURED)
    return ConfidentialityAssured(person=who)


def publish_result(
    sitting: Sitting, by: Actor, *, wording: Wording, vote: int = 0, election: int = 0
) -> ClosedResultPublished:
    """Announces the result of a closed vote or election. What the public reads is `wording`; it sees it as soon as it is
    readmitted.
    """
    item = _closed_item(sitting, by, vote, election)
    require(wording.strip(), SittingRefusal.NO_WORDING)
    return ClosedResultPublished(vote=vote, item=item, wording=wording.strip(), election=election)


def keep_result(
    sitting: Sitting, by: Actor, *, announcement: str, vote: int = 0, election: int = 0, reason: str = ""
) -> ClosedResultKept:
    """Decides that a closed result is announced later, or never. It may be published after all."""
    item = _closed_item(sitting, by, vote, election)
    when = read_word(Announcement, announcement, SittingRefusal.UNKNOWN_ANNOUNCEMENT)
    require(when is not Announcement.NOW, SittingRefusal.NO_WORDING)
    return ClosedResultKept(vote=vote, item=item, announcement=when, reason=reason.strip(), election=election)


def _closed_item(sitting: Sitting, by: Actor, vote: int, election: int) -> int:
    """The item of an announced vote or election of the closed part whose result the public does not know yet."""
    require(may_preside(by, sitting), SittingRefusal.NOT_THE_CHAIR)
    require_phase(sitting, Phase.OPEN, Phase.INTERRUPTED)
    require(not (vote and election), SittingRefusal.UNKNOWN_VOTE)
    subject = _elected_on(sitting, election) if election else _voted_on(sitting, vote)
    item = sitting.find_item(subject)
    require(item and not item.public, SittingRefusal.RESULT_IS_PUBLIC)
    before = sitting.discretion.result_of(vote=vote, election=election)
    is_open = before is None or before.announcement is not Announcement.NOW
    require(is_open, SittingRefusal.RESULT_ALREADY_PUBLISHED)
    return subject


def _voted_on(sitting: Sitting, number: int) -> int:
    found = sitting.find_vote(number)
    if found is None:
        raise Refused(SittingRefusal.UNKNOWN_VOTE)
    require(found.phase is VotePhase.ANNOUNCED, SittingRefusal.VOTE_NOT_ANNOUNCED)
    return found.subject


def _elected_on(sitting: Sitting, number: int) -> int:
    found = next((each for each in sitting.elections if each.number == number), None)
    if found is None:
        raise Refused(SittingRefusal.UNKNOWN_ELECTION)
    require(found.phase is ElectionPhase.ANNOUNCED, ElectionRefusal.NOT_ANNOUNCED)
    return found.subject


POLICIES: Mapping[Command, Callable[..., bool]] = {
    assure_confidentiality: may_speak_for,
    publish_result: may_preside,
    keep_result: may_preside,
}

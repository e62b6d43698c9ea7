"""Who may do what: predicates `may_…(actor, thing)`. Deny by default. Pure.

Grants are given on bodies and organizations only. The right to vote and the place of a substitute never
come from a grant: they are the roster's, frozen at convening.
"""

from collections.abc import Collection

from accounts.actor import Actor
from sessions_app.sitting.state import Sitting
from voting.vote import Vote

# Before the meeting


def may_administer(actor: Actor, body: int) -> bool:
    """Keeps people, organizations and settings of a municipality (organisation admin)."""
    return actor.holds("administer_body", "body", body)


def may_keep_rules(actor: Actor, body: int, organization: int | None) -> bool:
    """Enters what main by-law and rules of procedure say: the clerk for the own organization, else the
    administration (organisation admin); `organization` None is the whole municipality.
    """
    serves = organization is not None and may_prepare_meeting(actor, organization)
    return serves or may_administer(actor, body)


def may_read_accesses(actor: Actor, body: int) -> bool:
    """Reads who has opened which closed file: the administration alone, where a breach of secrecy has to be cleared up
    (§ 30 GO NRW) or for the data protection officer. Neither chair nor groups: what a member reads is a matter of the
    free mandate (§ 43 Abs. 1 GO NRW). Everybody sees the own accesses.
    """
    return may_administer(actor, body)


def may_register_paper(actor: Actor, body: int) -> bool:
    """Writes papers (Vorlagen)."""
    return actor.holds("author_papers", "body", body)


def may_prepare_meeting(actor: Actor, organization: int) -> bool:
    """Schedules meetings, builds and publishes agendas, convenes (Sitzungsdienst)."""
    return actor.holds("clerk_of", "organization", organization)


def may_see_closed(actor: Actor, organization: int) -> bool:
    """Reads and hears what is not public in this organization."""
    grants = ("member_of", "clerk_of", "preside_over", "read_nonpublic_of")
    return any(actor.holds(grant, "organization", organization) for grant in grants)


def may_renew_number(actor: Actor, person: int, seats: Collection[int]) -> bool:
    """Has a number for the door made or renewed for a person who sits in the organizations `seats`:

    members for themselves, the clerk of one of them for all of its members.
    """
    is_self = actor.person == person and len(seats) > 0
    return is_self or any(may_prepare_meeting(actor, seat) for seat in seats)


def may_answer_in_writing(actor: Actor, electors: Collection[int]) -> bool:
    """Answers a question that was put in writing: whoever of the members was asked, for himself."""
    return actor.person is not None and actor.person in electors


def may_moderate_questions(actor: Actor, organization: int) -> bool:
    """Admits residents' questions, orders them and enters the answers: the clerk, and who presides."""
    presides = actor.holds("preside_over", "organization", organization)
    return presides or may_prepare_meeting(actor, organization)


def may_keep_entrance(actor: Actor, organization: int) -> bool:
    """Knows who of the public has registered for the video, and lets in or withdraws: the clerk alone."""
    return may_prepare_meeting(actor, organization)


# After the meeting


def may_work_on_minutes(actor: Actor, organization: int) -> bool:
    """Opens the minutes studio: the clerk who writes, and who presides and signs."""
    return may_prepare_meeting(actor, organization) or actor.holds(
        "preside_over", "organization", organization
    )


# During the sitting


def is_sent_out(actor: Actor, sitting: Sitting) -> bool:
    """Waits outside for bias on a closed item that is debated, and sees and does nothing of it (§ 31 GO NRW)."""
    return actor.person is not None and actor.person in sitting.sent_out


def may_preside(actor: Actor, sitting: Sitting) -> bool:
    """Leads the sitting now (§ 51 Abs. 1 GO NRW): the chair, or while the chair is handed over the deputy alone."""
    if sitting.leadership.deputy is None:
        return may_take_chair(actor, sitting)
    return _deputizes(actor, sitting) and not is_sent_out(actor, sitting)


def may_take_chair(actor: Actor, sitting: Sitting) -> bool:
    """Is entitled to lead it: the chair it was convened with, or who may preside here. Not from outside."""
    return _is_chair(actor, sitting) and not is_sent_out(actor, sitting)


def may_run_desk(actor: Actor, sitting: Sitting) -> bool:
    """Works at the desk: who presides, the chair while a deputy does, or the clerk on the chair's behalf.

    Whoever of them is sent out leaves it to the others.
    """
    return belongs_to_desk(actor, sitting) and not is_sent_out(actor, sitting)


def belongs_to_desk(actor: Actor, sitting: Sitting) -> bool:
    """Has a place there, though perhaps not at this moment."""
    leads = _is_chair(actor, sitting) or _deputizes(actor, sitting)
    return leads or may_prepare_meeting(actor, sitting.organization)


def _is_chair(actor: Actor, sitting: Sitting) -> bool:
    """The plan's word alone lasts for ever: the chair of then needs a right in the organization today."""
    was_chair = actor.person is not None and actor.person == sitting.chair
    is_chair = was_chair and may_see_closed(actor, sitting.organization)
    return is_chair or actor.holds("preside_over", "organization", sitting.organization)


def _deputizes(actor: Actor, sitting: Sitting) -> bool:
    deputizes = actor.person is not None and actor.person == sitting.leadership.deputy
    return deputizes and may_see_closed(actor, sitting.organization)


def may_keep_door(actor: Actor, sitting: Sitting) -> bool:
    """Checks people in at the door (Einlass): the desk, or who was given this alone."""
    keeps = actor.holds("keep_door_of", "organization", sitting.organization)
    return keeps or may_run_desk(actor, sitting)


def may_check_in(actor: Actor, sitting: Sitting, person: int | None) -> bool:
    """Says that `person` attends or leaves: everybody for himself, desk and door for all."""
    is_self = person is not None and actor.person == person
    return is_self or may_keep_door(actor, sitting)


def may_table_motion(actor: Actor, sitting: Sitting, person: int | None) -> bool:
    """Tables a motion of `person`, or takes it back: a member with voting right for himself, the desk for all."""
    seat = sitting.roster.get(person) if person is not None and actor.person == person else None
    return (seat is not None and seat.voting_right) or may_run_desk(actor, sitting)


def may_speak_for(actor: Actor, sitting: Sitting, person: int | None) -> bool:
    """Reports or assures something in the name of `person`: every member for himself, the desk what it is told."""
    is_self = person is not None and actor.person == person and person in sitting.roster
    return is_self or may_run_desk(actor, sitting)


def may_check_device(actor: Actor, sitting: Sitting) -> bool:
    """Tries out the own device: whoever is on the roster, for himself alone."""
    return actor.person is not None and actor.person in sitting.roster


def may_ask_for_floor(actor: Actor, sitting: Sitting, person: int | None) -> bool:
    """Asks for the floor or withdraws it: everybody for himself, the desk for all."""
    is_self = person is not None and actor.person == person
    return is_self or may_run_desk(actor, sitting)


def may_vote(actor: Actor, vote: Vote) -> bool:
    """Stands on the frozen register of the vote."""
    return actor.person is not None and actor.person in vote.electors

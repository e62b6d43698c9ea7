"""Who may vote now, and if not, why: the electoral register and the sentence on the voting card. Pure."""

from collections.abc import Mapping

from journal.events import Refusal
from sessions_app.sitting.assembly import Mode
from sessions_app.sitting.plan import Member
from sessions_app.sitting.state import Sitting
from voting.register import Entitlement, Ground
from voting.rules.matters import Matter
from voting.vote import Vote, Voter


class NotEntitled(Refusal):
    """Why a person may not vote now."""

    NOT_A_MEMBER = "You are not a member of this committee and therefore do not vote."
    ADVISORY = "You attend as an advisory member: you may speak, but not vote."
    NOT_PRESENT = "You are not recorded as present. Report yourself as present, or tell the clerk."
    REPLACED = "Your substitute is taking part in your place. When your substitute leaves, you vote again."
    RECUSED = "You are biased on this item: you take no part in its debate and vote. You take part again afterwards."
    OFFICE = "As mayor you have no vote on this matter (%(source)s). You may take part in the debate."
    EXPELLED = "You were expelled from this meeting and cannot take part in it any more."
    CAME_LATER = "You came after this vote was opened. You can take part in the next one."


def why_not(sitting: Sitting, person: int | None) -> NotEntitled | None:
    """The reason why the person may not vote now; None if he may, or may as soon as a vote is opened."""
    member = sitting.roster.get(person) if person is not None else None
    if member is None:
        return NotEntitled.NOT_A_MEMBER
    if not member.voting_right:
        return NotEntitled.ADVISORY
    if member.person in sitting.happenings.expelled:
        return NotEntitled.EXPELLED
    if member.person not in sitting.present:
        return NotEntitled.NOT_PRESENT
    if sitting.vote and member.person in sitting.vote.electors:
        return None
    return _left_out(sitting, member.person)


def _left_out(sitting: Sitting, person: int) -> NotEntitled | None:
    """Why a register would not name somebody who is present."""
    if person in sitting.recused:
        return NotEntitled.RECUSED
    if person in sitting.barred(sitting.matter):
        return NotEntitled.OFFICE
    if person in sitting.replaced:
        return NotEntitled.REPLACED
    return NotEntitled.CAME_LATER if sitting.vote else None


def why_not_in(vote: Vote, sitting: Sitting, person: int | None) -> NotEntitled:
    """The reason why the person is not on the register of this vote, as it was frozen at the opening.

    Votes from before the reasons were written: as things stand now.
    """
    frozen = vote.entitlement(person) if person is not None else None
    if frozen is None:
        return why_not(sitting, person) or NotEntitled.CAME_LATER
    if frozen.ground in _FROZEN:
        return _FROZEN[frozen.ground]
    return NotEntitled.CAME_LATER if person in sitting.present else NotEntitled.NOT_PRESENT


def paragraph(sitting: Sitting, person: int | None, vote: Vote | None = None) -> str:
    """The paragraph that keeps an office from voting, on this vote or on what is called; else empty."""
    frozen = vote.entitlement(person) if vote and person is not None else None
    return frozen.source if frozen else sitting.barred(sitting.matter).get(person or 0, "")


_FROZEN: Mapping[Ground, NotEntitled] = {
    Ground.ADVISORY: NotEntitled.ADVISORY,
    Ground.REPLACED: NotEntitled.REPLACED,
    Ground.BIASED: NotEntitled.RECUSED,
    Ground.OFFICE: NotEntitled.OFFICE,
    Ground.EXPELLED: NotEntitled.EXPELLED,
}


def register(sitting: Sitting, matter: Matter | None = None) -> tuple[Voter, ...]:
    """The electoral register as it would be frozen now, in the order of the roll call.

    `matter`: what is voted on, if not what the called item is about.
    """
    electors = sitting.electors_on(matter or sitting.matter)
    return tuple(Voter(member.person, member.name) for member in electors)


def in_the_hall(sitting: Sitting, matter: Matter | None = None) -> tuple[int, ...]:
    """Those on the register of now who could raise a hand: whoever takes part by video cannot."""
    electors = sitting.electors_on(matter or sitting.matter)
    return tuple(each.person for each in electors if sitting.present[each.person].mode is Mode.ROOM)


def without_paper(sitting: Sitting) -> str:
    """The names of those on the register of now who take part by video, and have no urn at hand."""
    hall = in_the_hall(sitting)
    return ", ".join(each.name for each in sitting.electors_on(sitting.matter) if each.person not in hall)


def barred_by_office(sitting: Sitting, matter: Matter | None = None) -> tuple[Entitlement, ...]:
    """Who is present and not on the register of now for office's sake, with the paragraph."""
    if not sitting.barred(matter or sitting.matter):
        return ()
    return tuple(each for each in entitlements(sitting, matter) if each.ground is Ground.OFFICE)


def entitlements(sitting: Sitting, matter: Matter | None = None) -> tuple[Entitlement, ...]:
    """Everybody on the roster with the reason why the register of now names them or not, in its order (LAW-05)."""
    acting = {
        each.substitute_of: each
        for each in sitting.members
        if each.substitute_of is not None and each.person in sitting.present
    }
    barred = sitting.barred(matter or sitting.matter)
    roster = sorted(sitting.members, key=lambda member: (member.order, member.person))
    return tuple(_entitlement(sitting, member, acting, barred) for member in roster)


def _entitlement(
    sitting: Sitting, member: Member, acting: Mapping[int, Member], barred: Mapping[int, str]
) -> Entitlement:
    ground = _ground(sitting, member, barred)
    principal = sitting.roster.get(member.substitute_of or 0)
    other = principal or acting.get(member.person)
    source = barred[member.person] if ground is Ground.OFFICE else ""
    return Entitlement(member.person, member.name, ground, other.name if other else "", source)


def _ground(sitting: Sitting, member: Member, barred: Mapping[int, str]) -> Ground:
    person = member.person
    if not member.voting_right:
        return Ground.ADVISORY
    if person not in sitting.present:
        return _absence(sitting, member)
    if person in sitting.recused:
        return Ground.BIASED
    if person in sitting.replaced:
        return Ground.REPLACED
    if person in barred:
        return Ground.OFFICE
    return Ground.MEMBER if member.substitute_of is None else Ground.SUBSTITUTE


def _absence(sitting: Sitting, member: Member) -> Ground:
    """Why somebody is not here. An expulsion in the closed part is not for whoever reads the register of the public."""
    person = member.person
    public = sitting.item is None or sitting.item.public
    told = sitting.happenings.expelled_openly if public else sitting.happenings.expelled
    if person in told:
        return Ground.EXPELLED
    if sitting.last_stay(person):
        return Ground.LEFT
    if member.substitute_of is not None:
        return Ground.STANDBY
    apology = sitting.attendance.apology(person)
    if apology is None:
        return Ground.ABSENT
    return Ground.LATE if apology.late else Ground.EXCUSED

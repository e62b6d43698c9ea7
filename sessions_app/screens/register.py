"""Region `register` (desk): who may vote on what is called, who may not, and why. Sitting → view object."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from journal.events import N_
from sessions_app.screens.objects import Words, said, words
from sessions_app.sitting.eligibility import barred_by_office, entitlements
from sessions_app.sitting.state import Phase, Sitting
from voting.register import Entitlement, Ground, barred_phrases
from voting.rules.matters import Matter

GROUNDS: Mapping[Ground, Words] = {
    Ground.MEMBER: words(N_("member")),
    Ground.SUBSTITUTE: words(N_("as a substitute")),
    Ground.ADVISORY: words(N_("advisory, without a vote")),
    Ground.STANDBY: words(N_("substitute, not needed")),
    Ground.REPLACED: words(N_("replaced")),
    Ground.BIASED: words(N_("biased on this item")),
    Ground.OFFICE: words(N_("as mayor without a vote on this matter")),
    Ground.EXPELLED: words(N_("expelled from this meeting")),
    Ground.EXCUSED: words(N_("excused")),
    Ground.LATE: words(N_("comes later")),
    Ground.LEFT: words(N_("has left")),
    Ground.ABSENT: words(N_("absent")),
}


@dataclass(frozen=True)
class Line:
    """One person: the name and why he or she may vote or not; a member who may needs no reason."""

    name: str
    reason: Words | None


@dataclass(frozen=True)
class Register:
    """Nothing is counted or worded before it is shown: while ballots come in, what was frozen stays the same object.

    `frozen`: it is the register of the vote that is running.
    """

    entitlements: tuple[Entitlement, ...] = ()
    frozen: bool = False

    @property
    def summary(self) -> Words:
        numbers = {"entitled": len(self.entitled), "others": len(self.others)}
        return words(N_("Entitled to vote: %(entitled)s, not entitled: %(others)s"), **numbers)

    @property
    def entitled(self) -> tuple[Line, ...]:
        entitled = (each for each in self.entitlements if each.entitled)
        return tuple(
            Line(each.name, None if each.ground is Ground.MEMBER else reason_of(each)) for each in entitled
        )

    @property
    def others(self) -> tuple[Line, ...]:
        """Without the substitutes whom nobody expects."""
        left_out = (each for each in self.entitlements if not each.entitled)
        return tuple(
            Line(each.name, reason_of(each)) for each in left_out if each.ground is not Ground.STANDBY
        )


def register(sitting: Sitting) -> Register:
    """As the vote that is running froze it, else as it would be frozen now for the called item."""
    if sitting.vote is not None:
        return Register(sitting.vote.entitlements, frozen=True)
    votable = sitting.phase is Phase.OPEN and sitting.item is not None and sitting.item.takes_vote
    return Register(entitlements(sitting)) if votable else Register()


def barred(entitlements: Iterable[Entitlement]) -> Words | None:
    """Who of these is present and has no vote for office's sake, and by which paragraph."""
    return next((said(each) for each in barred_phrases(entitlements)), None)


def barred_on(sitting: Sitting, matter: Matter | None) -> tuple[Words, ...]:
    """The same, told at the desk before it is opened."""
    told = barred(barred_by_office(sitting, matter))
    return (told,) if told else ()


_WITH_OTHER: Mapping[Ground, str] = {
    Ground.SUBSTITUTE: N_("in place of %(other)s"),
    Ground.STANDBY: N_("substitute of %(other)s, not needed"),
    Ground.REPLACED: N_("substituted by %(other)s"),
}
_BY_LAW = N_("%(ground)s (%(source)s)")
_BESIDES = N_("%(ground)s, substituted by %(other)s")


def reason_of(line: Entitlement) -> Words:
    """Why the person is on the register or not, and who is concerned besides."""
    ground = GROUNDS[line.ground]
    if line.source:
        return words(_BY_LAW, ground=ground, source=line.source)
    if not line.other:
        return ground
    if line.ground in _WITH_OTHER:
        return words(_WITH_OTHER[line.ground], other=line.other)
    return words(_BESIDES, ground=ground, other=line.other)

"""What happens with minutes between draft and publication, beside text, seal and signatures. Pure."""

from dataclasses import replace
from datetime import datetime

from journal.events import Event, event
from minutes.draft import Part
from minutes.life.state import (
    Approval,
    Correction,
    Life,
    Objection,
    Proposal,
    Recall,
    Release,
    ReleasedAs,
    Ruling,
    Votes,
)
from minutes.workflow import Minutes, Phase


def _with_life(state: Minutes, part: Part, life: Life) -> Minutes:
    return state.having(part, replace(state.document(part), life=life))


@event("member_signers_chosen")
class MemberSignersChosen(Event):
    """Which two members who took part sign beside chair and clerk (§ 38 Abs. 2 GemO)."""

    part: Part
    members: tuple[int, ...]

    def apply(self, state: Minutes, at: datetime) -> Minutes:
        return state.having(self.part, replace(state.document(self.part), members=self.members))


@event("minutes_objected_to")
class MinutesObjectedTo(Event):
    """A member objects to signed minutes (Einwendung)."""

    part: Part
    person: int
    name: str
    reason: str

    def apply(self, state: Minutes, at: datetime) -> Minutes:
        life = state.document(self.part).life
        objection = Objection(
            number=len(life.objections) + 1, person=self.person, name=self.name, reason=self.reason, at=at
        )
        return _with_life(state, self.part, life.with_objection(objection))


@event("objection_put_forward")
class ObjectionPutForward(Event):
    """The decision on an objection is put on the agenda of a meeting, as this item."""

    part: Part
    number: int
    meeting: int
    item: int

    def apply(self, state: Minutes, at: datetime) -> Minutes:
        life = state.document(self.part).life
        return _with_life(
            state, self.part, life.with_proposed(self.number, Proposal(self.meeting, self.item))
        )


@event("objection_ruled_on")
class ObjectionRuledOn(Event):
    """The body decided on an objection; upheld, `correction` goes into the minutes of that meeting."""

    part: Part
    number: int
    upheld: bool
    meeting: int
    held_on: str
    votes: Votes | None = None
    correction: str = ""

    def apply(self, state: Minutes, at: datetime) -> Minutes:
        ruling = Ruling(
            upheld=self.upheld,
            meeting=self.meeting,
            held_on=self.held_on,
            votes=self.votes,
            correction=self.correction,
        )
        life = state.document(self.part).life
        return _with_life(state, self.part, life.with_ruling(self.number, ruling))


@event("correction_taken_up")
class CorrectionTakenUp(Event):
    """These minutes say what was wrong in earlier ones (Berichtigung). The fields are those of `Correction`."""

    part: Part
    document: str
    held_on: str
    text: str
    seq: int

    def apply(self, state: Minutes, at: datetime) -> Minutes:
        correction = Correction(document=self.document, held_on=self.held_on, text=self.text, seq=self.seq)
        document = state.document(self.part)
        return state.having(self.part, replace(document, corrections=(*document.corrections, correction)))


@event("approval_proposed")
class ApprovalProposed(Event):
    """The approval of these minutes is put on the agenda of a meeting, as this item."""

    part: Part
    meeting: int
    item: int

    def apply(self, state: Minutes, at: datetime) -> Minutes:
        life = state.document(self.part).life
        return _with_life(state, self.part, replace(life, proposal=Proposal(self.meeting, self.item)))


@event("minutes_approved")
class MinutesApproved(Event):
    """The body approved the minutes (Genehmigung, Art. 54 Abs. 2 BayGO): they are final."""

    part: Part
    meeting: int
    held_on: str
    votes: Votes | None = None

    def apply(self, state: Minutes, at: datetime) -> Minutes:
        approval = Approval(meeting=self.meeting, held_on=self.held_on, votes=self.votes)
        life = state.document(self.part).life
        return _with_life(state, self.part, replace(life, approval=approval))


@event("objections_concluded")
class ObjectionsConcluded(Event):
    """All objections are decided and no more can come (§ 61 Abs. 3 HGO, § 38 Abs. 2 GemO, § 42 Abs. 3 BbgKVerf): the
    minutes are final. `meeting`: in which the body dealt with them; 0: the period was over.
    """

    part: Part
    on: str
    meeting: int = 0

    def apply(self, state: Minutes, at: datetime) -> Minutes:
        life = state.document(self.part).life
        return _with_life(state, self.part, replace(life, concluded=self.on))


@event("public_version_made")
class PublicVersionMade(Event):
    """The version for the Internet was made; it waits for its release. What was released before is void.

    `seal` is the fingerprint of the organisation's seal on a version that leaves something out (empty: it has none), and
    `stamp_until` when its time stamp's certificates end.
    """

    sha256: str
    sha512: str
    left_out: tuple[str, ...] = ()
    seal: str = ""
    stamp_until: datetime | None = None

    def apply(self, state: Minutes, at: datetime) -> Minutes:
        life = state.public.life.with_publication(
            sha256=self.sha256,
            sha512=self.sha512,
            left_out=self.left_out,
            releases=(),
            sealed=bool(self.seal),
            stamp_until=self.stamp_until,
        )
        return _with_life(state, Part.PUBLIC, life)


@event("minutes_released")
class MinutesReleased(Event):
    """One of the two people released the public version with this hash (Freigabe)."""

    sha256: str
    by: str
    name: str
    role: ReleasedAs

    def apply(self, state: Minutes, at: datetime) -> Minutes:
        release = Release(by=self.by, name=self.name, role=self.role)
        life = state.public.life
        return _with_life(
            state, Part.PUBLIC, life.with_publication(releases=(*life.publication.releases, release))
        )


@event("minutes_published")
class MinutesPublished(Event):
    """The public version was published. Without one that was made before: byte for byte the signed file."""

    sha256: str

    def apply(self, state: Minutes, at: datetime) -> Minutes:
        life = state.public.life.with_publication(sha256=self.sha256, published_at=at)
        return state.having(Part.PUBLIC, state.public.to(Phase.PUBLISHED, life=life))


@event("minutes_recalled")
class MinutesRecalled(Event):
    """The published version was taken back (Rückruf). Its address keeps saying so."""

    sha256: str
    name: str
    reason: str

    def apply(self, state: Minutes, at: datetime) -> Minutes:
        life = state.public.life
        recall = Recall(at=at, name=self.name, reason=self.reason, sha256=self.sha256)
        recalls = (*life.publication.recalls, recall)
        life = life.with_publication(
            sha256="",
            sha512="",
            left_out=(),
            releases=(),
            published_at=None,
            recalls=recalls,
            sealed=False,
            stamp_until=None,
        )
        return state.having(Part.PUBLIC, state.public.to(Phase.SIGNED, life=life))

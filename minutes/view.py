"""What the studio's page shows: frozen, and nothing that the actor may not see."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext

from accounts.actor import Actor
from minutes import studio
from minutes.closing_view import ClosingView, closing_view
from minutes.draft import Draft, ItemSection, Part
from minutes.findings import Finding, Proof
from minutes.life_view import LifeView, life_view
from minutes.saying import say
from minutes.workflow import Document, Minutes, Phase
from sessions_app.models import Meeting
from sessions_app.policies import may_prepare_meeting
from sessions_app.sitting.state import Phase as SittingPhase


@dataclass(frozen=True)
class ItemView:
    """One item: what the record says, locked, and the clerk's text beside it."""

    key: int
    section: ItemSection
    text: str


@dataclass(frozen=True)
class SignerView:
    name: str
    role: str
    signed: bool


@dataclass(frozen=True)
class PartView:
    """One document with its items and what the actor can do with it now."""

    part: str
    title: str
    phase: str
    items: tuple[ItemView, ...]
    signers: tuple[SignerView, ...]
    sha256: str
    may_write: bool
    may_seal: bool
    may_sign: bool
    closing: ClosingView
    life: LifeView | None


@dataclass(frozen=True)
class StudioView:
    draft: Draft
    opening_text: str
    parts: tuple[PartView, ...]
    may_write: bool
    closed_at: datetime | None


def studio_view(meeting: Meeting, actor: Actor, unsaved: Mapping[int, str] | None = None) -> StudioView:
    """`unsaved` are texts by item that stand on the page and were not taken.

    Raises Refused while the sitting has not been opened.
    """
    sitting, minutes = studio.sitting_of(meeting).state, studio.minutes_of(meeting)
    minutes = replace(minutes, passages={**minutes.passages, **(unsaved or {})})
    drafts = {part: studio.draft_for(meeting, part) for part in Part}
    clerk = may_prepare_meeting(actor, meeting.organization_id or 0)
    over = sitting.phase is SittingPhase.CLOSED
    ids = {item.number: item.id for item in sitting.items}
    parts = tuple(
        replace(
            _part(part, drafts[part], minutes, actor, clerk=clerk, over=over, ids=ids),
            life=life_view(meeting, actor, sitting, minutes, part),
        )
        for part in Part
        if _has_document(drafts[part])
    )
    return StudioView(
        draft=drafts[Part.PUBLIC],
        opening_text=minutes.passages.get(0, ""),
        parts=parts,
        may_write=any(part.may_write for part in parts),
        closed_at=sitting.closed_at,
    )


def _has_document(draft: Draft) -> bool:
    return bool(draft.items or draft.corrections)


def _part(
    part: Part, draft: Draft, minutes: Minutes, actor: Actor, *, clerk: bool, over: bool, ids: dict[str, int]
) -> PartView:
    document = minutes.document(part)
    drafting = document.phase is Phase.DRAFT
    titles = {Part.PUBLIC: gettext("Public part"), Part.CLOSED: gettext("Closed part")}
    return PartView(
        part=part.value,
        title=titles[part],
        phase=document.phase.value,
        items=tuple(
            ItemView(ids[item.number], item, minutes.passages.get(ids[item.number], ""))
            for item in draft.items
        ),
        signers=_signers(document),
        sha256=document.sha256,
        may_write=clerk and drafting,
        may_seal=clerk and drafting and over,
        may_sign=document.phase is Phase.SEALED and _signs_still(document, actor),
        closing=closing_view(document, clerk=clerk, now=timezone.now()),
        life=None,
    )


def _signs_still(document: Document, actor: Actor) -> bool:
    waiting = {signer.person for signer in document.signers} - set(document.signed_by)
    return actor.person in waiting


def _signers(document: Document) -> tuple[SignerView, ...]:
    roles = {"chair": gettext("Chair"), "clerk": gettext("Clerk"), "member": gettext("Member who took part")}
    return tuple(
        SignerView(
            each.name, roles.get(each.role.partition("_")[0], each.role), each.person in document.signed_by
        )
        for each in document.signers
    )


@dataclass(frozen=True)
class Said:
    """A finding in words. `kind`: proof, hint, fault."""

    kind: str
    say: str


def said(finding: Finding) -> Said:
    kind = "fault" if finding.is_fault else "proof" if isinstance(finding.message, Proof) else "hint"
    return Said(kind, say(finding))

"""What the studio's page shows: frozen, and nothing that the actor may not see."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext

from accounts.actor import Actor
from journal.store import history
from minutes import studio
from minutes.closing_view import ClosingView, closing_view
from minutes.draft import Draft, ItemSection, Part
from minutes.findings import Finding
from minutes.inserting import Inserts, inserts_for
from minutes.journal_lines import JournalLine, journal_lines
from minutes.life_view import LifeView, life_view
from minutes.passage_view import Desk, PassageView
from minutes.saying import say
from minutes.signed_by import role_words
from minutes.signing_view import ShownView, SigningView, on_paper, shown_certificates, signing_view
from minutes.telling import kind_of
from minutes.workflow import Document, Phase
from sessions_app.models import Meeting
from sessions_app.policies import may_prepare_meeting
from sessions_app.sitting.state import Phase as SittingPhase


@dataclass(frozen=True)
class ItemView:
    """One item: what the record says, locked, and the clerk's passage beside it."""

    key: int
    section: ItemSection
    passage: PassageView


@dataclass(frozen=True)
class SignerView:
    person: int
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
    signing: SigningView | None
    shown: tuple[ShownView, ...]
    on_paper: bool
    scan: str
    closing: ClosingView
    life: LifeView | None


@dataclass(frozen=True)
class StudioView:
    """`hints`: how many there are in all; `first_hint`: the passage with the first of them."""

    draft: Draft
    opening: PassageView
    parts: tuple[PartView, ...]
    may_write: bool
    closed_at: datetime | None
    journal: tuple[JournalLine, ...]
    inserts: Inserts
    hints: int
    first_hint: int


def studio_view(
    meeting: Meeting,
    actor: Actor,
    unsaved: Mapping[int, str] | None = None,
    conflicts: AbstractSet[int] = frozenset(),
) -> StudioView:
    """`unsaved` are texts by item that stand on the page and were not taken, those of `conflicts` because somebody
    else wrote meanwhile.

    Raises Refused while the sitting has not been opened.
    """
    page, minutes = studio.sitting_of(meeting), studio.minutes_of(meeting)
    sitting = page.state
    drafts = {part: studio.draft_for(meeting, part) for part in Part}
    desk = Desk(meeting, sitting, minutes, unsaved or {}, conflicts)
    clerk = may_prepare_meeting(actor, meeting.organization_id or 0)
    writes = {part: clerk and minutes.document(part).phase is Phase.DRAFT for part in Part}
    opening = desk.passage(0, drafts[Part.PUBLIC], None, may_write=writes[Part.PUBLIC])
    parts = tuple(
        replace(
            _part(part, drafts[part], desk, actor, clerk=clerk),
            life=life_view(meeting, actor, sitting, minutes, part),
        )
        for part in Part
        if _has_document(drafts[part])
    )
    passages = [opening, *(item.passage for part in parts for item in part.items)]
    return StudioView(
        draft=drafts[Part.PUBLIC],
        opening=opening,
        parts=parts,
        may_write=any(part.may_write for part in parts),
        closed_at=sitting.closed_at,
        journal=journal_lines(sitting, history(page.key, until=page.seq)),
        inserts=inserts_for(meeting),
        hints=sum(len(passage.hints) for passage in passages),
        first_hint=next((passage.key for passage in passages if passage.hints), 0),
    )


def _has_document(draft: Draft) -> bool:
    return bool(draft.items or draft.corrections)


def _part(part: Part, draft: Draft, desk: Desk, actor: Actor, *, clerk: bool) -> PartView:
    document = desk.minutes.document(part)
    drafting = document.phase is Phase.DRAFT
    titles = {Part.PUBLIC: gettext("Public part"), Part.CLOSED: gettext("Closed part")}
    return PartView(
        part=part.value,
        title=titles[part],
        phase=document.phase.value,
        items=_items(draft, desk, may_write=clerk and drafting),
        signers=_signers(document),
        sha256=document.sha256,
        may_write=clerk and drafting,
        may_seal=clerk and drafting and desk.sitting.phase is SittingPhase.CLOSED,
        signing=signing_view(document, actor),
        shown=shown_certificates(document, actor, desk.meeting.organization_id or 0),
        on_paper=on_paper(document, clerk=clerk),
        scan=document.paper,
        closing=closing_view(document, clerk=clerk, now=timezone.now()),
        life=None,
    )


def _items(draft: Draft, desk: Desk, *, may_write: bool) -> tuple[ItemView, ...]:
    ids = {item.number: item.id for item in desk.sitting.items}
    return tuple(
        ItemView(key := ids[section.number], section, desk.passage(key, draft, section, may_write=may_write))
        for section in draft.items
    )


def _signers(document: Document) -> tuple[SignerView, ...]:
    return tuple(
        SignerView(
            each.person,
            each.name,
            role_words(each.role),
            each.person in document.signed_by,
        )
        for each in document.signers
    )


@dataclass(frozen=True)
class Said:
    """A finding in words. `kind`: proof, hint, fault."""

    kind: str
    say: str


def said(finding: Finding) -> Said:
    return Said(kind_of(finding), say(finding))

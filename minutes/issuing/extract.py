"""The extract of a resolution, out of the same draft as the minutes: what stands in both is the same."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone, translation

from journal.store import history
from minutes.book import MINUTES
from minutes.draft import Decision, Draft, Fact, ItemSection, Note, Part
from minutes.issued import ExtractDocument
from minutes.studio import draft_for, minutes_of, sitting_of
from minutes.times import long_date
from minutes.votes.entries import entries_of_votes
from minutes.workflow import MinutesSigned, Phase
from sessions_app.live import SITTING
from sessions_app.models import Meeting, Resolution
from voting.elections.events import ElectionEvent

TAKEN = ("Vorsitz", "Schriftführung")
ADJECTIVE = {Part.PUBLIC: "öffentlicher Teil", Part.CLOSED: "nichtöffentlicher Teil"}
CONFIDENTIAL = "Nichtöffentlich. Dieser Auszug ist vertraulich."


def extract_of(row: Resolution, *, confirmed: bool) -> ExtractDocument:
    """`row` is carried. `confirmed`: as the office hands it out, with the lines to sign on."""
    meeting, public = row.agenda_item.meeting, row.agenda_item.public
    part = Part.PUBLIC if public else Part.CLOSED
    draft = draft_for(meeting, part)
    item = _section(draft, row)
    number = f"{meeting.number}. Sitzung" if meeting.number else "Sitzung"
    name = f"Beschlussauszug {row.number}".strip()
    with translation.override("de"):  # the official language (§ 23 VwVfG)
        sentence, facts = row.sentence, tuple(_facts(row, draft))
    return ExtractDocument(
        document_id=f"BA-{meeting.pk}-{_place(row)}-{item.number.replace(' ', '')}",
        letterhead=draft.letterhead,
        subtitle=f"aus der {number}, {ADJECTIVE[part]}\n{draft.organization}\nam {long_date(draft.held_on)}",
        subject=f"{name}, {draft.organization}, {draft.held_on:%d.%m.%Y}",
        facts=facts,
        warning="" if public else CONFIDENTIAL,
        item_number=item.number,
        item_title=item.title,
        paper=item.paper,
        decision=None if row.election else _decision(item, row),
        course=tuple(_course(item, row)) if row.election else (),
        sentence="" if row.election else sentence,
        confirmed=confirmed,
        proof=tuple(_proof(meeting, part, draft, confirmed=confirmed)),
        issued_on=timezone.localdate(),
    )


def _place(row: Resolution) -> str:
    return f"W{row.election}" if row.election else str(row.vote_number)


def _section(draft: Draft, row: Resolution) -> ItemSection:
    item = sitting_of(row.agenda_item.meeting).state.find_item(row.agenda_item_id)
    assert item is not None  # it was decided on
    return next(each for each in draft.items if each.number == item.number)


def _decision(section: ItemSection, row: Resolution) -> Decision:
    """The decision on the item; of a vote on several items the one that this resolution is about."""
    seq = entries_of_votes(SITTING.key(row.agenda_item.meeting_id))[row.vote_number].closed
    return next(each for each in section.decisions if each.seq == seq)


def _course(section: ItemSection, row: Resolution) -> Iterator[Note]:
    """What the minutes tell of the election, and of no other on this item."""
    own = {
        each.seq
        for each in history(SITTING.key(row.agenda_item.meeting_id))
        if isinstance(each.event, ElectionEvent) and each.event.of_election == row.election
    }
    yield from (each for each in section.notes if each.seq in own)


def _facts(row: Resolution, draft: Draft) -> Iterator[Fact]:
    today = timezone.localdate()
    told = (
        Fact("Beschluss-Nr.", row.number),
        *(fact for fact in draft.facts if fact.label in TAKEN),
        Fact(f"Stand {today:%d.%m.%Y}", row.standing_said),
    )
    yield from (fact for fact in told if fact.text)


def _proof(meeting: Meeting, part: Part, draft: Draft, *, confirmed: bool) -> Iterator[str]:
    anchor = draft.anchor
    yield (
        f"Grundlage ist das fortlaufende Sitzungsprotokoll (Ereigniskette {anchor.stream}), Stand: Eintrag "
        f"{anchor.seq}, Prüfwert (SHA-256): {anchor.head}"
    )
    yield _minutes(meeting, part)
    if not confirmed:
        office = draft.letterhead.office or "das Büro des Gremiums"
        yield f"Ohne Unterschrift. Einen bestätigten Auszug stellt aus: {office}, {draft.letterhead.body}."


def _minutes(meeting: Meeting, part: Part) -> str:
    """How the minutes stand that the resolution stands in."""
    document = minutes_of(meeting).document(part)
    if document.phase in (Phase.DRAFT, Phase.SEALED):
        return "Die Niederschrift ist noch nicht von allen unterschrieben."
    return f"Die Niederschrift ist unterschrieben seit {_signed_on(meeting, part):%d.%m.%Y}; SHA-256: {document.sha256}"


def _signed_on(meeting: Meeting, part: Part) -> date:
    signed = [
        each.at
        for each in history(MINUTES.key(meeting.pk))
        if isinstance(each.event, MinutesSigned) and each.event.part is part
    ]
    return timezone.localdate(signed[-1])

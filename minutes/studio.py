"""The minutes studio: from the clerk's text to the sealed, signed and published document."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from accounts.actor import Actor
from documents.models import File
from documents.store import keep_file
from documents.worker import in_worker
from journal.chain import Link
from journal.events import Command, require
from journal.rows import links
from journal.store import Order, Page, history, perform_batch, replay
from minutes import sealing, signing, workflow
from minutes.book import MINUTES
from minutes.chairs import signature_places
from minutes.disclosure import shown_entries
from minutes.draft import Anchor, Draft, Letterhead, Part
from minutes.drafting import About, draft_of
from minutes.finishing import finish_after_signing
from minutes.keeping import document_id, kept_files
from minutes.pdf import minutes as minutes_pdf
from minutes.recording import record_of
from minutes.signing_keys import key_file_of
from minutes.sources import installed_sources
from minutes.ways import Way
from minutes.workflow import Minutes, MinutesRefusal, MinutesSealed, Signer
from sessions_app.adopted import numbers_of, numbers_of_elections
from sessions_app.live import SITTING
from sessions_app.models import Body, Meeting, Person
from sessions_app.sitting.state import Phase, Sitting
from sessions_app.standing import closing_figure

Making = Callable[[bytes, Signer], "signing.Signed"]
SEALING_SECONDS = 120.0  # a long evening's pages
SIGNING_SECONDS = 60.0  # two time-stamping authorities, and who tells of revocation, may all be slow


def sitting_of(meeting: Meeting) -> Page[Sitting]:
    return replay(SITTING, SITTING.key(meeting.pk))


def minutes_of(meeting: Meeting) -> Minutes:
    return replay(MINUTES, MINUTES.key(meeting.pk)).state


def letterhead_of(body: Body) -> Letterhead:
    address = tuple(line for line in body.address.splitlines() if line.strip())
    return Letterhead(body=body.name, office=body.office, address=address, accent=body.accent)


def draft_for(meeting: Meeting, part: Part) -> Draft:
    """The draft as the record and the passages stand now. Raises Refused before the sitting is opened."""
    return _draft(meeting, part, sitting_of(meeting), minutes_of(meeting))


def sealed_draft(meeting: Meeting, part: Part) -> Draft:
    """The draft as it was sealed: of the record up to the entry that the document names."""
    sealed = [
        each.event for each in history(MINUTES.key(meeting.pk)) if isinstance(each.event, MinutesSealed)
    ]
    found = next((each for each in sealed if each.part is part), None)
    require(found, MinutesRefusal.NOT_SEALED)
    assert found is not None  # required above
    page = sitting_of(meeting)
    then = replace(page, seq=found.sitting_seq, head=found.sitting_head)
    return _draft(meeting, part, then, minutes_of(meeting))


def _draft(meeting: Meeting, part: Part, page: Page[Sitting], minutes: Minutes) -> Draft:
    key = SITTING.key(meeting.pk)
    host = meeting.body.hosts.values_list("name", flat=True).order_by("pk").last()
    about = About(
        document_id=document_id(meeting, part),
        letterhead=letterhead_of(meeting.body),
        meeting_number=meeting.number or 0,
        chair_role=_role(page.state, page.state.chair, "Vorsitz"),
        verify_at=f"{host}{settings.PUBLIC_PORT}{reverse('minutes:verify')}" if host else "",
        figure=closing_figure(meeting.pk, page.state),
        time_zone=settings.TIME_ZONE,
        in_german=in_german,
        numbers=numbers_of(meeting),
        elected=numbers_of_elections(meeting),
        members=minutes.document(part).members,
        corrections=minutes.document(part).corrections,
    )
    return draft_of(
        history(key, until=page.seq),
        part=part,
        about=about,
        passages=minutes.passages,
        anchor=Anchor(stream=key, seq=page.seq, head=page.head),
    )


def in_german(msgid: str) -> str:
    """A sentence of the screens in the language of the record."""
    with translation.override("de"):
        return gettext(msgid)


def _role(sitting: Sitting, person: int, otherwise: str) -> str:
    member = sitting.roster.get(person)
    own = member.role if member else ""
    return f"{own}, {otherwise}" if own not in ("", otherwise) else otherwise


def preview(meeting: Meeting, part: Part) -> bytes:
    """The pages as they would be sealed now."""
    return in_worker(minutes_pdf.preview_minutes, draft_for(meeting, part), seconds=SEALING_SECONDS)


def seal_part(actor: Actor, meeting: Meeting, part: Part) -> None:
    """Renders the part, attaches the record, fixes it. From here on its text never changes."""
    page, minutes = sitting_of(meeting), minutes_of(meeting)
    facts: dict[str, Any] = {
        "organization": meeting.organization_id or 0,
        "sitting_closed": page.state.phase is Phase.CLOSED,
        "part": part,
        "sitting_seq": page.seq,
        "sitting_head": page.head,
        "signers": _signers(page.state, part, minutes.document(part).members),
        "passages": minutes.passages,
        "rules": page.state.rules.minutes,
        "corrections": minutes.document(part).corrections,
    }
    workflow.seal(
        minutes, actor, sha256="", sitting_now=page.head, **facts
    )  # refuses before the work is done
    draft = _draft(meeting, part, page, minutes)
    pdf = in_worker(sealing.seal, draft, record_for(draft, part), seconds=SEALING_SECONDS)
    file = keep(meeting, draft, pdf.data)
    now = sitting_of(meeting).head
    perform_on(actor, meeting, workflow.seal, sha256=file.sha256, sitting_now=now, lasting=True, **facts)


def record_for(draft: Draft, part: Part) -> bytes:
    """The machine-readable record: every entry's place in the chain, the content of those this part may show."""
    key, until = draft.anchor.stream, draft.anchor.seq
    shown = shown_entries(history(key, until=until), part)
    return record_of(draft, links(key, until), lambda link: _shown(link, shown))


def _shown(link: Link, shown: frozenset[int]) -> bool:
    return link.seq in shown


def _signers(sitting: Sitting, part: Part, members: tuple[int, ...]) -> tuple[Signer, ...]:
    places = signature_places(sitting, part, members)
    return tuple(Signer(each.person, each.name, each.field) for each in places)


def sign_part(actor: Actor, meeting: Meeting, part: Part, pin: str) -> None:
    """Signs with the actor's own key file, opened by the PIN, which is kept nowhere."""

    def make(data: bytes, signer: Signer) -> "signing.Signed":
        key = key_file_of(Person.objects.select_related("body").get(pk=signer.person, body=meeting.body))
        given = (data, signer.role, key, pin, installed_sources())
        return in_worker(signing.sign_with_file, *given, seconds=SIGNING_SECONDS)

    take_signature(actor, meeting, part, Way.FILE, make)


def take_signature(actor: Actor, meeting: Meeting, part: Part, way: Way, make: Making) -> None:
    """Stores what `make` gives for the bytes as they stand and the signer's place. After the last one the file is closed."""
    signer = workflow.require_signer(minutes_of(meeting), actor, part)
    file = standing_file(meeting, part)
    signed = make(file.content.read(), signer)
    after = keep(meeting, draft_for(meeting, part), signed.data)
    perform_on(
        actor,
        meeting,
        workflow.sign,
        part=part,
        signs=file.sha256,
        sha256=after.sha256,
        certificate=signed.certificate,
        stamped=signed.stamped,
        way=way,
        confirmed=signed.confirmed,
    )
    finish_after_signing(actor, meeting, part)


def standing_file(meeting: Meeting, part: Part) -> File:
    """As `file_of`. Raises Refused while there is none."""
    file = file_of(meeting, part)
    require(file, MinutesRefusal.NOT_SEALED)
    assert file is not None  # required above
    return file


def file_of(meeting: Meeting, part: Part) -> File | None:
    """The part's document as it stands: sealed, or with the signatures there are."""
    sha256 = minutes_of(meeting).document(part).sha256
    return kept_files(meeting, part).filter(sha256=sha256).order_by("pk").first() if sha256 else None


def keep(meeting: Meeting, draft: Draft, pdf: bytes, kind: str = "") -> File:
    """`kind` stands in the file's name, with its hyphen."""
    name = f"{draft.document_id}-{kind}{draft.held_on}.pdf"
    return keep_file(pdf, owner=meeting.body.slug, name=draft.subject, file_name=name)


def perform_on(actor: Actor, meeting: Meeting, command: Command, /, **arguments: object) -> int:
    """Carries out a command on the minutes and returns the number of its entry. Raises Refused."""
    order = Order(command, actor, arguments=arguments)
    (result,) = perform_batch(MINUTES, MINUTES.key(meeting.pk), [order])
    if isinstance(result, Exception):
        raise result
    return result.seq

"""What can be put into a passage at one press: text blocks of the municipality, and beginnings for an empty one."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext

from journal.events import N_
from journal.store import history
from minutes.item_templates import NAMES, Template, beginning, speeches_on
from minutes.models import TextBlock
from minutes.residents import told
from minutes.studio import sitting_of
from sessions_app.models import Meeting, Question
from sessions_app.participation_queries import public_questions

QUESTIONS, QUESTIONS_NAME = "fragen", N_("Residents’ questions of this meeting")


@dataclass(frozen=True)
class Inserts:
    """Value that is sent, and name: `beginnings` for an empty passage, `blocks` for any."""

    beginnings: tuple[tuple[str, str], ...]
    blocks: tuple[tuple[str, str], ...]


def inserts_for(meeting: Meeting) -> Inserts:
    blocks = TextBlock.objects.filter(body=meeting.body_id).values_list("pk", "name")
    questions = ((QUESTIONS, gettext(QUESTIONS_NAME)),) if _dealt_with(meeting).exists() else ()
    return Inserts(
        beginnings=tuple((template.value, gettext(name)) for template, name in NAMES.items()),
        blocks=(*questions, *((str(key), name) for key, name in blocks)),
    )


def _dealt_with(meeting: Meeting) -> QuerySet[Question]:
    """What residents asked in the meeting or had answered."""
    states = (Question.State.ASKED, Question.State.ANSWERED)
    return public_questions(meeting.body).filter(meeting=meeting, state__in=states)


def text_to_insert(meeting: Meeting, item: int, chosen: str) -> str:
    """The text of what was chosen; empty if there is no such."""
    if chosen in {template.value for template in Template}:
        page = sitting_of(meeting)
        speeches = speeches_on(history(page.key, until=page.seq), item, settings.TIME_ZONE)
        return beginning(Template(chosen), speeches)
    if chosen == QUESTIONS:
        return told(_dealt_with(meeting))
    if not chosen.isdecimal() or len(chosen) > 18:  # noqa: PLR2004 (more figures than a key has)
        return ""
    block = TextBlock.objects.filter(body=meeting.body_id, pk=int(chosen)).first()
    return block.text if block else ""


def joined(*texts: str) -> str:
    """One below the other, as paragraphs of their own."""
    return "\n\n".join(text for text in texts if text)

"""What can be put into a passage at one press: text blocks of the municipality, and beginnings for an empty one."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext

from journal.store import history
from minutes.item_templates import NAMES, Template, beginning, speeches_on
from minutes.models import TextBlock
from minutes.studio import sitting_of
from sessions_app.models import Meeting


@dataclass(frozen=True)
class Inserts:
    """Value that is sent, and name: `beginnings` for an empty passage, `blocks` for any."""

    beginnings: tuple[tuple[str, str], ...]
    blocks: tuple[tuple[str, str], ...]


def inserts_for(meeting: Meeting) -> Inserts:
    blocks = TextBlock.objects.filter(body=meeting.body_id).values_list("pk", "name")
    return Inserts(
        beginnings=tuple((template.value, gettext(name)) for template, name in NAMES.items()),
        blocks=tuple((str(key), name) for key, name in blocks),
    )


def text_to_insert(meeting: Meeting, item: int, chosen: str) -> str:
    """The text of what was chosen; empty if there is no such."""
    if chosen in {template.value for template in Template}:
        page = sitting_of(meeting)
        speeches = speeches_on(history(page.key, until=page.seq), item, settings.TIME_ZONE)
        return beginning(Template(chosen), speeches)
    if not chosen.isdecimal() or len(chosen) > 18:  # noqa: PLR2004 (more figures than a key has)
        return ""
    block = TextBlock.objects.filter(body=meeting.body_id, pk=int(chosen)).first()
    return block.text if block else ""


def joined(*texts: str) -> str:
    """One below the other, as paragraphs of their own."""
    return "\n\n".join(text for text in texts if text)

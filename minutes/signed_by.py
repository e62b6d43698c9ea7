"""Who signed published minutes and when, in words."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from journal.events import N_
from sessions_app.models import Meeting, PublishedMinutes

ROLES = {"chair": N_("Chair"), "clerk": N_("Clerk"), "member": N_("Member who took part")}


@dataclass(frozen=True)
class SignatureView:
    """`role` as the reader's language calls it; `on_paper`: signed with ink, and the clerk entered that at this time."""

    name: str
    role: str
    at: datetime
    on_paper: bool


def signatures_of(meeting: Meeting) -> tuple[SignatureView, ...]:
    """Of minutes that everybody can read and that were written here; in the order of signing."""
    row: PublishedMinutes | None = getattr(meeting, "published_minutes", None)
    if row is None or row.published_at is None:
        return ()
    return tuple(
        SignatureView(each["name"], role_words(each["role"]), datetime.fromisoformat(each["at"]), each["ink"])
        for each in row.signatures
    )


def role_words(role: str) -> str:
    """Of a signer's field: "chair_2" is a chair."""
    kind = role.partition("_")[0]
    return gettext(ROLES[kind]) if kind in ROLES else role

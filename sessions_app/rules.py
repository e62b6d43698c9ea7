"""The rules in force: the state's law with the town's own in its place, for a body or one of its organizations."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from sessions_app.models import Body, LocalRule, Meeting, Organization
from sessions_app.models.local_rule import holding_on
from voting.rules.local import Overlay, Void, overlaid
from voting.rules.profiles import BrokenProfileError, Law, Profile, load_law, profile_of
from voting.rules.schema import Origin, Value

# The documents' names as sources of law have them: in German, the official language (§ 23 VwVfG).
DOCUMENTS = {Origin.MAIN_BYLAW: "Hauptsatzung", Origin.RULES_OF_PROCEDURE: "Geschäftsordnung"}


@dataclass(frozen=True)
class RulesInForce:
    """Every value with its origin, and the local rules that cannot hold because the law has changed under them."""

    law: Law
    day: date
    values: dict[str, Value]
    void: tuple[Void, ...]

    @property
    def profile(self) -> Profile:
        """What a sitting stores."""
        return profile_of(self.law, self.values)


def rules_in_force(body: Body, organization: Organization | None, day: date) -> RulesInForce:
    """The rules on a day. Without an organization those of the whole body. Raises BrokenProfileError."""
    law = load_law(body.rule_profile)
    scope = Q(organization=None) | Q(organization=organization) if organization else Q(organization=None)
    rows = LocalRule.objects.filter(scope & holding_on(day), body=body).order_by("starts_on", "pk")
    found = overlaid(law.values, [overlay_of(row) for row in rows])
    return RulesInForce(law, day, dict(found.values), found.void)


def rules_of_meeting(meeting: Meeting) -> RulesInForce | None:
    """Those of the meeting's day; None for a meeting from elsewhere, without a day, or where they cannot be read."""
    if meeting.starts_at is None or meeting.organization is None or meeting.oparl_id is not None:
        return None
    day = timezone.localtime(meeting.starts_at).date()
    try:
        return rules_in_force(meeting.body, meeting.organization, day)
    except BrokenProfileError:
        return None


def overlay_of(row: LocalRule) -> Overlay:
    document = Origin(row.document)
    return Overlay(
        key=row.key,
        content=row.content,
        document=document,
        source=f"{row.paragraph} {DOCUMENTS[document]}",
        narrow=row.organization_id is not None,
    )

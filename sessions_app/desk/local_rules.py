"""Local law is entered here: what main by-law and rules of procedure say where the state leaves it to them."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from accounts.actor import Actor
from journal.events import N_, Refusal, Refused, require
from sessions_app.models import Body, LocalRule, Organization
from sessions_app.models.local_rule import overlapping
from sessions_app.policies import may_keep_rules
from sessions_app.rules import overlay_of
from voting.rules.local import read_local
from voting.rules.profiles import BrokenProfileError, Law, load_law
from voting.rules.schema import Unfit


class LocalRuleRefusal(Refusal):
    NOT_YOURS = N_(
        "Only the administration enters rules of the whole municipality, and only the clerk those of a committee. "
        "Please ask them."
    )
    ELSEWHERE = N_("This committee belongs to another municipality. Please choose one of yours.")
    UNFIT = N_("This rule cannot hold (%(reason)s). Please correct it.")
    NO_PARAGRAPH = N_("The paragraph is missing. Please say where the rule stands, as in “§ 14 (3)”.")
    ENDS_TOO_EARLY = N_("The last day lies before the first one. Please correct the dates.")
    HELD_ALREADY = N_(
        "For these days there is such a rule already (%(source)s). End it first, then enter the new one."
    )
    HAS_ENDED = N_("This rule has ended already. Nothing else is needed.")
    NO_LAW = N_("The rules of your state cannot be read. Please turn to the operator.")


def law_of(body: Body) -> Law:
    """The law of the body's state. Raises Refused."""
    try:
        return load_law(body.rule_profile)
    except BrokenProfileError as error:
        raise Refused(LocalRuleRefusal.NO_LAW) from error


def adopt_rule(
    actor: Actor,
    body: Body,
    *,
    key: str,
    content: Any,
    document: str,
    paragraph: str,
    starts_on: date,
    ends_on: date | None = None,
    organization: Organization | None = None,
) -> LocalRule:
    """A rule of local law, for a span of days that no other rule of the same document and scope holds."""
    place = organization.pk if organization else None
    require(may_keep_rules(actor, body.pk, place), LocalRuleRefusal.NOT_YOURS)
    require(organization is None or organization.body_id == body.pk, LocalRuleRefusal.ELSEWHERE)
    require(paragraph.strip(), LocalRuleRefusal.NO_PARAGRAPH)
    require(ends_on is None or ends_on >= starts_on, LocalRuleRefusal.ENDS_TOO_EARLY)
    row = LocalRule(
        body=body,
        organization=organization,
        key=key,
        content=content,
        document=document,
        paragraph=paragraph.strip(),
        starts_on=starts_on,
        ends_on=ends_on,
    )
    _require_fit(row)
    with transaction.atomic():
        Body.objects.select_for_update().get(pk=body.pk)  # of two at once the second one sees the first
        same = LocalRule.objects.filter(body=body, organization=organization, key=key, document=document)
        other = same.filter(overlapping(starts_on, ends_on)).first()
        if other:
            raise Refused(LocalRuleRefusal.HELD_ALREADY, source=overlay_of(other).source)
        row.save()
    return row


def _require_fit(row: LocalRule) -> None:
    """By the same schema as the state's file."""
    try:
        read_local(law_of(row.body).values, overlay_of(row))
    except Unfit as unfit:
        reason = said(unfit)
        raise Refused(LocalRuleRefusal.UNFIT, reason=reason) from None


def said(unfit: Unfit) -> str:
    """The reason in the reader's language."""
    return gettext(unfit.reason) + (f": {unfit.choices}" if unfit.choices else "")


def end_rule(actor: Actor, row: LocalRule, *, ends_on: date) -> None:
    """The last day of a rule. One that would end before its first day is taken out.

    Sittings that were convened under it keep it in any case.
    """
    require(may_keep_rules(actor, row.body_id, row.organization_id), LocalRuleRefusal.NOT_YOURS)
    require(row.ends_on is None or row.ends_on > ends_on, LocalRuleRefusal.HAS_ENDED)
    if ends_on < row.starts_on:
        row.delete()
        return
    LocalRule.objects.filter(pk=row.pk).update(ends_on=ends_on)

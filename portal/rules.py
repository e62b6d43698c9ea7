"""The rules in force: a page that a lawyer can read, and the same as a PDF."""

import hashlib
from datetime import date

from django.contrib import messages
from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from documents.worker import in_public_worker
from journal.events import Refused
from minutes.draft import Fact
from minutes.pdf import rules as drawn_rules
from minutes.sheets import RuleRow, RulesDocument, RuleTable
from portal.agenda_pdf import letterhead_of
from sessions_app.by_key import public_organization
from sessions_app.models import Body, Organization
from sessions_app.pages.edge import sentence_of
from sessions_app.queries import organizations_with_rules
from sessions_app.rule_words import RuleLine, subjects_of
from sessions_app.rules import RulesInForce, rules_in_force
from sessions_app.tenancy import TenantRequest
from voting.rules.phrases import STATES
from voting.rules.profiles import BrokenProfileError, Status

KEPT_SECONDS = 24 * 3600


@require_safe
def rules(request: TenantRequest, key: int | None = None) -> HttpResponse:
    """The rules of today: of the municipality, or of one of its organizations."""
    organization = _organization(request, key)
    try:
        found = rules_in_force(request.tenant, organization, timezone.localdate())
    except BrokenProfileError:
        return render(request, "portal/rules.html", {"section": "organizations"}, status=503)
    context = {
        "section": "organizations",
        "organization": organization,
        "rules": found,
        "state": gettext(STATES[found.law.state]),
        "begins_on": date.fromisoformat(found.law.valid_from),
        "warnings": warnings_of(found),
        "subjects": subjects_of(found.values),
        "others": organizations_with_rules(request.tenant, found.day).exclude(pk=key or 0),
    }
    return render(request, "portal/rules.html", context)


def _organization(request: TenantRequest, key: int | None) -> Organization | None:
    return public_organization(request.tenant, key) if key is not None else None


@require_safe
def rules_pdf(request: TenantRequest, key: int | None = None) -> HttpResponse:
    organization = _organization(request, key)
    try:
        pdf = _pdf(request.tenant, organization)
    except BrokenProfileError:
        return redirect("portal:rules")  # which says so
    except Refused as refused:
        messages.error(request, sentence_of(refused))
        return redirect("portal:rules_of", key) if key else redirect("portal:rules")
    return HttpResponse(pdf, content_type="application/pdf")


def _pdf(body: Body, organization: Organization | None) -> bytes:
    """Drawn once for the same content: anybody may ask for it, as often as they like."""
    with translation.override("de"):  # the official language (§ 23 VwVfG)
        sheet = sheet_of(body, organization, rules_in_force(body, organization, timezone.localdate()))
    name = f"rules-{hashlib.sha256(repr(sheet).encode()).hexdigest()}"
    kept: bytes | None = cache.get(name)
    if kept is None:
        kept = in_public_worker(drawn_rules.render_rules, sheet)
        cache.set(name, kept, KEPT_SECONDS)
    return kept


def sheet_of(body: Body, organization: Organization | None, found: RulesInForce) -> RulesDocument:
    """What the PDF shows: the page, in German."""
    law = found.law
    place = organization.pk if organization else 0
    return RulesDocument(
        document_id=f"RP-{body.slug}-{place}-{law.id}-{law.version}-{found.day:%Y%m%d}",
        letterhead=letterhead_of(body),
        title=gettext("Rules in force"),
        subtitle=organization.name if organization else body.name,
        facts=(
            Fact(gettext("Federal state"), gettext(STATES[law.state])),
            Fact(gettext("Law"), law.law),
            Fact(gettext("Version"), f"{law.version} ({law.id})"),
            Fact(gettext("As of"), date_format(found.day, "j. F Y")),
        ),
        note="\n".join(sentence for _level, sentence in warnings_of(found)),
        tables=tuple(
            RuleTable(subject.title, tuple(_row(line) for line in subject.lines))
            for subject in subjects_of(found.values)
        ),
        issued_on=found.day,
    )


def warnings_of(found: RulesInForce) -> list[tuple[str, str]]:
    """How far the reader may rely on it: levels of an alert, and sentences."""
    warnings = []
    if found.law.status is Status.DRAFT:
        draft = gettext(
            "Draft: no lawyer has checked these rules yet. The law itself stands above this summary."
        )
        warnings.append(("warning", draft))
    if not found.law.holds_on(found.day):
        not_now = gettext(
            "These rules do not hold today. Until others are installed, no meeting can be convened."
        )
        warnings.append(("danger", not_now))
    void = gettext(
        "A local rule is left out because the law of the state does not allow it any more: %(source)s."
    )
    return [*warnings, *(("warning", void % {"source": each.source}) for each in found.void)]


def _row(line: RuleLine) -> RuleRow:
    return RuleRow(line.title, line.words, line.source, line.origin_words, line.acts)

"""What if: seats and chairs divided for any strengths, filled in with those of the council. Everything is in the
address, so that a result can be handed on; nothing is stored.
"""

from collections import Counter
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.lists import number
from portal.seats.answer import answered, fault_said
from portal.seats.typed import JOINTS, Line, Typed, meant_by, typed_in
from sessions_app.models import Body, Organization
from sessions_app.queries import committees_today, councils, strengths_of
from sessions_app.rules import rules_in_force
from sessions_app.tenancy import TenantRequest
from voting.rules.profiles import BrokenProfileError
from voting.rules.schema import Value
from voting.seats.proposals import MOST_LETTERS, MOST_LISTS, MOST_SEATS, MOST_STRENGTH

FEWEST_LINES, SPARE_LINES = 6, 2
USUAL_SEATS = 11  # where no committee's size is known
LIMITS = {"seats": MOST_SEATS, "strength": MOST_STRENGTH, "letters": MOST_LETTERS}


@dataclass(frozen=True)
class Field:
    """A line of the form with its faults as sentences."""

    place: int
    line: Line
    name_fault: str
    strength_fault: str

    @property
    def key(self) -> str:
        return str(self.place)


@require_safe
def seats(request: TenantRequest) -> HttpResponse:
    council = _council(request)
    asked = bool(request.GET.keys() - {"gremium"})
    typed = typed_in(dict(request.GET.lists())) if asked else _of_today(request.tenant, council)
    meant = meant_by(typed)
    faults = [(each.at, fault_said(each.refused)) for each in (meant.faults if asked or typed.lines else ())]
    context = {
        "section": "organizations",
        "council": council,
        "asked": asked,
        "typed": typed,
        "fields": _fields(typed, dict(faults)),
        "faults": faults,
        "at": dict(faults),
        "answer": None if meant.faults else answered(typed, meant, _rules(request.tenant, council)),
        "joints": JOINTS,
        "limits": LIMITS,
    }
    return render(request, "portal/seats/page.html", context)


def _rules(body: Body, council: Organization | None) -> dict[str, Value]:
    """Today's; none where they cannot be read, which the page of the rules says."""
    try:
        return rules_in_force(body, council, timezone.localdate()).values
    except BrokenProfileError:
        return {}


def _council(request: TenantRequest) -> Organization | None:
    """The council that the address names, or the body's first."""
    rows = councils(request.tenant)
    return rows.filter(pk=number(request, "gremium") or 0).first() or rows.first()


def _of_today(body: Body, council: Organization | None) -> Typed:
    """The groups of the council, a committee of the usual size, and as many chairs as there are committees."""
    strengths = strengths_of(council) if council else []
    sizes = list(committees_today(body).values_list("statutory_number", flat=True))
    usual = Counter(size for size in sizes if size).most_common(1)
    return Typed(
        tuple(Line(name, str(strength)) for name, strength in strengths[:MOST_LISTS]),
        seats=str(usual[0][0] if usual else USUAL_SEATS),
        chairs=str(min(len(sizes), MOST_SEATS)) if sizes else "",
    )


def _fields(typed: Typed, sentences: dict[str, str]) -> list[Field]:
    """The lines that are typed and some blank ones, as none is added without script."""
    wanted = max(FEWEST_LINES, len(typed.lines) + SPARE_LINES)
    lines = [*typed.lines, *[Line()] * (min(wanted, max(MOST_LISTS, len(typed.lines))) - len(typed.lines))]
    return [
        Field(place, line, sentences.get(f"name-{place}", ""), sentences.get(f"staerke-{place}", ""))
        for place, line in enumerate(lines, start=1)
    ]

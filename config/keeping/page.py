"""The page on which the organisation's administration reads and sets how long personal data are kept."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.forms import BoundField
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from config.keeping.form import TermsForm
from config.keeping.kind import Kind
from config.keeping.models import Forgetting
from config.keeping.passing import OF_THE_HOUSE, PASSING
from config.keeping.standing import STANDING
from sessions_app.models import Body
from sessions_app.pages.edge import ActorRequest, working
from sessions_app.policies import may_administer

SHOWN = 10  # rounds of deletion
TITLES = {kind.key: kind.title for kind in PASSING}


@dataclass(frozen=True)
class KindView:
    """`field`: where the municipality chooses; `days`: where nothing is to be chosen; neither: no end of its own."""

    key: str
    title: str
    what: str
    why: str
    days: int | None = None
    field: BoundField | None = None


@dataclass(frozen=True)
class RoundView:
    """`went`: what was deleted and how often, in words. `failed`: what could not be."""

    row: Forgetting
    went: tuple[str, ...]
    failed: tuple[str, ...]


@working
@require_http_methods(["GET", "HEAD", "POST"])
def terms(request: ActorRequest) -> HttpResponse:
    if not may_administer(request.actor, request.tenant.pk):
        raise Http404
    form = TermsForm(request.POST if request.method == "POST" else None, request.tenant)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, gettext("The terms are saved. They hold from the next night on."))
        return redirect("terms")
    context = {
        "section": "workplace",
        "form": form,
        "passing": [_view(kind, form) for kind in PASSING],
        "house": [_view(kind) for kind, _work in OF_THE_HOUSE],
        "standing": [_view(kind) for kind in STANDING],
        "rounds": list(_rounds(request.tenant)),
    }
    return render(request, "config/terms.html", context, status=422 if form.errors else 200)


def _view(kind: Kind, form: TermsForm | None = None) -> KindView:
    said = (gettext(kind.title), gettext(kind.what), gettext(kind.why))
    if form is not None and kind.is_chosen:
        return KindView(kind.key, *said, field=form[kind.key])
    return KindView(kind.key, *said, days=kind.days)


def _rounds(body: Body) -> Iterator[RoundView]:
    for row in Forgetting.objects.filter(body=body)[:SHOWN]:
        went = tuple(f"{_title(key)}: {count}" for key, count in row.counts.items())
        yield RoundView(row, went, tuple(_title(key) for key in row.failed))


def _title(key: str) -> str:
    """A kind that this version does not know any more is named by its key."""
    return gettext(TITLES[key]) if key in TITLES else key

"""News as Atom, RSS and JSON Feed: of the whole municipality, or of one of the things that can be subscribed to."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from portal.feed_files import Attached
from portal.feed_formats import Atom, JsonFeed, Rss
from portal.news import scope
from portal.news.entry import Entry
from portal.news.scope import Scope
from portal.news.sources import TITLES, entries
from portal.search.index import IndexUnavailableError
from portal.search.wanted import read_wanted
from sessions_app.by_key import public_organization
from sessions_app.public_reads import public_locations
from sessions_app.queries import public_papers
from sessions_app.tenancy import TenantRequest
from sessions_app.withdrawn import withdrawn_papers

Format = type[Atom] | type[Rss] | type[JsonFeed]
UNSPEAKABLE = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF], " ")  # XML 1.0, section 2.2
FORMATS: dict[str, Format] = {"atom": Atom, "rss": Rss, "json": JsonFeed}


@require_safe
def feed(request: TenantRequest, what: str, form: str) -> HttpResponse:
    return _answer(request, what, form, scope.of_town(request.tenant))


@require_safe
def feed_of(request: TenantRequest, key: int, what: str, form: str) -> HttpResponse:
    return _answer(request, what, form, scope.of_organization(public_organization(request.tenant, key)))


@require_safe
def feed_of_paper(request: TenantRequest, key: int, what: str, form: str) -> HttpResponse:
    """Of one that was withdrawn too: it says so."""
    row = public_papers(request.tenant).select_related("body").filter(pk=key).first()
    paper = row or get_object_or_404(withdrawn_papers(request.tenant).select_related("body"), pk=key)
    return _answer(request, what, form, scope.of_paper(paper, named=row is not None))


@require_safe
def feed_of_place(request: TenantRequest, key: int, what: str, form: str) -> HttpResponse:
    place = get_object_or_404(public_locations(request.tenant).select_related("body"), pk=key)
    return _answer(request, what, form, scope.of_place(place))


@require_safe
def feed_of_search(request: TenantRequest, what: str, form: str) -> HttpResponse:
    """`?q=` and whatever narrows it, as in the address of the search; of nothing in particular everything new."""
    wanted = read_wanted(request.GET)
    try:
        asked = scope.of_town(request.tenant) if wanted.is_empty else scope.of_search(request.tenant, wanted)
    except IndexUnavailableError:
        say = gettext("The search does not answer at the moment. Please try again in a few minutes.")
        return HttpResponse(say, content_type="text/plain; charset=utf-8", status=503)
    return _answer(request, what, form, asked)


def _answer(request: TenantRequest, what: str, form: str, asked: Scope) -> HttpResponse:
    if what not in TITLES or form not in FORMATS:
        raise Http404
    made = _opened(request, what, form, asked)
    for entry in entries(what, asked):
        _add(request, made, entry)
    answer = HttpResponse(content_type=made.content_type)
    made.write(answer, "utf-8")
    answer["Cache-Control"] = "public, max-age=60"
    return answer


def _opened(request: TenantRequest, what: str, form: str, asked: Scope) -> Atom | Rss | JsonFeed:
    here = f"{request.path}?{asked.query}" if asked.query else request.path
    return FORMATS[form](
        title=_speakable(gettext("%(what)s · %(of)s") % {"what": TITLES[what], "of": asked.name}),
        link=request.build_absolute_uri(asked.path),
        description="",
        language=get_language() or "de",
        feed_url=request.build_absolute_uri(here),
        since=request.tenant.created,
    )


def _add(request: TenantRequest, made: Atom | Rss | JsonFeed, entry: Entry) -> None:
    address = request.build_absolute_uri(entry.path)
    made.add_item(
        title=_speakable(entry.title),
        link=address,
        description=_speakable(entry.text),
        unique_id=address,
        unique_id_is_permalink=True,
        pubdate=entry.published,
        updateddate=entry.updated,
        enclosures=[Attached(request, each) for each in entry.files],
    )


def _speakable(text: str) -> str:
    """Without the signs that no XML may hold: they come along with a name that was copied or imported."""
    return text.translate(UNSPEAKABLE)

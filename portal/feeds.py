"""News as Atom, RSS and JSON Feed, of the whole municipality or of one organization."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from portal.json_feed import JsonFeed
from portal.news import SOURCES, TITLES
from sessions_app.by_key import public_organization
from sessions_app.models import Organization
from sessions_app.tenancy import TenantRequest

Format = type[Atom1Feed] | type[Rss201rev2Feed] | type[JsonFeed]
UNSPEAKABLE = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF], " ")  # XML 1.0, section 2.2
FORMATS: dict[str, Format] = {"atom": Atom1Feed, "rss": Rss201rev2Feed, "json": JsonFeed}


@require_safe
def feed(request: TenantRequest, what: str, form: str) -> HttpResponse:
    return _answer(request, what, form, None)


@require_safe
def feed_of(request: TenantRequest, key: int, what: str, form: str) -> HttpResponse:
    return _answer(request, what, form, public_organization(request.tenant, key))


def _answer(request: TenantRequest, what: str, form: str, organization: Organization | None) -> HttpResponse:
    if what not in SOURCES or form not in FORMATS:
        raise Http404
    made = _opened(request, what, form, organization)
    for entry in SOURCES[what](request.tenant, organization):
        address = request.build_absolute_uri(entry.path)
        made.add_item(
            title=_speakable(entry.title),
            link=address,
            description=_speakable(entry.text),
            unique_id=address,
            unique_id_is_permalink=True,
            pubdate=entry.at,
            updateddate=entry.at,
        )
    answer = HttpResponse(content_type=made.content_type)
    made.write(answer, "utf-8")
    answer["Cache-Control"] = "public, max-age=60"
    return answer


def _opened(
    request: TenantRequest, what: str, form: str, organization: Organization | None
) -> Atom1Feed | Rss201rev2Feed | JsonFeed:
    of = organization.name if organization else request.tenant.name
    home = reverse("portal:organization", args=[organization.pk]) if organization else reverse("portal:front")
    return FORMATS[form](
        title=_speakable(gettext("%(what)s · %(of)s") % {"what": TITLES[what], "of": of}),
        link=request.build_absolute_uri(home),
        description="",
        language=get_language() or "de",
        feed_url=request.build_absolute_uri(request.path),
    )


def _speakable(text: str) -> str:
    """Without the signs that no XML may hold: they come along with a name that was copied or imported."""
    return text.translate(UNSPEAKABLE)

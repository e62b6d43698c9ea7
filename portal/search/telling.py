"""A search in words, for whoever is asked whether to subscribe to it."""

from collections.abc import Iterable, Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext

from portal.search.wanted import Kind, Wanted
from sessions_app.models import Body, LegislativeTerm
from sessions_app.queries import public_organizations


def told(body: Body, wanted: Wanted, terms: Iterable[LegislativeTerm]) -> str:
    """“Search for “cycle path”, only Papers, Council, from 01.01.2024”: everything but the order."""
    asked = gettext("Search for “%(words)s”") % {"words": wanted.words} if wanted.words else ""
    return ", ".join(filter(None, [asked, _organization(body, wanted), *narrowed(wanted, terms)]))


def _organization(body: Body, wanted: Wanted) -> str:
    if wanted.organization is None:
        return ""
    found = public_organizations(body).filter(pk=wanted.organization).first()
    return found.name if found else "?"


def narrowed(wanted: Wanted, terms: Iterable[LegislativeTerm]) -> Iterator[str]:
    """What stands in the choice besides words and organization, part by part."""
    if wanted.kinds:
        kinds = ", ".join(kind.plural for kind in Kind if kind in wanted.kinds)
        yield gettext("only %(kinds)s") % {"kinds": kinds}
    if wanted.since:
        yield gettext("from %(day)s on") % {"day": date_format(wanted.since, "SHORT_DATE_FORMAT")}
    if wanted.until:
        yield gettext("up to %(day)s") % {"day": date_format(wanted.until, "SHORT_DATE_FORMAT")}
    if wanted.term:
        yield _named(next((each.name for each in terms if each.pk == wanted.term), "?"))


def _named(term: str) -> str:
    """Many names say already what they name."""
    label = gettext("Legislative term")
    return term if label in term else f"{label} {term}"

"""What a subscription is called, to its owner. A paper that is not public any more is not named."""

from django.utils.translation import gettext

from portal.search.telling import narrowed
from portal.subscriptions.models import Subscription
from portal.subscriptions.saved import choice_of
from sessions_app.models import Body
from sessions_app.public_reads import public_locations
from sessions_app.queries import public_organizations, public_papers, terms_of


def title_of(wish: Subscription) -> str:
    searched = gettext("Search for “%(words)s”") % {"words": wish.words} if wish.words else ""
    about = gettext("about the place “%(place)s”") % {"place": wish.place} if wish.place else ""
    return _title(wish, searched, about)


def title_without_words(wish: Subscription) -> str:
    """For a mailbox that has not confirmed yet: what was typed may be a stranger's words."""
    searched = gettext("Search for certain words") if wish.words else ""
    return _title(wish, searched, gettext("about a certain place") if wish.place else "")


def _title(wish: Subscription, searched: str, about_place: str) -> str:
    body = wish.subscriber.body
    about = [
        searched,
        _organization(body, wish.organization_id),
        _paper(body, wish.paper_id),
        _location(body, wish.location_id),
    ]
    parts = [
        *(about if any(about) else [gettext("Everything new")]),
        choice_in_words(body, wish.narrowing),
        about_place,
    ]
    return ", ".join(filter(None, parts))


def choice_in_words(body: Body, narrowing: str) -> str:
    """Kinds, days and term of a saved search."""
    wanted = choice_of(narrowing)
    return ", ".join(narrowed(wanted, terms_of(body) if wanted.term else ()))


def _organization(body: Body, key: int | None) -> str:
    if key is None:
        return ""
    found = public_organizations(body).filter(pk=key).first()
    return found.name if found else gettext("a committee that is not shown any more")


def _paper(body: Body, key: int | None) -> str:
    if key is None:
        return ""
    found = public_papers(body).filter(pk=key).first()
    return str(found) if found else gettext("a paper that is not public any more")


def _location(body: Body, key: int | None) -> str:
    if key is None:
        return ""
    found = public_locations(body).filter(pk=key).first()
    if found is None:
        return gettext("a place that is not shown any more")
    return gettext("Place: %(place)s") % {"place": found}

"""What a subscription is called, to its owner. A paper that is not public any more is not named."""

from django.utils.translation import gettext

from portal.subscriptions.models import Subscription
from sessions_app.models import Body
from sessions_app.queries import public_organizations, public_papers


def title_of(wish: Subscription) -> str:
    body = wish.subscriber.body
    whose = [_organization(body, wish.organization_id), _paper(body, wish.paper_id)]
    parts = [
        *(whose if any(whose) else [gettext("Everything new")]),
        gettext("with the words “%(words)s”") % {"words": wish.words} if wish.words else "",
        gettext("about the place “%(place)s”") % {"place": wish.place} if wish.place else "",
    ]
    return ", ".join(filter(None, parts))


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

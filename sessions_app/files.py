"""Where a file is fetched. Whoever may not have it gets what anybody gets for a file that does not exist; who may not
have it now, because of bias on its item, is told so.
"""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.views.decorators.http import require_safe

from accounts.actor import Actor
from documents.delivery import deliver
from documents.models import File
from journal.events import Refused
from sessions_app.actors import actor_for
from sessions_app.closed_files import deliver_closed
from sessions_app.exclusion import require_file
from sessions_app.listing import may_list_minutes, unlisted
from sessions_app.live import sentence_of
from sessions_app.models import Body
from sessions_app.queries import public_files, visible_files
from sessions_app.tenancy import TenantRequest


@require_safe
def file(request: TenantRequest, token: UUID, name: str) -> HttpResponseBase:  # noqa: ARG001 (the token decides)
    """A file by its token. A public one is found without looking at who asks."""
    found = public_files(request.tenant).filter(token=token).first()
    if found is None:
        return _closed(request, token)
    if _is_here(found):
        return unlisted(deliver(request, found), unless=_is_listed(request.tenant, found))
    if found.external_url:
        return HttpResponseRedirect(found.external_url)
    raise Http404


def _is_here(found: File) -> bool:
    return bool(found.content) and found.content.storage.exists(found.content.name)


def _is_listed(body: Body, found: File) -> bool:
    """Nothing is asked where minutes may be listed for ever."""
    if body.minutes_in_search is None:
        return True
    return may_list_minutes(body, found.minutes_of.first())


def _closed(request: TenantRequest, token: UUID) -> HttpResponseBase:
    actor = actor_for(request.user, request.tenant)
    found = _for_reader(request, actor, token)
    if _is_here(found):
        return unlisted(deliver_closed(request, actor, found), unless=False)
    if found.external_url:
        return HttpResponseRedirect(found.external_url)
    raise Http404


def _for_reader(request: TenantRequest, actor: Actor, token: UUID) -> File:
    found = visible_files(actor, request.tenant).filter(token=token).first()
    if found is None:
        raise Http404
    try:
        require_file(actor, request.tenant, found)
    except Refused as refused:
        raise PermissionDenied(sentence_of(refused)) from None
    return found

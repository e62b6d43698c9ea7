"""Between pages and commands: who asks, what is refused in which words."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext

from accounts.actor import Actor
from journal.events import Refused
from sessions_app.actors import actor_for
from sessions_app.by_key import meeting_of_body
from sessions_app.models import AgendaItem, Meeting
from sessions_app.queries import is_clerk, is_entitled
from sessions_app.tenancy import TenantRequest

Page = Callable[..., HttpResponse]


class ActorRequest(TenantRequest):
    """A request of somebody who has logged in."""

    actor: Actor


def working(page: Page) -> Page:
    """For logged-in people only; `request.actor` says who they are in this municipality."""

    @login_required
    @wraps(page)
    def asked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        request.actor = actor_for(request.user, request.tenant)  # type: ignore[attr-defined]  # ActorRequest, from here on
        answer = page(request, *args, **kwargs)
        answer.setdefault("Cache-Control", "private, no-store")
        return answer

    return asked


def sentence_of(refused: Refused) -> str:
    """The refusal in the reader's language."""
    return gettext(refused.sentence) % refused.details


def done(request: HttpRequest, command: Callable[[], object], said: str) -> bool:
    """Carries the command out and tells the person what came of it."""
    try:
        command()
    except Refused as refused:
        messages.error(request, sentence_of(refused))
        return False
    messages.success(request, said)
    return True


def meeting_of(request: ActorRequest, key: int) -> Meeting:
    """A meeting of the actor's organizations; any other does not exist here. Asked by nearly every page of the
    workplace: so without what few of them show, and without asking for the municipality again.
    """
    meeting = meeting_of_body(request.tenant, key)
    if not is_entitled(request.actor, meeting):
        raise Http404
    return meeting


def meeting_to_prepare(request: ActorRequest, key: int) -> Meeting:
    meeting = meeting_of(request, key)
    if not is_clerk(request.actor, meeting):
        raise Http404
    return meeting


def item_to_prepare(request: ActorRequest, key: int, item: int) -> AgendaItem:
    meeting = meeting_to_prepare(request, key)
    return get_object_or_404(
        AgendaItem.objects.filter(deleted=False).select_related("meeting"), pk=item, meeting=meeting
    )

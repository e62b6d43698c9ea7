"""A paper as its authors come to it."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from journal.events import Refused
from sessions_app.exclusion import require_paper
from sessions_app.models import Paper
from sessions_app.pages.edge import ActorRequest, sentence_of
from sessions_app.queries import visible_papers, writes_papers


def open_paper(request: ActorRequest, key: int) -> Paper:
    """One that the actor reads and may write; whether it may still be changed the command says."""
    if not writes_papers(request.actor, request.tenant):
        raise Http404
    row = get_object_or_404(visible_papers(request.actor, request.tenant), pk=key)
    require_unbiased(request, row)
    return row


def require_unbiased(request: ActorRequest, row: Paper) -> None:
    """Not to who is biased on its item."""
    try:
        require_paper(request.actor, row)
    except Refused as refused:
        raise PermissionDenied(sentence_of(refused)) from None

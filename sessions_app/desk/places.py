"""What a paper is about on the earth: places that stand beside it, and become public with it."""

from django.db import transaction
from django.utils import timezone

from accounts.actor import Actor
from journal.events import require
from sessions_app.desk.refusals import DeskRefusal
from sessions_app.models import Location, Paper
from sessions_app.plain_text import require_plain
from sessions_app.queries import visible_papers, writes_papers
from sessions_app.withdrawn import withdrawn_papers


def name_place(
    actor: Actor,
    paper: Paper,
    *,
    known: Location | None = None,
    street_address: str = "",
    locality: str = "",
    degrees: tuple[float, float] | None = None,
) -> Location:
    """A place of a paper (Ort): a known one, or one that is described here. `degrees` north and east.

    On a published paper too: where something lies is no part of what the council decides on. Not on one that was public and
    is no more: whoever follows the place would learn that it belongs there. Raises Refused.
    """
    _require_writing(actor, paper)
    require(not withdrawn_papers(paper.body).filter(pk=paper.pk).exists(), DeskRefusal.PAPER_WITHDRAWN)
    require(known is None or known.body_id == paper.body_id, DeskRefusal.WRONG_PLACE)
    described = street_address.strip()
    require(known or described, DeskRefusal.PLACE_MISSING)
    require_plain(described + locality)
    latitude, longitude = degrees or (None, None)
    with transaction.atomic():
        place = known or _found(paper, described, locality.strip(), latitude, longitude)
        paper.locations.add(place)
        Paper.objects.filter(pk=paper.pk).update(modified=timezone.now())
    return place


def _found(paper: Paper, street: str, town: str, latitude: float | None, longitude: float | None) -> Location:
    """The same place described twice is one place."""
    said = {"street_address": street, "locality": town, "latitude": latitude, "longitude": longitude}
    usual = {"room": "", "postal_code": "", "description": "", "oparl_id": None, "deleted": False}
    rows = Location.objects.filter(body=paper.body, **said, **usual).order_by("pk")
    return rows.first() or Location.objects.create(body=paper.body, **said)


def remove_place(actor: Actor, paper: Paper, place: Location) -> None:
    """Takes a place away from a paper; the place itself stays. Raises Refused."""
    _require_writing(actor, paper)
    with transaction.atomic():
        paper.locations.remove(place)
        Paper.objects.filter(pk=paper.pk).update(modified=timezone.now())


def _require_writing(actor: Actor, paper: Paper) -> None:
    require(writes_papers(actor, paper.body), DeskRefusal.NOT_AN_AUTHOR)
    require(visible_papers(actor, paper.body).filter(pk=paper.pk).exists(), DeskRefusal.NO_SUCH_PAPER)

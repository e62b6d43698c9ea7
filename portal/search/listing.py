"""Where nothing is looked for and only a choice is made: things of that choice, the newest first."""

from itertools import chain

from django.db.models import QuerySet

from portal.search.looking import MOST, SPARE, Looked, public_ones
from portal.search.matching import Candidate
from portal.search.models import Entry
from portal.search.narrowing import dated_within, window_of
from portal.search.place import place_of
from portal.search.wanted import Kind, Wanted
from portal.search.wording import kept
from sessions_app.models import Body


def listed(body: Body, wanted: Wanted, most: int = MOST) -> Looked:
    entries = Entry.objects.filter(dated_within(window_of(body, wanted)), body=body, page=0)
    if wanted.organization:
        entries = entries.filter(organizations__contains=kept([wanted.organization]))
    dated = entries.filter(dated_on__isnull=False).order_by("-dated_on", "-pk")
    undated = entries.filter(dated_on__isnull=True).order_by("-pk")
    some = list(chain(_candidates(dated, most + SPARE), _candidates(undated, most + SPARE)))[: most + SPARE]
    found = public_ones(body, wanted, some)
    return Looked(found[:most], len(found) > most)


def _candidates(entries: QuerySet[Entry], most: int) -> list[Candidate]:
    return [
        Candidate(place_of(pk, Kind(kind), 0, day), Kind(kind), key, 0, exact=True, score=None)
        for pk, kind, key, day in entries.values_list("pk", "kind", "key", "dated_on")[:most]
    ]

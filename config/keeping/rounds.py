"""The nightly round: what is over its term goes, kind by kind, each by itself; and it is written down how much that was.

A dry round does the same and takes it back: so it can tell nothing else.
"""

import logging
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone

from config.keeping.kind import Kind
from config.keeping.models import Forgetting, Term
from config.keeping.passing import OF_THE_HOUSE, PASSING
from sessions_app.models import Body

logger = logging.getLogger(__name__)
Work = tuple[Kind, int, Callable[[datetime], int]]


def terms_of(body: Body) -> dict[str, int]:
    """The days for which a municipality keeps what has an end, by kind: its own choice, else what is preset. What was chosen
    when other bounds held is as near to it as these allow.
    """
    own = dict(Term.objects.filter(body=body).values_list("kind", "days"))
    return {kind.key: _within(kind, own.get(kind.key, kind.days or 0)) for kind in PASSING}


def _within(kind: Kind, days: int) -> int:
    return min(max(days, kind.least), kind.most) if kind.is_chosen else kind.days or 0


def forget(body: Body | None, *, dry: bool = False) -> Forgetting:
    """One round through a municipality; without one, through what belongs to the installation. What fails stays whole,
    and keeps no other kind from its turn. A dry round writes nothing, nor is it written down.
    """
    done, now = Forgetting(body=body), timezone.now()
    for kind, days, work in _of_body(body) if body else _of_the_house():
        try:
            with transaction.atomic():
                count = work(now - timedelta(days=days))
                transaction.set_rollback(dry)
        except Exception:
            logger.exception("What is over its term stays: %s", kind.key)
            done.failed.append(kind.key)
        else:
            done.counts |= {kind.key: count} if count else {}
    if not dry:
        done.save()
    return done


def _of_body(body: Body) -> Iterator[Work]:
    days = terms_of(body)
    for kind in PASSING:
        if kind.forget:
            yield kind, days[kind.key], partial(kind.forget, body)


def _of_the_house() -> Iterator[Work]:
    for kind, work in OF_THE_HOUSE:
        yield kind, kind.days or 0, work

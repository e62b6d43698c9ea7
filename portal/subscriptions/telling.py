"""Tells subscribers what is new: each thing to each of them once, also when it is killed in between.

What was told and the mail that tells it are written in one transaction. The mail names the things by their keys; what
it says of them is read when it is sent (`letters.digest`).
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from mail.writing import write
from portal.search.settling import settle_all
from portal.subscriptions.commands import causes_of, confirmed_of
from portal.subscriptions.matching import Search, fits, search_in
from portal.subscriptions.models import Subscriber, Subscription, Told
from portal.subscriptions.things import Thing, came_out
from sessions_app.models import Body

LOOKS_BACK = timedelta(days=60)  # what came out before was told, or nobody wanted it
MORNING = 7  # o'clock: from then on the daily mail goes out


def tell_subscribers(now: datetime | None = None) -> int:
    """How many mails were written, over all bodies."""
    now = now or timezone.now()
    for _ in settle_all():  # the search knows what has just come out
        pass
    bodies = Body.objects.filter(subscribers__subscriptions__confirmed_at__isnull=False).distinct()
    return sum(_tell(body, now) for body in bodies)


def _tell(body: Body, now: datetime) -> int:
    things, search = came_out(body, now - LOOKS_BACK), search_in(body)
    rows = Subscriber.objects.filter(body=body)
    keys = list(rows.order_by("pk").values_list("pk", flat=True)) if things else []
    written = sum(_tell_one(key, things, search, now) for key in keys)
    if _is_morning(now):  # whoever had nothing to hear this morning waits until the next
        today = timezone.localdate(now)
        rows.exclude(told_on=today).update(told_on=today)
    return written


@transaction.atomic
def _tell_one(key: int, things: Sequence[Thing], search: Search, now: datetime) -> bool:
    """Whether a mail was written. The row is locked: two rounds at once tell it one after the other."""
    subscriber = Subscriber.objects.select_for_update().select_related("body").filter(pk=key).first()
    if subscriber is None:  # left a moment ago
        return False
    due = [wish for wish in confirmed_of(subscriber) if _is_due(wish, subscriber, now)]
    fitting = [thing.key for thing in things if any(fits(thing, wish, search) for wish in due)]
    known = set(subscriber.told.filter(thing__in=fitting).values_list("thing", flat=True))
    fresh = [each for each in fitting if each not in known]
    if not fresh:
        return False
    Told.objects.bulk_create(Told(subscriber=subscriber, thing=each, told_at=now) for each in fresh)
    return write(
        f"{causes_of(subscriber)}news:{now.isoformat()}",
        "news",
        owner=subscriber.body.slug,
        address=subscriber.email,
        language=subscriber.language,
        about={"subscriber": subscriber.pk, "things": fresh},
    )


def _is_due(wish: Subscription, subscriber: Subscriber, now: datetime) -> bool:
    """The daily one in the first round of the morning."""
    if wish.pace == Subscription.Pace.AT_ONCE:
        return True
    return _is_morning(now) and subscriber.told_on != timezone.localdate(now)


def _is_morning(now: datetime) -> bool:
    return timezone.localtime(now).hour >= MORNING

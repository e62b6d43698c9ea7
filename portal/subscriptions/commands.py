"""To ask for news, to confirm that, to end it."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from mail.writing import take_back, write
from portal.subscriptions.models import Subscriber, Subscription
from sessions_app.models import Body

MOST = 30  # confirmed subscriptions of one address; who wants more wants everything


@transaction.atomic
def ask_for(
    body: Body,
    email: str,
    *,
    language: str,
    **wish_for: Any,
) -> Subscription:
    """A wish, and the mail that asks whether it is one. `wish_for`: the fields of a subscription, as the form has them."""
    values = {"email": email.lower(), "body": body}
    subscriber, _is_new = Subscriber.objects.get_or_create(**values, defaults={"language": language})
    wish = Subscription.objects.create(subscriber=subscriber, **wish_for)
    write(
        f"{causes_of(subscriber)}confirm:{wish.pk}",
        "confirmation",
        owner=body.slug,
        address=subscriber.email,
        language=language,
        about={"subscription": wish.pk},
    )
    return wish


@transaction.atomic
def confirm(wish: Subscription) -> bool:
    """From now on it counts; False if the address has as many as it can have. Once more changes nothing."""
    if wish.confirmed_at:
        return True
    others = confirmed_of(wish.subscriber).exclude(pk=wish.pk)
    if others.count() >= MOST:
        return False
    same = others.filter(
        organization=wish.organization,
        paper=wish.paper,
        location=wish.location,
        words__iexact=wish.words,
        narrowing=wish.narrowing,
        place__iexact=wish.place,
    )
    same.delete()  # asked for again, perhaps at another pace: the later word counts
    wish.confirmed_at = timezone.now()
    wish.save(update_fields=["confirmed_at"])
    return True


def confirmed_of(subscriber: Subscriber) -> QuerySet[Subscription]:
    return subscriber.subscriptions.filter(confirmed_at__isnull=False)


@transaction.atomic
def end(wish: Subscription) -> None:
    """With the last one the address goes, and what was still to be sent to it."""
    subscriber = wish.subscriber
    wish.delete()
    _leave_if_empty(subscriber)


@transaction.atomic
def end_all(subscriber: Subscriber) -> None:
    """Nothing is left: neither the address nor what still waits to be confirmed."""
    take_back(causes_of(subscriber))
    subscriber.delete()


def forget_unconfirmed(body: Body, before: datetime) -> int:
    """What was asked for before and nobody confirmed was perhaps typed by somebody else: it goes, and the address with
    it. Returns how many wishes it was.
    """
    wishes = Subscription.objects.filter(subscriber__body=body, confirmed_at=None, created_at__lt=before)
    rows = list(wishes.select_related("subscriber"))
    for wish in rows:
        end(wish)
    return len(rows)


def causes_of(subscriber: Subscriber) -> str:
    """How the keys of all mails to a subscriber begin."""
    return f"subscriber:{subscriber.pk}:"


def _leave_if_empty(subscriber: Subscriber) -> None:
    """A wish that still waits for its confirmation keeps the address: its mail is on the way."""
    if not subscriber.subscriptions.exists():
        end_all(subscriber)

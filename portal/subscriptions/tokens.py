"""The addresses in mails: who has one may do what it says, without a login. Signed, not kept anywhere."""

from datetime import timedelta

from django.core import signing
from django.urls import reverse

from portal.subscriptions.models import Subscriber, Subscription
from sessions_app.models import Body
from sessions_app.tenancy import site_of

CONFIRMED_WITHIN = timedelta(hours=48)
OWN, CONFIRM = "portal.subscriptions.own", "portal.subscriptions.confirm"


def own_token(subscriber: Subscriber) -> str:
    """The same in every mail: an address that was kept opens the page as long as there is something on it."""
    return signing.Signer(salt=OWN).sign(str(subscriber.pk))


def subscriber_of(body: Body, token: str) -> Subscriber | None:
    """Whose token it is; None if it is made up, another municipality's, or of somebody who has left."""
    try:
        key = int(signing.Signer(salt=OWN).unsign(token))
    except signing.BadSignature:
        return None
    return Subscriber.objects.filter(body=body, pk=key).first()


def wish_of(body: Body, token: str) -> Subscription | None:
    """The subscription that a token confirms; None if it is made up or too old."""
    try:
        key = signing.loads(token, salt=CONFIRM, max_age=CONFIRMED_WITHIN)
    except signing.BadSignature:
        return None
    rows = Subscription.objects.filter(subscriber__body=body, pk=key)
    return rows.select_related("subscriber__body", "organization", "paper", "location").first()


def confirm_token(wish: Subscription) -> str:
    return signing.dumps(wish.pk, salt=CONFIRM)


def confirm_address(wish: Subscription) -> str:
    return _whole(wish.subscriber, reverse("portal:confirm", args=[confirm_token(wish)]))


def own_address(subscriber: Subscriber) -> str:
    return _whole(subscriber, reverse("portal:own_subscriptions", args=[own_token(subscriber)]))


def off_address(subscriber: Subscriber) -> str:
    return _whole(subscriber, reverse("portal:end_all", args=[own_token(subscriber)]))


def off_address_of(wish: Subscription) -> str:
    subscriber = wish.subscriber
    return _whole(subscriber, reverse("portal:end_one", args=[own_token(subscriber), wish.pk]))


def _whole(subscriber: Subscriber, path: str) -> str:
    return f"{site_of(subscriber.body)}{path}"

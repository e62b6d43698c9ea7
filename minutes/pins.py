"""Signing with a PIN, which nobody may guess: after five wrong ones a person waits."""

from django.core.cache import cache

from accounts.actor import Actor
from journal.events import N_, Refusal, Refused, require
from minutes import studio
from minutes.approvals import propose_if_due
from minutes.draft import Part
from minutes.signing import SigningRefusal
from sessions_app.models import Meeting

TRIES, WAIT = 5, 15 * 60  # wrong PINs, seconds


class PinRefusal(Refusal):
    TOO_MANY_WRONG = N_("The PIN was wrong five times. Please wait a quarter of an hour, then try again.")


def sign_with_pin(actor: Actor, meeting: Meeting, part: Part, pin: str) -> None:
    """Raises Refused."""
    key = f"wrong-pins:{actor.signature}"
    require(cache.get(key, 0) < TRIES, PinRefusal.TOO_MANY_WRONG)
    try:
        studio.sign_part(actor, meeting, part, pin)
    except Refused as refused:
        if refused.refusal is SigningRefusal.WRONG_PIN:
            cache.add(key, 0, WAIT)
            cache.incr(key)
        raise
    cache.delete(key)
    propose_if_due(actor, meeting, part)

"""Signing with a PIN, which nobody may guess: after five wrong ones a person waits."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.cache import cache

from accounts.actor import Actor
from journal.events import N_, Refusal, Refused, require
from minutes import csc, signing, studio, tokens
from minutes.approvals import propose_if_due
from minutes.draft import Part
from sessions_app.models import Meeting

TRIES, WAIT = 5, 15 * 60  # wrong PINs, seconds


class PinRefusal(Refusal):
    TOO_MANY_WRONG = N_("The PIN was wrong five times. Please wait a quarter of an hour, then try again.")


@contextmanager
def counted(actor: Actor) -> Iterator[None]:
    """Wrong PINs and codes that are found wrong inside count. Raises Refused."""
    key = f"wrong-pins:{actor.signature}"
    require(cache.get(key, 0) < TRIES, PinRefusal.TOO_MANY_WRONG)
    wrong = _wrong()  # loaded before anybody tries: where nothing could be counted, nothing is tried
    try:
        yield
    except Refused as refused:
        if refused.refusal in wrong:
            cache.add(key, 0, WAIT)
            cache.incr(key)
        raise
    cache.delete(key)


def _wrong() -> tuple[Refusal, ...]:
    """It was the PIN or the code, and nothing else."""
    return (
        signing.SigningRefusal.WRONG_PIN,
        tokens.TokenRefusal.WRONG_PIN,
        tokens.TokenRefusal.LOCKED,
        csc.ServiceRefusal.WRONG_PIN,
        csc.ServiceRefusal.WRONG_CODE,
    )


def sign_with_pin(actor: Actor, meeting: Meeting, part: Part, pin: str) -> None:
    """Raises Refused."""
    with counted(actor):
        studio.sign_part(actor, meeting, part, pin)
    propose_if_due(actor, meeting, part)

"""Keys on cards and in HSMs (PKCS#11), with a SoftHSM: what they sign is as good as any, and no PIN opens the wrong one."""

import chain
import elsewhere
import pytest
import signed as made
from drafts import CLERK

from journal.events import Refused
from minutes.accepting import AcceptRefusal
from minutes.archiving import close
from minutes.signing import sign_with_file
from minutes.tokens import Token, TokenRefusal, TokenSeal, sign_with_token
from minutes.verify import verify


def token(cards, label, key=None):
    return Token(elsewhere.MODULE, label, key or label, cards)


def signing(cards, *, label="chair", key=None, pin=made.PIN, place="chair"):
    given = (token(cards, label, key), pin, chain.sources(), frozenset())
    return sign_with_token(made.sealed().data, place, *given)


def test_a_card_signs_the_organisations_hsm_seals_and_the_minutes_are_genuine(cards):
    by_card = signing(cards)
    assert (by_card.stamped, by_card.confirmed) == (True, False)
    both = sign_with_file(by_card.data, "clerk", chain.file_of(CLERK), made.PIN, chain.sources())
    closed = close(both.data, chain.sources(), TokenSeal(token(cards, "seal"), made.PIN))
    report = verify(closed.data, made.authority().pem)
    assert [each.message for each in report.findings if each.is_fault] == []
    assert [each.field for each in report.signatures][:3] == ["chair", "clerk", "seal"]
    assert closed.seal == report.signatures[2].fingerprint


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"pin": "000000"}, TokenRefusal.WRONG_PIN),
        ({"pin": ""}, TokenRefusal.WRONG_PIN),
        ({"label": "not there"}, TokenRefusal.NO_TOKEN),
        ({"key": "not there"}, TokenRefusal.NO_KEY),
        ({"label": "olga"}, AcceptRefusal.NOT_CONFIRMED),
    ],
)
def test_what_does_not_work_is_said_and_nothing_is_signed(cards, wrong, why):
    with pytest.raises(Refused) as refused:
        signing(cards, **wrong)
    assert refused.value.refusal is why


def test_a_module_that_cannot_be_loaded_is_a_token_that_is_not_there():
    with pytest.raises(Refused) as refused:
        sign_with_token(
            made.sealed().data, "chair", Token("/nix.so", "chair", "chair"), "1", chain.sources(), frozenset()
        )
    assert refused.value.refusal is TokenRefusal.NO_TOKEN

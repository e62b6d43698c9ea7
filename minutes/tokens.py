"""Keys on cards and in HSMs (PKCS#11): named by token and label, opened by a PIN that is kept nowhere. In a worker.

    with opened_token(token, pin) as key: ...

The module is the manufacturer's library. It runs in the worker process alone: if it hangs or falls, nothing else does.
"""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field

import pkcs11
from cryptography.x509 import Certificate, load_der_x509_certificate
from pkcs11 import exceptions as faults
from pyhanko.config.pkcs11 import TokenCriteria
from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session

from journal.events import N_, Refusal, Refused
from minutes.accepting import sign_with_key
from minutes.signing import Signed
from minutes.timestamps import Sources


class TokenRefusal(Refusal):
    WRONG_PIN = N_(
        "The card has refused the PIN. Nothing was signed. After a few wrong ones it locks itself."
    )
    LOCKED = N_(
        "The card is locked, because the PIN was wrong too often. Please unlock it with its PUK or ask who issued it. "
        "Nothing was signed."
    )
    NO_TOKEN = N_(
        "The card or the key store %(token)s is not there. Please put the card in, or ask the operator, and try again. "
        "Nothing was signed."
    )
    NO_KEY = N_(
        "There is no key named %(key)s with its certificate on %(token)s. Please ask the operator. Nothing was signed."
    )
    FAILED = N_(
        "The card or the key store has failed. Please try again or sign in another way. Nothing was signed."
    )


@dataclass(frozen=True)
class Token:
    """`module`: the library's path; `label` of the token, `key`: the label of key and certificate on it.

    `environment`: what the library reads from the environment, as pairs; a worker has none of its own.
    """

    module: str
    label: str
    key: str
    environment: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class TokenKey:
    """A key of an opened token."""

    certificate: Certificate
    signer: PKCS11Signer

    def maker(self) -> PKCS11Signer:
        return self.signer


@dataclass(frozen=True)
class TokenSeal:
    """The organisation's key in an HSM. Nobody stands by when a file is closed, so its PIN is the installation's."""

    token: Token
    pin: str = field(repr=False)

    def opened(self) -> AbstractContextManager[TokenKey]:
        return opened_token(self.token, self.pin)


def sign_with_token(
    data: bytes, place: str, token: Token, pin: str, sources: Sources, confirmed: frozenset[str]
) -> Signed:
    with opened_token(token, pin) as key:
        return sign_with_key(data, place, key, sources, confirmed)


@contextmanager
def opened_token(token: Token, pin: str) -> Iterator[TokenKey]:
    """Raises Refused, also for what the token does while it is used."""
    os.environ.update(token.environment)
    try:
        criteria = TokenCriteria(label=token.label)
        session = open_pkcs11_session(token.module, token_criteria=criteria, user_pin=pin)
    except (faults.PinIncorrect, faults.PinInvalid, faults.PinLenRange):
        raise Refused(TokenRefusal.WRONG_PIN) from None
    except faults.PinLocked:
        raise Refused(TokenRefusal.LOCKED) from None
    except (RuntimeError, OSError) as error:  # as PKCS11Error is: no module, no slot, no token
        raise Refused(TokenRefusal.NO_TOKEN, token=token.label) from error
    try:
        yield _key(session, token)
    except pkcs11.PKCS11Error as error:
        raise Refused(TokenRefusal.FAILED) from error
    finally:
        session.close()


def _key(session: pkcs11.Session, token: Token) -> TokenKey:
    """With the issuers' certificates that lie beside it."""
    try:
        signer = PKCS11Signer(session, cert_label=token.key, key_label=token.key, other_certs_to_pull=None)
        certificate = signer.signing_cert
        signer.use_raw_mechanism = certificate.public_key.algorithm == "ec"  # every one knows it; we hash
        return TokenKey(load_der_x509_certificate(certificate.dump()), signer)
    except pkcs11.PKCS11Error as error:
        raise Refused(TokenRefusal.NO_KEY, key=token.key, token=token.label) from error

"""The session with a remote signing service (CSC API, version 1): bounded in time and size, its errors as sentences."""

import base64
import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx

from journal.events import N_, Refusal, Refused, require
from minutes.fetching import NoAnswerError, read_within, tls

SECONDS = 15.0  # for one answer
IN_ALL = 45.0  # seconds for a whole signature
ANSWER_LIMIT = 256 * 1024  # bytes
EXPIRED = "expired"
NEEDED = frozenset({"credentials/list", "credentials/info", "credentials/authorize", "signatures/signHash"})


class ServiceRefusal(Refusal):
    AWAY = N_(
        "The signing service cannot be reached at the moment. Nothing was signed and nothing is lost: please try again "
        "later, or sign in another way."
    )
    SLOW = N_(
        "The signing service did not answer in time. Nothing was signed and nothing is lost: please try again, with a new "
        "code if it asks for one."
    )
    NO_LOGIN = N_(
        "The signing service does not let this installation in. Please tell the operator. Nothing was signed."
    )
    NO_SERVICE = N_(
        "What answers there is no signing service that can be used from here. Please tell the operator. Nothing was signed."
    )
    WRONG_PIN = N_("The signing service has refused the PIN. Nothing was signed. Please try again.")
    WRONG_CODE = N_(
        "The signing service has refused the one-time code. Nothing was signed. Please request a new one and try again."
    )
    EXPIRED = N_(
        "The service's permission ran out before it signed. Nothing was signed. Please sign again, with a new code if it "
        "asks for one."
    )
    REFUSED = N_("The signing service has refused: %(why)s. Nothing was signed.")


@dataclass(frozen=True)
class Service:
    """`url`: up to and with `/csc/v1`. Log-in with OAuth 2.0 (`client`, `secret`), or as `user` with `secret`."""

    url: str
    client: str = ""
    user: str = ""
    secret: str = field(default="", repr=False)
    seconds: float = SECONDS


@dataclass(frozen=True)
class Session:
    """An open session; `post` is the only thing to do with it."""

    http: httpx.Client
    service: Service
    until: float
    headers: dict[str, str]

    @classmethod
    @contextmanager
    def opened(cls, service: Service) -> Iterator["Session"]:
        """Logged in, at a service that can sign. Raises Refused."""
        with httpx.Client(verify=tls(), trust_env=False, follow_redirects=False) as http:
            nobody = cls(http, service, time.monotonic() + IN_ALL, {})
            told = nobody.post("info")
            with whole():
                require(set(told["methods"]) >= NEEDED, ServiceRefusal.NO_SERVICE)
                token = nobody.token(told)
            yield cls(http, service, nobody.until, {"Authorization": f"Bearer {token}"})

    def token(self, told: dict[str, Any]) -> str:
        """What opens the other methods; `told` is the service's answer to `info`."""
        if self.service.client:
            base = str(told.get("oauth2") or self.service.url)
            given = {"client_id": self.service.client, "client_secret": self.service.secret}
            form = {"grant_type": "client_credentials", **given}
            answer = self._asked(base.rstrip("/") + "/oauth2/token", login=True, data=form)
        else:
            pair = (self.service.user, self.service.secret)
            answer = self._asked(self._url("auth/login"), login=True, json={}, auth=pair)
        return str(answer["access_token"])

    def post(self, method: str, **given: Any) -> dict[str, Any]:
        """The answer of a method. Raises Refused with the sentence for what went wrong."""
        return self._asked(self._url(method), json=given)

    def _url(self, method: str) -> str:
        return f"{self.service.url.rstrip('/')}/{method}"

    def _asked(self, url: str, *, login: bool = False, **request: Any) -> dict[str, Any]:
        left = self.until - time.monotonic()
        require(left > 0, ServiceRefusal.SLOW)
        wait = min(self.service.seconds, left)
        try:
            with self.http.stream("POST", url, headers=self.headers, timeout=wait, **request) as answer:
                body = read_within(answer, url, time.monotonic() + wait, ANSWER_LIMIT)
        except (httpx.TimeoutException, NoAnswerError):
            raise Refused(ServiceRefusal.SLOW) from None
        except (httpx.HTTPError, httpx.InvalidURL):
            raise Refused(ServiceRefusal.AWAY) from None
        return _read(answer, body, login=login)


def _read(answer: httpx.Response, body: bytes, *, login: bool) -> dict[str, Any]:
    require(answer.status_code < httpx.codes.INTERNAL_SERVER_ERROR, ServiceRefusal.AWAY)
    if answer.status_code == httpx.codes.NO_CONTENT:
        return {}
    refused_here = answer.status_code in (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN) or login
    require(answer.is_success or not refused_here, ServiceRefusal.NO_LOGIN)
    with whole():
        told = httpx.Response(answer.status_code, content=body).json()
        if not isinstance(told, dict):
            raise TypeError(told)
    if answer.is_success:
        return told
    raise _refused(str(told.get("error", "")), str(told.get("error_description", "")))


def _refused(error: str, description: str) -> Refused:
    """The CSC's errors are words; that a permission has run out is told by the description alone."""
    by_word = {"invalid_pin": ServiceRefusal.WRONG_PIN, "invalid_otp": ServiceRefusal.WRONG_CODE}
    if error in by_word:
        return Refused(by_word[error])
    if EXPIRED in description.lower():
        return Refused(ServiceRefusal.EXPIRED)
    return Refused(ServiceRefusal.REFUSED, why=(description or error)[:200])


@contextmanager
def whole() -> Iterator[None]:
    """What is read inside comes from a service: whatever is missing or of another kind means the same."""
    try:
        yield
    except (KeyError, ValueError, TypeError, AttributeError, IndexError):
        raise Refused(ServiceRefusal.NO_SERVICE) from None


def base64_hash(data: bytes) -> str:
    return base64.b64encode(hashlib.sha256(data).digest()).decode()

"""Under what a page is found: everything by which Django chooses what it answers, taken from the same heads."""

from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest, parse_cookie
from django.utils import translation

from config.bodies import Scope
from config.kept_pages.names import is_personal

Heads = dict[bytes, bytes]
LONGEST = 300  # of each part of a place; whoever sends more looks for a way to fill the memory
BODIES = (b"content-length", b"transfer-encoding")
BY_A_PROXY = b"x-forwarded-proto"  # says the scheme, where it is believed (BEHIND_PROXY)


@dataclass(frozen=True)
class Place:
    """Whose page: `host` as it was sent, so that the addresses in the page are right; `proxied`: the scheme as a proxy
    says it.
    """

    scheme: str
    proxied: str
    host: str
    path: str
    query: str
    language: str


@dataclass(frozen=True)
class Asked:
    """A request for what may be kept."""

    scope: Scope
    heads: Heads
    cookies: dict[str, str]
    place: Place


def asked_of(scope: Scope) -> Asked | None:
    """None for what is somebody's own, brings a body with it, or is asked for in a way in which pages are not."""
    heads = heads_of(scope)
    unusual = scope["method"] not in {"GET", "HEAD"} or scope.get("root_path") or b"host" not in heads
    if unusual or any(each in heads for each in BODIES):
        return None
    sent = heads.get(b"cookie")
    cookies = parse_cookie(sent.decode("latin-1")) if sent else {}
    chosen, accepted = cookies.get(settings.LANGUAGE_COOKIE_NAME, ""), _text(heads, b"accept-language")
    proxied, host = _text(heads, BY_A_PROXY), _text(heads, b"host")
    parts = (
        scope.get("scheme", "http"),
        proxied,
        host,
        scope["path"],
        scope["query_string"].decode("latin-1"),
    )
    if is_personal(cookies) or max(map(len, (*parts, chosen, accepted))) > LONGEST:
        return None
    return Asked(scope, heads, cookies, Place(*parts, _language(chosen, accepted)))


def heads_of(scope: Scope) -> Heads:
    """As Django reads them: what is sent twice is joined, and no name with an underscore is believed."""
    found: Heads = {}
    for name, value in scope["headers"]:
        if b"_" not in name:
            found[name] = found[name] + b"," + value if name in found else value
    return found


def _text(heads: Heads, name: bytes) -> str:
    return heads.get(name, b"").decode("latin-1")


@lru_cache(maxsize=1_000)
def _language(chosen: str, accepted: str) -> str:
    asked = HttpRequest()
    asked.COOKIES = {settings.LANGUAGE_COOKIE_NAME: chosen}
    asked.META = {"HTTP_ACCEPT_LANGUAGE": accepted}
    return translation.get_language_from_request(asked)

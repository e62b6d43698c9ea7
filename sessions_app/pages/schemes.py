"""Light or dark: a display in a hall has no settings of its own, so its address says it, and a cookie keeps it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

COOKIE = "ratssaal_colours"
YEAR = 365 * 24 * 3600
SCHEMES = {"dunkel": "dark", "hell": "light"}


def scheme_of(request: HttpRequest) -> str:
    """dark, light, or empty: as the browser likes it."""
    asked = next((SCHEMES[word] for word in SCHEMES if word in request.GET), "")
    kept = request.COOKIES.get(COOKIE, "")
    return asked or (kept if kept in SCHEMES.values() else "")


def keep_scheme(request: HttpRequest, response: HttpResponseBase) -> None:
    """Remembers what the address asked for."""
    if SCHEMES.keys() & request.GET.keys():
        keep(response, COOKIE, scheme_of(request))


def keep(response: HttpResponseBase, name: str, value: str) -> None:
    response.set_cookie(name, value, YEAR, secure=settings.HTTPS, httponly=True, samesite="Lax")

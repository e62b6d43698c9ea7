"""Who may use camera, microphone and screen: the conference's host where there is one, else nobody."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

DEVICES = ("camera", "microphone", "display-capture")
COMFORTS = ("autoplay", "fullscreen", "screen-wake-lock")


def policy(origin: str) -> str:
    """The header's value. The frame's `allow` can only hand on what this gives its origin."""
    allowed = f'(self "{origin}")' if origin else "()"
    devices = [f"{feature}={allowed}" for feature in DEVICES]
    comforts = [f"{feature}={allowed if origin else '(self)'}" for feature in COMFORTS]
    return ", ".join([*devices, *comforts, "geolocation=()"])


def listening_policy(origin: str) -> str:
    """The same for those who see and hear and nothing else: no device for anybody on the page."""
    comforts = [f'{feature}=(self "{origin}")' if origin else f"{feature}=(self)" for feature in COMFORTS]
    return ", ".join([*(f"{feature}=()" for feature in DEVICES), *comforts, "geolocation=()"])


def permissions_policy(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", policy(settings.JITSI_URL))
        return response

    return middleware

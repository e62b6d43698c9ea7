"""Canonical addresses: one for each object, by its immutable key. The host is the body's, the path begins here."""

import re
from functools import cache

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from oparl.out.kinds import folder
from sessions_app.models import Body
from sessions_app.tenancy import main_host

ROOT = "/oparl/v1.1"
WITH_PAGES = {"organization", "person", "meeting", "paper"}
SLASHES, ZEROS, PORT = re.compile(r"/{2,}"), re.compile(r"(?<=/)0+(?=[0-9])"), re.compile(r":[0-9]+$")


def path_of(kind: str, key: int) -> str:
    """`/oparl/v1.1/meeting/17`"""
    return f"{ROOT}/system" if kind == "system" else f"{ROOT}/{folder(kind)}/{key}"


def list_path(kind: str, key: int, name: str) -> str:
    """`/oparl/v1.1/body/1/agendaitem`"""
    return f"{path_of(kind, key)}/{name.lower()}"


def page_path(kind: str, key: int) -> str:
    """The page for people about an object; empty where there is none."""
    return f"{_pages_of(kind)}{key}/" if kind in WITH_PAGES else ""


@cache
def _pages_of(kind: str) -> str:
    """`/sitzungen/`: found once, since every object names its page."""
    return reverse(f"portal:{kind}", args=[0]).removesuffix("0/")


def tidy(path: str) -> str:
    """The canonical form of a path: single slashes, none at the end, no leading zeros, lower case."""
    return ZEROS.sub("", SLASHES.sub("/", path)).rstrip("/").lower()


def is_ours(path: str) -> bool:
    return tidy(path) == "/oparl" or tidy(path).startswith("/oparl/")


def home_of(request: HttpRequest, body: Body) -> str:
    """Scheme and host under which a body's objects stand, whichever of its hosts was asked.

    Which of several: `main_host`.
    """
    scheme = "https" if settings.HTTPS or request.is_secure() else "http"
    port = PORT.search(request.get_host())
    return f"{scheme}://{main_host(body)}{settings.PUBLIC_PORT or (port[0] if port else '')}"

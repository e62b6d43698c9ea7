"""What every public list has: pages and filters that stand in the address."""

from typing import TypeVar
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest

M = TypeVar("M", bound=Model)
PER_PAGE = 25


def page_of(request: HttpRequest, rows: QuerySet[M]) -> Page[M]:
    """The page named by `?seite=`; whatever makes no sense is the nearest page that does."""
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("seite"))


def kept(request: HttpRequest, *names: str) -> str:
    """The filters of this address, for links to other pages of the same list."""
    return urlencode({name: request.GET[name] for name in names if request.GET.get(name)})


def number(request: HttpRequest, name: str) -> int | None:
    """A whole number from the address, or None."""
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None  # noqa: PLR2004 (fits any column)

"""Every address there is: the routes come from the resolver, so that none escapes, not even one added tomorrow."""

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from django.urls import URLPattern, URLResolver, get_resolver

PARAMETER = re.compile(r"(?:(\w+)/)?<(?:(\w+):)?(\w+)>")
Parameter = tuple[str, str, str]
"""The folder before it, its converter, its name; each may be empty but the last."""


class Values(Protocol):
    def tried_for(self, parameter: Parameter, before: tuple[object, ...]) -> Sequence[object]:
        """What is tried for a parameter when these values stand before it in the address."""


def routes(patterns: Sequence[URLPattern | URLResolver] | None = None, prefix: str = "") -> Iterator[str]:
    """The routes of all patterns, such as `vorlagen/<int:key>/`."""
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        route = prefix + str(pattern.pattern).removeprefix("^").removesuffix("$").removesuffix("\\Z")
        if isinstance(pattern, URLPattern):
            yield route
        else:
            yield from routes(pattern.url_patterns, route)


def addresses(route: str, values: Values) -> Iterator[str]:
    """All paths of a route that are tried."""
    route = plain(route)
    pieces = re.split(r"<[^>]*>", route)
    for chosen in _combined(PARAMETER.findall(route), values):
        yield "/" + "".join(piece + str(value) for piece, value in zip(pieces, (*chosen, ""), strict=True))


def plain(route: str) -> str:
    """A regular expression of allauth's as a route: its groups are parameters of type str."""
    return re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", route).replace("\\", "")


def _combined(
    parameters: Sequence[Parameter], values: Values, before: tuple[object, ...] = ()
) -> Iterator[tuple[object, ...]]:
    if not parameters:
        yield before
        return
    for value in values.tried_for(parameters[0], before):
        yield from _combined(parameters[1:], values, (*before, value))

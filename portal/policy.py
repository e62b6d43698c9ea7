"""A page that may do one thing more than the others: its Content-Security-Policy says which."""

from typing import TypeVar

from django.http import HttpResponse

R = TypeVar("R", bound=HttpResponse)


def allowing(answer: R, **directives: list[str]) -> R:
    """The answer with other sources for some directives: `frame_src=["https://video.example.org"]`.

    The attribute is what django-csp's own decorators set; they cannot know what a request asks for.
    """
    named = {name.replace("_", "-"): sources for name, sources in directives.items()}
    answer._csp_replace = named  # type: ignore[attr-defined]  # noqa: SLF001 (read by django-csp's middleware)
    return answer

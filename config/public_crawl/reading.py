"""What a reader can take from an answer: its text, whatever it is packed in, and the addresses that it offers."""

import gzip
import json
import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from html import unescape
from urllib.parse import unquote

from config.public_crawl.choices import choices_in
from config.public_crawl.pdf import text_of_pdf

PERCENT = re.compile("(?:%[0-9A-Fa-f]{2})+")
LINKS = re.compile(
    r"""(?:(?<![\w-])(?:href|src|action)=["']|data-[\w-]+=["'](?=/))([^"'#<>]+)|<loc>([^<]+)</loc>|<link>([^<]+)</link>"""
)
PACKED = b"\x1f\x8b"


def readable(content: bytes) -> str:
    """The text of an answer: of a PDF what a reader sees, and what its bytes say besides; what is packed unpacked."""
    content = _unpacked(content)
    raw = content.decode("utf-8", errors="replace")
    return f"{raw}\n{text_of_pdf(content)}" if content.startswith(b"%PDF") else raw


def unquoted(text: str) -> str:
    """As `unquote` does it, in a tenth of the time where a file's bytes are read as a text."""
    return PERCENT.sub(lambda found: unquote(found[0]), text)


def offered(kind: str, text: str) -> Iterator[str]:
    """What an answer of this media type links to, and what its forms for choosing lead to; each as it stands there."""
    if kind.endswith("json"):
        with suppress(ValueError):  # one that a source supplied broken
            yield from _addresses(json.loads(text))
    elif kind.startswith("text/html") or kind.endswith("xml"):
        yield from linked(text)
        yield from choices_in(text)


def linked(text: str) -> Iterator[str]:
    """The targets of all links, forms, pictures and addresses for scripts in a page."""
    for found in LINKS.findall(text):
        yield unescape(next(filter(None, found))).strip()


def _unpacked(content: bytes) -> bytes:
    try:
        return gzip.decompress(content) if content.startswith(PACKED) else content
    except (OSError, EOFError, zlib.error):
        return b""  # as with a broken PDF


def _addresses(value: object) -> Iterator[str]:
    if isinstance(value, str):
        if value.startswith(("http://", "https://")):
            yield value
    elif isinstance(value, Iterable):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _addresses(each)

"""Addresses of films: where one is played, and at which second. Pure.

Known are files that a browser plays by itself, YouTube, Vimeo and PeerTube (on any host). Of every other address only
the link is known.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

FILES = {
    ".mp4": "video/mp4",
    ".m4v": "video/mp4",
    ".webm": "video/webm",
    ".m3u8": "application/vnd.apple.mpegurl",
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
}
YOUTUBE = frozenset(
    {"youtube.com", "www.youtube.com", "m.youtube.com", "youtu.be", "www.youtube-nocookie.com"}
)
VIMEO = frozenset({"vimeo.com", "www.vimeo.com", "player.vimeo.com"})
_IN_PATH = re.compile(r"(?:/(?:live|embed|shorts|v))?/([A-Za-z0-9_-]{6,20})/?")
_VIMEO_PATH = re.compile(r"(?:/video)?/([0-9]{4,15})/?")
_PEERTUBE_PATH = re.compile(r"/(?:w|videos/watch|videos/embed)/([A-Za-z0-9-]{8,40})/?")


@dataclass(frozen=True)
class Film:
    """A film at an address. Patterns of addresses have a place for the second; `link` leads to the host's own page.

    `player` is what a frame shows, or where `mime_type` is known, what the browser itself plays; empty: a link alone.
    """

    host: str
    link: str
    player: str = ""
    mime_type: str = ""

    @property
    def has_marks(self) -> bool:
        """Whether an address can lead to a second of it."""
        return "{}" in self.link

    @property
    def home(self) -> str:
        """The host of the link, which may be another one than the player's."""
        return urlsplit(self.link).netloc

    @property
    def whole(self) -> str:
        return self.at(0)

    def at(self, second: int) -> str:
        return self.link.replace("{}", str(second))

    def played_at(self, second: int) -> str:
        return self.player.replace("{}", str(second))


def film_at(address: str) -> Film:
    """What is known of an address that begins with https://."""
    parts = urlsplit(address)
    host = parts.netloc.rpartition("@")[2].lower()
    plain = address.partition("#")[0].replace("{}", "%7B%7D")
    mime_type = next((kind for end, kind in FILES.items() if parts.path.lower().endswith(end)), "")
    if mime_type:
        return Film(host, f"{plain}#t={{}}", f"{plain}#t={{}}", mime_type)
    for known in (_youtube, _vimeo, _peertube):
        if found := known(host, parts.path, parts.query):
            return found
    return Film(host, plain)


def _youtube(host: str, path: str, query: str) -> Film | None:
    if host not in YOUTUBE:
        return None
    asked = parse_qs(query).get("v", [""])[0]
    found = re.fullmatch(r"[A-Za-z0-9_-]{6,20}", asked) or _IN_PATH.fullmatch(path)
    if found is None or (path == "/watch" and not asked):
        return None
    key = found[found.re.groups]
    player = f"https://www.youtube-nocookie.com/embed/{key}?start={{}}"
    return Film("www.youtube-nocookie.com", f"https://www.youtube.com/watch?v={key}&t={{}}s", player)


def _vimeo(host: str, path: str, _query: str) -> Film | None:
    found = _VIMEO_PATH.fullmatch(path) if host in VIMEO else None
    if found is None:
        return None
    player = f"https://player.vimeo.com/video/{found[1]}?dnt=1#t={{}}s"
    return Film("player.vimeo.com", f"https://vimeo.com/{found[1]}#t={{}}s", player)


def _peertube(host: str, path: str, _query: str) -> Film | None:
    found = _PEERTUBE_PATH.fullmatch(path)
    if found is None:
        return None
    player = f"https://{host}/videos/embed/{found[1]}?start={{}}s"
    return Film(host, f"https://{host}/w/{found[1]}?start={{}}s", player)


def may_play(film: Film, hosts: Collection[str]) -> bool:
    """Whether it may be played within the page: only from hosts that the operator named."""
    return bool(film.player) and film.host in hosts


def clock(seconds: int) -> str:
    """`1:02:05`, as players show it."""
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"

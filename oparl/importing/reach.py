"""Where a server may be asked, and the oddities of addresses, each a small function with a name."""

import socket
from datetime import datetime
from ipaddress import IPv6Address, ip_address
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

PORTS = {"http": 80, "https": 443}
FILTER = "modified_since"

Origin = tuple[str, str, int]


def origin_of(url: str) -> Origin | None:
    """Scheme, host and port of an address (RFC 6454), or None when it has no such thing."""
    try:
        parts = urlsplit(url)
        port = parts.port or PORTS[parts.scheme]
    except (ValueError, KeyError):
        return None
    return parts.scheme, parts.hostname or "", port


def in_the_homes_scheme(address: str, home: Origin | None) -> str:
    """Servers behind a proxy that took over encryption still write http:// into their ids and links."""
    found = origin_of(address)
    if not found or not home or found == home:
        return address
    usual = found[2] == PORTS[found[0]] and home[2] == PORTS[home[0]]
    if not usual or found[1] != home[1]:
        return address
    return urlunsplit(
        urlsplit(address)._replace(scheme=home[0], netloc=urlsplit(address).netloc.split(":")[0])
    )


def moved_by(said: str, asked: str) -> str:
    """The folder under which a server answers without knowing it: its System, asked under `/ris/oparl/system`, says
    that it is `/oparl/system`. Empty where both agree.
    """
    own, real = urlsplit(said).path, urlsplit(asked).path
    fits = own != real and own.count("/") > 1 and real.endswith(own)
    return real.removesuffix(own) if fits else ""


def under(folder: str, address: str) -> str:
    """An address as the server really answers it."""
    parts = urlsplit(address)
    if not folder or parts.path.startswith(f"{folder}/"):
        return address
    return urlunsplit(parts._replace(path=folder + parts.path))


def since(url: str, moment: datetime) -> str:
    """The address of a list, asked for what has changed since."""
    parts = urlsplit(url)
    query = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] != FILTER]
    query.append((FILTER, moment.isoformat(timespec="seconds")))
    return urlunsplit(parts._replace(query=urlencode(query)))


def asks_for_changes(url: str) -> bool:
    return bool(_filter_in(url))


def with_a_bare_filter(url: str) -> str:
    """The same with a moment as it is, `…T12:00:00+00:00`: some servers refuse one that is encoded as addresses are."""
    asked = _filter_in(url)
    return url.replace(asked, unquote(asked)) if asked else url


def keeping_the_filter(following: str, url: str) -> str:
    """Some servers forget in their links what they were asked for: it is asked for again, in the same words."""
    asked = _filter_in(url)
    if not asked or _filter_in(following):
        return following
    parts = urlsplit(following)
    return urlunsplit(parts._replace(query=f"{parts.query}&{asked}".lstrip("&")))


def _filter_in(url: str) -> str:
    """`modified_since=…` as it stands in an address; empty where it does not."""
    return next((part for part in urlsplit(url).query.split("&") if part.startswith(f"{FILTER}=")), "")


def public_place(host: str, port: int) -> str:
    """The address under which a stranger's host is asked; "" where any of its addresses lies inside a network.

    Raises OSError for a name that nobody knows.
    """
    found = [str(each[4][0]) for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    return found[0] if found and all(map(_is_public, found)) else ""


def _is_public(text: str) -> bool:
    place = ip_address(text.partition("%")[0])
    if isinstance(place, IPv6Address):
        inner = place.ipv4_mapped or place.sixtofour
        place = inner or place
    return place.is_global and not place.is_multicast

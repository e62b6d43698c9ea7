"""Reads the environment for the settings: what is set but cannot be understood stops the start with a sentence that
names it.
"""

import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

# A request runs in a thread that ends with it: a connection kept beyond it would be nobody's, and stay open until the
# garbage is searched for, which is seldom. It goes back to where the next request takes it from: SQLite's to
# `config.sqlite`, PostgreSQL's to the pool of its driver. The journal's threads last, and so do their connections.
PER_REQUEST = 0
CONNECTIONS = 20  # of one process to PostgreSQL, which lets a hundred in; who needs one more waits for it
LONGEST_WAIT = 10  # seconds, then the request is refused


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def flag(name: str) -> bool:
    value = text(name, "0").lower()
    if value not in {"0", "1", "true", "false", "yes", "no", ""}:
        raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}.")
    return value in {"1", "true", "yes"}


def whole(name: str, default: int) -> int:
    value = text(name, str(default))
    if not re.fullmatch(r"[0-9]{1,9}", value):
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.")
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    return [word for word in text(name, default).replace(",", " ").split() if word]


def database(url: str) -> dict[str, object]:
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(f"DATABASE_URL must begin with postgresql://, not {parts.scheme!r}.")
    connections = whole("DATABASE_CONNECTIONS", CONNECTIONS)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": PER_REQUEST,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"pool": {"min_size": 1, "max_size": connections, "timeout": LONGEST_WAIT}},
    }


def sqlite(path: Path) -> dict[str, object]:
    return {
        "ENGINE": "config.sqlite",
        "NAME": path,
        "CONN_MAX_AGE": PER_REQUEST,
        "TEST": {"NAME": path.with_name("test.sqlite3")},  # a file: threads and processes share it
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # FULL: an acknowledged ballot is a ballot on disk.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }


def own_secret(folder: Path) -> str:
    """The secret key of this installation: from the environment, else made once and kept beside the data."""
    if given := text("SECRET_KEY"):
        return given
    path = folder / "secret_key"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(secrets.token_urlsafe(50))
        path.chmod(0o600)
    return path.read_text()


def origin(name: str, *, inside: bool = False) -> str:
    """Scheme and host alone, as a Content-Security-Policy takes them. Unencrypted only inside."""
    value = text(name).rstrip("/").lower()
    if value and not re.fullmatch(r"https?://[a-z0-9-]+(\.[a-z0-9-]+)*(:[0-9]{1,5})?", value):
        raise ImproperlyConfigured(f"{name} must be like https://meet.example.org, not {value!r}.")
    loopback = urlsplit(value).hostname in {"localhost", "127.0.0.1"}
    if value.startswith("http://") and not (inside or loopback):
        raise ImproperlyConfigured(f"{name} must begin with https://: browsers give no camera to {value!r}.")
    return value


def addresses(name: str) -> list[str]:
    """Whole addresses of services, as the operator trusts them."""
    for each in words(name):
        parts = urlsplit(each)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ImproperlyConfigured(
                f"{name} must hold addresses like https://tsa.example.org, not {each!r}."
            )
    return words(name)


def existing_file(name: str) -> str:
    value = text(name)
    if value and not Path(value).is_file():
        raise ImproperlyConfigured(f"{name} must name a file, and {value!r} is none.")
    return value


def some_of(name: str, known: tuple[str, ...], default: str) -> list[str]:
    given = words(name, default) or default.split()
    if wrong := [each for each in given if each not in known]:
        raise ImproperlyConfigured(f"{name} knows {', '.join(known)}, but not {wrong[0]!r}.")
    return list(dict.fromkeys(given))


def pattern(name: str, default: str, *places: str) -> str:
    """A text with places like {user} that are filled in for each person."""
    value = text(name, default) or default
    try:
        value.format(**dict.fromkeys(places, ""))
    except (KeyError, IndexError, ValueError):
        allowed = ", ".join(f"{{{place}}}" for place in places)
        raise ImproperlyConfigured(f"{name} may hold {allowed} and no other braces, not {value!r}.") from None
    return value


def needed_for(way: str, name: str) -> None:
    if way in words("SIGNING_WAYS") and not text(name):
        raise ImproperlyConfigured(f"SIGNING_WAYS names {way}, but {name} is not set.")


def host_names(name: str) -> list[str]:
    """Names of hosts alone, as a Content-Security-Policy takes them behind https://."""
    for each in words(name):
        if not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)*(:[0-9]{1,5})?", each):
            raise ImproperlyConfigured(f"{name} must hold host names like video.example.org, not {each!r}.")
    return words(name)


def tiles(name: str) -> str:
    """The address of map tiles, with places for zoom, column and row."""
    value = text(name)
    plain = re.sub(r"\{[xyz]\}", "0", value)
    if value and not (
        re.fullmatch(r"https?://[^\s\"'<>{};,]+", plain) and all(f"{{{x}}}" in value for x in "xyz")
    ):
        raise ImproperlyConfigured(
            f"{name} must be like https://tiles.example.org/{{z}}/{{x}}/{{y}}.png, not {value!r}."
        )
    return value


def host_name(name: str, default: str) -> str:
    value = text(name, default).lower() or default
    if value and not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)*", value):
        raise ImproperlyConfigured(f"{name} must be a host name like meet.example.org, not {value!r}.")
    return value


def secret_of(name: str, size: int) -> str:
    value = text(name)
    if value and len(value.encode()) < size:
        raise ImproperlyConfigured(f"{name} must have at least {size} bytes; it has {len(value.encode())}.")
    return value


def together(*names: str, beside: tuple[str, ...]) -> None:
    """All of the names or none of them; what stands beside them needs them too."""
    given = [name for name in (*names, *beside) if text(name)]
    missing = [name for name in names if not text(name)]
    if given and missing:
        raise ImproperlyConfigured(
            f"{given[0]} is set, but {missing[0]} is not. Set {', '.join(names)}, or none of them."
        )


@dataclass(frozen=True)
class MailServer:
    """Django's settings for mail, by their endings."""

    backend: str = "smtp"
    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    starttls: bool = False
    tls: bool = False
    folder: str | None = None


# What the address of a mail server may begin with, and which port that means.
MAIL_PORTS = {"smtp": 587, "smtps": 465, "smtp+plain": 25}


def mail_server(name: str) -> MailServer:
    """smtp:// encrypts after the greeting, smtps:// from the first byte, smtp+plain:// not at all (a relay in the own
    house); file:///folder puts each mail into a file.
    """
    value = text(name)
    parts = urlsplit(value)
    if not value:
        return MailServer()
    if parts.scheme == "file" and parts.path.startswith("/"):
        return MailServer(backend="filebased", folder=unquote(parts.path))
    if parts.scheme not in MAIL_PORTS or not parts.hostname:
        raise ImproperlyConfigured(f"{name} must be like smtp://user:password@mail.example.org:587.")
    return MailServer(
        host=parts.hostname,
        port=_port(name, value) or MAIL_PORTS[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        starttls=parts.scheme == "smtp",
        tls=parts.scheme == "smtps",
    )


def _port(name: str, value: str) -> int | None:
    try:
        return urlsplit(value).port
    except ValueError:
        raise ImproperlyConfigured(f"{name} must end with the number of a port.") from None


def mailboxes(name: str) -> list[str]:
    """Addresses of people, with blanks or commas between them."""
    found = words(name)
    for each in found:
        if not re.fullmatch(r"[^@\s<>,;]+@[^@\s<>,;]+", each):
            raise ImproperlyConfigured(f"{name} must be addresses like anna@example.org, not {each!r}.")
    return found


def sender(name: str, *places: str) -> str:
    """An address that mail comes from, with places like {body} in it."""
    value = pattern(name, "", *places)
    if value and not re.fullmatch(r"[^@\s<>,;]+@[a-z0-9{}-]+(\.[a-z0-9{}-]+)*", value):
        raise ImproperlyConfigured(f"{name} must be like ratssaal@example.org, not {value!r}.")
    return value

"""Where this installation's time stamps and revocation data come from, as settings and the demo's folder say."""

import uuid
from pathlib import Path

from django.conf import settings

from minutes import authority, authority_stamps, timestamps
from minutes.matching import authority_folder, installed_roots

STAMPING_KEY = "timestamps.p12"


def installed_sources() -> "timestamps.Sources":
    """The operator's authorities; without any, the TEST authority where the demo made one."""
    test = (authority_folder() / authority.ROOT_FILE).exists()
    urls = tuple(settings.TIMESTAMP_URLS)
    return timestamps.Sources(
        urls=urls,
        roots=installed_roots(),
        lists=(authority_stamps.revocation_list(authority.authority_in(authority_folder())),) if test else (),
        test_key=_test_key() if test and not urls else b"",
        fetches=bool(settings.TRUSTED_CERTIFICATES),
    )


def _test_key() -> bytes:
    """The TEST authority's key for time stamps, made on first use."""
    path: Path = authority_folder() / STAMPING_KEY
    if not path.exists():
        part = path.with_name(
            f"{STAMPING_KEY}.{uuid.uuid4().hex}"
        )  # two may sign at once: whole or not at all
        part.touch(mode=0o600)
        part.write_bytes(authority_stamps.issue_stamping_key(authority.authority_in(authority_folder())))
        part.replace(path)
    return path.read_bytes()

"""A server or a command loads what all of them need. What only signs, draws or fetches comes when it is wanted."""

import subprocess
import sys

from django.conf import settings

LATER = {
    *("pyhanko", "pyhanko_certvalidator", "asn1crypto", "cryptography", "pkcs11", "jwt"),  # signs
    *("reportlab", "PIL", "pyphen", "pikepdf", "pypdfium2", "icalendar"),  # draws and reads
    *("httpx", "aiohttp", "lxml", "rich"),  # fetches, and tells of it
}
SERVER = """
import sys, asgi
from django.urls import get_resolver
assert get_resolver().url_patterns
print(*{name.partition(".")[0] for name in sys.modules})
"""


def test_a_server_with_all_its_pages_has_loaded_nothing_that_only_signs_draws_or_fetches():
    loaded = subprocess.run(
        [sys.executable, "-c", SERVER], cwd=settings.BASE_DIR, capture_output=True, text=True, check=True
    )
    assert {"django", "minutes", "portal"} <= set(loaded.stdout.split())
    assert LATER & set(loaded.stdout.split()) == set()

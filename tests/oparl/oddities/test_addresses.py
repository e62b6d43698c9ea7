"""Addresses that servers give and take in their own way."""

import pytest

from oparl.importing import reach
from tests.oparl.objects import SINCE

HOME = ("https", "ris.neustadt.example", 443)


@pytest.mark.parametrize(
    ("address", "there"),
    [
        ("http://ris.neustadt.example/oparl/x?a=b", "https://ris.neustadt.example/oparl/x?a=b"),
        ("http://ris.neustadt.example:80/x", "https://ris.neustadt.example/x"),
        ("http://ris.neustadt.example:8080/x", "http://ris.neustadt.example:8080/x"),
        ("http://other.example/x", "http://other.example/x"),
        ("https://ris.neustadt.example/x", "https://ris.neustadt.example/x"),
        ("mailto:x", "mailto:x"),
    ],
)
def test_ids_that_forgot_the_encryption_are_asked_with_it(address, there):
    """Dresden and Düsseldorf (SOMACOS Session, 2026) write `http:` and answer under `https:`: recorded in GitHub
    maschinenlesbar-org/oparl-cli, src/client/engine.ts.
    """
    assert reach.in_the_homes_scheme(address, HOME) == there


def test_a_server_under_a_folder_that_it_does_not_know_is_asked_there():
    """Karlsruhe (SOMACOS Session): the ids say `/oparl/…`, the server answers under `/ris/oparl/…`
    (GitHub maschinenlesbar-org/oparl-cli, src/client/endpoints-list.ts, 2026-09-15).
    """
    folder = reach.moved_by(
        "https://web2.karlsruhe.de/oparl/system", "https://web2.karlsruhe.de/ris/oparl/system"
    )
    assert folder == "/ris"
    assert (
        reach.under(folder, "https://web2.karlsruhe.de/oparl/list?p=2")
        == "https://web2.karlsruhe.de/ris/oparl/list?p=2"
    )
    assert (
        reach.under(folder, "https://web2.karlsruhe.de/ris/oparl/list")
        == "https://web2.karlsruhe.de/ris/oparl/list"
    )
    assert (
        reach.moved_by("https://web2.karlsruhe.de/oparl/system", "https://web2.karlsruhe.de/oparl/system")
        == ""
    )
    assert reach.moved_by("", "https://web2.karlsruhe.de/oparl/system") == ""


def test_a_filter_that_the_next_link_forgot_is_asked_for_again():
    """Köln (SOMACOS Session, September 2026): a page's `next` drops `modified_since`, which the standard wants kept
    (GitHub maschinenlesbar-org/oparl-cli, DEVELOPING.md).
    """
    asked = reach.since("https://x.example/p?limit=5", SINCE)
    assert asked == "https://x.example/p?limit=5&modified_since=2026-03-01T12%3A00%3A00%2B00%3A00"
    kept = "https://x.example/p?page=2&modified_since=2026"
    assert reach.keeping_the_filter(kept, asked) == kept
    forgotten = reach.keeping_the_filter("https://x.example/p?page=2", asked)
    assert forgotten == "https://x.example/p?page=2&modified_since=2026-03-01T12%3A00%3A00%2B00%3A00"
    assert (
        reach.keeping_the_filter("https://x.example/p?page=2", "https://x.example/p")
        == "https://x.example/p?page=2"
    )


def test_a_moment_may_have_to_be_written_as_it_is():
    """Wuppertal (SOMACOS Session, November 2020): 404 for an encoded `modified_since`, the changes for a bare one. With
    parts of a second it refused any. GitHub meine-stadt-transparent/meine-stadt-transparent, importer/tests/test_somacos.py.
    """
    bare = reach.with_a_bare_filter(reach.since("https://x.example/p?limit=5", SINCE))
    assert bare == "https://x.example/p?limit=5&modified_since=2026-03-01T12:00:00+00:00"
    assert reach.with_a_bare_filter("https://x.example/p?a=%3A") == "https://x.example/p?a=%3A"
    assert reach.keeping_the_filter("https://x.example/p", bare) == (
        "https://x.example/p?modified_since=2026-03-01T12:00:00+00:00"
    )
    assert [reach.asks_for_changes(each) for each in (bare, "https://x.example/p")] == [True, False]

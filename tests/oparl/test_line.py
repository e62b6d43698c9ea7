"""How servers of others are asked: patiently, politely, and never where they could lead an importer inside."""

import gzip
from datetime import timedelta
from email.utils import format_datetime

import pytest
from django.utils import timezone

from oparl.importing import reach
from oparl.importing.line import (
    INSIDE,
    LATER,
    NO_ANSWER,
    TOO_LARGE,
    LeadsElsewhere,
    Line,
    asked_to_wait,
)
from oparl.importing.patience import NotHad


@pytest.fixture
def line(server):
    waited = []
    with Line(server.root, waited.append) as made:
        made.waited = waited
        yield made


def test_who_is_asked_to_wait_waits_and_asks_again(server, line):
    server.pages["/x"] = [
        (429, b"", {"Retry-After": "7"}),
        (503, b"", {"Retry-After": "1"}),
        (500, b""),
        b"{}",
    ]
    assert line.ask(server.url("/x"), 100).content == b"{}"
    assert line.waited == [7.0, 4.0, 8.0]


def test_who_is_sent_away_for_an_hour_goes(server, line):
    server.pages["/x"] = (429, b"", {"Retry-After": "3600"})
    with pytest.raises(NotHad, match=LATER):
        line.ask(server.url("/x"), 100)
    assert (line.waited, server.asked["/x"]) == ([], 1)


def test_after_four_tries_it_is_enough(server, line):
    server.pages["/x"] = (503, b"")
    with pytest.raises(NotHad, match=NO_ANSWER):
        line.ask(server.url("/x"), 100)
    assert (server.asked["/x"], line.waited) == (4, [2.0, 4.0, 8.0])


@pytest.mark.parametrize(("value", "seconds"), [("", 0), ("120", 120), ("soon", 0), ("-5", 0), ("²", 0)])
def test_a_wait_is_a_number_of_seconds(value, seconds):
    assert asked_to_wait(value) == seconds


def test_a_wait_may_be_a_date():
    date = format_datetime(timezone.now() + timedelta(seconds=90), usegmt=False)
    assert 80 < asked_to_wait(date) <= 90


def test_an_answer_that_is_too_large_is_left_whether_its_length_is_told_or_not(server, line):
    server.pages["/x"] = b"x" * 101
    with pytest.raises(NotHad, match=TOO_LARGE):
        line.ask(server.url("/x"), 100)
    server.pages["/y"] = (200, gzip.compress(b"x" * 10**6), {"Content-Encoding": "gzip"})
    with pytest.raises(NotHad, match=TOO_LARGE):
        line.ask(server.url("/y"), 5000)


def test_redirects_in_a_circle_come_to_an_end(server, line):
    server.pages["/x"] = (302, server.url("/x").encode())
    with pytest.raises(NotHad, match=NO_ANSWER):
        line.ask(server.url("/x"), 100)
    assert server.asked["/x"] == 5


def test_an_address_that_is_none_is_not_had_and_ends_no_run(server, line):
    server.pages["/x"] = (302, b"http://[x/")
    with pytest.raises(NotHad, match=NO_ANSWER):
        line.ask(server.url("/x"), 100)
    with pytest.raises(NotHad, match=NO_ANSWER):
        line.ask(f"http://{'a' * 70}.example/x", 100, abroad=True)


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1", "10.0.0.7", "[::1]", "[::ffff:10.0.0.7]", "169.254.1.1"]
)
def test_a_stranger_inside_the_network_is_never_asked(server, line, host):
    with pytest.raises(NotHad, match=INSIDE.split(":")[0]):
        line.ask(f"http://{host}:9/x", 100, abroad=True)


def test_neither_is_one_to_whom_a_file_is_moved(server, line):
    server.pages["/x"] = (302, b"http://127.0.0.1:9/inside")
    with pytest.raises(NotHad, match=INSIDE.split(":")[0]):
        line.ask(server.url("/x"), 100, abroad=True)


def test_who_trusts_the_source_may_allow_it(server):
    other = server.url("/x").replace("127.0.0.1", "localhost")
    server.pages["/x"] = b"{}"
    with Line("https://ris.neustadt.example", private=True) as line:
        assert line.ask(other, 100, abroad=True).content == b"{}"
        with pytest.raises(LeadsElsewhere):
            line.ask(other, 100)


def test_a_public_machine_is_asked_under_the_very_address_that_was_looked_at():
    assert reach.public_place("192.0.2.1", 80) == ""  # for documents alone
    assert reach.public_place("8.8.8.8", 443) == "8.8.8.8"


def test_a_whole_server_under_a_folder_comes_in(town_server, command):
    """Its System, asked under /ris, names itself and its lists without it."""
    system = {"id": town_server.url("/oparl/system"), "type": "https://schema.oparl.org/1.0/System"}
    town_server.pages |= {f"/ris{path}": page for path, page in town_server.pages.items()}
    town_server.pages["/ris/oparl/system"] = system | {"body": town_server.url("/bodies")}
    assert "lost: 0" in command(town_server.url("/ris/oparl/system"))
    assert town_server.asked["/ris/organization"] == 1
    assert not [path for path in town_server.asked if not path.startswith("/ris/")]

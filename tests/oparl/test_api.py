"""An API as the source, played by a small server on the loopback that speaks OParl, well and badly."""

import threading

import pytest
from django.core.management.base import CommandError

from oparl.importing.api import IN_CIRCLES, NO_LIST, NOT_JSON, Api
from oparl.importing.line import ELSEWHERE, NO_ANSWER
from oparl.importing.source import Broken, Found, Turned
from sessions_app.models import Body, Consultation, Meeting, Organization, Paper
from tests.oparl.objects import ROOT, an, town
from tests.oparl.server import Server


def read(server, path="/list"):
    return [thing for thing in Api(server.url(path), pause=lambda _: None) if not isinstance(thing, Turned)]


def numbers(things) -> list:
    return [thing.data["n"] if isinstance(thing, Found) else thing.sentence for thing in things]


@pytest.mark.parametrize("path", ["/system", "/body", "/bodies"])
def test_a_whole_town_comes_in_from_its_system_its_body_or_a_list(town_server, command, path):
    said = command(town_server.url(path))
    assert "lost: 0" in said
    assert "Left out" not in said
    assert Body.objects.get().name == "Stadt Neustadt"
    if path != "/bodies":
        assert [model.objects.count() for model in (Organization, Meeting, Paper, Consultation)] == [
            2,
            1,
            1,
            1,
        ]
    assert "Nothing changed." in command(town_server.url(path))


def test_a_list_is_followed_page_by_page_in_order(server):
    server.put_list("/list", [{"n": 1}, {"n": 2}], [{"n": 3}], [{"n": 4}])
    assert numbers(read(server)) == [1, 2, 3, 4]


def test_a_next_address_may_be_relative(server):
    server.pages["/list"] = {"data": [{"n": 1}], "links": {"next": "list?p=2"}}
    server.pages["/list?p=2"] = {"data": [{"n": 2}]}
    assert numbers(read(server)) == [1, 2]


def test_a_server_that_stumbles_is_asked_again(server):
    server.put_list("/list", [{"n": 1}], [{"n": 2}])
    server.pages["/list?page=1"] = [(500, b""), (503, b""), server.pages["/list?page=1"]]
    assert numbers(read(server)) == [1, 2]
    assert server.asked["/list?page=1"] == 3


def test_a_page_that_never_comes_is_told_and_ends_its_list(server):
    server.put_list("/list", [{"n": 1}], [{"n": 2}])
    server.pages["/list?page=1"] = (500, b"")
    assert numbers(read(server)) == [1, NO_ANSWER]


def test_a_page_that_does_not_exist_is_asked_for_once(server):
    server.put_list("/list", [{"n": 1}], [{"n": 2}])
    server.pages["/list?page=1"] = (404, b"")
    assert numbers(read(server)) == [1, NO_ANSWER]
    assert server.asked["/list?page=1"] == 1


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        (b'{"data": [{"n": 2', NOT_JSON),
        (b"<html>Wartung</html>", NOT_JSON),
        (b"\xff\xfe", NOT_JSON),
        (b"[1, 2]", NO_LIST),
        ({"data": "nothing"}, NO_LIST),
        ({"type": "https://schema.oparl.org/1.1/Error", "message": "?"}, NO_LIST),
    ],
)
def test_a_broken_page_is_told_and_ends_its_list(server, page, sentence):
    server.put_list("/list", [{"n": 1}], [{"n": 2}])
    server.pages["/list?page=1"] = page
    things = read(server)
    assert numbers(things) == [1, sentence]
    assert things[1] == Broken(server.url("/list?page=1"), sentence)


def test_the_other_lists_come_in_although_one_is_broken(town_server, command):
    town_server.pages["/meeting"] = b"{"
    said = command(town_server.url("/body"))
    assert "not valid JSON" in said
    assert "Left out: 1" in said
    assert (Organization.objects.count(), Paper.objects.count()) == (2, 1)


def test_an_entry_that_is_no_object_is_told_and_the_next_one_is_read(server):
    server.put_list("/list", [{"n": 1}, "oops", {"n": 2}])
    assert [type(thing) for thing in read(server)] == [Found, Broken, Found]


def test_a_list_that_leads_back_to_itself_is_left(server):
    server.pages["/list"] = {"data": [{"n": 1}], "links": {"next": "/list?b"}}
    server.pages["/list?b"] = {"data": [{"n": 2}], "links": {"next": "/list"}}
    assert numbers(read(server)) == [1, 2, IN_CIRCLES]


def test_a_list_that_gives_the_same_page_for_ever_is_left(server):
    for n in range(50):
        server.pages[f"/list?{n}"] = {"data": [{"n": 1}], "links": {"next": f"/list?{n + 1}"}}
    assert numbers(read(server, "/list?0")) == [1, IN_CIRCLES]


@pytest.mark.parametrize("following", ["http://localhost:1/list", "file:///etc/passwd", "http://[::1/"])
def test_a_list_that_leads_to_another_server_is_left(server, following):
    server.pages["/list"] = {"data": [{"n": 1}], "links": {"next": following}}
    assert numbers(read(server)) == [1, ELSEWHERE]


def test_a_page_that_is_moved_to_another_server_is_not_read(server):
    server.put_list("/list", [{"n": 1}], [{"n": 2}])
    server.pages["/list?page=1"] = (302, server.url("/other").replace("127.0.0.1", "localhost").encode())
    server.pages["/other"] = {"data": [{"n": 3}]}
    assert numbers(read(server)) == [1, ELSEWHERE]


@pytest.fixture
def neighbour():
    """Another server of the same machine: same scheme, same host, another port."""
    with Server() as made:
        made.pages["/inside"] = {"data": [{"n": 3}]}
        thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield made
        made.shutdown()
        thread.join()


def test_a_page_that_is_moved_within_its_server_is_read(server):
    server.pages["/list"] = (302, server.url("/moved").encode())
    server.pages["/moved"] = {"data": [{"n": 1}]}
    server.pages["/start"] = {"data": [{"n": 0}], "links": {"next": "/list"}}
    assert numbers(read(server, "/start")) == [0, 1]


def test_an_entry_that_leads_to_another_port_is_refused_and_that_is_never_asked(server, neighbour, command):
    server.pages["/"] = (302, neighbour.url("/inside").encode())
    with pytest.raises(CommandError, match=rf"leads on to another server \({neighbour.url('/inside')}\)"):
        command(server.url("/"))
    assert not neighbour.asked


def test_a_redirect_to_another_port_in_the_middle_of_a_list_is_never_asked(server, neighbour):
    server.put_list("/list", [{"n": 1}], [{"n": 2}])
    server.pages["/list?page=1"] = (302, neighbour.url("/inside").encode())
    assert numbers(read(server)) == [1, ELSEWHERE]
    assert not neighbour.asked


def test_a_list_that_goes_on_at_another_port_is_left(server, neighbour):
    server.pages["/list"] = {"data": [{"n": 1}], "links": {"next": neighbour.url("/inside")}}
    assert numbers(read(server)) == [1, ELSEWHERE]
    assert not neighbour.asked


@pytest.mark.parametrize("to", ["https://{}/list", "ftp://{}/list"])
def test_a_redirect_to_another_scheme_is_refused(server, command, to):
    server.pages["/"] = (302, to.format(server.root.removeprefix("http://")).encode())
    with pytest.raises(CommandError, match="leads on to another server"):
        command(server.url("/"))


def test_a_body_whose_list_lies_on_another_server_gives_its_other_lists(town_server, command):
    town_server.pages["/body"]["meeting"] = "http://localhost:1/meetings"
    assert "The list leads to another server" in command(town_server.url("/body"))
    assert (Organization.objects.count(), Paper.objects.count()) == (2, 1)
    assert Meeting.objects.get().name == "Unbekannte Sitzung (1)"  # its items came in with their own list


def test_a_system_with_several_bodies_wants_to_be_told_which(town_server, command):
    second = an("Body", "2", name="Altdorf")
    town_server.put_list("/bodies", [town_server.pages["/body"], second])
    with pytest.raises(CommandError, match=f"several bodies.*{ROOT}"):
        command(town_server.url("/system"))
    assert not Body.objects.exists()


def test_an_address_that_is_no_oparl_is_said_plainly(server, command):
    server.pages["/"] = b"<html>"
    with pytest.raises(CommandError, match=r"does not answer with OParl \(.*not valid JSON"):
        command(server.url("/"))


def test_a_single_object_may_be_the_source(server, command):
    server.pages["/one"] = town()[3]
    assert "lost: 0" in command(server.url("/one"))
    assert Paper.objects.get().name == "Brücke über den Bach"

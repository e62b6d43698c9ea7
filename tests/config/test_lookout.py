"""Many ask at once at which state the pages are: one look answers all who came before it began, and nobody after."""

import asyncio
from threading import Event, Thread

import pytest
from django.db import OperationalError, connections

from config.kept_pages.lookout import Lookout
from sessions_app.models import Host, Organization
from sessions_app.page_states import MOST_HOSTS, States
from sessions_app.page_versions import version_of
from tests.house.world import HOST, found


class Book:
    """Read slowly: a look ends when it is let go, and says what stood there when it began."""

    def __init__(self):
        self.number, self.looks, self.begun, self.let_go = 0, [], Event(), Event()

    def read(self, hosts):
        self.looks.append(set(hosts))
        seen = dict.fromkeys(hosts, (1, self.number))
        self.begun.set()
        assert self.let_go.wait(20)
        return seen


async def until(event):
    while not event.is_set():
        await asyncio.sleep(0)


def test_who_comes_while_a_look_is_under_way_waits_for_one_that_sees_what_has_changed_meanwhile():
    book = Book()
    lookout = Lookout(book.read)

    async def evening():
        first = asyncio.create_task(lookout.state_of("a", None))
        await until(book.begun)
        gone = asyncio.create_task(lookout.state_of("b", None))
        others = [asyncio.create_task(lookout.state_of(host, None)) for host in ("a", "b", "b")]
        await asyncio.sleep(0)
        gone.cancel()
        book.number = 1
        book.let_go.set()
        return await asyncio.gather(first, *others)

    assert asyncio.run(evening()) == [(1, 0), (1, 1), (1, 1), (1, 1)]
    assert book.looks == [{"a"}, {"a", "b"}]
    lookout.close()


def test_a_database_that_fails_fails_those_who_waited_and_nobody_after():
    answers = iter([OperationalError(), OperationalError()])  # it is asked twice each time

    def read(hosts):
        for fault in answers:
            raise fault
        return dict.fromkeys(hosts, (1, 7))

    lookout = Lookout(read)

    async def asked():
        return await asyncio.gather(lookout.state_of("a", None), return_exceptions=True)

    assert [type(each) for each in asyncio.run(asked())] == [OperationalError]
    assert asyncio.run(asked()) == [(1, 7)]
    lookout.close()


def elsewhere(work):
    """Done in another thread, by another connection."""

    def run():
        work()
        connections.close_all()

    thread = Thread(target=run)
    thread.start()
    thread.join()


@pytest.mark.django_db(transaction=True)
def test_the_rows_are_read_again_only_when_something_was_committed(django_assert_num_queries):
    town, states = found("Vogelheim", HOST), States()
    one, nobody = version_of(town.body), {"nobody": None}
    with django_assert_num_queries(2):  # what was committed last, and the rows
        assert states.of([HOST, "nobody"]) == {HOST: (town.body.pk, one)} | nobody
    with django_assert_num_queries(1):
        assert states.of([HOST, "nobody"]) == {HOST: (town.body.pk, one)} | nobody
    elsewhere(lambda: Organization.objects.update(name="Der Rat"))
    assert states.of([HOST]) == {HOST: (town.body.pk, version_of(town.body))}
    assert version_of(town.body) > one
    elsewhere(lambda: Host.objects.create(body=town.body, name="nobody"))
    assert states.of(["nobody"])["nobody"][0] == town.body.pk
    states.of([f"made-up-{number}" for number in range(MOST_HOSTS + 1)])
    states.of([HOST])
    assert len(states._known) == 1

from copy import deepcopy

import pytest
from django.core.cache import cache
from django.db import transaction

from sessions_app.relay import threads
from tests.house.acquainted import acquainted
from tests.house.canaries import night
from tests.house.crawl import without_a_frame
from tests.house.world import roles
from tests.portal.search_town import settled

HANDLERS = ("config.urls.handler403", "config.urls.handler404")


@pytest.fixture(scope="session", autouse=True)
def no_thread_left(django_db_setup):
    yield
    threads.close()


@pytest.fixture(autouse=True)
def nothing_counted_yet():
    """What the visitors of one test used up of a limit, such as new displays from one address, is there again for the next."""
    cache.clear()


@pytest.fixture(scope="module")
def one_night(django_db_setup, django_db_blocker):
    """(home, neighbour, users by role, the night): made once for a module, for no other to see."""
    with django_db_blocker.unblock(), transaction.atomic():
        home, neighbour, users = roles()
        the_night = night(home, neighbour)
        settled(home.body, neighbour.body)
        yield home, neighbour, users, the_night
        transaction.set_rollback(True)


@pytest.fixture
def frameless(monkeypatch):
    """Of pages that do not exist or may not be opened only what is their own."""
    for handler in HANDLERS:
        monkeypatch.setattr(handler, without_a_frame, raising=False)


@pytest.fixture
def evening(one_night, db, frameless):
    """The night as it was made; what a test goes on to do is taken back."""
    with acquainted():
        yield deepcopy(one_night)


@pytest.fixture
def framed(evening, monkeypatch):
    """Pages that do not exist or may not be opened are drawn whole, as in the product."""
    for handler in HANDLERS:
        monkeypatch.delattr(handler)

from copy import deepcopy

import pytest
from django.core.cache import cache
from django.db import transaction

from documents import worker
from sessions_app.relay import threads
from tests.house.canaries import night
from tests.house.world import roles
from tests.portal.search_town import settled


@pytest.fixture(scope="session", autouse=True)
def no_thread_left(django_db_setup):
    yield
    threads.close()


@pytest.fixture(autouse=True)
def nothing_counted_yet():
    """What the visitors of one test used up of a limit, such as new displays from one address, is there again for the next."""
    cache.clear()


@pytest.fixture(scope="module", autouse=True)
def worked_here():
    """What a worker would do is done in this process: who sees what does not hang on where it was rendered, and a
    hundred workers cost a minute. That they keep their limits is tests/documents/test_worker.py's to say.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(worker, "_worked", lambda function, args, _limits: function(*args))
        yield


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
def evening(one_night, db):
    """The night as it was made; what a test goes on to do is taken back."""
    return deepcopy(one_night)

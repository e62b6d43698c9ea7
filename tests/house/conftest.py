import pytest
from django.core.cache import cache

from sessions_app.relay import threads


@pytest.fixture(scope="session", autouse=True)
def no_thread_left(django_db_setup):
    yield
    threads.close()


@pytest.fixture(autouse=True)
def nothing_counted_yet():
    """What the visitors of one test used up of a limit, such as new displays from one address, is there again for the next."""
    cache.clear()

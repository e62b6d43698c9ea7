import pytest

from sessions_app.relay.room import thread


@pytest.fixture(scope="session", autouse=True)
def no_thread_left(django_db_setup):
    yield
    thread.close()

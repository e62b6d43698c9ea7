import pytest

from journal.threads import DatabaseThread


@pytest.fixture
def elsewhere():
    """A thread with its own database connection: what another request or process does."""
    thread = DatabaseThread("elsewhere")
    yield thread
    thread.close()

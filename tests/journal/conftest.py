import pytest

from journal.hub import hub
from journal.threads import DatabaseThread


@pytest.fixture
def elsewhere():
    """A thread with its own database connection: what another request or process does."""
    thread = DatabaseThread("elsewhere")
    yield thread
    thread.close()


@pytest.fixture
async def hub_stops():
    """The hub is at rest before the test's event loop ends."""
    yield
    await hub.stop()

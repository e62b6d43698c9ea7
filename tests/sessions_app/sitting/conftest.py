import pytest

from tests.cast import Evening


@pytest.fixture
def sitting():
    return Evening()

"""The evenings and keys of this folder are importable by name."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import chain
import elsewhere
import pytest
from django.utils import translation
from drafts import CHAIR, CLERK
from kinds import invitation


def pytest_itemcollected(item):
    """The tests of a module stay together: they look at documents that were made once."""
    if item.get_closest_marker("xdist_group") is None:
        item.add_marker(pytest.mark.xdist_group(item.nodeid.split("::")[0]))


@pytest.fixture
def an_agenda():
    return invitation()


@pytest.fixture(scope="session")
def cards(tmp_path_factory):
    """A SoftHSM with the cards of chair and clerk and the organisation's key: the variables that its module reads."""
    files = {"chair": chain.file_of(CHAIR), "olga": chain.file_of(CLERK)}
    files["seal"] = elsewhere.rsa_key(chain.BODY, chain.BODY)
    return tuple(elsewhere.soft_hsm(tmp_path_factory.mktemp("hsm"), files).items())


@pytest.fixture
def in_german():
    with translation.override("de"):
        yield

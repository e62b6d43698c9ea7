"""The evenings and keys of this folder are importable by name."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import pytest
from django.utils import translation
from kinds import invitation


@pytest.fixture
def an_agenda():
    return invitation()


@pytest.fixture
def in_german():
    with translation.override("de"):
        yield

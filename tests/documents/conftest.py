"""The work of this folder is importable by name, also in a worker."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="module", autouse=True)
def worked_here():
    """Workers are processes of their own, as in the product."""

"""What every test has in common."""

import shutil

import pytest
from django.conf import settings


def pytest_unconfigure(config: pytest.Config) -> None:
    """Takes away the data folder that tests/settings.py made for this process."""
    if settings.DATA.name.startswith("ratssaal-tests-"):
        shutil.rmtree(settings.DATA, ignore_errors=True)

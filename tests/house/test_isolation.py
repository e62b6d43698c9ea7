"""Tests never touch the data of the person who runs them."""

import subprocess
import sys
import tempfile
from pathlib import Path

from django.conf import settings


def test_the_data_of_tests_lie_in_a_folder_of_their_own():
    assert settings.DATA.parent == Path(tempfile.gettempdir()).resolve()
    assert settings.DATA.name.startswith("ratssaal-tests-")


def test_a_program_that_a_test_starts_uses_the_folder_of_that_test():
    ask = "from django.conf import settings; print(settings.DATA)"
    answer = subprocess.run(
        [sys.executable, "-c", ask], cwd=settings.BASE_DIR, capture_output=True, text=True, check=True
    )
    assert Path(answer.stdout.strip()) == settings.DATA

"""Writes one document of each kind into docs/samples, with its picture: `make samples`.

The documents are made of the invented evening that the tests know (tests/minutes/samples_made.py).
"""

import importlib
import os
import sys

import django
from house import ROOT

if __name__ == "__main__":
    sys.path[:0] = [str(ROOT), str(ROOT / "tests/minutes")]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    importlib.import_module("samples_made").write()

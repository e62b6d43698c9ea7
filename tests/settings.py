"""The settings under test: the product's own, with all state in a folder that goes when the tests go.

pytest-django reads settings before any conftest, so the folder has to be made here. A program that a test
starts inherits `RATSSAAL_DATA` and gets what the test gave it.
"""

import os
import sys
import tempfile

if "pytest" in sys.modules:  # one folder for each worker of xdist, never the developer's var/
    os.environ["RATSSAAL_DATA"] = tempfile.mkdtemp(prefix="ratssaal-tests-")

from config.settings import *  # noqa: F403 (settings are read when the folder is named)

STATIC_ROOT.mkdir(exist_ok=True)  # noqa: F405 (from above); nothing is collected under test
WHITENOISE_AUTOREFRESH = (
    True  # looks for a file when it is asked for, not for all of them at the start of each client
)
LOGGING |= {"loggers": {"django.request": {"level": "ERROR"}}}  # noqa: F405 (thousands of pages that do not exist are asked for)
# As with PostgreSQL here: no test takes the power away, and every commit would wait for a disk.
if "init_command" in DATABASES["default"]["OPTIONS"]:  # noqa: F405 (from above)
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"  # noqa: F405 (from above)

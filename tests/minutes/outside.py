"""That work on documents is done in worker processes: what runs in this one while a block lasts."""

import sys
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from documents.worker import _ask

LIBRARIES = ("pyhanko", "pyhanko_certvalidator", "reportlab", "pikepdf", "pypdfium2", "PIL", "fontTools")
PLACES = tuple(f"/site-packages/{name}/" for name in LIBRARIES)


@contextmanager
def working_elsewhere():
    """Fails if any function of a library that draws, signs, checks or reads documents runs in this thread.

    That they are imported costs a server some memory; that they run would stop its loop. So workers are processes
    here, as in the product.
    """
    ran = set()

    def note(frame, happened, _argument):
        if happened == "call" and any(place in frame.f_code.co_filename for place in PLACES):
            caller = frame.f_back
            where = f"{Path(caller.f_code.co_filename).name}:{caller.f_lineno}" if caller else ""
            ran.add(f"{where} -> {frame.f_code.co_qualname}")

    with patch("documents.worker._ask", _ask):
        sys.setprofile(note)
        try:
            yield
        finally:
            sys.setprofile(None)
    assert not ran, sorted(ran)

"""What a worker would do, done in the process of the tests: over the same wire, so that what is made does not hang on
where. Who uses it: `worked_here` in conftest.py.
"""

from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache

from documents.wire import Answer, read_answer, write_answer
from documents.worker_main import answer_of, named_in


def answered_here(_limits, request: bytes) -> Answer:
    """In a thread of its own: a browser's test has a loop running in the one that asks, and no worker finds one."""
    with ThreadPoolExecutor(1) as thread:
        return read_answer(thread.submit(answered, request).result())


def answered(request: bytes) -> bytes:
    """What only draws makes the same of the same: once is enough."""
    function, args = named_in(request)
    draws = function.__name__.startswith("render")
    return drawn(request) if draws else write_answer(answer_of(function, args))


@lru_cache(maxsize=512)
def drawn(request: bytes) -> bytes:
    return write_answer(answer_of(*named_in(request)))

"""A thread of its own with its own long-lived database connection, for async code that reads or writes rows."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from django.db import InterfaceError, OperationalError, connections

P = ParamSpec("P")
T = TypeVar("T")


def _twice(work: Callable[[], T]) -> T:
    """The work, and once more on a new connection where the database hung up: no request ends here that would
    look after the connection. What runs in these threads can be asked twice.
    """
    try:
        return work()
    except (OperationalError, InterfaceError):
        for connection in connections.all(initialized_only=True):
            connection.close()
        return work()


class DatabaseThread:
    """One named thread, started at its first use. It never waits for the threads that serve requests."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._executor: ThreadPoolExecutor | None = None

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        if self._executor is None:
            self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix=self._name)
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._executor, lambda: _twice(lambda: function(*args, **kwargs)))

    def close(self) -> None:
        """Lets the work in hand end, closes the connection, ends the thread. The next `run` starts anew."""
        executor, self._executor = self._executor, None
        if executor is not None:
            executor.submit(connections.close_all)
            executor.shutdown()

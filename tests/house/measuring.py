"""A plugin of the run whose branches are measured: what pytest itself does between the examples is not traced.

Tracing doubles the time of every line that Python runs, whosever it is. Traced are the imports, the fixtures and the
examples themselves. See test_coverage.py.
"""

from contextlib import contextmanager

import coverage
import pytest


@contextmanager
def traced():
    measured = coverage.Coverage.current()
    measured.start()
    try:
        yield
    finally:
        measured.stop()


def pytest_collection_finish():
    coverage.Coverage.current().stop()


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup():
    with traced():
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call():
    with traced():
        return (yield)

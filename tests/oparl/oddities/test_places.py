"""Degrees in the wrong order."""

import pytest

from oparl.importing.oddities.places import longitude_first


@pytest.mark.parametrize(
    ("written", "meant"),
    [((50.1234, 10.4321), (10.4321, 50.1234)), ((8.4, 49.01), (8.4, 49.01)), ((52.0, 16.5), (52.0, 16.5))],
)
def test_a_latitude_that_comes_first_is_put_second(written, meant):
    """GitHub OParl/spec, examples/Location-01.json of 1.1: [50.1234, 10.4321] would lie in the Indian Ocean."""
    assert longitude_first(*written) == meant

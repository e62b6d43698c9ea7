"""Where everything is said that can be said: every word of it as the standard wants it, and no word besides."""

from tests.oparl.out.facts import TYPES
from tests.oparl.out.fullest import filled, said_by_us
from tests.oparl.out.shapes import embedded_in, faults, short


def test_every_property_that_is_ever_written_has_the_shape_of_the_standard(town, reader):
    things = [reader.json(url) for url in filled(town)]
    assert [fault for thing in things for fault in faults(thing)] == []
    said = {name: set() for name in TYPES}
    for thing in things:
        said[short(thing)] |= {name for name in thing if ":" not in name}
    assert said == {name: said_by_us(name) for name in TYPES}
    for thing in (each for outer in things for each in embedded_in(outer)):
        alone = reader.json(thing["id"])
        assert {name: alone[name] for name in thing} == thing

"""Places whose degrees stand the wrong way round."""

# Germany, from its south to its north and from its west to its east.
SOUTH, NORTH, WEST, EAST = 47, 56, 5, 16


def longitude_first(one: float, other: float) -> tuple[float, float]:
    """Two degrees as RFC 7946 has them. Who follows OParl's own examples writes the latitude first."""
    return (other, one) if SOUTH < one < NORTH and WEST < other < EAST else (one, other)

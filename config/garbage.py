"""Python's search for garbage, so that nobody waits for it in the middle of a vote.

Left to itself it looks through everything that lives, a thousand open lines included, every few seconds, and the
whole process stands still for a sixth to a third of a second. Nearly all garbage here goes by itself, by counting
references; what is left are the rings of lines that have ended.
"""

import gc

YOUNG = (
    50_000  # new objects, less those that are gone, before the newest are looked through; Python's own: 700
)
ROUNDS = 20  # so many of these before those that stayed are looked through, and as many again before all are


def search_seldom() -> None:
    """To be called before the process imports what it needs: looked through meanwhile, that starts a tenth later."""
    gc.set_threshold(YOUNG, ROUNDS, ROUNDS)


def settle() -> None:
    """To be called once, when the process has imported what it needs: that stays, and is not looked at again."""
    gc.collect()
    gc.freeze()

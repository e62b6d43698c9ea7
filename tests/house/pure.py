"""The examples of the pure parts run once: where the branches that they walk are measured (test_coverage.py)."""

import pytest

MEASURING = "tests/house/test_coverage.py"
EXAMPLES = "not hypothesis and not chance"  # what is thrown is no example
HANDED_OVER = pytest.StashKey[int]()  # how many examples that test runs for the run it belongs to


def hand_over(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Takes the examples out of a run that measures them; whoever names tests by hand runs them as ever."""
    measuring = next((item for item in items if item.nodeid.startswith(MEASURING)), None)
    if measuring is None:
        return
    places = tuple(f"{each}{end}" for each in measuring.module.TESTS for end in ("::", "/"))
    examples = {item for item in items if item.nodeid.startswith(places) and not is_property(item)}
    if examples:
        config.stash[HANDED_OVER] = len(examples)
        config.hook.pytest_deselected(items=list(examples))
        items[:] = [item for item in items if item not in examples]


def is_property(item: pytest.Item) -> bool:
    return any(item.get_closest_marker(name) for name in ("hypothesis", "chance"))

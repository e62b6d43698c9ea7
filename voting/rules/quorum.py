"""Quorum: how many must be present (Beschlussfähigkeit). Integers only. Pure."""

from collections.abc import Callable, Mapping


def more_than_half_of_statutory(statutory_number: int) -> int:
    """More than half of the statutory number of members has to be present (§ 49 Abs. 1 GO NRW).

    The statutory number is the law's, not the number of filled seats: vacancies do not lower it.
    """
    return statutory_number // 2 + 1


RULES: Mapping[str, Callable[[int], int]] = {"more_than_half_of_statutory": more_than_half_of_statutory}

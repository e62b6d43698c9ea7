"""Quorum: how many must be present (Beschlussfähigkeit). Integers only. Pure."""

from collections.abc import Callable, Mapping


def more_than_half_of_statutory(statutory_number: int) -> int:
    """More than half of the statutory number of members has to be present (§ 49 Abs. 1 GO NRW, § 53 Abs. 1 HGO).

    The statutory number is the law's, not the number of filled seats: vacancies do not lower it.
    """
    return statutory_number // 2 + 1


def at_least_half_of_statutory(statutory_number: int) -> int:
    """At least half of all members has to be present (§ 37 Abs. 2 GemO BW)."""
    return (statutory_number + 1) // 2


def council_members_prevail(council_members: int, citizens: int) -> bool:
    """In a committee more council members than expert citizens (sachkundige Bürger) have to be present
    (§ 58 Abs. 3 GO NRW). Both count only those with voting right. Without any citizens nothing is asked.
    """
    return citizens == 0 or council_members > citizens


RULES: Mapping[str, Callable[[int], int]] = {
    "more_than_half_of_statutory": more_than_half_of_statutory,
    "at_least_half_of_statutory": at_least_half_of_statutory,
}

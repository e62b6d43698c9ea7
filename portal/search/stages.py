"""How a database's own index is asked in one statement: first for the words as they were typed, then within longer words for
the things or the pages of which there are too few.
"""

from collections.abc import Callable, Sequence
from typing import Any

from portal.search.composed import Statement
from portal.search.index import Question, Relation
from portal.search.place import THING, Window

# `place` of the newest that answer from a lowest to a highest; how many, is SQL.
Lane = Callable[[Question, int, int, str], Statement]
FEW = 100  # below so many things, or pages, it is looked within longer words
WHERE_FEW_ARE = (
    "(SELECT CASE WHEN COUNT(*) < {few} THEN {most} ELSE 0 END FROM hit0 WHERE place {part} {thing})"
)


def staged(lane: Lane, asked: Sequence[Question], window: Window, most: int) -> Relation:
    """What answers the first of these questions, and as far as there is room the second."""
    tables, values = list[str](), list[Any]()
    for stage, question in enumerate(asked):
        parts = []
        for low, high in window.stretches:
            part = ">=" if low >= THING else "<"
            room = WHERE_FEW_ARE.format(few=FEW, most=most, part=part, thing=THING) if stage else str(most)
            sql, params = lane(question, low, high, room)
            values += params
            parts.append(f"SELECT place FROM ({sql}) AS newest")  # noqa: S608 (SQL of ours)
        tables.append(f"hit{stage} AS MATERIALIZED ({' UNION ALL '.join(parts)})")
    hits = (
        f"SELECT place, {int(not question.is_wide)} AS exact, NULL AS score FROM hit{stage}"  # noqa: S608 (numbers)
        for stage, question in enumerate(asked)
    )
    return Relation(f"WITH {', '.join(tables)} {' UNION ALL '.join(hits)}", tuple(values))

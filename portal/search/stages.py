"""How a database's own index is asked in one statement: first for the words as they were typed, then within longer words for
the things or the pages of which there are too few; of one organization as far as anybody looks.
"""

from collections.abc import Callable, Sequence
from typing import Any

from portal.search.composed import Statement
from portal.search.index import Question, Relation
from portal.search.place import ENTRY, THING, Window

BEFORE_NARROWING = 10_000  # things, and pages, from which those of one organization are taken
# `place` of the newest that answer from a lowest to a highest; how many, is SQL.
Lane = Callable[[Question, int, int, str], Statement]
FEW = 100  # below so many things, or pages, it is looked within longer words
WHERE_FEW_ARE = (
    "(SELECT CASE WHEN COUNT(*) < {few} THEN {many} ELSE 0 END FROM hit0 WHERE place {part} {thing})"
)
OF_ITS_OWN = """
    SELECT * FROM (
        SELECT place FROM {raw} WHERE place IS NULL OR (place & {entry}) IN (SELECT id FROM own)
        ORDER BY place DESC LIMIT {most}
    ) AS newest
    UNION ALL SELECT NULL WHERE (SELECT COUNT(*) FROM {raw}) >= {many}
"""


def staged(
    lane: Lane, asked: Sequence[Question], window: Window, most: int, own: Statement | None
) -> Relation:
    """What answers the first of these questions, and as far as there is room the second."""
    tables, values = ([own[0]], [*own[1]]) if own else ([], list[Any]())
    many = BEFORE_NARROWING if own else most
    for stage, question in enumerate(asked):
        parts = []
        for number, (low, high) in enumerate(window.stretches):
            part = ">=" if low >= THING else "<"
            room = WHERE_FEW_ARE.format(few=FEW, many=many, part=part, thing=THING) if stage else str(many)
            sql, params = lane(question, low, high, room)
            values += params
            if own:
                raw = f"raw{stage}{number}"
                tables.append(f"{raw} AS MATERIALIZED ({sql})")
                sql = OF_ITS_OWN.format(raw=raw, entry=ENTRY, most=most, many=many)
            parts.append(f"SELECT place FROM ({sql}) AS newest")  # noqa: S608 (SQL of ours)
        tables.append(f"hit{stage} AS MATERIALIZED ({' UNION ALL '.join(parts)})")
    hits = (
        f"SELECT place, {int(not question.is_wide)} AS exact, NULL AS score FROM hit{stage}"  # noqa: S608 (numbers)
        for stage, question in enumerate(asked)
    )
    return Relation(f"WITH {', '.join(tables)} {' UNION ALL '.join(hits)}", tuple(values))

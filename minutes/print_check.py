"""Whether the pages of a document print what its record says: numbers and results of the votes, the check value, the QR
code beside it; and whether one sees it. Runs in a worker.
"""

from collections.abc import Iterable, Iterator

from minutes.draft import Anchor
from minutes.findings import Fault, Finding, Hint, Proof
from minutes.landmarks import NO_ADDRESS
from minutes.printed import printed_tallies, prints, prints_results
from minutes.printed_code import seen_codes
from minutes.record import Record
from minutes.visible import is_all_seen


def print_findings(
    data: bytes, record: Record, text: str, *, sound: bool, counted: bool
) -> Iterator[Finding]:
    """`text`: all that the pages say. Good news alone where the record itself is in order (`sound`: its chain,
    `counted`: its votes).
    """
    head = record.anchor.head
    printed = prints(text, head)
    codes = seen_codes(data) if printed else ()
    if not printed:
        yield Finding(Fault.HEAD_NOT_PRINTED)
    elif sound:
        yield Finding(Proof.CHAIN_HOLDS, {"entries": len(record.links)})
    if codes:
        yield Finding(Proof.CODE_MATCHES if _all_say(codes, record.anchor, text) else Fault.CODE_DIFFERS)
    tallies = list(printed_tallies(text))
    same = tallies == [vote.tally for vote in record.votes]
    results = [vote.words for vote in record.votes] if same else [""] * len(tallies)
    seen = is_all_seen(data, head if printed else "", results) and (bool(codes) or not printed)
    if not seen:
        yield Finding(Fault.PRINT_HIDDEN)
    if not same:
        yield Finding(Fault.VOTES_NOT_PRINTED)
    elif not prints_results(text, results):
        yield Finding(Fault.RESULTS_NOT_PRINTED)
    elif counted and seen:
        yield from _matching(len(record.votes))


def _matching(votes: int) -> Iterator[Finding]:
    yield Finding(Proof.VOTES_MATCH, {"votes": votes}) if votes else Finding(Proof.NO_VOTES)
    yield Finding(Hint.WORDS_NOT_COMPARED)


def _all_say(codes: Iterable[str], anchor: Anchor, text: str) -> bool:
    """Whether each QR code holds the printed check value, and no address but the printed one."""
    wheres, ours = zip(*(each.partition(" ")[::2] for each in codes), strict=True)
    same = set(ours) == {f"{anchor.stream} {anchor.seq} {anchor.head}"}
    return same and all(where == NO_ADDRESS or prints(text, where) for where in wheres)

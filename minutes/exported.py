"""A report against an exported journal (docs/journal.md), which a stranger can have beside the PDF. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from journal.chain import Link
from journal.events import JSON
from journal.lines import Head, Tally, read_line, verify_lines
from minutes.draft import Anchor
from minutes.findings import Fault, Finding, Hint, Proof, Report
from minutes.record import says


@dataclass
class Held:
    """What an export holds of one stream: hashes in order, and contents by number where they are not withheld."""

    there: bool = False
    hashes: list[str] = field(default_factory=list)
    contents: dict[int, JSON] = field(default_factory=dict)


def compared(report: Report, raw_lines: Iterable[bytes]) -> Report:
    """The report with what the export says of it, as the last findings."""
    if report.anchor is None:
        return report
    return replace(report, findings=(*report.findings, *_findings(report, report.anchor, raw_lines)))


def _findings(report: Report, anchor: Anchor, raw_lines: Iterable[bytes]) -> Iterator[Finding]:
    held = Held()
    wrong = [each for each in verify_lines(_heard(raw_lines, anchor.stream, held), Tally()) if each.is_fault]
    if wrong:
        yield Finding(Fault.EXPORT_DAMAGED)
    elif not held.there:
        yield Finding(Fault.EXPORT_OF_OTHERS, {"stream": anchor.stream})
    else:
        yield from _entries(report, held)
        yield from _numbers(report, held)


def _heard(raw_lines: Iterable[bytes], key: str, held: Held) -> Iterator[bytes]:
    """The lines, unchanged; on their way what belongs to the stream is kept."""
    inside = False
    for raw in raw_lines:
        line = read_line(raw)
        if isinstance(line, Head):
            inside = line.stream == key
            held.there = held.there or inside
        if inside and isinstance(line, Link):
            held.hashes.append(line.hash)
            held.contents[line.seq] = line.data
        yield raw


def _entries(report: Report, held: Held) -> Iterator[Finding]:
    ours, theirs = report.entries, held.hashes
    pairs = enumerate(zip(ours, theirs, strict=False), 1)
    first = next((seq for seq, (one, other) in pairs if one != other), 0)
    if first:
        yield Finding(Fault.EXPORT_DIFFERS, {"seq": first})
    elif len(theirs) < len(ours):
        yield Finding(Fault.EXPORT_SHORTER, {"seq": len(theirs)})
    else:
        yield Finding(Proof.EXPORT_MATCHES, {"entries": len(ours)})
        if more := len(theirs) - len(ours):
            yield Finding(Hint.JOURNAL_GOES_ON, {"entries": more})


def _numbers(report: Report, held: Held) -> Iterator[Finding]:
    """The numbers as the record has them; that the pages print the same is a finding of its own, before."""
    shown = [vote for vote in report.votes if held.contents.get(vote.seq) is not None]
    wrong = [vote for vote in shown if not says(held.contents[vote.seq], vote.tally)]
    for vote in wrong:
        yield Finding(Fault.EXPORT_NUMBERS_DIFFER, {"item": vote.item})
    printed = Fault.VOTES_NOT_PRINTED not in {each.message for each in report.findings}
    if report.votes and len(shown) == len(report.votes) and not wrong and printed:
        yield Finding(Proof.EXPORT_NUMBERS_MATCH, {"votes": len(shown)})

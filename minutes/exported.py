"""A report against an exported journal (docs/journal.md), which a stranger can have beside the PDF. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from journal.chain import Link
from journal.lines import Head, Tally, read_line, verify_lines
from minutes.draft import Anchor
from minutes.findings import Fault, Finding, Hint, Proof, Report
from minutes.record import VOTE_CLOSED, convened_signers, says, wrong_signers


@dataclass
class Held:
    """What an export holds of one stream."""

    there: bool = False
    links: list[Link] = field(default_factory=list)


def compared(report: Report, raw_lines: Iterable[bytes] | None) -> Report:
    """The report with what the export says of it, as the last findings. None: there is none to compare with."""
    if report.anchor is None:
        return report
    found = _alone(report) if raw_lines is None else _findings(report, report.anchor, raw_lines)
    return replace(report, findings=(*report.findings, *found))


def _alone(report: Report) -> Iterator[Finding]:
    yield Finding(Hint.JOURNAL_ELSEWHERE)
    if not report.signers_compared and not report.original:
        yield Finding(Hint.SIGNERS_NOT_COMPARED)


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
        yield from _signers(report, held)


def _heard(raw_lines: Iterable[bytes], key: str, held: Held) -> Iterator[bytes]:
    """The lines, unchanged; on their way what belongs to the stream is kept."""
    inside = False
    for raw in raw_lines:
        line = read_line(raw)
        if isinstance(line, Head):
            inside = line.stream == key
            held.there = held.there or inside
        if inside and isinstance(line, Link):
            held.links.append(line)
        yield raw


def _entries(report: Report, held: Held) -> Iterator[Finding]:
    ours, theirs = report.entries, [link.hash for link in held.links]
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
    contents = {link.seq: link.data for link in held.links if link.kind == VOTE_CLOSED and not link.withheld}
    wrong = [
        vote for vote in report.votes if vote.seq in contents and not says(contents[vote.seq], vote.tally)
    ]
    for vote in wrong:
        yield Finding(Fault.EXPORT_NUMBERS_DIFFER, {"item": vote.item})
    all_there = bool(report.votes) and all(vote.seq in contents for vote in report.votes)
    printed = Fault.VOTES_NOT_PRINTED not in {each.message for each in report.findings}
    if all_there and printed and not wrong:
        yield Finding(Proof.EXPORT_NUMBERS_MATCH, {"votes": len(report.votes)})


def _signers(report: Report, held: Held) -> Iterator[Finding]:
    """Whether those sign who should, where only the export shows who that is. Nobody signs a public version."""
    if report.signers_compared or report.original:
        return
    convened = convened_signers(held.links)
    if convened is None:
        yield Finding(Hint.SIGNERS_NOT_COMPARED)
        return
    for name, expected in wrong_signers(report.signers, convened):
        yield Finding(Fault.SIGNER_DIFFERS, {"name": name, "expected": expected})

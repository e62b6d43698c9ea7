"""Checks chains, seals, heads and rows of the live journal, or an exported file without any database."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext, ngettext

from journal.chain import Finding, Problem
from journal.checks import verify_stream
from journal.completeness import missing_streams, missing_triggers, unexpected_head
from journal.lines import Tally, verify_lines
from journal.models import Stream
from journal.ready import require_tables


class Command(BaseCommand):
    help = (
        "Checks the journal: chains, seals, heads and the tables made from it, or an exported file (offline)."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", nargs="?", metavar="FILE", help="an exported journal; - reads standard input"
        )
        parser.add_argument("--stream", metavar="KEY", help="only this stream, such as sitting:42")
        parser.add_argument(
            "--expect",
            nargs=3,
            metavar=("KEY", "SEQ", "HEAD"),
            help="stream, entry and hash as the signed minutes print them; they are compared with the journal",
        )

    def handle(
        self,
        *,
        file: str | None,
        stream: str | None,
        expect: Sequence[str] | None,
        verbosity: int,
        **options: object,
    ) -> None:
        tally = Tally()
        faults = withheld = 0
        if file and expect:
            raise CommandError(gettext("--expect compares the live journal. Please leave out the file."))
        found = _file_findings(file, tally) if file else _live_findings(stream, tally)
        for finding in chain(found, _expected(*expect) if expect else ()):
            if finding.problem is Problem.CONTENT_WITHHELD:
                withheld += 1
            elif finding.is_fault:
                faults += 1
            if finding.problem is not Problem.CONTENT_WITHHELD or verbosity > 1:
                self.stdout.write(gettext(finding.sentence) % finding.placeholders)
        read = gettext("Streams: %(streams)d, entries: %(entries)d, content withheld: %(withheld)d") % {
            "streams": tally.streams,
            "entries": tally.entries,
            "withheld": withheld,
        }
        self.stdout.write(f"{read}. {_verdict(faults)}")
        if faults:
            sys.exit(1)


def _verdict(faults: int) -> str:
    if not faults:
        return gettext("The journal is intact.")
    return ngettext(
        "The journal is NOT intact, %(count)d fault.", "The journal is NOT intact, %(count)d faults.", faults
    ) % {"count": faults}


def _live_findings(key: str | None, tally: Tally) -> Iterator[Finding]:
    require_tables()
    streams = Stream.objects.order_by("key")
    if key is not None:
        streams = streams.filter(key=key)
        if not streams:
            raise CommandError(gettext("There is no stream %(key)s.") % {"key": key})
    yield from missing_triggers()
    if key is None:
        yield from missing_streams()
    for stream in streams.iterator():
        yield from verify_stream(stream, tally)


def _expected(key: str, seq: str, head: str) -> Iterator[Finding]:
    if not seq.isdecimal():
        raise CommandError(gettext("%(seq)s is no number of an entry.") % {"seq": seq})
    return unexpected_head(key, int(seq), head)


def _file_findings(name: str, tally: Tally) -> Iterator[Finding]:
    if name == "-":
        yield from verify_lines(sys.stdin.buffer, tally)
        return
    try:
        with Path(name).open("rb") as file:
            yield from verify_lines(file, tally)
    except OSError as error:
        raise CommandError(
            gettext("%(file)s cannot be read: %(why)s") % {"file": name, "why": error.strerror}
        ) from error

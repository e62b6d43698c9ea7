"""A PDF against this installation: its trusted certificates, and its journal."""

from dataclasses import replace
from pathlib import Path

from django.conf import settings

from journal.models import Entry
from minutes.authority import ROOT_FILE
from minutes.draft import Anchor
from minutes.findings import Fault, Finding, Hint, Proof, Report


def authority_folder() -> Path:
    """Where the demo's TEST authority lies."""
    return Path(settings.DATA) / "authority"


def installed_roots() -> bytes:
    """The certificates that this installation trusts, as PEM; empty where there are none."""
    path = authority_folder() / ROOT_FILE
    return path.read_bytes() if path.exists() else b""


def matched(report: Report) -> Report:
    """The report with what the journal here says of it, as the last finding."""
    return replace(report, findings=(*report.findings, _match(report.anchor))) if report.anchor else report


def _match(anchor: Anchor) -> Finding:
    """An equal hash at the same place means equal entries before it: each hash covers all before."""
    entries = Entry.objects.filter(stream__key=anchor.stream)
    here = entries.filter(seq=anchor.seq).values_list("hash", flat=True).first()
    if here == anchor.head:
        return Finding(Proof.JOURNAL_MATCHES)
    return Finding(Fault.JOURNAL_DIFFERS if entries.exists() else Hint.JOURNAL_ELSEWHERE)

"""Checks a PDF of minutes: signatures, record, chain, printed numbers, and the journal of this installation."""

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext

from minutes.findings import Fault, Finding, Proof, Report
from minutes.matching import installed_roots, matched
from minutes.saying import say
from minutes.verify import verify_in_worker


class Command(BaseCommand):
    help = "Checks whether a PDF of minutes is genuine. Ends with 0 if it is, with 1 if that is not proven."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("--json", action="store_true", dest="as_json", help="findings for a program")
        parser.add_argument(
            "--trust", metavar="PEM", help="trusted certificates (default: this installation's)"
        )

    def handle(self, *, file: str, as_json: bool, trust: str | None, **options: object) -> None:
        roots = _read(trust) if trust else installed_roots()
        report = matched(verify_in_worker(_read(file), roots))
        self.stdout.write(_as_json(report) if as_json else _as_text(report))
        if not report.genuine:
            sys.exit(1)


def _read(name: str) -> bytes:
    try:
        return Path(name).read_bytes()
    except OSError as error:
        why = {"file": name, "why": error.strerror or ""}
        raise CommandError(gettext("%(file)s cannot be read: %(why)s") % why) from error


def _as_text(report: Report) -> str:
    lines = [report.title, *(_line(finding) for finding in report.findings), "", gettext(report.bottom_line)]
    return "\n".join(lines).strip()


def _line(finding: Finding) -> str:
    mark = {Proof: "+", Fault: "!"}.get(type(finding.message), " ")
    return f"{mark} {say(finding)}"


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _as_json(report: Report) -> str:
    findings = [{"code": each.code, "fault": each.is_fault, "say": say(each)} for each in report.findings]
    signatures = [
        {**asdict(each), "signed_at": _moment(each.signed_at), "proven_at": _moment(each.proven_at)}
        for each in report.signatures
    ]
    told = {
        "genuine": report.genuine,
        "say": gettext(report.bottom_line),
        "document": report.document_id,
        "title": report.title,
        "part": report.part,
        "sha256": report.sha256,
        "journal": asdict(report.anchor) if report.anchor else None,
        "signatures": signatures,
        "findings": findings,
    }
    return json.dumps(told, ensure_ascii=False, indent=2)

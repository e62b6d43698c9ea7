"""A report in words and for programs. Pure: a language is whatever has gettext's two functions, Django's or another.

What `manage.py verify_minutes` prints and what `tools/verify_minutes.py` prints is made here.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Protocol

from journal.events import N_
from minutes.draft import Fact
from minutes.findings import Fault, Finding, Plural, Proof, Report, SignatureFacts
from minutes.glyphs import STANDS_FOR
from minutes.times import ZONE

FORMAT = "ratssaal-verification-1"
PARTS = {"public": N_("Public part"), "closed": N_("Closed part")}
BASELINES = {
    "B-B": N_("B-B: without a time stamp"),
    "B-T": N_("B-T: with a time stamp"),
    "B-LT": N_("B-LT: with a time stamp, and with proofs that the certificate was valid"),
    "B-LTA": N_("B-LTA: with time stamps and proofs that can be renewed for many years"),
}
CHANGES = {
    "none": N_("Nothing was changed"),
    "form_filling": N_("Only further signatures"),
    "lta_updates": N_("Only time stamps and proofs"),
}
ROLES = {"seal": N_("Seal of the municipality"), "stamp": N_("Time stamp of the whole file")}
ZONES = (N_("Central European Time"), N_("Central European Summer Time"))
KINDS = {Proof: "proof", Fault: "fault"}
MARKS = {"proof": "+", "fault": "!", "hint": " "}


class Language(Protocol):
    """gettext.NullTranslations says everything in English; django.utils.translation in the reader's language."""

    def gettext(self, message: str, /) -> str: ...

    def ngettext(self, one: str, many: str, number: int, /) -> str: ...


def sentence(finding: Finding, language: Language) -> str:
    """The sentence of the finding with its details."""
    message, details = finding.message.value, finding.details
    if isinstance(message, Plural):
        return language.ngettext(message.one, message.many, int(details[message.by])) % details
    return language.gettext(message) % details


def kind_of(finding: Finding) -> str:
    """proof, hint or fault."""
    return KINDS.get(type(finding.message), "hint")


def document_facts(report: Report, language: Language) -> tuple[Fact, ...]:
    """What the file says that it is; all of it empty for files that are not ours."""
    part = PARTS.get(report.part)
    claims = language.gettext(N_("%(claims)s (what the file says of itself)")) % {
        "claims": ", ".join(report.claims)
    }
    rows = (
        (N_("Document number"), report.document_id),
        (N_("Issued by"), report.body),
        (N_("Part of the meeting"), language.gettext(part) if part else ""),
        (N_("Journal"), f"{report.anchor.stream} · {report.anchor.seq}" if report.anchor else ""),
        (N_("Public version of the file with SHA-256"), report.original.sha256 if report.original else ""),
        (N_("Format of the file"), claims if report.claims else ""),
    )
    return tuple(Fact(language.gettext(label), text) for label, text in rows if text)


def signature_facts(
    report: Report, signature: SignatureFacts, language: Language, moment: Callable[[datetime], str]
) -> tuple[Fact, ...]:
    """What there is to know of one signature, row by row. `moment` writes times."""
    say = language.gettext
    trusted = N_("%(issuer)s (trusted here)") if signature.trusted else N_("%(issuer)s (not trusted here)")
    covers = (
        N_("The whole file") if signature.covers_whole_file else N_("The file as it was when it was made")
    )
    rows = (
        (
            N_("Signed as"),
            say(ROLES[signature.kind]) if signature.kind in ROLES else report.role_in(signature.field),
        ),
        (N_("Level of the signature"), say(BASELINES.get(signature.baseline, signature.baseline))),
        (N_("Signed at"), _time(signature, language, moment)),
        (N_("Certificate of"), say(trusted) % {"issuer": signature.issuer}),
        (N_("The signature covers"), say(covers)),
        (N_("Changed afterwards"), say(_changed(signature))),
    )
    return tuple(Fact(say(label), text) for label, text in rows if text)


def _time(signature: SignatureFacts, language: Language, moment: Callable[[datetime], str]) -> str:
    if signature.proven_at:
        told = {"at": moment(signature.proven_at), "authority": signature.stamped_by or signature.name}
        return language.gettext(N_("%(at)s, proven by a time stamp of %(authority)s")) % told
    if signature.signed_at:
        told = {"at": moment(signature.signed_at)}
        return language.gettext(N_("%(at)s, by the clock of the signer's computer")) % told
    return ""


def _changed(signature: SignatureFacts) -> str:
    if not (signature.intact and signature.valid):
        return N_("The signed content itself")
    return CHANGES.get(signature.level, N_("Something that is no signature"))


def in_words(report: Report, language: Language) -> str:
    """For a terminal: the document, its signatures, the findings, and in the last line whether it is genuine."""
    moment = partial(local_time, language=language)
    blocks = (
        [report.title, *_rows(document_facts(report, language))],
        *([each.name, *_rows(signature_facts(report, each, language, moment))] for each in report.signatures),
        [f"{MARKS[kind_of(each)]} {sentence(each, language)}" for each in report.findings],
        [language.gettext(report.bottom_line)],
    )
    return "\n\n".join("\n".join(_shown(line) for line in block if line) for block in blocks if any(block))


def _shown(line: str) -> str:
    """One line that cannot pass for another: names and titles are a stranger's, and could steer a terminal."""
    return "".join(each if each.isprintable() else STANDS_FOR for each in line)


def _rows(facts: tuple[Fact, ...]) -> Iterator[str]:
    yield from (f"  {fact.label}: {fact.text}" for fact in facts)


def local_time(at: datetime, language: Language) -> str:
    """As the clock in the council chamber showed it, with the name of its zone."""
    here = at.astimezone(ZONE)
    date = {"year": f"{here:%Y}", "month": f"{here:%m}", "day": f"{here:%d}"}
    zone = language.gettext(ZONES[here.dst() != timedelta(0)])
    written = N_("%(year)s-%(month)s-%(day)s %(clock)s %(zone)s")
    return language.gettext(written) % {**date, "clock": f"{here:%H:%M:%S}", "zone": zone}


def in_json(report: Report, language: Language) -> str:
    """For a program, as docs/verification-1.schema.json says."""
    return json.dumps(_for_programs(report, language), ensure_ascii=False, indent=2)


def _for_programs(report: Report, language: Language) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "genuine": report.genuine,
        "say": language.gettext(report.bottom_line),
        "document": report.document_id,
        "title": report.title,
        "body": report.body,
        "part": report.part,
        "sha256": report.sha256,
        "claims": list(report.claims),
        "original": asdict(report.original) if report.original else None,
        "journal": asdict(report.anchor) if report.anchor else None,
        "votes": [{"item": each.item, "seq": each.seq, **asdict(each.tally)} for each in report.votes],
        "signatures": [_signature(report, each) for each in report.signatures],
        "findings": [_finding(each, language) for each in report.findings],
    }


def _signature(report: Report, signature: SignatureFacts) -> dict[str, Any]:
    told = {name: _plain(value) for name, value in asdict(signature).items()}
    return {**told, "role": report.role_in(signature.field)}


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value


def _finding(finding: Finding, language: Language) -> dict[str, Any]:
    return {
        "code": finding.code,
        "kind": kind_of(finding),
        "fault": finding.is_fault,
        "details": finding.details,
        "say": sentence(finding, language),
    }

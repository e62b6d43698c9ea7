"""The record of a vote for machines: JSON by a published schema (docs/vote-record-1.schema.json), and CSV."""

import csv
import io
import json
from datetime import datetime

from django.utils import translation

from journal.events import JSON
from minutes.votes.record import Line, VoteRecord
from sessions_app.screens.objects import Words
from voting.tellers import TellerCount
from voting.vote import Source

FORMAT = "ratssaal-vote-record-1"
LANGUAGES = ("de", "en")
COLUMNS = ("name", "group", "entitled", "ground", "choice", "source", "cast_at")
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would carry out


def as_json(record: VoteRecord, schema: str) -> bytes:
    """`schema` is the address at which the schema is published."""
    return json.dumps(json_of(record, schema), ensure_ascii=False, indent=1).encode()


def json_of(record: VoteRecord, schema: str) -> dict[str, JSON]:
    register: list[JSON] = [_line(each, named=record.named) for each in record.lines]
    corrections: list[JSON] = [
        {"entry": each.seq, "text": each.text, "at": _moment(each.at)} for each in record.corrections
    ]
    tellers: list[JSON] = [_teller(each, numbers=record.tells_counts) for each in record.tellers]
    return {
        "$schema": schema,
        "format": FORMAT,
        "body": record.body,
        "organization": record.organization,
        "meeting": _meeting(record),
        "item": {"number": record.item_number, "title": record.item_title, "public": record.public},
        "vote": _vote(record),
        "rule": _rule(record),
        "counts": _counts(record),
        "carried": record.verdict.carried if record.verdict else None,
        "resolutions": [each._asdict() for each in record.resolutions],
        "result": _said(record.sentence),
        "sources": {source.value: record.sources.get(source, 0) for source in Source},
        "ballots_named": record.named,
        "register": register,
        "journal": _journal(record),
        "corrections": corrections,
        "tellers": tellers,
        "biased": [_said(each) for each in record.biased],
        "left_out": [*record.left_out],
    }


def _meeting(record: VoteRecord) -> JSON:
    held_on = record.held_on.isoformat() if record.held_on else None
    return {"id": record.meeting, "title": record.title, "held_on": held_on}


def _vote(record: VoteRecord) -> JSON:
    return {
        "number": record.number,
        "about": _said(record.about),
        "question": record.question,
        "kind": record.kind,
        "state": record.state.value,
        "opened_at": _moment(record.opened_at),
        "closed_at": _moment(record.closed_at),
        "announced_at": _moment(record.announced_at),
        "annulled_at": _moment(record.annulled_at),
        "annulment_reason": record.annulment_reason,
        "repeats": record.repeats,
        "repeated_by": record.repeated_by,
        "evidence": record.evidence,
    }


def _rule(record: VoteRecord) -> JSON:
    profile, verdict = record.profile, record.verdict
    return {
        "profile": profile.id,
        "profile_version": profile.version,
        "law": profile.law,
        "majority": record.majority,
        "id": record.rule_id,
        "source": record.rule_source,
        "base": verdict.base if verdict else None,
        "threshold": verdict.threshold if verdict else None,
    }


def _counts(record: VoteRecord) -> JSON:
    tally = record.tally
    if tally is None:
        return None
    return {
        "entitled": record.entitled,
        "yes": tally.yes,
        "no": tally.no,
        "abstain": tally.abstain,
        "invalid": tally.invalid,
        "not_voted": tally.not_voted,
    }


def _line(line: Line, *, named: bool) -> JSON:
    known: dict[str, JSON] = {
        "name": line.name,
        "group": line.group,
        "role": line.role,
        "entitled": line.entitled,
        "ground": line.ground or None,
        "reason": _said(line.reason),
    }
    return {**known, "ballot": _ballot(line)} if named else known


def _ballot(line: Line) -> JSON:
    ballot = line.ballot
    if ballot is None:
        return None
    return {"choice": ballot.choice.value, "source": ballot.source.value, "cast_at": _moment(ballot.at)}


def _teller(count: TellerCount, *, numbers: bool) -> JSON:
    counted: JSON = {**count.numbers._asdict()} if numbers else None
    return {"name": count.teller, "at": _moment(count.at), "counts": counted}


def _journal(record: VoteRecord) -> JSON:
    entries = record.entries
    numbers = {
        "opened": entries.opened,
        "closed": entries.closed,
        "announced": entries.announced,
        "annulled": entries.annulled,
    }
    return {
        "stream": f"sitting:{record.meeting}",
        **{name: number or None for name, number in numbers.items()},
    }


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _said(words: Words | None) -> JSON:
    if words is None:
        return None
    said: dict[str, JSON] = {}
    for language in LANGUAGES:
        with translation.override(language):
            said[language] = str(words)
    return said


def as_csv(record: VoteRecord) -> bytes:
    """One line for everybody of the roster; the last three columns are empty where ballots are not named."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for line in record.lines:
        writer.writerow(as_cell(each) for each in _cells(line))
    return out.getvalue().encode("utf-8-sig")


def _cells(line: Line) -> tuple[str, ...]:
    ballot = line.ballot
    cast = (ballot.choice.value, ballot.source.value, ballot.at.isoformat()) if ballot else ("", "", "")
    by_hand = ("", Source.HANDS.value, "") if line.by_hand else cast
    return (line.name, line.group, "yes" if line.entitled else "no", line.ground, *by_hand)


def as_cell(text: str) -> str:
    """Text that a spreadsheet takes for text."""
    return f"'{text}" if text.startswith(FORMULA) else text

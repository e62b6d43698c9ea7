"""What the record of a procedure in writing holds, and for whom: JSON by a published schema, and CSV."""

import csv
import io
import json
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext

from journal.events import JSON
from minutes.votes.machine import as_cell
from sessions_app.written.state import Procedure
from voting.rules.written import Reply, result_phrase

FORMAT = "ratssaal-written-record-1"
LANGUAGES = ("de", "en")
COLUMNS = ("name", "group", "reply", "source", "answered_at")


def as_json(procedure: Procedure, number: str, schema: str, *, named: bool) -> bytes:
    """Of one that is over. `number` is that of the resolution; `named`: who answered what, for its own people only."""
    return json.dumps(json_of(procedure, number, schema, named=named), ensure_ascii=False, indent=1).encode()


def json_of(procedure: Procedure, number: str, schema: str, *, named: bool) -> dict[str, JSON]:
    result = procedure.result
    assert result is not None  # it is over
    counts: dict[str, JSON] = {each.value: getattr(result, each.value) for each in Reply}
    register: list[JSON] = [_line(procedure, each.person, named=named) for each in procedure.register]
    return {
        "$schema": schema,
        "format": FORMAT,
        "organization": procedure.organization_name,
        "title": procedure.title,
        "wording": procedure.wording,
        "public": procedure.public,
        "ground": procedure.ground if named else None,
        "asked_at": _moment(procedure.asked_at),
        "until": _moment(procedure.until),
        "closed_at": _moment(procedure.ended_at),
        "rule": {
            "law": procedure.law,
            "profile_version": procedure.version,
            "id": procedure.rule.value,
            "source": procedure.rule.source,
            "agreed": result.agreed,
            "needed": result.needed,
        },
        "counts": {"entitled": result.entitled, **counts, "no_answer": result.missing},
        "carried": result.carried,
        "result": _said(procedure),
        "resolution": number or None,
        "answers_named": named,
        "register": register,
        "journal": {"stream": f"written:{procedure.number}"},
    }


def _line(procedure: Procedure, person: int, *, named: bool) -> JSON:
    elector = next(each for each in procedure.register if each.person == person)
    known: dict[str, JSON] = {"name": elector.name, "group": elector.group}
    answer = procedure.answers.get(person)
    if not named or answer is None:
        return {**known, "answer": None}
    given: JSON = {
        "reply": answer.reply.value,
        "source": answer.source or None,
        "answered_at": _moment(answer.at),
    }
    return {**known, "answer": given}


def _said(procedure: Procedure) -> JSON:
    said: dict[str, JSON] = {}
    assert procedure.result is not None  # it is over
    for language in LANGUAGES:
        with translation.override(language):
            said[language] = result_phrase(procedure.result, procedure.rule.source).told(gettext)
    return said


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def as_csv(procedure: Procedure, *, named: bool) -> bytes:
    """One line for everybody who was asked; the last three columns are empty where answers are not named."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for each in procedure.register:
        answer = procedure.answers.get(each.person) if named else None
        given = (answer.reply.value, answer.source, answer.at.isoformat()) if answer else ("", "", "")
        writer.writerow(as_cell(cell) for cell in (each.name, each.group, *given))
    return out.getvalue().encode("utf-8-sig")

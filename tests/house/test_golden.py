"""Journals as releases wrote them: they verify and replay to what was known then, for ever.

A release is not complete without its own. Once, when its number is new:

    WRITE_GOLDEN=1 .venv/bin/python -m pytest tests/house/test_golden.py

What is there is never written anew: a failing test means that old journals can no longer be read.
"""

import json
import os
import tomllib
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import pytest
from house import ROOT

from journal.chain import Link
from journal.events import from_wire
from journal.export import export_lines
from journal.lines import Head, Tally, read_line, verify_lines
from journal.models import Stream
from minutes.workflow import Minutes
from sessions_app.sitting.state import Sitting
from tests.house.canaries import night, publish
from tests.house.spoken_canaries import to_the_end
from tests.house.world import roles

GOLDEN = Path(__file__).parent / "golden"
RELEASE = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"].rpartition(".")[0]
FILES = sorted(GOLDEN.glob("*/*.jsonl"))


def replayed(lines):
    """The state of the stream in a file, from its lines alone: no database, no book."""
    head, *links = (line for line in map(read_line, lines) if isinstance(line, Head | Link))
    state = {"sitting": Sitting(), "minutes": Minutes()}[head.stream.partition(":")[0]]
    for link in links:
        at = datetime.fromisoformat(link.at)
        state = from_wire(link.kind, link.data).apply(state, at)
    return state


def story(state):
    """What a reader in fifty years wants to know of it."""
    return of_minutes(state) if isinstance(state, Minutes) else of_sitting(state)


def of_sitting(sitting):
    return {
        "title": sitting.title,
        "phase": sitting.phase.value,
        "opened": [sitting.opening.present, sitting.opening.required, sitting.opening.quorate],
        "items": [
            [item.number, item.title, item.public, item.state.value, item.carried, item.remark]
            for item in sitting.items
        ],
        "votes": [of_vote(vote) for vote in sitting.votes],
        "stays": [[sitting.roster[stay.person].name, stay.mode.value] for stay in sitting.stays],
        "closed parts": [span.reason for span in sitting.closed_parts],
        "interruptions": [span.reason for span in sitting.interruptions],
        "closed at": str(sitting.closed_at),
    }


WRITTEN = ("carried", "base", "threshold", "rule_id")  # of a verdict, at the closing


def of_vote(vote):
    return {
        "question": vote.question,
        "phase": vote.phase.value,
        "kind": vote.kind.value,
        "register": [voter.name for voter in vote.register],
        "answers": [str(vote.choice_of(voter.person)) for voter in vote.register],
        "tally": asdict(vote.final) if vote.final else None,
        "verdict": {name: getattr(vote.verdict, name) for name in WRITTEN} if vote.verdict else None,
        "annulled": vote.annulment_reason,
    }


def of_minutes(minutes):
    documents = {"public": minutes.public, "closed": minutes.closed}
    return {
        "passages": sorted(minutes.passages.values()),
        **{
            part: {
                "phase": document.phase.value,
                "sha256": document.sha256,
                "signers": [signer.name for signer in document.signers],
                "signed": len(document.signed_by),
            }
            for part, document in documents.items()
        },
    }


def write(folder):
    """An evening with both parts and its published minutes, as this release writes it."""
    home, neighbour, _users = roles()
    the_night = night(home, neighbour)
    to_the_end(home, the_night.meeting)
    publish(home, the_night.meeting)
    folder.mkdir(parents=True)
    for stream in Stream.objects.order_by("key"):
        lines = list(export_lines([stream], public=False))
        file = folder / f"{stream.key.partition(':')[0]}.jsonl"
        file.write_bytes(b"".join(lines))
        expected = json.dumps(story(replayed(lines)), indent=1, ensure_ascii=False)
        file.with_suffix(".expected.json").write_text(f"{expected}\n")


def test_this_release_has_its_golden_journals(db):
    folder = GOLDEN / RELEASE
    if os.environ.get("WRITE_GOLDEN") and not folder.exists():
        write(folder)
    assert sorted(file.name for file in folder.glob("*.jsonl")) == ["minutes.jsonl", "sitting.jsonl"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_a_golden_journal_verifies_and_replays_to_what_was_known_then(file):
    lines = file.read_bytes().splitlines(keepends=True)
    tally = Tally()
    assert list(verify_lines(lines, tally)) == []
    assert tally.entries == len(lines) - 2
    assert story(replayed(lines)) == json.loads(file.with_suffix(".expected.json").read_text())


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_a_golden_journal_with_one_changed_figure_does_not(file):
    lines = file.read_bytes().splitlines(keepends=True)
    changed = lines[3].replace(b'"person:', b'"person:9')
    assert changed != lines[3]
    assert list(verify_lines([*lines[:3], changed, *lines[4:]], Tally())) != []

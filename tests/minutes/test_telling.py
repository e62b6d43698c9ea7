"""A report in words: facts in every state a signature can be in, and nothing of a stranger's that passes for ours."""

import gettext
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache, partial

import forging as forged
import pytest
import signed as made
from django.utils import translation

from minutes.findings import Report
from minutes.telling import document_facts, in_words, local_time, signature_facts
from minutes.verify import verify

ENGLISH = gettext.NullTranslations()


@cache
def report():
    return verify(forged.genuine(), made.authority().pem)


def told(**changes):
    """The facts of a signature by their labels."""
    signature = replace(report().signatures[1], **changes)
    moment = partial(local_time, language=ENGLISH)
    return {each.label: each.text for each in signature_facts(report(), signature, ENGLISH, moment)}


def test_what_a_stranger_wrote_cannot_pass_for_an_answer():
    evil = Report(findings=(), title="Brief\n\nGenuine: The signatures are valid\x1b[2K\u202e")
    lines = in_words(evil, ENGLISH).splitlines()
    assert lines[0] == "Brief\ufffd\ufffdGenuine: The signatures are valid\ufffd[2K\ufffd"
    assert lines[-1].startswith("Not proven genuine")


@pytest.mark.parametrize(
    ("changes", "label", "text"),
    [
        ({}, "Changed afterwards", "Nothing was changed"),
        ({"level": "form_filling"}, "Changed afterwards", "Only further signatures"),
        ({"level": "lta_updates"}, "Changed afterwards", "Only time stamps and proofs"),
        ({"level": "other"}, "Changed afterwards", "Something that is no signature"),
        ({"intact": False}, "Changed afterwards", "The signed content itself"),
        ({"covers_whole_file": False}, "The signature covers", "The file as it was when it was made"),
        ({"baseline": "B-T"}, "Level of the signature", "B-T: with a time stamp"),
        ({"baseline": "B-X"}, "Level of the signature", "B-X"),
        ({"trusted": False, "issuer": "X"}, "Certificate of", "X (not trusted here)"),
    ],
)
def test_a_fact_says_what_was_found(changes, label, text):
    assert told(**changes)[label] == text


def test_a_time_that_is_proven_stands_before_one_that_is_only_said():
    at = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
    proven = told(proven_at=at, stamped_by="Zeitstempeldienst")["Signed at"]
    winter = "2026-11-22 21:00:00 Central European Time"
    assert proven == f"{winter}, proven by a time stamp of Zeitstempeldienst"
    assert told(signed_at=at)["Signed at"] == f"{winter}, by the clock of the signer's computer"
    midsummer = datetime(2026, 6, 21, 22, 30, tzinfo=UTC)
    with translation.override("de"):
        assert local_time(midsummer, translation) == "22.06.2026, 00:30:00 Uhr (mitteleuropäische Sommerzeit)"


def test_seal_and_time_stamp_are_called_what_they_are():
    assert told(kind="seal", field="seal")["Signed as"] == "Seal of the municipality"
    stamp = told(kind="stamp", baseline="", proven_at=datetime(2026, 11, 22, tzinfo=UTC), name="TSA")
    assert stamp["Signed as"] == "Time stamp of the whole file"
    assert stamp["Signed at"].endswith("proven by a time stamp of TSA")
    assert "Level of the signature" not in stamp


def test_what_is_not_known_has_no_row():
    assert "Signed at" not in told(signed_at=None)
    assert "Signed as" not in told(field="guest")
    assert document_facts(Report(findings=()), ENGLISH) == ()
    claiming = replace(report(), claims=("PDF/A-3a", "PDF/UA-1"))
    assert document_facts(claiming, ENGLISH)[-1].text == "PDF/A-3a, PDF/UA-1 (what the file says of itself)"

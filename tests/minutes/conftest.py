"""The evenings and keys of this folder are importable by name."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from datetime import date

import pytest
from django.utils import translation
from drafts import golden

from minutes.sheets import AgendaDocument


@pytest.fixture
def an_agenda():
    draft = golden()
    return AgendaDocument(
        document_id="RAT-2026-12-E",
        letterhead=draft.letterhead,
        title="Einladung",
        subtitle="zur 12. Sitzung des Rates",
        subject="Einladung zur 12. Sitzung des Rates",
        facts=draft.facts[:2],
        salutation="Sehr geehrte Damen und Herren,",
        text=("ich lade Sie zur Sitzung ein.",),
        agenda=draft.agenda,
        closing=("Dr. Katharina Neuhäuser\nBürgermeisterin",),
        issued_on=date(2026, 10, 2),
    )


@pytest.fixture
def in_german():
    with translation.override("de"):
        yield

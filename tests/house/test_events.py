"""docs/events.json: what may stand in the journal, generated from the events and compared.

.venv/bin/python manage.py events_catalogue    writes it anew
"""

import json

from house import ROOT

from journal.catalogue import catalogue
from journal.events import KINDS

ROOMS = ("minutes", "sessions_app", "voting")


def test_the_page_says_what_the_events_are():
    own = {kind: event for kind, event in KINDS.items() if event.__module__.partition(".")[0] in ROOMS}
    assert json.loads((ROOT / "docs/events.json").read_text()) == catalogue(own)


def test_every_event_says_what_it_means():
    page = json.loads((ROOT / "docs/events.json").read_text())
    assert page
    assert [kind for kind, entry in page.items() if not entry["means"]] == []

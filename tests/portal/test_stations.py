"""A paper's way through the organizations: each station shows its own result, and a closed one is none."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from sessions_app.models import AgendaItem, Consultation, Meeting, Paper, Resolution
from tests.house.world import HOST, vogelheim

pytestmark = pytest.mark.django_db
VOTED = {"vote_number": 1, "text": "So.", "adopted_at": timezone.now(), "entry": 9, "rule_source": "§ 50 GO"}


@pytest.fixture
def town(db):
    return vogelheim()


def station(town, paper, organization, day, *, public=True, published=True, **item):
    begin = timezone.now().replace(day=day)
    meeting = Meeting.objects.create(
        body=town.body,
        organization=organization,
        name=f"Sitzung {day}",
        starts_at=begin,
        agenda_published_at=begin if published else None,
    )
    made = AgendaItem.objects.create(meeting=meeting, public=public, order=1, name="Radweg", **item)
    decides = organization == town.council
    Consultation.objects.create(paper=paper, meeting=meeting, agenda_item=made, authoritative=decides)
    return made


def stations(paper):
    """(role, result) of each, in the order of the page."""
    page = Client(headers={"host": HOST}).get(f"/vorlagen/{paper.pk}/").content.decode()
    found = re.findall(r'<li class="way__station.*?</li>', page, re.DOTALL)
    said = [re.search(r'class="decisions__result">(.*?)</p>', each) for each in found]
    roles = [re.search(r'class="way__role">(.*?)</p>', each)[1] for each in found]
    return list(zip(roles, [each[1] if each else "" for each in said], strict=True))


def test_each_station_shows_its_own_result_and_a_closed_one_or_a_draft_is_none(town):
    paper = Paper.objects.create(body=town.body, name="Radweg", public=True, published_at=timezone.now())
    station(town, paper, town.committee, 1, result="einstimmig empfohlen", state="decided")
    rejected = station(town, paper, town.council, 2, state="decided")
    Resolution.objects.create(agenda_item=rejected, carried=False, yes=3, no=8, abstain=0, **VOTED)
    station(town, paper, town.committee, 3, result="KANARIENERGEBNIS", public=False, state="decided")
    decided = station(town, paper, town.council, 4, state="decided")
    Resolution.objects.create(agenda_item=decided, carried=True, yes=7, no=2, abstain=1, **VOTED)
    station(town, paper, town.committee, 5, result="KANARIENERGEBNIS", published=False)
    station(town, paper, town.council, 6)
    majority = "(einfache Mehrheit, § 50 GO)."
    assert stations(paper) == [
        ("Beratung", "einstimmig empfohlen"),
        (
            "Entscheidung",
            f"Mit 3 Ja gegen 8 Nein bei 0 Enthaltungen abgelehnt: nicht mehr Ja als Nein {majority}",
        ),
        (
            "Entscheidung",
            f"Mit 7 Ja gegen 2 Nein bei einer Enthaltung angenommen: mehr Ja als Nein {majority}",
        ),
        ("Entscheidung", ""),
    ]

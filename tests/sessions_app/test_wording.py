"""The wording as adopted: frozen at the vote, with the amendments worked in, and on the page what was voted on."""

import pytest
from django.utils import translation

from journal.store import replay
from sessions_app.live import SITTING
from sessions_app.models import Resolution
from sessions_app.projections import check_rows
from sessions_app.queries import agenda_as
from tests.live.council import eichenfurt

pytestmark = pytest.mark.django_db
WHOLE = "Der Rat beschließt die Mittagsbetreuung ab 1. August.\n\nSie endet um 16 Uhr."


def announced(town, vote):
    town.do("vera", "close_vote", vote=vote)
    town.do("vera", "announce_result", vote=vote)


def test_the_page_has_the_whole_wording_as_it_was_adopted_with_the_amendments():
    town = eichenfurt().opened()
    item, key = town.item("Ö 3"), SITTING.key(town.meeting.pk)
    town.do("olga", "call_item", item=item)
    town.do("anna", "table_motion", item=item, kind="amendment", text="Sie endet um 16 Uhr.")
    town.do("olga", "open_vote", item=item, motion=1)
    town.do("anna", "cast_ballot", vote=1, choice="yes")
    announced(town, 1)
    town.do("olga", "open_vote", item=item, question=WHOLE)
    town.do("anna", "cast_ballot", vote=2, choice="yes")
    announced(town, 2)
    with translation.override("de"):
        (shown,) = resolutions_of(town, item)
    assert (shown.heading, shown.text) == ("Beschlossener Wortlaut, in der geänderten Fassung", WHOLE)
    assert check_rows(key, replay(SITTING, key).state) == []
    Resolution.objects.update(as_amended=False)
    assert check_rows(key, replay(SITTING, key).state) != []


@pytest.mark.parametrize(
    ("choice", "heading"), [("yes", "Beschlossener Wortlaut"), ("no", "Wortlaut, über den abgestimmt wurde")]
)
def test_what_was_not_changed_is_told_as_it_was_put(choice, heading):
    town = eichenfurt().opened()
    item = town.item("Ö 3")
    town.do("olga", "call_item", item=item)
    town.do("olga", "open_vote", item=item)
    town.do("anna", "cast_ballot", vote=1, choice=choice)
    announced(town, 1)
    with translation.override("de"):
        (shown,) = resolutions_of(town, item)
    assert shown.heading == heading


def resolutions_of(town, item):
    """As the public reads them in the agenda."""
    (found,) = (each for each in agenda_as(town.meeting, entitled=False).public if each.id == item)
    return found.resolutions

"""A vote by another majority than the simple one: the same numbers on the wall, in the minutes, on the public page."""

import re
from html import unescape
from io import StringIO

import pytest
from django.core.cache import cache
from django.core.management import call_command

from journal.store import replay
from minutes.draft import Part
from minutes.studio import draft_for
from sessions_app.live import SITTING
from sessions_app.models import AgendaItem, Resolution
from sessions_app.projections import check_rows
from tests.live.council import PUBLIC_LOGINS, eichenfurt

SENTENCE = (
    "Mit 6 Ja gegen 1 Nein bei einer Enthaltung abgelehnt: erforderlich waren 7 Ja "
    "(mehr als die Hälfte der 13 gesetzlichen Mitglieder, § 7 Abs. 3 GO NRW)."
)


@pytest.fixture
def town(db):
    """The council has voted 6 to 1 on its main by-law, and the result is announced."""
    cache.clear()
    town = eichenfurt()
    AgendaItem.objects.filter(pk=town.item("Ö 3")).update(kind="main_bylaw")
    town.voting()
    choices = ["yes"] * 6 + ["no", "abstain"]
    for login, choice in zip(PUBLIC_LOGINS, choices, strict=False):
        town.do(login, "cast_ballot", vote=1, choice=choice)
    town.do("vera", "close_vote", vote=1)
    town.do("vera", "announce_result", vote=1)
    return town


def words_of(page):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page)))


def test_wall_live_page_minutes_and_public_page_tell_the_same(town):
    key = town.meeting.pk
    for address in (f"/sitzungen/{key}/anzeige/", f"/sitzungen/{key}/live/", f"/sitzungen/{key}/"):
        answer = town.client().get(address)
        assert answer.status_code == 200, address
        assert SENTENCE in words_of(answer.content.decode()), address
    (section,) = (each for each in draft_for(town.meeting, Part.PUBLIC).items if each.number == "Ö 3")
    (decision,) = section.decisions
    assert (decision.tally.yes, decision.tally.no, decision.tally.abstain, decision.tally.not_voted) == (
        6,
        1,
        1,
        5,
    )
    assert decision.heading == "Beschlussvorschlag"
    assert decision.result == "abgelehnt: die erforderliche Mehrheit ist nicht erreicht"
    assert decision.explanation == (
        "erforderlich: 7 Ja (mehr als die Hälfte der 13 gesetzlichen Mitglieder, § 7 Abs. 3 GO NRW)"
    )


def test_the_row_holds_base_threshold_and_rule_and_says_the_sentence_in_the_readers_language(town):
    row = Resolution.objects.get()
    assert (row.majority, row.rule_id) == ("main_bylaw", "more_than_half_of_statutory")
    assert (row.base, row.threshold, row.carried) == (13, 7, False)
    english = town.client().get(f"/sitzungen/{town.meeting.pk}/", headers={"accept-language": "en"})
    assert (
        "Rejected with 6 Yes to 1 No and one abstention: 7 Yes were needed (more than half of the 13 members by law, "
        "§ 7 Abs. 3 GO NRW)."
    ) in words_of(english.content.decode())
    key = SITTING.key(town.meeting.pk)
    Resolution.objects.update(threshold=6)
    assert check_rows(key, replay(SITTING, key).state) != []
    call_command("rebuild_rows", stdout=StringIO())
    assert Resolution.objects.get().threshold == 7

"""The desk's log: ballots from own devices are one line, whatever else happens between them; the page and the time
machine say the same.
"""

import re

import pytest

from journal.store import history
from sessions_app.live import SITTING
from sessions_app.screens.log import log
from sessions_app.screens.log_lines import LINES
from sessions_app.standing import sitting_of
from sessions_app.told import recent_of
from tests.live.council import eichenfurt

pytestmark = pytest.mark.django_db


def lines_of(page):
    found = re.search(r'<ol class="log" reversed>(.*?)</ol>', page, re.DOTALL)[1]
    return [" ".join(re.sub("<[^>]+>", " ", line).split()) for line in found.split("<li ")[1:]]


def without_times(lines):
    return [re.sub(r'^value="\d+"> (\S+) (\d\d:\d\d:\d\d )?', r"\1 ", line) for line in lines]


def page(council, address, **asked):
    return council.client("olga").get(f"/sitzungen/{council.meeting.pk}/{address}/", asked).content.decode()


def test_ballots_from_own_devices_stand_together_and_what_the_desk_enters_alone():
    council = eichenfurt()
    council.voting()
    first = sum(1 for _ in history(SITTING.key(council.meeting.pk))) + 1
    for login, choice in (("anna", "yes"), ("bernd", "no"), ("anna", "no")):
        council.do(login, "cast_ballot", vote=1, choice=choice)
    council.do("olga", "cast_ballot", vote=1, choice="yes", voter=council.person("eva"), source="phone")
    council.do("vera", "cast_ballot", vote=1, choice="yes")
    now = without_times(lines_of(page(council, "pult")))
    assert now[:4] == [
        f"{first + 4} Eine Stimmabgabe an einem eigenen Gerät",
        f"{first + 3} Die Stimme von Eva Ehlers kam per Telefon und wurde vom Pult eingetragen. Berichtigen",
        f"{first}–{first + 2} 3 Stimmabgaben an eigenen Geräten",
        f"{first - 1} Abstimmung 1 wurde eröffnet: Offene Abstimmung. Berichtigen",
    ]
    past = without_times(lines_of(page(council, "zeitreise", sicht="pult")))
    assert past == [line.removesuffix(" Berichtigen") for line in now]


def test_however_many_lines_there_are_the_last_are_shown_and_never_how_many_voted_before_them():
    council = eichenfurt()
    council.voting()
    for choice in ("yes", "no") * 3:
        council.do("anna", "cast_ballot", vote=1, choice=choice)
    for _ in range(LINES // 2):
        council.do("olga", "interrupt", reason="Pause")
        council.do("olga", "resume")
    key = SITTING.key(council.meeting.pk)
    last = sum(1 for _ in history(key))
    shown = log(sitting_of(council.meeting).state, recent_of(council.meeting.pk, last)).lines
    assert [int(line.number) for line in shown] == list(range(last, last - LINES, -1))
    council.do("bernd", "cast_ballot", vote=1, choice="yes")
    newest, *older = log(sitting_of(council.meeting).state, recent_of(council.meeting.pk, last + 1)).lines
    assert (newest.number, len(older)) == (str(last + 1), LINES - 1)

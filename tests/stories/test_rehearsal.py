"""The rehearsal: a whole evening against a served site ends in minutes that verify; what cannot be, is said."""

import re
import socket
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from minutes.findings import GENUINE
from sessions_app.models import Meeting
from tests.browser import served
from tests.stories.town import word

pytestmark = [pytest.mark.story, pytest.mark.xdist_group("stories: rehearsal")]

MEMBERS = 6


def rehearse(meeting, url, **options):
    call_command("rehearse", str(meeting), url=url, members=MEMBERS, **options)


def test_a_rehearsal_ends_with_minutes_that_verify_and_a_journal_that_matches(town, capsys):
    with served() as site:
        rehearse(
            town.meeting.pk, site.of("127.0.0.1"), votes=2
        )  # ends with an exit code where anything is wrong
    told = " ".join(capsys.readouterr().out.split())  # whatever the width of the terminal
    assert word("No ballot lost, none doubled: the journal holds what was acknowledged.") in told
    assert re.search(rf"{word('Ballots')}\W+{2 * (MEMBERS + 1)}\b", told)
    file = re.search(r"/\S+\.pdf", told)[0]
    checked = StringIO()
    call_command("verify_minutes", file, stdout=checked)
    assert word(GENUINE) in checked.getvalue()
    assert Meeting.objects.get(pk=town.meeting.pk).state == "planned"  # a copy was played


def test_a_rehearsal_that_cannot_be_says_why_in_a_plain_sentence(town):
    empty = Meeting.objects.create(body=town.body, name="Ohne Tagesordnung")
    with served() as site:
        url = site.of("127.0.0.1")
        assert refused(999_999, url) == word("There is no meeting %(sign)s.", sign=999_999)
        expected = word("The meeting %(sign)s has no agenda. Choose one with items.", sign=empty.pk)
        assert refused(empty.pk, url) == expected
    with socket.socket() as door:  # bound, and nobody listens
        door.bind(("127.0.0.1", 0))
        nowhere = f"http://127.0.0.1:{door.getsockname()[1]}"
        nobody = word(
            "Nobody answers at %(url)s. Start the server first with make demo, or say with --url where it listens.",
            url=nowhere,
        )
        assert refused(town.meeting.pk, nowhere) == nobody


def refused(meeting, url):
    with pytest.raises(CommandError) as caught:
        rehearse(meeting, url)
    return str(caught.value)

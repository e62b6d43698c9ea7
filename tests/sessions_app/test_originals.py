"""Corrections through the door: the journal itself says who may read them, whatever the form says."""

import pytest

from journal.events import Refused
from journal.store import history
from sessions_app.live import SITTING
from sessions_app.originals import original_of
from sessions_app.sitting.corrections import Original
from sessions_app.sitting.events.corrections import EntryCorrected
from sessions_app.sitting.state import Part
from tests.live.council import eichenfurt


@pytest.fixture
def council(db):
    council = eichenfurt().opened()
    council.do("olga", "call_item", item=council.item("Ö 3"))
    council.do("vera", "interrupt", reason="Pause")
    council.do("vera", "resume")
    council.do("olga", "open_vote", item=council.item("Ö 3"))
    council.do("anna", "cast_ballot", vote=1, choice="yes")
    council.do("vera", "annul_vote", vote=1, reason="Fehler")
    council.do("vera", "exclude_public", reason="Grundstück")
    council.do("karla", "leave")
    council.do("olga", "call_item", item=council.item("N 1"))
    council.do("vera", "interrupt", reason="Anruf")
    return council


def seqs(council, kind):
    return [each.seq for each in entries(council) if each.event.kind == kind]


def entries(council):
    return list(history(SITTING.key(council.meeting.pk)))


def test_a_correction_goes_where_its_line_stands_and_to_those_who_may_read_it(council):
    def original(kind, place=0):
        return original_of(SITTING.key(council.meeting.pk), seqs(council, kind)[place])

    public, closed = council.item("Ö 3"), council.item("N 1")
    assert original("item_called") == Original(("public",), public)
    assert original("sitting_interrupted") == Original(("public", "closed"), public)
    assert original("ballot_cast") == Original((), public)
    assert original("public_excluded") == Original(("closed",), None)
    assert original("member_left") == Original(("public", "closed"), None)
    assert original("item_called", 1) == Original(("closed",), closed)
    assert original("sitting_interrupted", 1) == Original(("closed",), closed)
    assert original_of(SITTING.key(council.meeting.pk), 999) is None


def test_the_desk_corrects_through_the_door_and_cannot_say_who_reads_it(council):
    seq = seqs(council, "sitting_interrupted")[1]
    council.do("olga", "correct_entry", seq=seq, text="Brief", reason="Verhört")
    last = entries(council)[-1].event
    assert last == EntryCorrected(
        seq=seq, text="Brief", reason="Verhört", readers=(Part.CLOSED,), item=council.item("N 1")
    )
    given = {"seq": seq, "text": "x", "reason": "y"}
    for more, code in (({"original": "public"}, "malformed"), ({"seq": 999}, "no_such_entry")):
        with pytest.raises(Refused) as refused:
            council.do("olga", "correct_entry", **given | more)
        assert refused.value.code == code


def test_the_page_shows_the_line_and_its_corrections_to_the_desk_alone(council):
    seq = seqs(council, "sitting_interrupted")[1]
    council.do("olga", "correct_entry", seq=seq, text="Ein Brief", reason="Verhört")
    place = f"/sitzungen/{council.meeting.pk}/pult/eintraege/{seq}/"
    shown = council.client("olga").get(place).content.decode()
    assert "Anruf" in shown
    assert "Ein Brief" in shown
    assert council.client("anna").get(place).status_code == 403
    assert council.client().get(place).status_code == 302
    assert council.client("olga").get(place.replace(f"/{seq}/", "/999/")).status_code == 404
    desk = council.client("olga").get(f"/sitzungen/{council.meeting.pk}/pult/").content.decode()
    assert "<s>" in desk
    assert "Ein Brief</strong>" in desk
    assert f'href="{place}"' in desk


def test_the_form_of_the_page_works_without_script(council):
    (seq,) = seqs(council, "member_left")
    client = council.client("olga")
    page = client.get(f"/sitzungen/{council.meeting.pk}/pult/eintraege/{seq}/").context["page"]
    form = {"do": "correct_entry", "id": page, "seq": seq, "text": "Karla blieb.", "reason": "Verwechslung"}
    answer = client.post(f"/sitzungen/{council.meeting.pk}/befehl/desk/", form)
    assert answer.status_code == 303
    assert entries(council)[-1].event.text == "Karla blieb."

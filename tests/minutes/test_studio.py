"""The studio as the clerk uses it: saving, inserting, two at once, versions, hints, and who sees it."""

import json
from copy import deepcopy

import pytest
from django.core.cache import cache
from django.db import transaction
from django.urls import reverse

from minutes.models import TextBlock
from minutes.studio import minutes_of
from minutes.versions import versions_of
from tests.live.council import eichenfurt


@pytest.fixture(scope="module")
def evening(django_db_setup, django_db_blocker):
    """Tonight's council with one vote behind it: made once for all tests here."""
    with django_db_blocker.unblock(), transaction.atomic():
        cache.clear()
        town = eichenfurt().voting()
        town.do("anna", "cast_ballot", vote=1, choice="yes")
        town.do("bernd", "cast_ballot", vote=1, choice="no")
        town.do("vera", "close_vote", vote=1)
        town.do("vera", "announce_result", vote=1)
        yield town
        transaction.set_rollback(True)


@pytest.fixture
def town(evening, db):
    """As it was made; what a test goes on to do is taken back."""
    return deepcopy(evening)


class Studio:
    """The clerk's browser on the minutes of tonight."""

    def __init__(self, town, login="olga"):
        self.town, self.client = town, town.client(login)
        self.item = town.item("Ö 3")

    def address(self, name, *args):
        return reverse(f"minutes:{name}", args=[self.town.meeting.pk, *args])

    def page(self):
        return self.client.get(self.address("studio")).content.decode()

    def send(self, text, base, name="save", *args, quietly=False, **more):
        fields = {f"item-{self.item}": text, f"base-{self.item}": base, **more}
        headers = {"accept": "application/json"} if quietly else {}
        return self.client.post(self.address(name, *args), fields, headers=headers)

    @property
    def text(self):
        return minutes_of(self.town.meeting).passages.get(self.item, "")


@pytest.fixture
def studio(town):
    return Studio(town)


def test_every_generated_block_leads_to_its_line_of_the_journal(studio):
    page = studio.page()
    linked = {part.split('"')[0] for part in page.split('href="#entry-')[1:]}
    assert len(linked) > 3
    assert all(f'id="entry-{seq}"' in page for seq in linked)
    assert "2 Stimmen wurden abgegeben." in page


def test_what_saves_itself_is_told_what_was_saved_and_how_it_reads(studio):
    told = studio.send("**Neu**", 0, quietly=True).json()
    assert told["saved"] == [studio.item]
    assert told["versions"] == {str(studio.item): 1}
    assert "<strong>Neu</strong>" in told["seen"][str(studio.item)]
    assert studio.client.get(studio.address("standing")).json()["versions"] == told["versions"]
    assert studio.send("**Neu**", 1, quietly=True).json()["saved"] == []  # nothing new, no version
    assert minutes_of(studio.town.meeting).version(studio.item) == 1


def test_a_page_that_was_loaded_before_overwrites_nothing_and_shows_both_texts(studio):
    studio.send("Von ihr.", 0)
    told = studio.send("Von ihm.", 0, quietly=True).json()
    assert (told["saved"], told["conflicts"]) == ([], [studio.item])
    answer = studio.send("Von ihm.", 0)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Olga Overbeck hat hier um" in page
    assert "Von ihr." in page
    assert "Von ihm.</textarea>" in page
    assert studio.text == "Von ihr."
    assert studio.send("Von ihm.", 1).status_code == 302  # seen, and chosen
    assert [each.text for each in versions_of(studio.town.meeting, studio.item)] == ["Von ihr.", "Von ihm."]


def test_a_field_that_nobody_touched_is_no_conflict(studio):
    studio.send("Alt.", 0)
    studio.send("Neu.", 1)
    assert studio.send("Alt.", 1).status_code == 302
    assert studio.text == "Neu."


def test_one_text_that_is_refused_hinders_no_other(studio):
    other = studio.town.item("Ö 4")
    answer = studio.send("Alle 😀.", 0, **{f"item-{other}": "Gut."})
    assert answer.status_code == 422
    assert minutes_of(studio.town.meeting).passages == {other: "Gut."}


@pytest.mark.parametrize(
    ("way", "text"), [("other", "Anfang\nVon ihr."), ("both", "Anfang\nVon ihr.\nVon ihm.")]
)
def test_without_a_script_too_one_chooses_between_both(studio, way, text):
    studio.send("Anfang\nVon ihr.", 0)
    answer = studio.send("Anfang\nVon ihm.", 1, "choose", studio.item, way=way)
    assert answer["Location"].endswith(f"#item-section-{studio.item}")
    assert studio.text == text


def test_a_template_begins_an_empty_passage_and_a_text_block_is_put_at_the_end(studio):
    block = TextBlock.objects.create(body=studio.town.body, name="Keine Fragen", text="Keine Fragen.")
    assert 'value="wortlaut"' in studio.page()
    choice = f"insert-{studio.item}"
    studio.send("", 0, "insert", studio.item, **{choice: "ergebnis"})
    assert studio.text == "Eine Aussprache findet nicht statt."
    studio.send(studio.text, 1, "insert", studio.item, **{choice: block.pk})
    assert studio.text == "Eine Aussprache findet nicht statt.\n\nKeine Fragen."


@pytest.mark.parametrize("chosen", ["", "x", "999999", "9" * 400])
def test_where_nothing_was_chosen_nothing_is_inserted_and_the_text_is_saved(studio, chosen):
    answer = studio.send("Text.", 0, "insert", studio.item, **{f"insert-{studio.item}": chosen})
    assert answer.status_code == 302
    assert studio.text == "Text."


def test_a_text_block_of_the_neighbour_is_inserted_nowhere(studio):
    from sessions_app.models import Body  # another town, for this test alone

    neighbour = Body.objects.create(name="Nachbarheim", short_name="N", slug="nachbarheim")
    block = TextBlock.objects.create(body=neighbour, name="Fremd", text="Fremd.")
    studio.send("", 0, "insert", studio.item, **{f"insert-{studio.item}": block.pk})
    assert studio.text == ""
    assert "Fremd" not in studio.page()


def test_all_versions_can_be_read_compared_and_brought_back(studio):
    studio.send("Der Rat stimmt zu.", 0)
    studio.send("Der Rat lehnt ab.", 1)
    page = studio.client.get(studio.address("versions", studio.item)).content.decode()
    assert "<del>stimmt</del><ins>lehnt</ins>" in page
    first = studio.client.get(studio.address("versions", studio.item) + "?version=1").content.decode()
    assert "<ins>Der Rat stimmt zu.</ins>" in first
    fields = {"version": 1, f"base-{studio.item}": 2}
    assert studio.client.post(studio.address("restore", studio.item), fields).status_code == 302
    assert studio.text == "Der Rat stimmt zu."
    assert len(versions_of(studio.town.meeting, studio.item)) == 3
    late = studio.client.post(studio.address("restore", studio.item), {**fields, "version": 2}, follow=True)
    assert "inzwischen jemand anders" in late.content.decode()
    assert studio.text == "Der Rat stimmt zu."


@pytest.mark.parametrize("door", ["versions", "restore"])
def test_a_version_that_there_is_not_is_not_found(studio, door):
    ask = studio.client.get if door == "versions" else studio.client.post
    assert ask(studio.address(door, studio.item)).status_code == 404


def test_what_contradicts_the_record_is_hinted_at_with_its_place_and_can_be_saved(studio):
    studio.send("Er wird mit 12 zu 5 Stimmen angenommen.", 0)
    page = studio.page()
    assert "Das Journal kennt zu diesem Punkt keine Abstimmung mit diesen Zahlen: 12 zu 5 Stimmen." in page
    assert "An 1 Stelle weicht Ihr Text vom Journal ab." in page
    assert "weicht Ihr Text" not in Studio(studio.town, "vera").page()  # who could not heed it
    studio.send("Er wird mit 1 zu 1 Stimmen abgelehnt.", 1)
    assert "weicht Ihr Text" not in studio.page()


def test_markup_of_the_web_in_a_text_is_words_like_any_other(studio):
    told = studio.send('<script>alert("x")</script>', 0, quietly=True)
    assert "<script>alert" not in json.dumps(told.json()["seen"])
    assert "<script>alert" not in studio.page()


def test_saving_leads_to_the_pages_of_a_part_at_one_press(studio):
    answer = studio.send("Text.", 0, then="closed")
    assert answer["Location"] == studio.address("preview", "closed")
    assert studio.text == "Text."


def test_who_presides_reads_the_texts_and_writes_none(studio):
    studio.send("- eins\n- zwei", 0)
    chair = Studio(studio.town, "vera")
    assert "<textarea" not in chair.page()
    assert "<li>eins</li>" in chair.page()
    assert chair.send("Anders.", 1).status_code == 422
    assert studio.text == "- eins\n- zwei"


@pytest.mark.parametrize("door", ["standing", "versions", "insert", "choose", "restore"])
def test_whoever_does_not_work_on_the_minutes_finds_no_door(studio, door):
    member = Studio(studio.town, "anna")
    address = member.address(door, *([] if door == "standing" else [studio.item]))
    ask = member.client.get if door in {"standing", "versions"} else member.client.post
    assert ask(address).status_code == 404

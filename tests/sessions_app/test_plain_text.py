"""No text that people write holds what nobody sees and what changes how the rest is read."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from journal.events import Refused
from sessions_app.arguments import read_arguments
from sessions_app.desk.displays import show_on_displays
from sessions_app.pages.forms import ItemForm
from sessions_app.pages.paper_forms import FileForm, PaperForm
from sessions_app.plain_text import TextRefusal, plain, require_plain
from sessions_app.sitting.commands.agenda import exclude_public
from sessions_app.sitting.commands.motions import table_motion
from tests.agendas import pdf

UNSEEN = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\0\x01\x08\x0b\x0c\x1b\x1f\x7f\x80\x85\x9f\ud800\udfff"
SEEN = "Grüße:\tеж, אב, ١٢\r\n👨‍👩‍👧 „so“ – 5\u00a0€\u2028Z\u0301"


@pytest.mark.parametrize("character", UNSEEN, ids=lambda each: f"{ord(each):04X}")
def test_such_a_character_is_refused_and_named(character):
    with pytest.raises(Refused) as caught:
        require_plain(f"Ja{character}nein")
    assert caught.value.refusal is TextRefusal.UNSEEN
    assert caught.value.details == {"character": f"U+{ord(character):04X}"}


def test_every_script_and_what_joins_its_signs_is_plain():
    require_plain(SEEN)
    assert plain(f"{UNSEEN}{SEEN}") == SEEN


@pytest.mark.parametrize(
    ("command", "given"),
    [
        (exclude_public, {"reason": "{}"}),
        (table_motion, {"item": "3", "kind": "amendment", "text": "{}"}),
        (show_on_displays, {"picture": "message", "text": "{}"}),
    ],
)
def test_no_command_takes_it(command, given):
    assert read_arguments(command, {name: words.format(SEEN) for name, words in given.items()})
    for character in UNSEEN:
        with pytest.raises(Refused) as caught:
            read_arguments(command, {name: words.format(character) for name, words in given.items()})
        assert caught.value.refusal is TextRefusal.UNSEEN


ITEM = {"name": "Radweg", "public_name": "", "kind": "resolution", "proposed_resolution": "Ja."}
PAPER = {"name": "Radweg", "reference": "V 1", "paper_type": "", "proposed_resolution": "Ja."}


@pytest.mark.parametrize("field", ["name", "public_name", "proposed_resolution"])
def test_an_item_of_the_agenda_does_not_hold_it(field):
    assert ItemForm({**ITEM, field: "auf der Aue"}, public=False).is_valid()
    form = ItemForm({**ITEM, field: "auf\u202eder Aue"}, public=False)
    assert "U+202E" in str(form.errors[field])


@pytest.mark.parametrize("field", ["name", "reference", "paper_type", "proposed_resolution"])
def test_a_paper_does_not_hold_it(field):
    assert PaperForm({**PAPER, field: "auf der Aue"}).is_valid()
    form = PaperForm({**PAPER, field: "auf\u2066der Aue"})
    assert "U+2066" in str(form.errors[field])


def test_a_file_is_not_called_so():
    def form(file_name, name=""):
        return FileForm({"name": name}, {"upload": SimpleUploadedFile(file_name, pdf())})

    assert form("Plan.pdf").is_valid()
    assert "U+202E" in str(form("Plan\u202efdp.exe").errors["upload"])
    assert "U+202E" in str(form("Plan.pdf", "Plan\u202e").errors["name"])

"""The pages: what they say, that nothing overlaps or is lost, that the same draft gives the same bytes."""

import io
import json
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from unicodedata import category

import pikepdf
import pypdf
import pypdfium2
import pytest
import signed as made
from drafts import at, decision, golden, long_evening
from kinds import PAPER
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from minutes.draft import Fact, Note, Tally
from minutes.pdf.agenda import render_agenda
from minutes.pdf.characters import FONTS, UNPRINTED, characters
from minutes.pdf.minutes import render_minutes
from minutes.pdf.paper import render_paper
from minutes.pdf.style import FACES, UnprintableError, register_fonts
from minutes.printed import printed_tallies, printed_text, prints
from minutes.recording import record_of

HERE = Path(__file__).parent


def pages(data):
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)]


def plain(text):
    return " ".join(text.replace("\u00a0", " ").replace("\u2011", "-").replace("\ufffe", "-").split())


@pytest.fixture(scope="module")
def evening():
    return render_minutes(golden())


@pytest.fixture(scope="module")
def long():
    return render_minutes(long_evening())


def test_the_first_page_says_what_the_document_is(evening):
    first = plain(pages(evening.data)[0])
    for words in (
        "Stadt Lindenau am See",
        "Niederschrift",
        "am Donnerstag, dem 15. Oktober 2026",
        "Tagesordnung",
        "N 1",
    ):
        assert words in first


def test_every_page_has_its_number_and_the_journals_head(long):
    total = len(pages(long.data))
    assert total == long.pages
    for number, page in enumerate(pages(long.data), 1):
        assert f"Seite {number} von {total}" in plain(page)
        assert "RAT-2026-12-Ö · Ereigniskette c77c21894886afee" in plain(page)
        assert (number == 1) is ("Niederschrift der 12. Sitzung des Rates am 15.10.2026" not in plain(page))


def test_the_agenda_names_the_page_on_which_each_item_begins(long):
    reader = pypdf.PdfReader(io.BytesIO(long.data))
    named = {
        each.title.split(" ")[1]: reader.get_destination_page_number(each) + 1
        for each in flat(reader.outline)
        if each.title.startswith("Ö ")
    }
    assert len(named) == 40
    agenda = plain(" ".join(pages(long.data)[:3]))
    for number, page in named.items():
        assert f"({number}) – {page} " in agenda or f" {page} Ö" in agenda


def flat(outline):
    for each in outline:
        if isinstance(each, list):
            yield from flat(each)
        else:
            yield each


def test_names_with_unusual_letters_are_printed(evening):
    text = plain(" ".join(pages(evening.data)))
    assert "Đorđe Nguyễn-Żółć" in text
    assert "Bernd Şimşek" in text


def test_all_eighty_names_of_a_roll_call_are_printed_in_order(long):
    text = plain(" ".join(pages(long.data)))
    begin = text.index("Namentliche Abstimmung Stimme")
    places = [text.index(f"Ratsmitglied {number:02d} ", begin) for number in range(1, 81)]
    assert places == sorted(places)
    assert text.count("Namentliche Abstimmung Stimme") == 3  # the head repeats on the two pages after


def test_no_text_lies_over_other_text_or_outside_the_margins(long):
    """Character boxes of different lines may not overlap; all lie inside the page's margins."""
    for page in pypdfium2.PdfDocument(long.data):
        text = page.get_textpage()
        boxes = [text.get_rect(index) for index in range(text.count_rects())]
        for left, bottom, right, top in boxes:
            assert 70 < left < right < 543  # the space at a line's end stands beyond the margin
            assert 25 < bottom < top < 806
        for place, one in enumerate(boxes):
            for other in boxes[place + 1 :]:
                wide = min(one[2], other[2]) - max(one[0], other[0])
                high = min(one[3], other[3]) - max(one[1], other[1])
                assert not (wide > 1 and high > 4), (one, other)


def test_a_decisions_numbers_stand_on_the_page_of_its_box(evening):
    with_strip = [plain(page) for page in pages(evening.data) if "ohne Stimme Ergebnis" in plain(page)]
    assert all("Beschluss 1. Der Rat beschließt" in page for page in with_strip)


def test_printed_numbers_can_be_read_back_in_order(evening):
    expected = Tally(yes=22, no=9, abstain=3, not_voted=1)
    text = printed_text(evening.data)
    assert list(printed_tallies(text)) == [expected] * 3
    assert prints(text, golden().anchor.head)
    assert not prints(text, "0" * 64)


def test_only_embedded_fonts_are_used():
    for data in (made.sealed().data, made.signed().data, render_paper(PAPER)):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            fonts = [
                each
                for each in pdf.objects
                if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font"
            ]
            assert fonts
            assert [str(each.BaseFont) for each in fonts if "/FontDescriptor" not in each] == []


def test_the_same_draft_gives_the_same_bytes_in_another_process():
    code = f"import sys; sys.path.insert(0, {str(HERE)!r}); import signed, hashlib; print(signed.sealed().sha256)"
    other = subprocess.run(
        [sys.executable, "-c", code], cwd=HERE.parents[1], capture_output=True, text=True, check=True
    )
    assert other.stdout.strip() == made.sealed().sha256
    assert made.sealed(replace(made.anchored(), quorum="anders")).sha256 != made.sealed().sha256


def test_the_document_names_language_title_and_author():
    with pikepdf.open(io.BytesIO(made.sealed().data)) as pdf:
        assert str(pdf.Root.Lang) == "de-DE"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.docinfo["/Title"]) == golden().subject
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20261015")
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == golden().subject


def test_the_record_is_attached_as_data_and_comes_out_unchanged(tmp_path):
    (tmp_path / "m.pdf").write_bytes(made.signed().data)
    said = subprocess.run(
        ["pdfdetach", "-list", tmp_path / "m.pdf"], capture_output=True, text=True, check=True
    ).stdout
    assert "niederschrift.json" in said
    with pikepdf.open(io.BytesIO(made.signed().data)) as pdf:
        assert [each.AFRelationship for each in pdf.Root.AF] == [pikepdf.Name.Data]


def test_invalid_papers_are_printed_where_there_were_any():
    tally = Tally(yes=7, no=4, abstain=1, invalid=3)
    secret = replace(decision(), mode="Geheime Abstimmung mit Stimmzetteln", tally=tally)
    section_of_it = replace(golden().items[0], decisions=(secret,))
    text = printed_text(render_minutes(golden(items=(section_of_it, *golden().items[1:]))).data)
    first, *others = printed_tallies(text)
    assert first == tally
    assert others
    assert {each.invalid for each in others} == {0}
    assert "ungültig" not in printed_text(render_minutes(golden()).data)


def test_an_annulled_vote_is_shown_as_such():
    text = plain(printed_text(render_minutes(golden()).data))
    assert "aufgehoben: mehrheitlich beschlossen" in text


def test_who_spoke_is_printed_between_the_clerks_text_and_the_decision():
    spoke = "Es sprachen: Anna Albrecht (CDU), Kim Vorsitz. Zur Geschäftsordnung sprach: Emil Ersatz (SPD)."
    items = (replace(golden().items[3], passages=("Die Kämmerin trägt vor.",), speakers=spoke),)
    text = plain(printed_text(render_minutes(golden(items=items)).data))
    assert text.index("Die Kämmerin trägt vor.") < text.index(spoke) < text.index("Fassung der Vorlage.")


def test_what_happened_after_the_vote_stands_behind_it():
    early, late = (
        Note(at=at(1), text="Vor der Abstimmung.", seq=6),
        Note(at=at(9), text="Nach der Abstimmung.", seq=9),
    )
    whole = Note(at=at(10), text="Die Öffentlichkeit wird ausgeschlossen.", seq=10)
    items = (
        replace(golden().items[0], notes=(early, late), decisions=(decision(7),), afterwards=(whole,)),
        replace(golden().items[1], notes=(late,)),
    )
    text = plain(printed_text(render_minutes(golden(items=items)).data))
    told = (
        "Vor der Abstimmung.",
        "Ergebnis",
        "Nach der Abstimmung.",
        "ausgeschlossen.",
        "zur Kenntnis",
        "Schluss der",
    )
    places = [text.rindex(words) if words == "Schluss der" else text.index(words) for words in told]
    assert places == sorted(places)
    assert text.count("Nach der Abstimmung.") == 2


def test_a_decision_without_a_wording_has_no_empty_box():
    items = (replace(golden().items[0], decisions=(decision(7, wording="  \n "),)),)
    assert "Beschluss Ja Nein" in plain(printed_text(render_minutes(golden(items=items)).data))


def test_text_is_never_taken_for_markup():
    hostile = "<b>x</b> & <para> &amp; \x00\x0b\ud800 </font> Ende"
    items = (replace(golden().items[0], title=hostile, passages=(hostile,)),)
    text = plain(printed_text(render_minutes(golden(items=items)).data))
    assert text.count("<b>x</b> & <para> &amp; \ufffd\ufffd\ufffd </font> Ende") == 2


STRANGE = "Radweg 😀 \x07 →"
SHOWN = "Radweg \ufffd \ufffd \ufffd"
SAID = "\ufffd steht für Zeichen, die sich nicht drucken lassen: U+1F600, U+0007, U+2192."


def test_the_four_faces_have_the_same_characters():
    fonts = [TTFont(name, FONTS / file).face.charToGlyph.keys() for name, file in FACES.items()]
    assert fonts == [fonts[0]] * 4
    printed = {chr(code) for code in fonts[0]} - {"\uffff"}  # the end of the table, which is no character
    assert characters() == {each for each in printed if category(each) not in UNPRINTED}
    assert set("ÄäßŞşĐđễŻółć€„“–…\u00a0\u2011\ufffd") <= characters()


def test_what_cannot_be_printed_stands_as_a_sign_and_unchanged_in_the_record():
    draft = replace(made.anchored(), items=(replace(golden().items[0], title=STRANGE),))
    text = plain(printed_text(render_minutes(draft).data))
    assert SHOWN in text
    assert f"{SAID} In niederschrift.json stehen die Texte unverändert." in text
    record = json.loads(record_of(draft, made.chain(), lambda _: False))
    assert record["replaced"] == [STRANGE]


def test_nothing_is_said_of_signs_where_there_are_none(evening, an_agenda):
    assert "\ufffd" not in plain(printed_text(evening.data))
    assert "replaced" not in json.loads(record_of(golden(), (), lambda _: False))
    for data in (render_agenda(an_agenda), render_paper(PAPER)):
        assert "nicht drucken" not in plain(printed_text(data))


def test_agenda_and_paper_print_no_less_than_they_were_given_either(an_agenda):
    for data in (
        render_agenda(replace(an_agenda, title=STRANGE)),
        render_paper(replace(PAPER, title=STRANGE)),
    ):
        text = plain(printed_text(data))
        assert SHOWN in text
        assert SAID in text


def test_a_text_that_comes_to_a_page_by_another_way_fails_loudly():
    register_fonts()
    canvas = Canvas(io.BytesIO())
    canvas.setFont("Noto-Bold", 10)
    with pytest.raises(UnprintableError):
        canvas.drawString(0, 0, "Radweg 😀")


def test_accents_written_apart_and_all_line_ends_are_printed():
    items = (replace(golden().items[0], passages=("u\u0308ber\u2028den\rWeg\r\nhinaus",)),)
    assert "über den Weg hinaus" in plain(printed_text(render_minutes(golden(items=items)).data))


def test_words_too_long_for_their_column_are_broken_not_lost():
    word = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen" * 3
    items = (replace(golden().items[0], title=word, passages=(word,)),)
    text = "".join(printed_text(render_minutes(golden(items=items)).data).split())
    assert (text.count(word), text.replace("\x02", "").count(word)) == (0, 2)


def test_an_evening_without_items_members_and_decisions_can_be_rendered():
    empty = golden(items=(), attendance=(), agenda=(), facts=(Fact("Ort", "Rathaus"),), verify_at="")
    text = plain(printed_text(render_minutes(empty).data))
    assert "Schluss der Sitzung" in text
    assert "Prüfen lassen" not in text


def test_the_agenda_says_when_and_what(an_agenda):
    text = plain(printed_text(render_agenda(an_agenda)))
    for words in (
        "Einladung",
        "Sehr geehrte Damen und Herren,",
        "Ö 6",
        "VL-2026/0203",
        "N 2 Personalangelegenheit",
        "Seite 1 von 1",
    ):
        assert words in text
    assert sha256(render_agenda(an_agenda)).digest() == sha256(render_agenda(an_agenda)).digest()


def test_a_paper_has_its_proposal_and_reasons():
    text = plain(printed_text(render_paper(PAPER)))
    assert "Beschlussvorlage VL-2026/0187-1" in text
    assert "Beschlussvorschlag 1. Der Rat beschließt" in text
    assert "Begründung Erster Grund. Zweiter Grund." in text
    short = plain(printed_text(render_paper(replace(PAPER, proposed_resolution="", reasons=()))))
    assert "Beschlussvorschlag" not in short
    assert "Begründung" not in short


def test_a_resolution_longer_than_a_page_breaks_and_loses_nothing(long):
    text = plain(" ".join(pages(long.data)))
    whole = [text.index(f"{number}. Die Kämmerin stellt die Eckdaten vor") for number in range(1, 15)]
    assert whole == sorted(whole)


def test_a_single_endless_paragraph_of_a_resolution_is_torn():
    words = " ".join(f"Wort{number}" for number in range(1500))
    items = (replace(golden().items[0], decisions=(decision(7, wording=words),)),)
    rendered = render_minutes(golden(items=items))
    text = plain(" ".join(pages(rendered.data)))
    places = [text.index(f"Wort{number} ") for number in range(0, 1500, 100)]
    assert places == sorted(places)


def test_a_heading_longer_than_a_page_is_torn_and_keeps_its_bookmark():
    title = " ".join(f"Titel{number}" for number in range(900))
    rendered = render_minutes(golden(items=(replace(golden().items[0], title=title),)))
    assert "Titel899" in plain(" ".join(pages(rendered.data)))
    bookmarks = [each.title for each in flat(pypdf.PdfReader(io.BytesIO(rendered.data)).outline)]
    assert any(each.startswith("Ö 1 Titel0") for each in bookmarks)

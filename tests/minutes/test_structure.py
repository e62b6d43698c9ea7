"""What a screen reader finds in the minutes: read back by other libraries than those that wrote it."""

from functools import cache
from itertools import pairwise

import pikepdf
import pytest
import signed as made
from drafts import ITEMS, decision, golden, section
from kinds import DOCUMENTS, document
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph
from tree import Tree

from minutes.draft import AgendaRow, AgendaTable, Part
from minutes.pdf.authenticity import ALT
from minutes.pdf.finish import finish
from minutes.pdf.minutes import render_minutes
from minutes.pdf.page import Frontispiece, Heading, render
from minutes.pdf.style import BOTTOM, HEIGHT, TOP, Theme
from minutes.pdf.text import Text, as_list

pytestmark = pytest.mark.xdist_group("minutes: kinds")  # each is made once
LONG = " ".join(f"Satz {number} handelt vom Donau\u00addampf\u00adschiff." for number in range(200))
URL = "https://lindenau-am-see.example/" + "sehr-langer-pfad/" * 9
THEME = Theme("#0B4A6F")
FRONT = Frontispiece(body="Stadt", subject="Probe", title="Probe", footer="P-1")


@cache
def tree_of(name):
    return Tree(document(name))


@pytest.fixture
def minutes():
    return tree_of("minutes")


@pytest.fixture(scope="module")
def torn():
    passages = (LONG, f"Erste Zeile\nzweite Zeile, siehe {URL} dort.")
    items = (section(*ITEMS[0], passages=passages, decisions=(decision(41, wording=LONG),)),)
    return Tree(render_minutes(golden(items=items)).data)


def drawn(*story):
    return Tree(render(FRONT, THEME, lambda _known, _learning: [make() for make in story]).data)


def headings(tree):
    return [each for each in tree.root.walk() if each.role[0] == "H" and each.role[1:].isdigit()]


def test_everything_but_what_pages_repeat_is_read():
    for name in DOCUMENTS:
        tree = tree_of(name)
        heads = {each.text.strip() for each in tree.root.all("TH")}
        for piece in tree.pieces:
            at_the_edge = piece.top < BOTTOM or piece.top > HEIGHT - TOP + 20
            assert (piece.mark is None) <= (at_the_edge or piece.text.strip() in heads), (name, piece)
            assert (piece.mark is None) >= at_the_edge, (name, piece)


def test_what_is_read_comes_in_the_order_in_which_it_stands_on_the_pages(minutes, torn):
    for tree in (minutes, torn):
        read = [each for each in tree.root.kids if each.text]
        begins = [each.begin() for each in read[5:-9]]  # beside each other stand letterhead and signers
        assert len(begins) > 15
        assert begins == sorted(begins)
        for row in tree.root.all("TR"):
            marks = [mark for each in row.walk() for mark in each.marks]
            assert marks == sorted(marks)


def test_headings_are_those_that_are_seen_and_leave_out_no_level(minutes):
    found = [(each.role, each.text.strip()) for each in headings(minutes)]
    assert found[:4] == [
        ("H1", "Niederschrift"),
        ("H2", "Tagesordnung"),
        ("H2", "Anwesenheit"),
        ("H2", "Verlauf der Sitzung"),
    ]
    assert [words for role, words in found if role == "H3"] == [f"{no} {title}" for no, title, _ in ITEMS]
    assert {words for role, words in found if role == "H4"} == {"Beratung", "Beschluss"}
    for name in DOCUMENTS:
        levels = [0, *(int(each.role[1]) for each in headings(tree_of(name)))]
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels)), name


def test_boxes_below_a_title_and_below_an_item_have_the_next_level():
    roles = {each.text: each.role for each in headings(tree_of("paper"))}
    assert (roles["Beschlussvorschlag"], roles["Begründung"]) == ("H2", "H2")


def test_a_table_has_its_heads_once_and_goes_on_after_a_page_break(minutes):
    (roll_call,) = [each for each in minutes.root.all("Table") if "Namentliche" in each.kids[0].text]
    assert [each.role for each in roll_call.kids] == ["THead", "TBody"]
    (head,), body = roll_call.kids[0].kids, roll_call.kids[1].kids
    assert [(each.role, each.attribute("Scope")) for each in head.kids] == [("TH", "Column")] * 2
    assert len(body) == 34 + 4
    assert len({mark[0] for row in body for each in row.walk() for mark in each.marks}) == 2
    wide = [row.kids for row in body if len(row.kids) == 1]
    assert [(cell.attribute("Scope"), cell.attribute("ColSpan")) for (cell,) in wide] == [("Column", "2")] * 4
    named = [row.kids for row in body if len(row.kids) == 2]
    assert {(one.role, one.attribute("Scope"), two.role) for one, two in named} == {("TH", "Row", "TD")}


def test_labels_of_facts_are_heads_of_their_rows(minutes):
    facts = minutes.root.all("Table")[0]
    assert [row.kids[0].text.strip() for row in facts.all("TR")[:2]] == ["Ort", "Beginn / Ende"]
    assert {(each.role, each.attribute("Scope")) for row in facts.all("TR") for each in row.kids} == {
        ("TH", "Row"),
        ("TD", ""),
    }


def test_a_table_with_nothing_but_its_heads_is_no_table_without_a_body():
    tree = Tree(render_minutes(golden(attendance=(), items=())).data)
    (empty,) = [each for each in tree.root.all("Table") if each.text.startswith("Name")]
    assert [each.role for each in empty.kids] == ["TBody"]


def test_what_is_torn_by_lines_and_pages_reads_on_as_one(torn):
    """The space at a line's end is there; where a long word was broken there is none."""
    said = [each.text for each in torn.root.all("P")]
    assert said.count(LONG.replace("\u00ad", "")) == 2
    assert f"Erste Zeile zweite Zeile, siehe {URL} dort." in said


def test_pictures_say_what_they_show(minutes):
    assert [each.alt for each in minutes.root.all("Figure")] == ["Wappen: Stadt Lindenau am See", ALT]
    votes = [each.alt for each in tree_of("record of a vote").root.all("Figure")]
    assert votes[1:5] == ["1 von 12", "1 von 12", "1 von 12", "9 von 12"]
    assert votes[5].startswith("Sitze im Halbkreis: 1 Ja, 1 Nein, 1 Enthaltung, 9 ohne Stimme.")


def test_links_are_such_and_say_where_they_lead(minutes):
    links = minutes.root.all("Link")
    assert [each.text.strip() for each in links] == [title for _, title, _ in ITEMS]
    assert all(each.links for each in links)
    said = {
        str(each.Contents)
        for page in minutes.pdf.pages
        for each in page.get("/Annots", [])
        if "/Dest" in each
    }
    assert said == {title for _, title, _ in ITEMS}


def test_links_lead_to_items_whatever_their_number_looks_like():
    odd = "Ö\n1 (neu) & <b>\x07😀"
    agenda = (AgendaTable(part=Part.PUBLIC, rows=(AgendaRow(number=odd, title="Titel"),)),)
    tree = Tree(render_minutes(golden(agenda=agenda, items=(section(odd, "Titel", ""),))).data)
    assert [each.text for each in tree.root.all("Link")] == ["Titel"]


def test_signature_fields_stand_before_the_names_below_them(minutes):
    forms = minutes.root.all("Form")
    people = golden().signers
    assert str(forms[len(people)].raw.ID) == "seal"
    for form, signer in zip(forms, people, strict=False):
        below = minutes.root.kids[minutes.root.kids.index(form) + 1]
        assert below.text.replace("\u00a0", " ").strip() == signer.name
        assert str(form.raw.K.Obj.T) == signer.field
        assert str(form.raw.K.Obj.TU) == f"Signaturfeld: {signer.name}, {signer.role}"


def test_fields_without_a_place_are_invisible_and_tagged_all_the_same():
    draft = made.anchored()
    rendered = render_minutes(draft)
    fields = {name: (None, f"Archivzeitstempel {name}") for name in ("stamp_1", "stamp_2")}
    tree = Tree(finish(rendered.data, "X", draft.held_on, fields=fields))
    forms = tree.root.all("Form")
    assert [str(each.raw.ID) for each in forms] == ["stamp_1", "stamp_2"]
    assert [[float(side) for side in each.raw.K.Obj.Rect] for each in forms] == [[0, 0, 0, 0]] * 2
    assert all(each.raw.K.Obj.get("/AP") is None for each in forms)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_mark_and_every_annotation_is_known_to_the_parent_tree(name):
    tree = tree_of(name)
    root = tree.pdf.Root.StructTreeRoot
    numbers = {
        int(root.ParentTree.Nums[at]): root.ParentTree.Nums[at + 1]
        for at in range(0, len(root.ParentTree.Nums), 2)
    }
    found = {(mark, node.raw.objgen) for node in tree.root.walk() for mark in node.marks}
    known = set()
    for number, page in enumerate(tree.pdf.pages):
        parents = numbers.pop(int(page.StructParents))
        known |= {((number, mark), parent.objgen) for mark, parent in enumerate(parents)}
        for each in page.get("/Annots", []):
            assert numbers.pop(int(each.StructParent)).S in (pikepdf.Name.Link, pikepdf.Name.Form)
    assert known == found
    assert numbers == {}
    assert {piece.mark for piece in tree.pieces} - {None} <= {mark for (_, mark), _ in known}


def test_what_a_new_block_draws_is_tagged_without_its_doing():
    class Newcomer(Flowable):
        def wrap(self, width, _height):
            return width, 20

        def draw(self):
            self.canv.rect(0, 0, 50, 10)
            self.canv.setFont("Noto", 9)
            self.canv.drawString(0, 2, "Neu")

    plain = ParagraphStyle("plain", fontName="Noto")
    tree = drawn(
        lambda: Heading.of("Probe", THEME.style("h1")),
        Newcomer,
        lambda: Paragraph("Text <b>fett</b>", plain),
    )
    assert [(each.role, each.text) for each in tree.root.kids] == [
        ("H1", "Probe"),
        ("P", "Neu"),
        ("P", "Text fett"),
    ]


def test_points_with_bullets_are_one_list_also_over_a_page_break():
    style = THEME.style("body")
    texts = ("Erster Punkt", " ".join(f"Wort{number}" for number in range(900)), "Letzter Punkt")

    def points(_known, _learning):
        made = [Text(text, style, bulletText="•") for text in texts]
        return [Heading.of("Probe", THEME.style("h1")), *as_list(made, numbered=False)]

    tree = Tree(render(FRONT, THEME, points).data)
    (found,) = tree.root.all("L")
    assert found.attribute("ListNumbering") == "Disc"
    assert [[(part.role, part.text) for part in point.kids] for point in found.kids] == [
        [("Lbl", "•"), ("LBody", text)] for text in texts
    ]
    assert len({page for page, _ in found.kids[1].kids[1].marks}) > 1

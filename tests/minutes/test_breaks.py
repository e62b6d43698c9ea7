"""Where pages break: no page is nearly empty, no heading stands alone, a result stays whole."""

import random
from dataclasses import replace

import pypdfium2
import pytest
from drafts import ITEMS, TALK, WORDING, at, decision, golden, long_evening, section
from samples_made import extract

from minutes.draft import Attendee, Note
from minutes.pdf.breaks import PAGE, WHOLE
from minutes.pdf.extract import render_extract
from minutes.pdf.minutes import render_minutes
from minutes.pdf.style import BOTTOM, HEIGHT, TOP
from tests.minutes.read_back import differences, said


def lines_of(page):
    """The texts between header and footer, each with its bottom and top."""
    text = page.get_textpage()
    boxes = [text.get_rect(index) for index in range(text.count_rects())]
    inside = [box for box in boxes if box[1] >= BOTTOM - 1 and box[3] <= HEIGHT - TOP + 1]
    return [(box[1], box[3], text.get_text_bounded(*box)) for box in inside]


def filled(page):
    """Which share of the page's height is used."""
    return (HEIGHT - TOP - min(bottom for bottom, _, _ in lines_of(page))) / PAGE


def some_evening(seed):
    """Items of every size in a random order."""
    dice = random.Random(seed)
    sections = []
    for number in range(1, 25):
        decided = dice.random() < 0.6
        members = dice.choice((0, 0, 9, 34))
        wording = dice.choice((WORDING, TALK, "Der Rat beschließt.", "\n".join([TALK] * 6)))
        sections.append(
            section(
                f"Ö {number}",
                ITEMS[number % 6][1],
                dice.choice(("", "VL-1")),
                passages=tuple(dice.choice((TALK, TALK * 3, "Kurz.")) for _ in range(dice.randrange(4))),
                decisions=(decision(100 + number, members=members, wording=wording),) if decided else (),
                outcome="" if decided else "Der Punkt wird zur Kenntnis genommen.",
            )
        )
    notes = tuple(Note(at=at(n), text=TALK, seq=n) for n in range(dice.randrange(9)))
    return golden(items=tuple(sections), notes=notes)


EVENINGS = {
    "golden": golden,
    "long": long_evening,
    **{f"dice {n}": lambda n=n: some_evening(n) for n in range(5)},
}


@pytest.fixture(params=EVENINGS, scope="module")
def draft(request):
    return EVENINGS[request.param]()


@pytest.fixture(scope="module")
def rendered(draft):
    return render_minutes(draft).data


@pytest.fixture(scope="module")
def pages(rendered):
    return list(pypdfium2.PdfDocument(rendered))


def test_no_page_but_the_last_is_less_than_two_thirds_full_or_what_comes_next_is_one_block(pages):
    """The tallest block that moves as a whole is a third of a page; with its heading it leaves over half a page."""
    shares = [filled(page) for page in pages[:-1]]
    assert all(share >= 0.55 for share in shares), shares
    assert sum(share < 0.66 for share in shares) <= len(shares) / 5, shares


def test_no_heading_stands_at_the_foot_of_a_page(pages):
    for page in pages:
        last = " ".join(text for bottom, _, text in lines_of(page) if bottom < BOTTOM + 16)
        assert not any(f"{title[:20]}" in last for _, title, _ in ITEMS), last
        assert not last.startswith(("Beratung", "Beschluss", "Vorlage "))


def test_the_numbers_of_a_vote_never_open_a_page(pages):
    """The last lines of the wording stand above them."""
    for page in pages:
        _, _, first = max(lines_of(page), key=lambda line: line[1])
        assert first.strip() not in {"Ja", "Nein", "Enthaltung", "ohne Stimme", "Ergebnis"}


def test_a_long_roll_call_begins_on_the_page_of_its_result():
    """Keeping it together would leave the rest of the page empty."""
    items = (section(*ITEMS[0], passages=(TALK,) * 2, decisions=(decision(41, members=34),)),)
    pages = list(pypdfium2.PdfDocument(render_minutes(golden(items=items)).data))
    texts = [" ".join(page.get_textpage().get_text_bounded().split()) for page in pages]
    (with_result,) = [text for text in texts if "ohne Stimme Ergebnis" in text]
    assert "Namentliche Abstimmung Stimme" in with_result
    assert WHOLE < PAGE / 2


@pytest.mark.parametrize(("members", "talks"), [(34, 1), (34, 3), (50, 8), (0, 2)])
def test_the_proof_of_an_extract_never_stands_on_a_page_alone(members, talks):
    """On the last page stand at least two lines of what it proves, and its lines to sign are below it."""
    made = extract(decision=decision(100, members=members, wording="\n".join([TALK] * talks)))
    last = list(pypdfium2.PdfDocument(render_extract(made)))[-1]
    lines = last.get_textpage().get_text_bounded().splitlines()
    assert lines.index("Nachweis") >= 2 + 2  # two are header and footer
    assert lines[-1].startswith("Ort, Datum")


def test_every_name_number_and_time_of_the_generated_blocks_stands_on_the_pages(draft, rendered):
    assert len(list(said(draft))) > len(draft.attendance)
    assert differences(draft, rendered) == []


def test_a_name_and_a_number_that_differ_are_found():
    """So that the readers of the stories' minutes can be believed."""
    draft = golden()
    item = next(each for each in draft.items if each.decisions)
    (first, *_) = item.decisions
    more = replace(first, tally=replace(first.tally, yes=first.tally.yes + 1))
    others = (Attendee(name="Anders Genannt"),)
    changed = tuple(replace(each, decisions=(more,)) if each is item else each for each in draft.items)
    data = render_minutes(draft).data
    assert differences(replace(draft, attendance=others), data) == ["Anders Genannt"]
    assert len(differences(replace(draft, items=changed), data)) == 1

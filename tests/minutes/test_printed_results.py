"""Printed results and the QR code against the record: what a reader takes home of a vote, and what a telephone reads."""

from dataclasses import replace

import forging as forged
import pikepdf
import pypdfium2
import pytest
import signed as made
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.qr import pattern_of
from minutes.print_check import print_findings
from minutes.printed import printed_text, prints_results
from minutes.printed_code import code_places, seen_codes
from minutes.qr_read import text_of
from minutes.record import read_record, wrong_results
from minutes.sealing import seal

HEADS = "Ja Nein Enthaltung ohne Stimme Ergebnis\r\n"
ADOPTED, REJECTED = "mehrheitlich beschlossen", "mehrheitlich abgelehnt"


def with_results(result, **changes):
    item = forged.short().items[0]
    decisions = tuple(replace(each, result=result, **changes) for each in item.decisions)
    return forged.short(items=(replace(item, decisions=decisions),))


def record(draft=None, contents=None):
    links = made.relinked(contents or {})
    return read_record(
        forged.record(replace(draft or forged.short(), anchor=made.anchored(links).anchor), links)
    )


def told(data, draft=None):
    """What is said of a document beside the record of a draft."""
    found = print_findings(data, record(draft), printed_text(data), sound=True, counted=True)
    return [each.code for each in found]


GOOD = ["chain_holds", "code_matches", "votes_match", "words_not_compared"]


def test_a_document_that_prints_what_its_record_says():
    assert told(forged.sealed()) == GOOD
    annulled = with_results(ADOPTED, annulled=True)
    assert told(seal(annulled, forged.record(annulled)).data, annulled) == GOOD


def test_another_result_in_print_is_found_where_the_numbers_are_the_same():
    data = seal(with_results(REJECTED), b"{}").data
    assert told(data) == ["chain_holds", "code_matches", "results_not_printed"]


def test_a_result_that_cannot_be_seen_is_hidden():
    def cover(pdf):
        _, left, bottom, _right, top = forged.figure_box()
        box = f"1 g {left + 150} {bottom} 300 {top - bottom} re f"
        forged.draw(pdf, box.encode())

    assert "print_hidden" in told(forged.rewritten(cover, forged.sealed()))


@pytest.mark.parametrize(
    ("behind", "printed"),
    [
        ("22 9 3 1\r\nmehrheitlich beschlossen\r\nOffene Abstimmung", True),
        ("22 9 3 1 mehrheitlich be\x02\r\nschlossen", True),
        ("22 9 3 1\r\nmehrheitlich beschlossen, doch nicht gültig", False),
        ("22 9 3 1\r\nmehrheitlich abgelehnt", False),
        ("", False),
    ],
)
def test_a_result_is_a_line_of_its_own(behind, printed):
    assert prints_results(f"{HEADS}{behind}" if behind else "", [ADOPTED]) is printed


def test_a_result_of_the_first_releases_is_not_known_and_one_too_many_is():
    assert prints_results(f"{HEADS}22 9 3 1\r\nirgendwie", [""])
    assert not prints_results(f"{HEADS}22 9 3 1\r\nirgendwie", [])


def closed(carried, **more):
    return (
        "vote_closed",
        {"yes": 22, "no": 9, "abstain": 3, "not_voted": 1, "vote": 1, "carried": carried, **more},
    )


@pytest.mark.parametrize(
    ("carried", "result", "wrong"),
    [(True, ADOPTED, 0), (True, REJECTED, 1), (False, REJECTED, 0), (False, ADOPTED, 1), (False, "", 0)],
)
def test_adopted_for_rejected_is_found_out_by_the_journal(carried, result, wrong):
    contents = {41: closed(carried), 52: closed(REJECTED not in result), 58: closed(REJECTED not in result)}
    assert len(list(wrong_results(record(with_results(result), contents)))) == wrong


@pytest.mark.parametrize(("annulled", "wrong"), [(True, 0), (False, 1)])
def test_an_annulled_vote_that_passes_for_valid_is_found_out(annulled, wrong):
    contents = {41: closed(True), 42: ("vote_annulled", {"vote": 1, "reason": "x"})}
    contents |= {52: closed(True, vote=2), 58: closed(True, vote=3)}
    draft = with_results(ADOPTED)
    first, *others = draft.items[0].decisions
    item = replace(draft.items[0], decisions=(replace(first, annulled=annulled), *others))
    links = made.relinked(contents)
    shown = {"vote_closed", "vote_annulled"}
    whole = made.record_of(replace(draft, items=(item,)), links, lambda each: each.kind in shown)
    assert len(list(wrong_results(read_record(whole)))) == wrong


def test_where_an_annulment_is_kept_back_nothing_is_concluded():
    contents = {41: closed(True), 42: ("vote_annulled", {"vote": 1, "reason": "x"})}
    assert list(wrong_results(record(with_results(ADOPTED), contents))) == []


# The QR code


def squares(text):
    pattern = pattern_of(text)
    dark = set(pattern.dark)
    return [[(row, column) in dark for column in range(pattern.side)] for row in range(pattern.side)]


@settings(max_examples=8)
@given(st.text(min_size=1, max_size=60))
def test_what_is_drawn_is_read(text):
    assert text_of(squares(f"r{text}")) == f"r{text}"


@pytest.mark.parametrize("length", [14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362])
def test_every_size_is_read(length):
    assert text_of(squares("a" * length)) == "a" * length


def test_what_is_no_code_is_refused():
    good = squares("ratssaal sitting:12 96 c77c")
    side = len(good)
    broken = [[False] * side, *good[1:]]
    level = [list(row) for row in good]
    level[8][0] = not level[8][0]
    kind = [list(row) for row in good]
    for row, column in (
        (side - 1, side - 1),
        (side - 1, side - 2),
        (side - 2, side - 1),
        (side - 2, side - 2),
    ):
        kind[row][column] = not kind[row][column]
    for wrong in (broken, level, kind, good[:5]):
        with pytest.raises(ValueError, match=r"code|correction|text|cut"):
            text_of(wrong)


def drawn_over(text):
    """Another code in the place of the true one; without a text nothing but white."""

    def draw(pdf):
        document = pypdfium2.PdfDocument(forged.sealed())
        ((page, (left, bottom, right, top)),) = (
            (at, box) for at, page in enumerate(document) for box in code_places(page)
        )
        operators = [f"q 1 g {left} {bottom} {right - left} {top - bottom} re f 0 g"]
        pattern = pattern_of(text) if text else None
        for row, column in pattern.dark if pattern else ():
            side = (right - left) / pattern.side
            operators.append(f"{left + column * side} {top - (row + 1) * side} {side} {side} re")
        stream = pikepdf.Stream(pdf, " ".join([*operators, "f Q"]).encode())
        pdf.pages[page].contents_add(stream, prepend=False)

    return forged.rewritten(draw, forged.sealed())


def test_a_code_that_leads_somewhere_else_is_found():
    (ours,) = seen_codes(forged.sealed())
    where, _, rest = ours.partition(" ")
    for other in (f"https://forged.example {rest}", f"{where} sitting:12 96 {'0' * 64}"):
        assert "code_differs" in told(drawn_over(other))
    assert "print_hidden" in told(drawn_over(""))

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.chain import Problem, genesis, link
from journal.lines import End, Head, Tally, read_line, verify_lines, write_line

AT = "2026-11-21T18:00:00.000000+00:00"


def stream(key, *words, withheld=()):
    links, prev = [], genesis(key)
    for seq, word in enumerate(words, 1):
        links.append(
            link(prev, seq=seq, at=AT, by="person:1", kind="said", salt=f"{seq:064x}", data={"word": word})
        )
        prev = links[-1].hash
    hidden = [
        replace(each, by=None, salt=None, data=None) if each.seq in withheld else each for each in links
    ]
    return [Head(key, len(links), prev), *hidden]


LINES = [
    *stream("sitting:1", "Grüße", "zwei", withheld=[2]),
    *stream("empty:1"),
    *stream("vote:7", "x"),
    End(3, 3),
]
FILE = b"".join(write_line(each) for each in LINES)


def problems(file):
    return [(each.problem, each.where) for each in verify_lines(file.splitlines(keepends=True), Tally())]


def test_an_exported_file_verifies_and_is_counted():
    tally = Tally()
    found = list(verify_lines(FILE.splitlines(keepends=True), tally))
    assert [(each.problem, each.where) for each in found] == [(Problem.CONTENT_WITHHELD, "sitting:1 2")]
    assert tally == Tally(streams=3, entries=3)


def test_lines_are_read_back_as_they_were_written():
    assert [read_line(raw) for raw in FILE.splitlines(keepends=True)] == LINES


@settings(max_examples=400)
@given(st.integers(0, len(FILE) - 1), st.integers(0, 255))
def test_one_changed_byte_anywhere_never_verifies(place, byte):
    changed = FILE[:place] + bytes([byte]) + FILE[place + 1 :]
    faults = [each for each in verify_lines(changed.splitlines(keepends=True), Tally()) if each.is_fault]
    assert bool(faults) is (changed != FILE)


@settings(max_examples=200)
@given(st.integers(0, len(FILE) - 1))
def test_a_file_that_was_cut_off_never_verifies(length):
    assert any(each.is_fault for each in verify_lines(FILE[:length].splitlines(keepends=True), Tally()))


@pytest.mark.parametrize(
    "raw",
    [
        b"\n",
        b"[]\n",
        b"{}\n",
        b"\xff\n",
        b'{"format": "ratssaal-journal-1","head":"x","seq":1,"stream":"a:1"}\n',
        b'{"format":"ratssaal-journal-2","head":"x","seq":1,"stream":"a:1"}\n',
        b'{"format":"ratssaal-journal-1","head":"x","seq":true,"stream":"a:1"}\n',
        b'{"format":"ratssaal-journal-1","head":"x","seq":1.0,"stream":"a:1"}\n',
        b'{"format":"ratssaal-journal-1","head":"x","more":1,"seq":1,"stream":"a:1"}\n',
        b'{"format":"ratssaal-journal-1","head":"\\ud800","seq":1,"stream":"a:1"}\n',
        b'{"format":"ratssaal-journal-1","head":"x","seq":1,"stream":"a:1"}',
        b"[" * 100_000 + b"\n",
    ],
)
def test_what_is_not_exactly_a_line_is_none(raw):
    assert read_line(raw) is None


def test_lines_in_the_wrong_place_are_found():
    one = b"".join(write_line(each) for each in stream("a:1", "x"))
    end = write_line(End(1, 1))
    entry = one.splitlines(keepends=True)[1]
    assert problems(one + end) == []
    assert problems(entry + one + end) == [(Problem.LINE_UNREADABLE, "1")]
    assert problems(one + end + entry) == [(Problem.LINE_UNREADABLE, "4")]
    assert problems(one) == [(Problem.FILE_INCOMPLETE, "2")]
    assert problems(one + write_line(End(1, 2))) == [(Problem.FILE_INCOMPLETE, "3")]
    assert problems(b"") == [(Problem.FILE_INCOMPLETE, "0")]

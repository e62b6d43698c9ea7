"""A refusal has a code and a sentence: what happened, and what to do next."""

import importlib
import re

from house import python_files, rooms

from journal.events import Refusal
from tests.house.test_contracts import dotted


def all_refusals():
    """Every refusal of every room."""
    for path in python_files(*rooms()):
        if "Refusal" in path.read_text():
            importlib.import_module(dotted(path))
    kinds = Refusal.__subclasses__()
    for kind in kinds:
        kinds += kind.__subclasses__()
    return [refusal for kind in kinds if kind.__module__.split(".")[0] != "tests" for refusal in kind]


def clauses(sentence):
    return [
        clause
        for clause in re.split(
            r"[.;:,!?]\s*|\s[–-]\s|\b(?:and|or|then|if|until|before|as soon as)\b", sentence
        )
        if clause
    ]


def test_there_are_refusals_to_judge():
    assert len(all_refusals()) > 5


def test_every_sentence_ends_with_a_full_stop():
    assert [(each, each.value) for each in all_refusals() if not str(each.value).endswith(".")] == []


def test_every_sentence_says_what_happened_and_what_to_do_next():
    assert [(each, each.value) for each in all_refusals() if not helpful(str(each.value))] == []


def helpful(sentence):
    """Two clauses, or a plain request."""
    return len(clauses(sentence)) > 1 or sentence.startswith("Please ")


def test_a_sentence_of_one_clause_is_found():
    assert len(clauses("That is wrong.")) == 1
    assert len(clauses("The vote is closed. Your ballot was not counted.")) == 2


def test_no_sentence_shows_a_code():
    assert [
        (each, each.value) for each in all_refusals() if re.search(r"[a-z]+_[a-z]+", strip(each.value))
    ] == []


def strip(sentence):
    """Without its placeholders, whose names nobody reads."""
    return re.sub(r"%\(\w+\)s", "", sentence)

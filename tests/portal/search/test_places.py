"""Where entries stand in an index, and how well they answer. Pure."""

from datetime import date

import pytest

from portal.search.index import Clause, Question, Stems
from portal.search.place import NUMBERS, Window, day_of, entry_of, kind_of, place_of
from portal.search.scoring import score
from portal.search.wanted import Kind

DAY = date(2024, 2, 29)


def test_things_stand_before_pages_and_the_newest_first():
    backwards = [
        place_of(1, Kind.PERSON, 0, None),
        place_of(2, Kind.PAPER, 0, date.max),
        place_of(4, Kind.MEETING, 0, DAY),
        place_of(3, Kind.MEETING, 0, DAY),
        place_of(5, Kind.FILE, 0, date.min),
        place_of(6, Kind.FILE, 1, DAY),
        place_of(7, Kind.FILE, 1, date.min),
    ]
    assert sorted(backwards, reverse=True) == backwards
    assert [entry_of(each) for each in backwards] == [1, 2, 4, 3, 5, 6, 7]
    assert [day_of(each) for each in backwards[:3]] == [0, date.max.toordinal(), DAY.toordinal()]
    assert [kind_of(each) for each in backwards[:2]] == [6, 1]
    assert max(backwards) < 2**63


def test_every_kind_has_a_number_of_its_own():
    assert set(NUMBERS) == set(Kind)
    assert len(set(NUMBERS.values())) == len(Kind)


@pytest.mark.parametrize(
    ("window", "within"),
    [
        (Window(), [True, True, True, True]),
        (Window(since=DAY), [True, False, False, True]),
        (Window(until=DAY), [True, True, False, True]),
        (Window(since=DAY, until=DAY), [True, False, False, True]),
        (Window(since=date.max, until=date.min), [False, False, False, False]),
        (Window(kinds=[Kind.PERSON]), [True, True, True, False]),
    ],
)
def test_a_window_is_a_stretch_of_places(window, within):
    """Kinds are told apart within it; pages are left out where no files are asked for."""
    places = [
        place_of(1, Kind.PAPER, 0, DAY),
        place_of(2, Kind.PAPER, 0, date(2024, 2, 28)),
        place_of(3, Kind.PERSON, 0, None),
        place_of(4, Kind.FILE, 1, DAY),
    ]
    assert [any(low <= each <= high for low, high in window.stretches) for each in places] == within


def worth(*clauses, title="", text="", about=""):
    return score(Question(1, clauses), Stems(1, 1, title, text, about))


def test_a_title_counts_more_than_a_text_and_that_more_than_what_stands_above():
    word = Clause(("rat",))
    ranks = [
        worth(word, title="rat"),
        worth(word, text="rat weg rat"),
        worth(word, text="rat"),
        worth(word, about="rat"),
    ]
    assert sorted(ranks, reverse=True) == ranks
    assert worth(word, text="rathaus") == 0


def test_a_word_in_a_longer_one_counts_less_than_itself_and_a_phrase_only_as_it_stands():
    word = Clause(("schul",), ("grundschul",))
    assert worth(word, text="schul") > worth(word, text="grundschul") > 0
    phrase = Clause(("rat", "haus"))
    assert worth(phrase, text="rat haus") > worth(phrase, text="haus rat") == 0


def test_a_rare_word_in_a_common_question_decides():
    common, rare = Clause(("plan",), hits=100_000), Clause(("fledermaus",), hits=3)
    often = worth(common, rare, text="plan plan plan fledermaus")
    assert worth(common, rare, text="plan fledermaus fledermaus") > often


def test_in_a_long_text_one_mention_counts_less():
    word = Clause(("rat",))
    assert worth(word, text="rat") > worth(word, text="rat" + " weg" * 1000)

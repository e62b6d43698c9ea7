"""The list of words in memory answers as the table would: the most frequent first, what is new at once."""

import pytest

from portal.search import wordlist
from portal.search.models import Word
from portal.search.vocabulary import going_on, longer
from portal.search.wordlist import wordlist_of
from sessions_app.models import Body

pytestmark = pytest.mark.django_db


@pytest.fixture
def body(settings):
    settings.WORDS_SECONDS = 3_600
    body = Body.objects.create(name="Vogelheim", slug="vogelheim")
    spoken(body, schule=3, grundschule=9, schulhof=5, gehweg=1, hof=2)
    wordlist._lists.clear()
    yield body
    wordlist._lists.clear()


def spoken(body, **hits):
    Word.objects.bulk_create(Word(body=body, stem=stem, said=stem, hits=each) for stem, each in hits.items())


def test_words_are_found_by_part_and_beginning_the_most_frequent_first(body):
    assert list(wordlist_of(body.pk).with_part("schul", 9)) == ["grundschule", "schulhof", "schule"]
    assert list(wordlist_of(body.pk).with_part("schul", 2)) == ["grundschule", "schulhof"]
    assert list(wordlist_of(body.pk).beginning("schul", 9)) == ["schulhof", "schule"]
    assert list(wordlist_of(body.pk).with_part("teich", 9)) == []


def test_a_new_word_is_there_at_once_and_the_list_is_not_read_again(body, django_assert_num_queries):
    assert going_on(body, "teich", 9) == []
    spoken(body, teich=4, teichhof=7)
    with django_assert_num_queries(1):
        assert list(wordlist_of(body.pk).beginning("teich", 9)) == ["teich", "teichhof"]
    assert going_on(body, "teich", 9) == ["teichhof", "teich"]


def test_a_word_that_has_gone_is_none_of_the_record(body):
    assert longer(body, ["schul"], []).words == {"schul": ("grundschule", "schulhof", "schule")}
    Word.objects.filter(stem="schulhof").delete()
    assert list(wordlist_of(body.pk).with_part("schulhof", 9)) == ["schulhof"]
    assert longer(body, ["schul"], []).words == {"schul": ("grundschule", "schule")}
    assert going_on(body, "schulh", 9) == []


def test_the_words_of_another_body_are_not_among_them(body):
    other = Body.objects.create(name="Nachbarort", slug="nachbarort")
    spoken(other, schulgeheimnis=9)
    assert list(wordlist_of(body.pk).with_part("schulg", 9)) == []
    assert list(wordlist_of(other.pk).with_part("schul", 9)) == ["schulgeheimnis"]

"""What was perhaps meant, and how a word may go on. Only words under which something public is found now are named."""

from dataclasses import replace
from itertools import islice

from portal.search.asked import understood
from portal.search.finding import has_anything
from portal.search.models import Word
from portal.search.vocabulary import close_to, going_on
from portal.search.wanted import Wanted
from sessions_app.models import Body

OFFERED = 8
MEANT = 2


def perhaps_meant(body: Body, wanted: Wanted) -> list[Wanted]:
    """The same search with the first unknown word replaced by known ones that look like it."""
    terms = [term for term in understood(wanted.words).wanted if term.is_word and not term.begins]
    asked = [term.stems[0] for term in terms]
    known = set(Word.objects.filter(body=body, stem__in=asked).values_list("stem", flat=True))
    unknown = next((term.said for term in terms if term.stems[0] not in known), None)
    if unknown is None:
        return []
    others = (
        replace(wanted, words=wanted.words.replace(unknown, word, 1)) for word in close_to(body, unknown)
    )
    return list(islice((each for each in others if has_anything(body, each)), MEANT))


def beginning_with(body: Body, begun: str) -> list[str]:
    """Words of the record that begin so, the most frequent first."""
    return [word for word in going_on(body, begun, OFFERED) if has_anything(body, Wanted(word))]

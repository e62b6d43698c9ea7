"""Statements that are kept say what the public queries say, for every body, whenever they are asked."""

from datetime import date

import pytest

from portal.search import belonging, owners, things
from portal.search.composed import composed, sql_of
from portal.search.wanted import Kind
from sessions_app.models import Body

OF_THINGS = [(of, (kind,)) for of in (things._keys, things._rows) for kind in Kind]
OF_OWNERS = [(owners._owning, way) for way in owners.WAYS]
OF_ORGANIZATIONS = [
    (belonging._belonging, (kind, number)) for kind in Kind for number in range(len(belonging.WAYS[kind]))
]


@pytest.mark.django_db
@pytest.mark.parametrize(("of", "more"), [*OF_THINGS, *OF_OWNERS, *OF_ORGANIZATIONS])
def test_what_is_kept_is_the_public_query_and_hangs_on_no_moment(of, more):
    for slug in ("vogelheim", "nachbarheim"):
        body = Body.objects.create(name=f"Stadt {slug}", slug=slug, short_name=slug, people_in_search=True)
        kept = composed(of, body, *more)
        assert kept == sql_of(of(Body.objects.get(pk=body.pk), *more))
        assert not any(isinstance(value, date) for value in kept[1])
        assert {body.pk, slug}.intersection(kept[1])

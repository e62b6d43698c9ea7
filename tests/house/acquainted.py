"""Who asks, and in which municipality, is the same from the first page of a crawl to its last, for nobody changes
anything: it is found out once for each visitor, as the product finds it out, and not for each of a thousand pages. At
the end it is found out once more and compared.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from functools import cache

import pytest
from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.db.models import Model
from django.test import client
from django.urls import get_resolver
from django.utils.translation import get_language

from journal import store
from portal import feeds
from sessions_app import actors, tenancy


@contextmanager
def acquainted() -> Iterator[None]:
    """Of the sessions nothing is asked but whose they are: they lie in memory meanwhile. A journal's state is folded
    once for each of its heads, as outside of a transaction. What each template was drawn from, nobody wants to know.
    Which view an address leads to is looked up once, and what stands in a feed once for its three
    forms: these two nobody compares.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(client, "store_rendered_templates", lambda *_, **__: None)
        patch.setattr(get_resolver(), "resolve", cache(get_resolver().resolve))
        patch.setattr(settings, "SESSION_ENGINE", "django.contrib.sessions.backends.cache")
        still_true = [
            remembered(patch, ModelBackend, "get_user", lambda _backend, user: user),
            remembered(patch, tenancy, "body_of", lambda host: host),
            remembered(
                patch, actors, "actors_for", lambda users, body, _: (*[each.pk for each in users], body.pk)
            ),
            remembered(patch, actors, "holdings_of", tuple),
            remembered(patch, store, "_catch_up", lambda book, stream: (book, stream.key, stream.head)),
        ]
        remembered(patch, feeds, "entries", told_by)
        yield
    for known, anew in (each() for each in still_true):
        assert known == anew


def told_by(what, scope) -> tuple:
    return what, scope.body.pk, scope.path, scope.query, get_language()


def remembered(patch, place, name, key) -> Callable[[], tuple]:
    """Lets a function remember its answers, of which everybody gets a copy; tells them all, and how they are now."""
    find_out, known = getattr(place, name), {}

    def answer(*asked):
        if key(*asked) not in known:
            known[key(*asked)] = asked, find_out(*asked)
        return copy(known[key(*asked)][1])

    patch.setattr(place, name, answer)
    return lambda: (
        [said(answer) for _, answer in known.values()],
        [said(find_out(*asked)) for asked, _ in known.values()],
    )


def said(answer):
    """All that a row says, but when somebody logged in last; of anything else itself."""
    if not isinstance(answer, Model):
        return answer
    names = {field.attname for field in answer._meta.concrete_fields} - {"last_login"}
    return {name: getattr(answer, name) for name in names}

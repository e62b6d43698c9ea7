"""Rows of a thousand keys at once, the keys in one parameter: a list of as many costs more than the query."""

import json
from collections.abc import Collection

from django.db import connection
from django.db.models.expressions import RawSQL


def among(keys: Collection[int] | Collection[str]) -> RawSQL:
    """For `filter(pk__in=among(keys))`. There must be at least one key."""
    assert keys
    if connection.vendor == "postgresql":
        return RawSQL("SELECT unnest(%s)", (list(keys),))
    return RawSQL("SELECT value FROM json_each(%s)", (json.dumps(list(keys)),))

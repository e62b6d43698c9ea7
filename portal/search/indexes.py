"""Which index this installation has."""

from django.conf import settings
from django.db import connection

from portal.search import opensearch
from portal.search.index import Index
from portal.search.postgresql import Tsvector
from portal.search.sqlite import Fts5


def the_index() -> Index:
    """OpenSearch where a setting names one, else the database's own."""
    if settings.OPENSEARCH_URL:
        return opensearch.OpenSearch(settings.OPENSEARCH_URL)
    return Tsvector() if connection.vendor == "postgresql" else Fts5()

from copy import deepcopy

import pytest
from django.db import transaction

from tests.oparl.out.facts import LISTS
from tests.oparl.out.town import ROOT, Reader, built, crawl

READER = Reader()


@pytest.fixture(scope="module")
def one_town(django_db_setup, django_db_blocker):
    """Built once for a module, for no other to see; somebody has read it."""
    with django_db_blocker.unblock(), transaction.atomic():
        town = built()
        READER.json(f"{ROOT}/system")
        yield town
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def one_crawl(one_town, django_db_blocker):
    with django_db_blocker.unblock():
        return crawl(READER, LISTS)


@pytest.fixture
def found(one_crawl, db):
    """What a crawl of the town has found."""
    return one_crawl


@pytest.fixture
def town(one_town, db):
    """What a test changes in it goes with the test."""
    return deepcopy(one_town)


@pytest.fixture
def reader(db):
    """Nobody in particular: reads, and keeps nothing."""
    return READER

"""An evening with something to tell, and somebody who asks to be told."""

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from tests.agendas import HOST, prepared


@pytest.fixture(autouse=True)
def configured(settings):
    settings.EMAIL_FROM = "rat-{body}@rathaus.example"
    cache.clear()


@pytest.fixture
def visitor():
    return Client(headers={"host": HOST})


@pytest.fixture(scope="module")
def one_evening(django_db_setup, django_db_blocker):
    """Made once for all tests here; what each goes on to do is taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield prepared()
        transaction.set_rollback(True)


@pytest.fixture
def evening(one_evening, db):
    return one_evening

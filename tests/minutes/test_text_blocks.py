"""The clerk's text blocks: kept by clerks of the municipality alone, and of the same quality as a passage."""

from copy import deepcopy

import pytest
from django.db import transaction
from django.urls import reverse

from minutes.models import TextBlock
from tests.live.council import eichenfurt


@pytest.fixture(scope="module")
def made_once(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield eichenfurt()
        transaction.set_rollback(True)


@pytest.fixture
def town(made_once, db):
    """As it was made; what a test goes on to do is taken back."""
    return deepcopy(made_once)


def send(town, login="olga", key=None, **fields):
    address = reverse("minutes:text_block", args=[key]) if key else reverse("minutes:text_blocks")
    return town.client(login).post(address, fields)


def test_a_clerk_writes_changes_and_deletes_a_text_block(town):
    assert send(town, name="Schluss", text="Keine Fragen.").status_code == 302
    block = TextBlock.objects.get(body=town.body)
    assert (
        "Keine Fragen."
        in town.client("olga").get(reverse("minutes:text_block", args=[block.pk])).content.decode()
    )
    assert send(town, key=block.pk, name="Schluss", text="Es gibt\r\nkeine.").status_code == 302
    block.refresh_from_db()
    assert block.text == "Es gibt\nkeine."
    town.client("olga").post(reverse("minutes:delete_text_block", args=[block.pk]))
    assert not TextBlock.objects.exists()


@pytest.mark.parametrize(
    ("text", "told"),
    [("😀", "nicht drucken: 😀"), ("a\u202eb", "U+202E"), ("", "Dieses Feld"), ("x" * 20_001, "20000")],
)
def test_what_no_passage_could_hold_is_refused_with_the_reason(town, text, told):
    answer = send(town, name="Schluss", text=text)
    assert answer.status_code == 422
    assert told in answer.content.decode().replace("&nbsp;", " ")
    assert not TextBlock.objects.exists()


def test_two_of_one_name_would_be_mixed_up(town):
    send(town, name="Schluss", text="A")
    answer = send(town, name="Schluss", text="B")
    assert "Es gibt schon einen Textbaustein dieses Namens." in answer.content.decode()
    assert TextBlock.objects.get().text == "A"


def test_there_is_an_end_to_them(town):
    TextBlock.objects.bulk_create(TextBlock(body=town.body, name=str(n), text="x") for n in range(300))
    assert "zu viele Textbausteine" in send(town, name="Noch einer", text="x").content.decode()


@pytest.mark.parametrize("login", ["vera", "anna"])
def test_nobody_but_clerks_keeps_them(town, login):
    block = TextBlock.objects.create(body=town.body, name="Schluss", text="A")
    assert send(town, login, name="X", text="X").status_code == 404
    assert send(town, login, key=block.pk, name="X", text="X").status_code == 404
    door = reverse("minutes:delete_text_block", args=[block.pk])
    assert town.client(login).post(door).status_code == 404
    assert TextBlock.objects.get().text == "A"

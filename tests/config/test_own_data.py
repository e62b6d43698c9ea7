"""Who asks what is stored of them gets all of it and nothing of others, as data and to read."""

import json

import pytest
from django.contrib.admin.models import LogEntry
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone, translation

from config.own_data.journal import pieces_about
from portal.subscriptions.models import Subscriber, Subscription
from sessions_app.models import Paper, Person, Question, Registration
from tests.live.council import eichenfurt

pytestmark = pytest.mark.django_db
OTHERS = "Fremdwort"


def given(body, who, folder):
    """What stands in the two files."""
    with translation.override("de"):
        call_command("own_data", body.slug, str(who), str(folder))
    return json.loads((folder / "daten.json").read_text()), (folder / "daten.txt").read_text()


@pytest.fixture(scope="module")
def evening(django_db_setup, django_db_blocker):
    """A sitting in which Anna has voted in a roll call; others have left something as well."""
    with django_db_blocker.unblock(), transaction.atomic():
        council = eichenfurt().voting(kind="roll_call")
        for login, choice in (("anna", "yes"), ("bernd", "no")):
            council.do(login, "cast_ballot", vote=1, voter=council.person(login), choice=choice)
        type(council.people["anna"]).objects.filter(pk=council.person("anna")).update(
            email="anna@post.example"
        )
        for address, subject in (("anna@post.example", "Radweg"), ("bernd@post.example", OTHERS)):
            Question.objects.create(
                meeting=council.meeting, number=len(subject), email=address, subject=subject
            )
            Registration.objects.create(
                meeting=council.meeting, number=len(subject), name=subject, email=address
            )
            subscriber = Subscriber.objects.create(body=council.body, email=address, language="de")
            Subscription.objects.create(subscriber=subscriber, words=subject)
        yield council
        transaction.set_rollback(True)


def test_a_person_gets_every_row_and_every_line_about_her_and_nothing_of_others(evening, db, tmp_path):
    told, text = given(evening.body, evening.person("anna"), tmp_path)
    kinds = [row["what"] for row in told["rows"]]
    assert {"Person", "Mitgliedschaft", "Einwohnerfrage"} <= set(kinds)
    assert kinds.count("Einwohnerfrage") == 1
    ballots = [line["about"] for line in told["journal"] if line["kind"] == "ballot_cast"]
    assert [[piece["choice"] for piece in about] for about in ballots] == [["yes"]]
    whole = json.dumps(told, ensure_ascii=False) + text
    assert "Radweg" in whole
    assert OTHERS not in whole
    assert evening.people["bernd"].name not in whole
    assert not any(
        "$" in value or "argon" in value for row in told["rows"] for value in row["fields"].values()
    )
    assert "(done by you)" not in text
    assert "ballot_cast  (von Ihnen)" in text


def test_under_an_address_residents_get_what_they_left(evening, db, tmp_path):
    told, _text = given(evening.body, "ANNA@post.example", tmp_path)
    assert (len(told["rows"]), told["journal"]) == (4, [])
    assert OTHERS not in json.dumps(told)


def test_a_question_that_another_one_was_joined_to_tells_nothing_of_that(evening, db, tmp_path):
    hers, others = (Question.objects.get(email=f"{who}@post.example") for who in ("anna", "bernd"))
    Question.objects.filter(pk=others.pk).update(merged_into=hers)
    for number, who in enumerate(("anna", "bernd")):
        told, text = given(evening.body, f"{who}@post.example", tmp_path / str(number))
        whole = json.dumps(told, ensure_ascii=False) + text
        assert (OTHERS in whole, "Radweg" in whole) == (who == "bernd", who == "anna")


def test_of_what_was_administered_and_brought_in_only_the_persons_part_is_told(evening, db, tmp_path):
    """What the admin noted names others; a paper's wording may be closed by now."""
    anna = Person.objects.get(pk=evening.person("anna"))
    noted = {"user": anna.user, "action_flag": 2, "object_id": "7", "change_message": OTHERS}
    LogEntry.objects.create(object_repr=f"Person {OTHERS}", **noted)
    for number, public in enumerate((True, False), start=1):
        said = {"name": f"Antrag {number}", "proposed_resolution": OTHERS, "reference": f"2031/{number}"}
        paper = Paper.objects.create(body=evening.body, public=public, published_at=timezone.now(), **said)
        paper.originator_people.add(anna)
    told, text = given(evening.body, anna.pk, tmp_path)
    whole = json.dumps(told, ensure_ascii=False) + text
    assert [word in whole for word in (OTHERS, "Antrag 1", "Antrag 2", "2031/2")] == [
        False,
        True,
        False,
        True,
    ]
    assert any("Aktion" in key or "Zeitpunkt" in key for row in told["rows"] for key in row["fields"])


def test_what_cannot_be_given_is_said_in_words_and_nothing_is_overwritten(evening, db, tmp_path):
    for who in ("0", "niemand@post.example", "abc"):
        with pytest.raises(CommandError, match="nichts gespeichert"):
            given(evening.body, who, tmp_path / "leer")
    assert not (tmp_path / "leer").exists()
    given(evening.body, evening.person("anna"), tmp_path)
    assert (tmp_path / "daten.json").stat().st_mode & 0o077 == 0
    with pytest.raises(CommandError, match="schon solche Dateien"):
        given(evening.body, evening.person("anna"), tmp_path)


def test_of_a_line_with_many_names_one_persons_pieces_are_told():
    said = {
        "register": [{"person": 4, "vote": True}, {"person": 5, "why": OTHERS}],
        "voters": [4, 5],
        "chair": 5,
    }
    assert list(pieces_about(4, said)) == [{"person": 4, "vote": True}, {"voters": 4}]
    assert list(pieces_about(5, {"chair": 5, "item": 1, "others": [{"person": 4}]})) == [
        {"chair": 5, "item": 1}
    ]

"""The office works on residents' questions: each step from the states it is meant for, kept with who and when."""

from copy import deepcopy
from datetime import date

import pytest
from django.db import transaction

from journal.events import Refused
from minutes.inserting import inserts_for, text_to_insert
from sessions_app.desk import questions as desk
from sessions_app.models import Meeting, Question
from tests.residents import Residents

GIVEN = {
    "admit": (desk.admit_question, {}),
    "refuse": (desk.refuse_question, {"reason": "Keine Sache der Stadt."}),
    "merge": (desk.merge_question, {}),
    "reword": (desk.reword_question, {"subject": "Kurz", "wording": "Wann?", "note": "Gekürzt."}),
    "move": (desk.move_question, {"to": 1}),
    "asked": (desk.mark_asked, {}),
    "answer": (
        desk.answer_question,
        {"answer": "Bald.", "way": "orally", "answered_on": date(2026, 11, 23)},
    ),
}
KINDS = dict(
    zip(GIVEN, ("admitted", "refused", "merged", "reworded", "moved", "asked", "answered"), strict=True)
)


@pytest.fixture(scope="module")
def made_once(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield Residents(**{"questions.online": "before_and_during"})
        transaction.set_rollback(True)


@pytest.fixture
def residents(made_once, db):
    return deepcopy(made_once)


def question(residents, number, state="received", **more):
    fields = {"place": number, "subject": f"Thema {number}", "text": f"Frage {number}?", "state": state}
    return Question.objects.create(
        meeting=residents.meeting, number=number, name="Ronja Reimers", **fields | more
    )


def pages(residents, row=None):
    place = f"/arbeitsplatz/sitzungen/{residents.meeting.pk}/fragen/"
    return f"{place}{row.pk}/" if row else place


def steps(row):
    return list(row.steps.values_list("kind", "by", "note", "before"))


@pytest.mark.parametrize("state", Question.State.values)
def test_each_step_is_possible_from_the_states_of_the_table_and_no_other(residents, state):
    Meeting.objects.update(state="open")
    other = question(residents, 99, "admitted")
    done = {}
    for number, (name, (command, given)) in enumerate(GIVEN.items(), start=1):
        row = question(residents, number, state)
        into = {"into": other.pk} if name == "merge" else {}
        done[KINDS[name]] = came_of(lambda: command(residents.actor("clerk"), row, **given, **into))  # noqa: B023 (called at once)
        assert [kind for kind, *_ in steps(row)] == ([] if done[KINDS[name]] else [KINDS[name]])
    assert done == {kind: "" if state in states else "not_now" for kind, states in desk.STEPS.items()}


def came_of(command):
    """The code of the refusal, or nothing."""
    try:
        command()
    except Refused as refused:
        return refused.code
    return ""


@pytest.mark.parametrize("role", ["member", "other_member", "administration", "organisation_admin"])
def test_nobody_but_clerk_and_chair_works_on_questions(residents, role):
    row = question(residents, 1)
    for name, (command, given) in GIVEN.items():
        with pytest.raises(Refused, match="not_yours"):
            command(residents.actor(role), row, **given, **({"into": 1} if name == "merge" else {}))
    client = residents.client(role)
    assert [client.get(pages(residents, each)).status_code for each in (None, row)] == [404, 404]
    assert [residents.client(each).get(pages(residents)).status_code for each in ("clerk", "chair")] == [
        200,
        200,
    ]


def test_a_question_goes_its_way_on_the_pages_and_everybody_reads_what_is_meant_for_him(residents):
    client, row = residents.client("clerk"), question(residents, 1, shown_as="name")
    private = f"/fragen/{row.token}/"
    client.post(pages(residents, row), {"do": "admit"})
    wording = {"reword-subject": "Kurz", "reword-wording": "Wann?", "reword-note": "Gekürzt."}
    client.post(pages(residents, row), {"do": "reword", **wording})
    assert "Die Verwaltung merkt an: Gekürzt." in residents.page(private)
    residents.open()
    client.post(pages(residents, row), {"do": "asked"})
    assert "Die Antwort folgt schriftlich" in residents.page(private)
    for words in ("Bald.", "Im Mai."):
        answer = {"answer-way": "in_writing", "answer-answered_on": "2026-11-23", "answer-answer": words}
        client.post(pages(residents, row), {"do": "answer", **answer})
    public = residents.page(f"/sitzungen/{residents.meeting.pk}/fragen/")
    assert [words in public for words in ("Kurz", "Wann?", "Im Mai.", "Frage 1?", "Gekürzt.", "Bald.")] == (
        [True] * 3 + [False] * 3
    )
    who = "Clerk Muster"
    assert steps(row) == [
        ("admitted", who, "", ""),
        ("reworded", who, "Gekürzt.", "Thema 1\n\nFrage 1?"),
        ("asked", who, "", ""),
        ("answered", who, "", ""),
        ("answered", who, "", "Bald."),
    ]
    assert "Bald." in residents.page(pages(residents, row), client)


def test_whoever_is_refused_reads_why_and_nobody_else_does(residents):
    row = question(residents, 1)
    without = residents.client("clerk").post(pages(residents, row), {"do": "refuse", "refuse-reason": ""})
    assert "Dieses Feld" in without.content.decode()
    desk.refuse_question(residents.actor("chair"), row, reason="Keine Sache der Stadt.")
    assert "Keine Sache der Stadt." in residents.page(f"/fragen/{row.token}/")
    assert "Keine Sache" not in residents.page(f"/sitzungen/{residents.meeting.pk}/fragen/")


def test_two_questions_on_the_same_matter_are_led_to_one_answer(residents):
    clerk, first, second, third = residents.actor("clerk"), *(question(residents, n) for n in (1, 2, 3))
    with pytest.raises(Refused, match="no_such_question"):
        desk.merge_question(clerk, second, into=first.pk)
    for row in (first, second):
        desk.admit_question(clerk, row)
    desk.merge_question(clerk, third, into=second.pk)
    desk.merge_question(clerk, second, into=first.pk)
    first.refresh_from_db()
    assert sorted(first.merged.values_list("number", flat=True)) == [2, 3]
    assert "Frage 1?" in residents.page(f"/fragen/{third.token}/")
    public = residents.page(f"/sitzungen/{residents.meeting.pk}/fragen/")
    assert ["Frage 1?" in public, "Frage 2?" in public] == [True, False]


def test_the_admitted_are_put_in_order(residents):
    rows = [question(residents, number, "admitted") for number in (1, 2, 3)]
    client = residents.client("clerk")
    for row, to in ((rows[2], "1"), (rows[0], "9"), (rows[1], "x")):
        client.post(f"{pages(residents, row)}verschieben/", {"to": to})
    assert list(Question.objects.order_by("place").values_list("number", flat=True)) == [3, 2, 1]


def test_in_a_meeting_that_is_not_open_nothing_is_asked_nor_answered_orally(residents):
    row = question(residents, 1, "admitted")
    for command, given in (GIVEN["asked"], GIVEN["answer"]):
        with pytest.raises(Refused, match="not_opened"):
            command(residents.actor("clerk"), row, **given)
    desk.answer_question(residents.actor("clerk"), row, **GIVEN["answer"][1] | {"way": "in_writing"})
    assert Question.objects.get().state == "answered"


def test_the_minutes_take_over_what_was_asked_and_answered(residents):
    assert "fragen" not in dict(inserts_for(residents.meeting).blocks)
    question(residents, 1, "answered", answer="Bald,\nim Mai.", answered_in="orally", shown_as="initials")
    question(residents, 2, "asked")
    question(residents, 3, "admitted")
    assert "fragen" in dict(inserts_for(residents.meeting).blocks)
    assert text_to_insert(residents.meeting, 1, "fragen") == (
        "**R. R.** fragt (Thema 1): Frage 1?\n\nDie Frage wird beantwortet: Bald, im Mai.\n\n"
        "**Eine Einwohnerin oder ein Einwohner** fragt (Thema 2): Frage 2?\n\nDie Antwort folgt schriftlich. […]"
    )

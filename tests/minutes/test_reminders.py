"""Who is reminded of minutes, when, and of what."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from minutes.draft import Part
from minutes.life.deadlines import Deadline
from minutes.life.state import Life
from minutes.reminders import Known, Occasion, Reminder, key_of, reminders_due
from minutes.workflow import Document, Phase, Signer
from voting.rules.profiles import load_profile

CHAIR, CLERK, ANNA, BERND = 1, 2, 3, 4
DAY = date(2026, 11, 2)
SIGNERS = (Signer(CHAIR, "V", "chair"), Signer(CLERK, "O", "clerk"))
SEALED = Document(phase=Phase.SEALED, signers=SIGNERS)
UNTIL = date(2026, 11, 30)


def known(document=SEALED, **more):
    values = {
        "document": document,
        "today": DAY,
        "after": 7,
        "sealed_on": DAY,
        "deadline": None,
        "until": None,
        "participants": (ANNA, BERND),
        "clerk": CLERK,
    }
    return Known(**values | more)


def due(document=SEALED, **more):
    return [(each.occasion, each.person, each.day) for each in reminders_due(known(document, **more))]


def signed(state, **life):
    rules = load_profile(state).minutes
    return Document(
        phase=Phase.SIGNED,
        signers=SIGNERS,
        signed_by=(CHAIR, CLERK),
        life=Life(rules=rules, signed_at=datetime(2026, 11, 2, 12, tzinfo=UTC), **life),
    )


def deadline(day, today=DAY, *, met=False):
    return Deadline(source="§ 1", day=day, left=(day - today).days, met=met)


def test_whose_signature_is_missing_is_reminded_after_so_many_days():
    half = replace(SEALED, signed_by=(CHAIR,))
    assert due(half, today=DAY + timedelta(days=6)) == []
    assert due(half, today=DAY + timedelta(days=7)) == [(Occasion.SIGN, CLERK, None)]
    assert due(half, today=DAY + timedelta(days=1), after=1) == [(Occasion.SIGN, CLERK, None)]


def test_before_the_last_day_for_signatures_nobody_waits_for_these_days():
    last = DAY + timedelta(days=4)
    assert due(deadline=deadline(last)) == []
    assert due(deadline=deadline(last), today=DAY + timedelta(days=1)) == [
        (Occasion.SIGN, CHAIR, last),
        (Occasion.SIGN, CLERK, last),
    ]


def test_a_draft_waits_for_nobodys_signature_but_the_clerk_hears_when_it_is_overdue():
    draft = Document()
    over = deadline(DAY, DAY + timedelta(days=1))
    assert due(draft, sealed_on=None, today=DAY + timedelta(days=30)) == []
    assert due(draft, sealed_on=None, deadline=over) == [(Occasion.OVERDUE, CLERK, DAY)]
    assert due(draft, sealed_on=None, deadline=over, clerk=0) == []
    assert due(signed("nrw"), deadline=over) == []


def test_where_objections_can_be_raised_all_who_took_part_hear_of_it():
    document = signed("bw")
    assert due(document) == [(Occasion.OBJECTIONS_OPEN, ANNA, None), (Occasion.OBJECTIONS_OPEN, BERND, None)]
    assert due(document, until=UNTIL, today=UNTIL) == [
        (Occasion.OBJECTIONS_OPEN, ANNA, UNTIL),
        (Occasion.OBJECTIONS_OPEN, BERND, UNTIL),
    ]
    assert due(signed("bw", concluded="2026-11-20")) == []
    assert due(signed("nrw")) == []


def test_after_the_last_day_the_clerk_hears_that_they_can_be_concluded():
    after = UNTIL + timedelta(days=1)
    assert due(signed("bw"), until=UNTIL, today=after) == [(Occasion.OBJECTIONS_OVER, CLERK, UNTIL)]
    assert due(signed("bw", concluded="2026-12-01"), until=UNTIL, today=after) == []
    assert due(signed("nrw"), until=UNTIL, today=after) == []


def test_reminders_are_equal_by_what_they_say():
    assert reminders_due(known(today=DAY + timedelta(days=7)))[0] == Reminder(
        occasion=Occasion.SIGN, person=CHAIR
    )


def test_a_cause_is_one_occasion_of_one_person_and_part_whatever_the_day():
    first, later = (Reminder(occasion=Occasion.SIGN, person=CHAIR, day=day) for day in (None, DAY))
    assert key_of(7, Part.PUBLIC, first) == key_of(7, Part.PUBLIC, later) == "minutes:7:public:sign:1"

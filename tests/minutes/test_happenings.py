"""Plain happenings and the hand-over of the chair, as the minutes tell them."""

from datetime import UTC, datetime

import evening as ev
import pytest
from evening import ABOUT, anchor, history, links

from minutes.draft import Part, Signer
from minutes.drafting import draft_of
from minutes.record import convened_signers, read_record
from minutes.recording import record_of
from sessions_app.sitting.events.adjournment import SittingAdjourned, SittingContinued
from sessions_app.sitting.events.agenda import ItemCalled, PublicExcluded, PublicReadmitted
from sessions_app.sitting.events.attendance import MemberArrived
from sessions_app.sitting.events.corrections import EntryCorrected
from sessions_app.sitting.events.course import SittingInterrupted, SittingOpened, SittingResumed
from sessions_app.sitting.events.happenings import (
    MemberCommitted,
    OrderMeasureTaken,
    QuestionTimeBegan,
    QuestionTimeEnded,
    SilenceBegan,
    SilenceEnded,
)
from sessions_app.sitting.events.leadership import ChairGivenBack, ChairHandedOver
from sessions_app.sitting.happenings import Measure
from sessions_app.sitting.state import Part as DisclosedTo

OPENED = (*ev.EVENTS[:4], SittingOpened(present=2, required=3, quorate=False))
TO_ANNA = ChairHandedOver(person=2)
BACK = ChairGivenBack()


def draft(*events, part=Part.PUBLIC):
    return draft_of(history(events), part=part, about=ABOUT, passages={}, anchor=anchor())


def told(*events, item="Ö 1"):
    """The notes of item Ö 1, within which the events happen."""
    made = draft(*OPENED, ItemCalled(item=11), *events)
    return [note.text for section in made.items if section.number == item for note in section.notes]


@pytest.mark.parametrize(
    ("measure", "sentence"),
    [
        (Measure.TO_THE_POINT, "Der Vorsitz ruft Anna Albrecht zur Sache. Grund: {x}"),
        (Measure.CALL_TO_ORDER, "Der Vorsitz ruft Anna Albrecht zur Ordnung. Grund: {x}"),
        (Measure.FLOOR_WITHDRAWN, "Der Vorsitz entzieht Anna Albrecht das Wort. Grund: {x}"),
        (Measure.EXPULSION, "Der Vorsitz schließt Anna Albrecht von der Sitzung aus. Grund: {x}"),
    ],
)
def test_an_order_measure_names_who_what_and_why(measure, sentence):
    assert told(OrderMeasureTaken(measure=measure, person=2, reason="{x}")) == [sentence]


@pytest.mark.parametrize(
    ("number", "asked"),
    [(0, "es werden keine Fragen"), (1, "es wird eine Frage"), (4, "es werden 4 Fragen")],
)
def test_question_time_has_its_begin_its_end_and_its_number(number, asked):
    assert told(QuestionTimeBegan(), QuestionTimeEnded(questions=number)) == [
        "Die Einwohnerfragestunde beginnt.",
        f"Die Einwohnerfragestunde endet; {asked} gestellt.",
    ]


def test_a_commitment_and_a_silence_have_one_sentence_each():
    assert told(MemberCommitted(person=2), SilenceBegan(reason="Hans Meier"), SilenceEnded()) == [
        "Anna Albrecht wird eingeführt und in feierlicher Form zur gewissenhaften Wahrnehmung der Aufgaben verpflichtet.",
        "Die Anwesenden halten eine Schweigeminute: Hans Meier",
    ]


def test_a_break_tells_its_announced_end_and_needs_no_reason():
    until = datetime(2026, 10, 15, 17, 30, tzinfo=UTC)
    assert told(SittingInterrupted(reason="Pause", until=until), SittingResumed()) == [
        "Die Sitzung wird bis 19:30 Uhr unterbrochen: Pause",
        "Die Sitzung wird fortgesetzt.",
    ]
    assert told(SittingInterrupted(reason="")) == ["Die Sitzung wird unterbrochen."]


def test_what_happens_in_the_closed_part_is_told_in_the_closed_part_alone():
    word = OrderMeasureTaken(measure=Measure.CALL_TO_ORDER, person=2, reason="GEHEIM verraten")
    events = (*OPENED, PublicExcluded(reason="x"), ItemCalled(item=21), word, TO_ANNA)
    assert "GEHEIM verraten" in repr(draft(*events, part=Part.CLOSED).items)
    public = repr(draft(*events))
    assert "GEHEIM verraten" not in public
    assert "übernimmt" not in public


def test_the_hand_over_is_told_where_it_happened():
    assert told(TO_ANNA, BACK) == [
        "Anna Albrecht übernimmt die Sitzungsleitung.",
        "Kim Vorsitz übernimmt wieder die Sitzungsleitung.",
    ]
    only = ChairHandedOver(person=2, item=11)
    assert told(only) == ["Anna Albrecht übernimmt die Sitzungsleitung für diesen Punkt."]


def led(draft):
    (fact,) = (fact.text for fact in draft.facts if fact.label == "Vorsitz")
    return fact, draft.signers[:-1]


def test_one_chair_alone_signs_for_everything():
    fact, signers = led(draft(*OPENED, ItemCalled(item=11)))
    assert (fact, signers) == ("Kim Vorsitz", (Signer(field="chair", role="Vorsitz", name="Kim Vorsitz"),))


def test_every_chair_is_named_with_the_items_and_signs():
    items = (ItemCalled(item=number) for number in (11, 12, 13, 14, 15))
    first, second, third, fourth, fifth = items
    evening = (*OPENED, first, TO_ANNA, second, third, BACK, fourth, fifth)
    fact, signers = led(draft(*evening))
    assert fact == "Kim Vorsitz (Ö 1, Ö 3 – Ö 5); Anna Albrecht (Ö 1 – Ö 3)"
    assert signers == (
        Signer(field="chair", role="Vorsitz (Ö 1, Ö 3 – Ö 5)", name="Kim Vorsitz"),
        Signer(field="chair_2", role="Vorsitz in Vertretung (Ö 1 – Ö 3)", name="Anna Albrecht"),
    )


def test_who_led_in_one_part_alone_signs_that_part_alone():
    evening = (*OPENED, ItemCalled(item=11), PublicExcluded(reason="x"), TO_ANNA, ItemCalled(item=21))
    assert led(draft(*evening))[0] == "Kim Vorsitz"
    fact, signers = led(draft(*evening, PublicReadmitted(), part=Part.CLOSED))
    assert fact == "Kim Vorsitz; Anna Albrecht (N 1)"
    assert [signer.field for signer in signers] == ["chair", "chair_2"]


DEPUTY_OPENS = (
    ev.EVENTS[0],
    MemberArrived(person=2),
    TO_ANNA,
    SittingOpened(present=1, required=3, quorate=False),
    ItemCalled(item=11),
)


def test_a_deputy_who_opened_signs_and_the_chair_who_never_came_does_not():
    fact, signers = led(draft(*DEPUTY_OPENS))
    assert fact == "Anna Albrecht"
    assert [(each.field, each.name) for each in signers] == [("chair", "Anna Albrecht")]


@pytest.mark.parametrize(
    ("events", "chair"),
    [
        (DEPUTY_OPENS, "Anna Albrecht"),
        ((*DEPUTY_OPENS[:3], BACK, *DEPUTY_OPENS[3:]), "Kim Vorsitz"),
        ((*OPENED, TO_ANNA), "Kim Vorsitz"),
    ],
)
def test_the_check_expects_the_signature_of_who_opened(events, chair):
    made = record_of(draft(*events), links(history(events)), lambda _link: True)
    assert convened_signers(read_record(made).links) == {"chair": chair, "clerk": "Claudia Wörner"}


def correction(readers, item):
    return EntryCorrected(seq=6, text="Es war GEHEIM.", reason="Verhört", readers=readers, item=item)


def test_a_correction_stands_in_the_place_of_its_line_for_those_who_read_it():
    both = correction((DisclosedTo.PUBLIC, DisclosedTo.CLOSED), 11)
    assert told(ItemCalled(item=12), both) == [
        "Berichtigung zu Eintrag 6: Es war GEHEIM. Grund: Verhört",
    ]
    for readers in ((), (DisclosedTo.CLOSED,)):
        assert "GEHEIM" not in repr(draft(*OPENED, correction(readers, None)).notes)
    assert "GEHEIM" in repr(draft(*OPENED, correction((DisclosedTo.CLOSED,), None), part=Part.CLOSED).notes)
    assert "GEHEIM" not in repr(draft(*OPENED, correction((), None), part=Part.CLOSED).notes)


def test_an_adjournment_tells_its_days_and_the_continuing_its_quorum():
    until = datetime(2026, 10, 22, 16, 0, tzinfo=UTC)
    goes_on = SittingContinued(present=2, required=3, quorate=False)
    adjourned = SittingAdjourned(reason="Es ist spät", until=until)
    events = [*history((*OPENED, adjourned)), ev.Recorded(7, until, goes_on)]
    made = draft_of(events, part=Part.PUBLIC, about=ABOUT, passages={}, anchor=anchor())
    assert [note.text for note in made.notes][-2:] == [
        "Die Sitzung wird auf den 22.10.2026, 18:00 Uhr vertagt: Es ist spät",
        (
            "Die Sitzung wird am Donnerstag, dem 22.\u00a0Oktober 2026 fortgesetzt. Der Vorsitz stellt fest: "
            "Die Sitzung ist nicht beschlussfähig; 2 stimmberechtigte Mitglieder sind anwesend, 3 sind erforderlich."
        ),
    ]
    days = "am Donnerstag, dem 15.\u00a0Oktober 2026 und am Donnerstag, dem 22.\u00a0Oktober 2026"
    assert made.subtitle.endswith(days)
    assert "15.10.2026, 18:15 Uhr, bis 22.10.2026, 18:00 Uhr" in [fact.text for fact in made.facts]


def test_an_adjournment_out_of_the_closed_part_keeps_its_reason_there():
    events = (*OPENED, PublicExcluded(reason="x"), SittingAdjourned(reason="GEHEIM"))
    assert draft(*events).notes[-1].text == "Die Sitzung wird vertagt."
    assert draft(*events, part=Part.CLOSED).notes[-1].text == "Die Sitzung wird vertagt: GEHEIM"

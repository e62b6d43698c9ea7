"""An election in the minutes: under its item, in the part where that is told, in the sentences of the screens."""

from dataclasses import replace

from django.utils import translation
from evening import ABOUT, EVENTS, anchor, history

from minutes.draft import Part
from minutes.drafting import draft_of
from minutes.studio import in_german
from sessions_app.sitting.accesses import Tie
from sessions_app.sitting.discretion import Announcement
from sessions_app.sitting.events.accesses import AccessConcluded, AccessLotDrawn, AccessOpened, ChairTaken
from sessions_app.sitting.events.agenda import ItemCalled, PublicExcluded
from sessions_app.sitting.events.course import SittingOpened
from sessions_app.sitting.events.discretion import ClosedResultKept, ClosedResultPublished
from tests.voting.elections.playing import AT, Holder, register
from voting.elections.commands import (
    announce_election,
    answer_election,
    call_round,
    count_round,
    draw_lot,
    open_election,
)
from voting.elections.counts import Count
from voting.rules.profiles import load_profile
from voting.seats.proposals import Proposal

OPENED = (*EVENTS[:4], SittingOpened(present=2, required=3, quorate=False))


TIED = Count(papers=2, votes=(1, 1))
FIRST = (
    "Wahl „Beirat“ geheim mit Stimmzetteln; Sitze: 1, Stimmen je Stimmzettel: 1. Vorgeschlagen: Kanarie und Amsel.",
    (
        "1. Wahlgang: Kanarie 1, Amsel 1; Nein 0, leer 0, ungültig 0. 2 von 3 Stimmberechtigten haben einen Stimmzettel "
        "abgegeben. Nötig ist mehr als die Hälfte der gültigen Stimmen (2), also 2 (§ 50 Abs. 2 GO NRW). Es folgt die engere "
        "Wahl zwischen Kanarie und Amsel (§ 50 Abs. 2 GO NRW). Ausgezählt haben: Olga."
    ),
)
SECOND = (
    (
        "2. Wahlgang: Kanarie 1, Amsel 1; Nein 0, leer 0, ungültig 0. 2 von 3 Stimmberechtigten haben einen Stimmzettel "
        "abgegeben. Es genügen die meisten Stimmen (§ 50 Abs. 2 GO NRW). Das Los entscheidet zwischen Kanarie und Amsel (§ 50 "
        "Abs. 2 GO NRW). Ausgezählt haben: Olga."
    ),
    "Das Los, gezogen von Kim vor den Zeugen Anna, fiel auf Kanarie. Gewählt: Kanarie (1).",
    "„Beirat“: gewählt Kanarie.",
    "Kanarie nimmt die Wahl an.",
)


def election_on(item):
    """Its events, as the commands give them."""
    events, holder = [], Holder()
    voters = register(3)
    for give in (
        lambda _none: open_election(
            load_profile("nrw"),
            number=1,
            subject=item,
            office="Beirat",
            names=["Kanarie", "Amsel"],
            register=voters,
            statutory_number=5,
        ),
        lambda election: count_round(election, count=TIED, tellers="Olga"),
        lambda election: call_round(election, register=voters),
        lambda election: count_round(election, count=TIED, tellers="Olga"),
        lambda election: draw_lot(election, drawn_by="Kim", witnesses="Anna", winners=[1]),
        announce_election,
        lambda election: answer_election(election, candidate=1, accepted=True),
    ):
        event = give(holder.last_election)
        holder = event.apply(holder, AT)
        events.append(event)
    return events


def told(*events, part, **more):
    about = replace(ABOUT, in_german=in_german, **more)
    made = draft_of(history((*OPENED, *events)), part=part, about=about, passages={}, anchor=anchor())
    return [(section.number, note.text) for section in made.items for note in section.notes], repr(made)


def test_an_election_stands_under_its_item_in_the_sentences_of_the_screens():
    with translation.override("en"):  # whatever language the clerk reads
        notes, _all = told(ItemCalled(item=11), *election_on(11), part=Part.PUBLIC)
    assert notes == [("Ö 1", text) for text in (*FIRST, *SECOND)]
    assert "Kanarie" not in told(ItemCalled(item=11), *election_on(11), part=Part.CLOSED)[1]


def test_what_came_of_an_election_has_its_number_at_the_announcement_and_nowhere_else():
    events = election_on(11)
    notes, _all = told(ItemCalled(item=11), *events, part=Part.PUBLIC, elected={1: "R 7", 2: "R 8"})
    assert [text for _item, text in notes if "R " in text] == [f"{SECOND[2]} Beschluss-Nr. R 7."]
    assert {each.of_election for each in events} == {1}
    holder, filled = Holder(), []
    for each in events:
        holder = each.apply(holder, AT)
        filled.append(holder.last_election.fills_seats)
    assert filled == [False, False, False, False, True, True, True]  # from the lot on


def test_an_election_of_the_closed_part_is_in_the_closed_minutes_alone():
    evening = (PublicExcluded(reason="Personal"), ItemCalled(item=21), *election_on(21))
    notes, _all = told(*evening, part=Part.CLOSED)
    assert [text for number, text in notes if number == "N 1"] == [*FIRST, *SECOND]
    assert "Kanarie" not in told(*evening, part=Part.PUBLIC)[1]


def test_of_a_closed_election_the_public_minutes_have_the_announced_wording_and_nobodys_name():
    kept = ClosedResultKept(vote=0, item=21, announcement=Announcement.LATER, election=1)
    published = ClosedResultPublished(vote=0, item=21, wording="Der Beirat ist besetzt.", election=1)
    evening = (PublicExcluded(reason="Personal"), ItemCalled(item=21), *election_on(21), kept, published)
    inside, _all = told(*evening, part=Part.CLOSED)
    assert [text for number, text in inside if number == "N 1"][-2:] == [
        "Das Wahlergebnis wird später öffentlich bekannt gegeben.",
        "Das Wahlergebnis wird öffentlich bekannt gegeben mit dem Wortlaut: Der Beirat ist besetzt.",
    ]
    outside = told(*evening, part=Part.PUBLIC)[1]
    assert ("Der Beirat ist besetzt." in outside, "Kanarie" in outside) == (True, False)


def picked_on(item):
    """Chairs that groups pick in turn, from the order to the result."""
    tie = Tie(1, 2, ("Kanarie", "Amsel"))
    groups, committees = (Proposal("Kanarie", 2), Proposal("Amsel", 2)), ("Bau", "Kultur")
    order = {"groups": groups, "committees": committees, "order": ("", ""), "ties": (tie,)}
    return (
        AccessOpened(access=1, item=item, office="Vorsitze", source="§ 58 Abs. 5 GO NRW", **order),
        AccessLotDrawn(
            access=1, tie=replace(tie, order=("Amsel", "Kanarie"), drawn_by="Kim", witnesses="Anna")
        ),
        ChairTaken(access=1, place=1, group="Amsel", committee="Kultur", person="Eva"),
        ChairTaken(access=1, place=2, group="Kanarie", committee="Bau", person="Cem"),
        AccessConcluded(access=1),
    )


def test_picked_chairs_stand_under_their_item_from_the_order_to_the_result_in_its_part_alone():
    evening = (PublicExcluded(reason="Personal"), ItemCalled(item=21), *picked_on(21))
    notes, _all = told(*evening, part=Part.CLOSED)
    assert [text for number, text in notes if number == "N 1"] == [
        (
            "Vorsitze: Die Fraktionen greifen der Reihe nach zu (§ 58 Abs. 5 GO NRW). Mitglieder: Kanarie 2, Amsel 2. Reihenfolge "
            "der Höchstzahlen nach d’Hondt: 1. ?, 2. ?. Das Los entscheidet zwischen Kanarie und Amsel um den 1. bis 2. Zugriff."
        ),
        (
            "Im Losentscheid zwischen Kanarie und Amsel fielen die Zugriffe 1 bis 2 in dieser Reihenfolge: Amsel, Kanarie. "
            "Gezogen von Kim vor Anna."
        ),
        "1. Zugriff, Amsel: Kultur, Vorsitz Eva.",
        "2. Zugriff, Kanarie: Bau, Vorsitz Cem.",
        "Vorsitze nach dem Zugriff (§ 58 Abs. 5 GO NRW): Kultur: Eva (Amsel); Bau: Cem (Kanarie).",
    ]
    assert "Kanarie" not in told(*evening, part=Part.PUBLIC)[1]

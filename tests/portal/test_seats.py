"""The page on which seats are divided: what it fills in, shows, refuses; every number stands in the address."""

import re
from datetime import timedelta
from html import unescape
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sessions_app.models import Membership, Organization, Person
from tests.agendas import HOST
from tests.house.world import found, organization, seat, vogelheim

pytestmark = pytest.mark.django_db
PAGE = "/werkzeuge/sitzverteilung/"
FIVE = (("A", 17), ("B", 11), ("C", 6), ("D", 3), ("E", 2))


@pytest.fixture
def town(db):
    return vogelheim()


@pytest.fixture
def shown(town):
    """shown(lists, seats, …): the page's text as a reader sees it."""
    client = Client(headers={"host": HOST})

    def open_page(lists=(), language="de", **more):
        answer = client.get(address(lists, **more), headers={"accept-language": language, "host": HOST})
        assert answer.status_code == 200
        return text_of(answer)

    return open_page


def address(lists, **more):
    rows = [pair for name, strength, *joint in lists for pair in line(name, strength, *joint)]
    others = [(name.replace("__", "-"), each) for name, each in more.items()]
    return f"{PAGE}?{urlencode([*rows, *others], doseq=True)}" if rows or others else PAGE


def line(name, strength, joint=""):
    return ("name", name), ("staerke", strength), ("verbund", joint)


def text_of(answer):
    without_tags = re.sub(r"<[^>]*>", " ", answer.content.decode())
    return unescape(re.sub(r"\s+", " ", without_tags))


def group(town, name, *people, **more):
    made = organization(town.body, name, Organization.Type.GROUP)
    for person in people:
        seat(Person.objects.create(body=town.body, name=person), town.council, on_behalf_of=made, **more)
    return made


def typed(answer):
    """Names and strengths in the form's fields, the blank ones left out."""
    fields = re.findall(r'name="(name|staerke)"[^>]*value="([^"]*)"', answer.content.decode())
    return [unescape(value) for _field, value in fields if value]


def prefilled(town):
    return typed(Client(headers={"host": HOST}).get(PAGE))


def test_the_form_is_filled_in_with_the_groups_that_sit_in_the_council_today(town):
    group(town, "Auenliste", "Anna", "Bernd")
    group(town, "Forum", "Cem", "Dora", "Eva")
    assert prefilled(town) == ["Forum", "3", "Auenliste", "2"]


def test_who_has_no_vote_left_the_council_or_stands_in_for_somebody_is_not_counted(town):
    made = group(town, "Auenliste", "Anna")
    group(town, "Forum", "Fritz", voting_right=False)
    yesterday = timezone.localdate() - timedelta(days=1)
    Membership.objects.create(
        person=Person.objects.create(body=town.body, name="Gitta"),
        organization=town.council,
        on_behalf_of=made,
        ends_on=yesterday,
    )
    seat(
        Person.objects.create(body=town.body, name="Hasan"),
        town.council,
        on_behalf_of=made,
        substitute_of=Membership.objects.get(person__name="Anna"),
    )
    assert prefilled(town) == ["Auenliste", "1"]


def test_a_member_whose_seat_names_no_group_counts_for_the_group_that_he_belongs_to(town):
    made = group(town, "Auenliste", "Anna")
    seat(town.people["member"], made)
    assert prefilled(town) == ["Auenliste", "2"]


def test_a_group_of_another_municipality_is_never_filled_in(town):
    neighbour = found("Nachbarheim", "nachbarheim.localhost")
    group(neighbour, "Fremde Liste", "Xaver")
    address = f"{PAGE}?gremium={neighbour.council.pk}"
    assert "Fremde Liste" not in text_of(Client(headers={"host": HOST}).get(address))
    assert "Fremde Liste" in Client(headers={"host": "nachbarheim.localhost"}).get(PAGE).content.decode()


def test_without_groups_the_page_says_what_to_enter(shown):
    assert "Für den Rat sind keine Fraktionen eingetragen." in shown()


def test_without_a_council_the_page_is_there_as_well(town, shown):
    Organization.objects.all().delete()
    assert "Bitte tragen Sie oben die Listen" in shown()


@pytest.mark.parametrize("groups", [1, 3])
def test_the_page_costs_the_same_with_one_group_and_with_three(town, groups):
    for number in range(groups):
        group(town, f"Liste {number}", f"Person {number}")
    with CaptureQueriesContext(connection) as queries:
        assert Client(headers={"host": HOST}).get(PAGE).status_code == 200
    assert len(queries) == 7, [each["sql"][:120] for each in queries]


def test_all_three_methods_stand_side_by_side(shown):
    page = shown(FIVE, sitze=9)
    assert "B 11 3 3 3 2,538" in page
    assert "Nach Hare/Niemeyer, § 50 Abs. 3 GO NRW (Sitze: 9): A 4, B 3, C 1, D 1, E 0." in page
    assert "Nach d’Hondt (Sitze: 9): A 5, B 3, C 1, D 0, E 0." in page
    assert "Nach Sainte-Laguë/Schepers (Sitze: 9): A 4, B 3, C 1, D 1, E 0." in page


def test_the_working_of_hare_niemeyer_is_shown_exactly(shown):
    assert "A 17 × 9 : 39 3,923 (3 12/13) 3 0,923 (12/13) + 1" in shown(FIVE, sitze=9)


def test_the_working_by_highest_numbers_shows_ranks(shown):
    page = shown((("A", 6), ("B", 4)), sitze=3)
    assert "1 6 Rang 1 4 Rang 2 2 3 Rang 3 2" in page


def test_a_tie_names_who_draws_lots_for_which_seat_and_shows_both_outcomes(shown):
    page = shown(FIVE, sitze=13)
    assert "Das Los entscheidet zwischen A, B und E um den 12. bis 13. Sitz." in page
    assert "E 2 0 oder 1 (Los) 0 1 0,667" in page


def test_the_drawn_lot_is_entered_by_the_address_and_can_be_taken_out(shown, town):
    drawn = {"sitze": 13, "los__hare_niemeyer": ["E", "A"]}
    assert "Im Losentscheid zwischen A, B und E fielen die Sitze 12 bis 13 an E und A." in shown(
        FIVE, **drawn
    )
    answer = Client(headers={"host": HOST}).get(address(FIVE, **drawn))
    out = re.search(r'href="\?([^"#]*)#hare_niemeyer"', answer.content.decode())[1]
    assert unescape(out) == address(FIVE, sitze=13).partition("?")[2] + "&vorsitze="


@pytest.mark.parametrize("drawn", [["A"], ["C", "A"], ["A", "A"]])
def test_a_lot_that_cannot_have_ended_so_is_refused_and_stays_open(shown, drawn):
    page = shown(FIVE, sitze=13, los__hare_niemeyer=drawn)
    assert "Dieses Ergebnis des Loses passt nicht. Bitte nennen Sie genau 2 von: A, B, E" in page
    assert "Das Los entscheidet zwischen A, B und E" in page


def test_a_lot_without_a_tie_is_refused(shown):
    assert "Hier wird nicht gelost" in shown(FIVE, sitze=9, los__d_hondt="A")
    assert "Hier wird nicht gelost" in shown(FIVE, sitze=9, vorsitze=2, los__vorsitz__1="A")


def test_joint_proposals_divide_what_falls_to_them_again(shown):
    page = shown((("CDU", 13, 1), ("SPD", 10), ("BLF", 3, 1), ("FDP", 2, 1), ("Grüne", 3)), sitze=5)
    assert "CDU + BLF + FDP 18 3 3 3 2,903 davon CDU 13 2 3 2 2,097" in page
    assert "Innerhalb von „CDU + BLF + FDP“: Nach d’Hondt (Sitze: 3): CDU 3, BLF 0, FDP 0." in page


def test_a_lot_within_a_joint_proposal_and_one_before_it(shown):
    lists = (("A", 2, 1), ("B", 2, 1), ("C", 4))
    assert "davon A 2 0 oder 1 (Los)" in shown(lists, sitze=2)
    assert "davon A 2 nach dem Los" in shown(lists, sitze=3)
    drawn = {"sitze": 2, "los-hare_niemeyer-A + B": "B"}
    assert "Im Losentscheid zwischen A und B fiel der 1. Sitz an B." in shown(lists, **drawn)


def test_a_joint_proposal_of_one_list_is_that_list(shown):
    assert "Innerhalb von" not in shown((("A", 2, 1), ("B", 2)), sitze=2)


def test_the_order_of_chairs_is_shown_and_its_lot_entered(shown):
    lists = (("CDU", 13), ("SPD", 5), ("BFD", 5))
    page = shown(lists, sitze=9, vorsitze=5)
    assert (
        "1. CDU 13 : 1 13 2. CDU 13 : 2 6,5 3. Los: SPD, BFD 5 4. Los: SPD, BFD 5 5. CDU 13 : 3 4,333" in page
    )
    drawn = shown(lists, sitze=9, vorsitze=5, los__vorsitz__3=["BFD", "SPD"])
    assert "3. BFD 5 : 1 5 4. SPD 5 : 1 5" in drawn
    assert "in dieser Reihenfolge: 1. CDU, 2. CDU, 3. BFD, 4. SPD, 5. CDU." in drawn
    assert "fielen die Zugriffe 3 bis 4 in dieser Reihenfolge: BFD, SPD." in drawn


def test_what_the_law_here_prescribes_is_marked_as_a_draft(town, shown):
    assert "gilt hier: § 50 Abs. 3 GO NRW (Entwurf)" in shown(FIVE, sitze=9)
    assert "gilt hier: § 58 Abs. 5 GO NRW (Entwurf)" in shown(FIVE, sitze=9, vorsitze=3)
    town.body.rule_profile = "by"
    town.body.save()
    assert "gilt hier" not in shown(FIVE, sitze=9, vorsitze=3)


REFUSED = [
    ((("A", 1), ("A", 2)), {"sitze": 5}, "Zwei Listen heißen „A“."),
    ((("A", "-3"),), {"sitze": 5}, "Die Stärke von „A“ liegt unter null."),
    ((("A", "1,5"),), {"sitze": 5}, "„1,5“ ist keine ganze Zahl."),
    ((("A", "9" * 41),), {"sitze": 5}, "ist keine ganze Zahl."),
    ((("A", "9" * 40),), {"sitze": 5}, "Die Stärke von „A“ ist zu hoch."),
    ((("A", "²"),), {"sitze": 5}, "„²“ ist keine ganze Zahl."),
    ((("A", ""),), {"sitze": 5}, "Die Stärke von „A“ fehlt."),
    ((("", 3),), {"sitze": 5}, "Eine Liste hat keinen Namen."),
    ((("A" * 101, 3),), {"sitze": 5}, "ist zu lang. Bitte verwenden Sie höchstens 100 Zeichen."),
    ((("A", 0), ("B", 0)), {"sitze": 5}, "Keine Liste hat eine Stimme oder ein Mitglied."),
    ((), {"sitze": 5}, "Es gibt keine Liste, auf die Sitze verteilt werden könnten."),
    (tuple((f"L{number}", 1) for number in range(31)), {"sitze": 5}, "Das sind zu viele Listen."),
    (FIVE, {"sitze": ""}, "Die Zahl der Sitze fehlt."),
    (FIVE, {"sitze": 0}, "Es gibt nichts zu verteilen."),
    (FIVE, {"sitze": -1}, "Es gibt nichts zu verteilen."),
    (FIVE, {"sitze": 151}, "Das sind zu viele. Gerechnet wird mit höchstens 150."),
    (FIVE, {"sitze": 9, "vorsitze": "viele"}, "„viele“ ist keine ganze Zahl."),
    (FIVE, {"sitze": 9, "vorsitze": 151}, "Das sind zu viele. Gerechnet wird mit höchstens 150."),
    ((("A", 1, 1), ("B", 1, 1), ("A + B", 1)), {"sitze": 9}, "Zwei Listen heißen „A + B“."),
]


@pytest.mark.parametrize(("lists", "more", "sentence"), REFUSED)
def test_what_cannot_be_calculated_is_refused_in_words_and_stays_in_the_form(
    shown, town, lists, more, sentence
):
    page = shown(lists, **more)
    assert sentence in page
    assert "Die drei Verfahren nebeneinander" not in page
    kept = typed(Client(headers={"host": HOST}).get(address(lists, **more)))
    assert kept == [str(each) for name, strength, *_joint in lists for each in (name, strength) if each != ""]


@pytest.mark.parametrize(
    "query",
    [
        "name=A",
        "staerke=5&sitze=x&sitze=2",
        "los-hare_niemeyer=A",
        "name=%00&staerke=%00&sitze=%00",
        "gremium=abc",
        "&".join(["name=A"] * 900),
        "verbund=1&verbund=2&sitze=3",
        "name=%3Cscript%3E&staerke=1&sitze=1",
    ],
)
def test_an_odd_address_gets_a_page(town, query):
    answer = Client(headers={"host": HOST}).get(f"{PAGE}?{query}")
    assert answer.status_code == 200
    assert "<script>" not in answer.content.decode()


def test_the_largest_question_is_answered(shown):
    """Thirty lists, 150 seats, 150 chairs."""
    lists = tuple((f"L{number}", 1000 + number) for number in range(30))
    assert "Die drei Verfahren nebeneinander" in shown(lists, sitze=150, vorsitze=150)


def test_the_page_speaks_english_too(shown):
    page = shown(FIVE, language="en", sitze=13)
    assert "The lot decides between A, B and E on seats 12 to 13." in page
    assert "A 17 × 13 : 39 5.667 (5 2/3)" in page


def test_council_committees_and_workplace_lead_to_the_page(town):
    client = Client(headers={"host": HOST})
    council = client.get(f"/gremien/{town.council.pk}/").content.decode()
    assert f'href="{PAGE}?gremium={town.council.pk}"' in council
    assert PAGE not in client.get(f"/gremien/{town.committee.pk}/").content.decode()
    assert f'href="{PAGE}"' in client.get("/gremien/").content.decode()
    client.force_login(town.users["clerk"])
    assert f'href="{PAGE}"' in client.get("/arbeitsplatz/").content.decode()
    client.force_login(town.users["member"])
    assert PAGE not in client.get("/arbeitsplatz/").content.decode()


def test_the_page_sets_no_cookie_and_takes_nothing_that_is_sent(town):
    client = Client(headers={"host": HOST})
    assert not client.get(PAGE).cookies
    assert client.post(PAGE).status_code == 405

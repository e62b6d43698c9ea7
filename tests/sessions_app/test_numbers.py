"""Numbers of resolutions through the door: given with the announcement, kept by every rebuild, silent about closed ones."""

from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone

from journal.events import Refused
from journal.models import Stream
from minutes.draft import Fact, Part
from minutes.issuing.extract import extract_of
from minutes.studio import draft_for
from sessions_app import adopted
from sessions_app.adopted import RESOLUTIONS, register_of
from sessions_app.live import SITTING
from sessions_app.models import LegislativeTerm, Resolution
from sessions_app.projections import check_rows
from sessions_app.screens import look
from sessions_app.screens.audience import Audience
from sessions_app.screens.objects import Voting
from sessions_app.screens.voting import with_numbers
from sessions_app.standing import filed_of, sitting_of
from tests.live.council import CANARY, eichenfurt

pytestmark = pytest.mark.django_db


def decided(town, number, choice="yes", vote=1):
    """A vote on the item from its opening to the announcement."""
    item = town.item(number)
    town.do("olga", "call_item", item=item)
    town.do("olga", "open_vote", item=item, majority="simple")
    town.do("anna", "cast_ballot", vote=vote, choice=choice)
    town.do("vera", "close_vote", vote=vote)
    town.do("vera", "announce_result", vote=vote)


def numbers():
    return dict(Resolution.objects.order_by("vote_number").values_list("vote_number", "number"))


def evening(scheme="Rat/{term}/{number:02}"):
    town = eichenfurt()
    LegislativeTerm.objects.create(body=town.body, name="18", starts_on="2025-11-01")
    LegislativeTerm.objects.create(body=town.body, name="19", starts_on="2999-11-01")
    town.council.resolution_scheme = scheme
    town.council.save()
    town.opened()
    decided(town, "Ö 3")
    decided(town, "Ö 4", choice="no", vote=2)
    town.do("vera", "exclude_public", reason="Grundstück")
    decided(town, "N 1", vote=3)
    return town


def test_what_is_adopted_is_numbered_without_a_gap_and_what_is_rejected_is_not():
    evening()
    assert numbers() == {1: "Rat/18/01", 2: "", 3: "Rat/18/02"}


def test_a_closed_resolution_has_its_number_and_the_public_learns_neither_title_nor_number():
    town = evening()
    key = RESOLUTIONS.key(town.body.pk)
    told = " ".join(Stream.objects.get(key=key).entries.values_list("data", flat=True))
    assert "Rat/18/02" in told
    assert CANARY not in told  # the book itself has neither title nor wording
    address = f"/sitzungen/{town.meeting.pk}/"
    public = town.client().get(address).content.decode()
    member = town.client("anna").get(f"/arbeitsplatz{address}").content.decode()
    assert ("Rat/18/01" in public, "Rat/18/02" in public, CANARY in public) == (True, False, False)
    assert ("Rat/18/01" in member, "Rat/18/02" in member) == (True, True)
    assert "Widerspruch" in public  # how it stands


def test_minutes_and_record_have_the_number_of_their_part_alone():
    town = evening()
    told = {part: repr(draft_for(town.meeting, part).items) for part in Part}
    assert "Beschluss · Beschluss-Nr. Rat/18/01" in told[Part.PUBLIC]
    assert "Rat/18/02" not in told[Part.PUBLIC]
    assert "Rat/18/02" in told[Part.CLOSED]
    record = town.client().get(f"/sitzungen/{town.meeting.pk}/abstimmungen/1/protokoll.json").json()
    assert record["resolutions"] == [{"item": "Ö 3", "number": "Rat/18/01"}]
    assert "Rat/18/01" in town.client().get(f"/sitzungen/{town.meeting.pk}/abstimmungen/1/").content.decode()


def en_bloc():
    """Three items carried in one vote, and then one by itself."""
    town = eichenfurt()
    town.council.resolution_scheme = "R {number}"
    town.council.save()
    town.opened()
    three = [town.item(number) for number in ("Ö 3", "Ö 4", "Ö 5")]
    town.do("olga", "call_en_bloc", **{f"items_{item}": "1" for item in three})
    town.do("olga", "open_vote", item=three[0])
    town.do("anna", "cast_ballot", vote=1, choice="yes")
    town.do("vera", "close_vote", vote=1)
    town.do("vera", "announce_result", vote=1)
    town.do("vera", "exclude_public", reason="Grundstück")
    decided(town, "N 1", vote=2)
    return town


def test_items_decided_in_one_vote_have_a_number_each_without_a_gap_wherever_they_are_read():
    town = en_bloc()
    rows = Resolution.objects.order_by("agenda_item__order", "pk")
    given = dict(rows.values_list("agenda_item__number", "number"))
    assert given == {"Ö 3": "R 1", "Ö 4": "R 2", "Ö 5": "R 3", "N 1": "R 4"}
    meeting = f"/sitzungen/{town.meeting.pk}/"
    public = town.client().get(meeting).content.decode()
    vote = town.client().get(f"{meeting}abstimmungen/1/").content.decode()
    assert all(f"Beschluss R {number}<" in public for number in (1, 2, 3))
    assert "Beschlüsse R 1 (Ö 3), R 2 (Ö 4), R 3 (Ö 5)" in vote
    record = town.client().get(f"{meeting}abstimmungen/1/protokoll.json").json()
    assert [tuple(each.values()) for each in record["resolutions"]] == list(given.items())[:3]
    told = {each.number: each.decisions for each in draft_for(town.meeting, Part.PUBLIC).items}
    headings = {item: [each.heading for each in told[item]] for item in ("Ö 3", "Ö 4", "Ö 5")}
    assert headings == {item: [f"Beschluss · Beschluss-Nr. {given[item]}"] for item in headings}
    key = RESOLUTIONS.key(town.body.pk)
    Resolution.objects.update(number="R 1")
    call_command("rebuild_rows", stdout=StringIO())
    assert dict(rows.values_list("agenda_item__number", "number")) == given
    assert adopted.check_rows(key, register_of(town.body.pk)) == []


def on_screens(town):
    """What each audience reads of the number: in words, and in what is read out."""
    page = sitting_of(town.meeting)
    seen = {}
    for audience in Audience:
        views = look(page.state, audience, (), filed=filed_of(town.meeting.pk, page.state))
        vote = views["picture"].vote if audience is Audience.WALL else views["vote"]
        seen[audience] = str(vote.resolution) if vote and vote.resolution else ""
        assert not seen[audience] or str(vote.announcement).endswith(f" {seen[audience]}.")
    return seen


def test_hall_and_live_pages_show_the_number_once_the_result_is_announced():
    town = eichenfurt().opened()
    item, year = town.item("Ö 3"), timezone.localdate().year
    town.do("olga", "call_item", item=item)
    town.do("olga", "open_vote", item=item)
    town.do("anna", "cast_ballot", vote=1, choice="yes")
    town.do("vera", "close_vote", vote=1)
    assert set(on_screens(town).values()) == {""}
    town.do("vera", "announce_result", vote=1)
    assert set(on_screens(town).values()) == {f"Beschluss {year}/001"}
    page = town.client().get(f"/sitzungen/{town.meeting.pk}/live/").content.decode()
    assert f'<p class="verdict__number">Beschluss {year}/001</p>' in page
    decided(town, "Ö 4", choice="no", vote=2)
    assert set(on_screens(town).values()) == {""}


def test_of_a_closed_item_only_those_see_the_number_who_see_its_vote():
    closed = on_screens(evening())
    assert {audience for audience, words in closed.items() if words} == {Audience.MEMBER, Audience.DESK}


def test_of_a_bloc_they_show_each_number_with_its_item():
    announced = Voting(state="announced", verdict="Angenommen.", announcement="Angenommen.")
    several = with_numbers(announced, (("Ö 3", "R 1"), ("Ö 4", "R 2")))
    assert str(several.resolution) == "Beschlüsse R 1 (Ö 3), R 2 (Ö 4)"
    assert with_numbers(announced, ()) == announced


def test_rebuilding_gives_every_row_its_number_again_and_no_new_one():
    town = evening()
    before = numbers()
    Resolution.objects.filter(vote_number=1).update(number="Rat/18/99", standing="reversed")
    key = RESOLUTIONS.key(town.body.pk)
    assert adopted.check_rows(key, register_of(town.body.pk)) == [
        f"resolution of meeting {town.meeting.pk}, vote 1, item {town.item('Ö 3')}"
    ]
    Resolution.objects.filter(vote_number=3).delete()
    call_command("rebuild_rows", stdout=StringIO())
    assert numbers() == before
    assert adopted.check_rows(key, register_of(town.body.pk)) == []
    assert Stream.objects.get(key=key).seq == 2
    call_command("verify_journal", stdout=StringIO())


def test_a_refused_announcement_takes_no_number():
    town = evening()
    with pytest.raises(Refused):
        town.do("vera", "announce_result", vote=1)
    assert numbers()[3] == "Rat/18/02"
    assert Stream.objects.get(key=RESOLUTIONS.key(town.body.pk)).seq == 2


def test_the_preset_counts_by_year_and_a_changed_scheme_begins_its_own_series():
    town = evening(scheme="")
    year = timezone.localdate(Resolution.objects.first().adopted_at).year
    assert numbers() == {1: f"{year}/001", 2: "", 3: f"{year}/002"}
    town.body.resolution_scheme = "{organization}-{number}"
    town.body.save()
    decided(town, "N 2", vote=4)
    assert numbers()[4] == f"{town.council.name}-1"


def test_a_scheme_that_cannot_number_is_refused_with_its_sentence_where_it_is_entered():
    town = eichenfurt()
    for row in (town.body, town.council):
        row.resolution_scheme = "{year}"
        with pytest.raises(ValidationError, match="genau einmal"):
            row.full_clean()


def elected(town, number="Ö 4", election=1, votes=(7, 5)):
    """An election on the item, counted and announced."""
    item, papers = town.item(number), sum(votes) + 1
    town.do("olga", "call_item", item=item)
    town.do("olga", "open_election", item=item, office=f"Vorsitz {election}", candidates="Anna\nBernd")
    votes = dict(zip(("votes_1", "votes_2"), votes, strict=True))
    town.do(
        "olga", "count_round", election=election, round_number=1, **votes, no=1, papers=papers, tellers="O"
    )


def test_what_comes_of_elections_is_counted_in_the_same_series_and_what_comes_to_nothing_is_not():
    town = eichenfurt()
    town.council.resolution_scheme = "R {number}"
    town.council.save()
    town.opened()
    decided(town, "Ö 3")
    elected(town)
    town.do("vera", "break_off_election", election=1, reason="Feueralarm")
    elected(town, election=2)
    assert set(seen_of_election(town).values()) == {""}  # counted is not announced
    town.do("vera", "announce_election", election=2)
    assert set(seen_of_election(town).values()) == {"Beschluss R 2"}
    town.do("olga", "answer_election", election=2, candidate=1, answer="accepted")
    town.do("vera", "exclude_public", reason="Personal")
    elected(town, "N 1", election=3)
    town.do("vera", "announce_election", election=3)
    rows = Resolution.objects.order_by("pk").values_list("vote_number", "election", "number", "text")
    assert list(rows) == [(1, 0, "R 1", rows[0][3]), (0, 2, "R 2", "Vorsitz 2"), (0, 3, "R 3", "Vorsitz 3")]
    read_everywhere(town)
    key = RESOLUTIONS.key(town.body.pk)
    Resolution.objects.exclude(election=0).update(number="R 9", outcome="falsch")
    Resolution.objects.filter(election=2).update(election=7)
    page = sitting_of(town.meeting)
    assert len(adopted.check_rows(key, register_of(town.body.pk))) == 3
    faults = check_rows(SITTING.key(town.meeting.pk), page.state)
    assert [fault.partition(" on ")[0] for fault in faults] == [
        "election 2",
        "election 7",
        "election 3",
        "election 3",
    ]
    call_command("rebuild_rows", stdout=StringIO())
    assert adopted.check_rows(key, register_of(town.body.pk)) == []
    assert check_rows(SITTING.key(town.meeting.pk), page.state) == []
    assert "Anna nimmt die Wahl an." in Resolution.objects.get(election=2).outcome


def seen_of_election(town):
    page = sitting_of(town.meeting)
    seen = {}
    for audience in Audience:
        views = look(page.state, audience, (), filed=filed_of(town.meeting.pk, page.state))
        view = views["picture"].election if audience is Audience.WALL else views["election"]
        seen[audience] = str(view.resolution or "")
    return seen


def read_everywhere(town):
    """The number of the public election for all, that of the closed one for those entitled."""
    meeting = f"/sitzungen/{town.meeting.pk}/"
    public = town.client().get(meeting).content.decode()
    member = town.client("anna").get(f"/arbeitsplatz{meeting}").content.decode()
    assert ("Beschluss R 2<" in public, "R 3" in public, "Vorsitz 3" in public) == (True, False, False)
    assert ("Beschluss R 2<" in member, "Beschluss R 3<" in member) == (True, True)
    told = {part: repr(draft_for(town.meeting, part).items) for part in Part}
    assert "gewählt Anna. Beschluss-Nr. R 2." in told[Part.PUBLIC]
    assert "R 3" not in told[Part.PUBLIC]
    assert "gewählt Anna. Beschluss-Nr. R 3." in told[Part.CLOSED]
    row, closed = (Resolution.objects.get(election=number) for number in (2, 3))
    extract = extract_of(row, confirmed=False)
    assert [each.text.partition(" ")[0] for each in extract.course] == ["Wahl", "1.", "„Vorsitz", "Anna"]
    assert Fact("Beschluss-Nr.", "R 2") in extract.facts
    assert town.client().get(f"/beschluesse/{closed.pk}/auszug.pdf").status_code == 404
    listed = town.client().get("/beschluesse/").content.decode()
    assert ("R 2: " in listed, "R 3" in listed) == (True, False)
    own = town.client().get(f"/beschluesse/{row.pk}/").content.decode()
    assert ("gewählt Anna" in own, "Vorsitz 2" in own, "/abstimmungen/0/" in own) == (True, True, False)
    book = town.client("olga").get("/arbeitsplatz/beschluesse/").content.decode()
    assert all(f">{number}<" in book for number in ("R 1", "R 2", "R 3"))
    page = f"/arbeitsplatz/beschluesse/{row.pk}/"
    said = {
        "step": "legality_objection",
        "who": "Rita",
        "on": timezone.localdate().isoformat(),
        "reason": "Form",
    }
    town.client("olga").post(page, said)
    assert Resolution.objects.get(pk=row.pk).standing == "contested"
    assert "beanstandet" in town.client().get(meeting).content.decode()

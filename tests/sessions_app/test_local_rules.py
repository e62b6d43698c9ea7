"""What a town decides for itself is entered with its paragraph and its days, and no old sitting ever feels it."""

import json
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from journal.events import Refused
from journal.store import state_at
from minutes import studio
from minutes.draft import Part
from sessions_app.desk.agenda import publish_agenda, put_on_agenda
from sessions_app.desk.convene import ConveneRefusal, plan_of
from sessions_app.desk.local_rules import LocalRuleRefusal, adopt_rule, end_rule
from sessions_app.desk.meetings import schedule_meeting
from sessions_app.live import SITTING
from sessions_app.models import Body, LocalRule
from sessions_app.rules import rules_in_force
from tests.house.canaries import night
from tests.house.spoken_canaries import to_the_end
from tests.house.world import HOST, roles
from voting.rules import profiles
from voting.rules.profiles import FOLDER, Flag, Number, RuleName, load_profile
from voting.rules.schema import Origin, Text

pytestmark = pytest.mark.django_db
CHANGE = "ballot.change_until_close"
TODAY = timezone.localdate()
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


@pytest.fixture
def world(db):
    home, neighbour, users = roles()
    return SimpleNamespace(
        home=home,
        neighbour=neighbour,
        users=users,
        body=home.body,
        council=home.council,
        clerk=home.actor("clerk", users),
        admin=home.actor("organisation_admin", users),
    )


def adopted(world, **changes):
    given = {
        "key": CHANGE,
        "content": False,
        "document": "rules_of_procedure",
        "paragraph": " § 14 Abs. 3 ",
        "starts_on": TODAY,
        "organization": world.council,
    }
    by = changes.pop("by", world.clerk)
    return adopt_rule(by, world.body, **given | changes)


def in_force(world, organization, day=TODAY, key=CHANGE):
    value = rules_in_force(world.body, organization, day).values[key]
    return value.content, value.source


def refused(command, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        command(*args, **kwargs)
    return caught.value.refusal


PRESET = (True, "")


def test_a_rule_holds_for_its_committee_on_its_days_and_nowhere_else(world):
    adopted(world, ends_on=TOMORROW)
    own = (False, "§ 14 Abs. 3 Geschäftsordnung")
    days = (YESTERDAY, TODAY, TOMORROW, TOMORROW + timedelta(days=1))
    assert [in_force(world, world.council, day) for day in days] == [PRESET, own, own, PRESET]
    assert in_force(world, world.home.committee) == PRESET
    assert in_force(world, None) == PRESET


def test_a_rule_of_the_whole_town_holds_for_every_committee_without_one_of_its_own(world):
    adopted(world, by=world.admin, organization=None, paragraph="§ 3")
    adopted(world, content=True, paragraph="§ 9")
    assert in_force(world, None) == (False, "§ 3 Geschäftsordnung")
    assert in_force(world, world.home.committee) == (False, "§ 3 Geschäftsordnung")
    assert in_force(world, world.council) == (True, "§ 9 Geschäftsordnung")


def test_the_rules_of_one_town_are_not_those_of_another(world):
    adopted(world, by=world.admin, organization=None)
    assert rules_in_force(world.neighbour.body, None, TODAY).values[CHANGE].origin is Origin.PRESET


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"organization": None}, LocalRuleRefusal.NOT_YOURS),
        ({"paragraph": "  "}, LocalRuleRefusal.NO_PARAGRAPH),
        ({"ends_on": YESTERDAY}, LocalRuleRefusal.ENDS_TOO_EARLY),
        ({"key": "quorum.rule", "content": "at_least_half_of_statutory"}, LocalRuleRefusal.UNFIT),
        ({"key": "quorum.magic"}, LocalRuleRefusal.UNFIT),
        ({"content": "nein"}, LocalRuleRefusal.UNFIT),
        ({"document": "main_bylaw"}, LocalRuleRefusal.UNFIT),
        ({"key": "notice.period", "content": {"de": "8 Tage"}}, LocalRuleRefusal.UNFIT),
    ],
)
def test_what_may_not_be_entered_is_refused_in_words_and_nothing_changes(world, changes, refusal):
    assert refused(adopted, world, **changes) is refusal
    assert not LocalRule.objects.exists()


def test_a_committee_of_another_town_has_no_rules_here(world):
    assert refused(adopted, world, by=world.admin, organization=world.neighbour.council) is (
        LocalRuleRefusal.ELSEWHERE
    )


def test_an_unfit_rule_is_refused_with_the_reason(world):
    with pytest.raises(Refused) as caught:
        adopted(world, key="quorum.presumption")
    assert "überlässt es niemandem" in caught.value.details["reason"]


DEMAND = "vote.roll_call_demand"


def test_the_rules_of_procedure_say_how_many_can_demand_a_roll_call(world):
    adopted(world, key=DEMAND, content="one_fifth_of_present", paragraph="§ 17")
    assert in_force(world, world.council, key=DEMAND) == ("one_fifth_of_present", "§ 17 Geschäftsordnung")
    demand = rules_in_force(world.body, world.council, TODAY).profile.roll_call_demand
    assert demand == RuleName("one_fifth_of_present", "§ 17 Geschäftsordnung")
    assert refused(adopted, world, key=DEMAND, content="never") is LocalRuleRefusal.UNFIT
    secret = {"key": "vote.secret_demand", "content": "one_third_of_present"}
    assert refused(adopted, world, **secret) is LocalRuleRefusal.UNFIT  # fixed by the law of NRW


def test_two_rules_never_hold_on_the_same_day(world):
    adopted(world, ends_on=TOMORROW)
    assert refused(adopted, world, starts_on=TOMORROW) is LocalRuleRefusal.HELD_ALREADY
    assert refused(adopted, world, starts_on=YESTERDAY) is LocalRuleRefusal.HELD_ALREADY
    adopted(world, starts_on=TOMORROW + timedelta(days=1))
    adopted(world, starts_on=YESTERDAY, ends_on=YESTERDAY)
    assert LocalRule.objects.count() == 3


def test_a_rule_ends_and_one_that_never_began_goes(world):
    row = adopted(world, starts_on=YESTERDAY)
    assert refused(end_rule, world.home.actor("member", world.users), row, ends_on=YESTERDAY) is (
        LocalRuleRefusal.NOT_YOURS
    )
    end_rule(world.clerk, row, ends_on=YESTERDAY)
    assert in_force(world, world.council) == PRESET
    row.refresh_from_db()
    assert row.ends_on == YESTERDAY
    assert refused(end_rule, world.clerk, row, ends_on=TODAY) is LocalRuleRefusal.HAS_ENDED
    end_rule(world.clerk, adopted(world, starts_on=TOMORROW), ends_on=TODAY)
    assert LocalRule.objects.get() == row


def test_a_meeting_is_convened_under_the_rules_of_its_own_day(world):
    adopted(world, starts_on=TOMORROW, paragraph="§ 14")
    today, later = (ready(world, days) for days in (0, 3))
    assert plan_of(today, world.clerk).profile == load_profile("nrw")
    change = plan_of(later, world.clerk).profile.ballot_change
    assert change == Flag(False, "§ 14 Geschäftsordnung")


def ready(world, days):
    """A meeting in some days with its published agenda."""
    begin = timezone.now() + timedelta(days=days)
    meeting = schedule_meeting(world.clerk, world.council, starts_at=begin)
    put_on_agenda(world.clerk, meeting, name="Haushalt", public=True)
    publish_agenda(world.clerk, meeting)
    meeting.refresh_from_db()
    return meeting


def test_a_rule_that_the_law_has_overtaken_stops_the_convening_with_its_name(world):
    row = LocalRule(
        body=world.body, organization=world.council, key="quorum.presumption", content=False,
        document="rules_of_procedure", paragraph="§ 2", starts_on=TODAY,
    )  # fmt: skip
    row.save()
    with pytest.raises(Refused) as caught:
        plan_of(ready(world, 0), world.clerk)
    assert caught.value.refusal is ConveneRefusal.LOCAL_RULE_VOID
    assert caught.value.details["source"] == "§ 2 Geschäftsordnung"
    found = rules_in_force(world.body, world.council, TODAY)
    assert found.values["quorum.presumption"].content is True
    assert [void.key for void in found.void] == ["quorum.presumption"]


def test_nobody_convenes_under_a_law_that_does_not_hold_on_the_day(world, monkeypatch, tmp_path):
    meeting = ready(world, 0)
    other_law(monkeypatch, tmp_path, valid_from="2099-01-01")
    assert refused(plan_of, meeting, world.clerk) is ConveneRefusal.RULES_NOT_IN_FORCE


def other_law(monkeypatch, folder, **changes):
    """The operator installs another version of the law of NRW."""
    data = json.loads((FOLDER / "nrw.json").read_text()) | {"version": 99} | changes
    (folder / "nrw.json").write_text(json.dumps(data))
    monkeypatch.setattr(profiles, "FOLDER", folder)


def test_nothing_that_changes_in_the_rules_changes_an_old_result(world, monkeypatch, tmp_path):
    """LAW-01: law, state and local rules all change; the sitting, its votes and its minutes say what they said."""
    meeting = night(world.home, world.neighbour).meeting
    to_the_end(world.home, meeting)
    sitting, drafts = replayed(meeting), told(meeting)
    old = load_profile("nrw")
    assert sitting.rules == old
    assert [vote.verdict for vote in sitting.votes if vote.verdict]
    adopted(world, starts_on=date(2000, 1, 1))
    other_law(
        monkeypatch,
        tmp_path,
        **{
            "quorum.rule": {"value": "at_least_half_of_statutory", "source": "§ 99"},
            "quorum.second_meeting": {"value": 7, "source": "§ 99"},
            "majority.simple": {"value": "more_yes_than_no", "source": "§ 99"},
            "ballot.abstention": {"value": False, "source": "§ 99"},
        },
    )
    assert load_profile("nrw").second_meeting == Number(7, "§ 99")
    assert replayed(meeting) == sitting
    assert told(meeting) == drafts
    assert plan_of(ready(world, 0), world.clerk).profile != old


def replayed(meeting):
    """The sitting from its journal alone, entry by entry."""
    return state_at(SITTING, SITTING.key(meeting.pk), timezone.now())


def told(meeting):
    return [studio.draft_for(meeting, part) for part in Part]


def test_statements_are_there_in_german_and_english_and_fall_back_on_german(world):
    adopted(world, key="notice.period", content={"de": "Acht volle Tage.", "en": "Eight full days."})
    value = rules_in_force(world.body, world.council, TODAY).values["notice.period"]
    assert value.content == Text("Acht volle Tage.", "Eight full days.")


def test_the_admin_offers_installed_laws_and_takes_no_other(rf):
    field = Body._meta.get_field("rule_profile")
    offered = admin.site.get_model_admin(Body).formfield_for_dbfield(field, rf.get("/"))
    assert [name for name, _label in offered.choices] == ["bb", "bw", "by", "he", "ni", "nrw"]
    assert offered.clean("by") == "by"
    with pytest.raises(ValidationError):
        offered.clean("xx")


# The page of the workplace.

RULES = "/arbeitsplatz/regeln/"


def window(world, role):
    client = Client(headers={"host": HOST})
    client.force_login(world.users[role])
    return client


def sent(**changes):
    return {
        "organization": "",
        "document": "rules_of_procedure",
        "paragraph": "§ 5",
        "text": "Acht volle Tage.",
        "english": "",
        "starts_on": TODAY.isoformat(),
        "ends_on": "",
    } | changes


def test_the_administration_enters_a_rule_for_the_town_and_ends_it(world):
    client = window(world, "organisation_admin")
    answer = client.post(f"{RULES}notice.period/neu/", sent(), follow=True)
    assert "Acht volle Tage." in answer.content.decode()
    assert "Acht volle Tage." in client.get("/regeln/").content.decode()
    row = LocalRule.objects.get()
    assert (row.organization, row.content) == (None, {"de": "Acht volle Tage.", "en": "Acht volle Tage."})
    client.post(f"{RULES}{row.pk}/beenden/")
    assert not LocalRule.objects.exists()
    assert "Acht volle Tage." not in client.get("/regeln/").content.decode()


def test_the_clerk_enters_a_rule_for_the_own_committee_only(world):
    client = window(world, "clerk")
    address = f"{RULES}{CHANGE}/neu/"
    answer = client.post(address, sent(flag="0"))
    assert answer.status_code == 200
    assert not LocalRule.objects.exists()
    client.post(address, sent(flag="0", organization=world.home.committee.pk))
    assert not LocalRule.objects.exists()
    assert client.post(address, sent(flag="0", organization=world.council.pk)).status_code == 302
    assert LocalRule.objects.get().content is False
    assert "§ 5 Geschäftsordnung" in client.get(RULES).content.decode()


def test_a_number_of_the_rules_of_procedure_is_chosen_from_a_list(world):
    client = window(world, "clerk")
    address = f"{RULES}{DEMAND}/neu/"
    assert "Mindestens ein Viertel der anwesenden Stimmberechtigten" in client.get(address).content.decode()
    rule = sent(flag="one_quarter_of_present", organization=world.council.pk)
    assert client.post(address, rule).status_code == 302
    assert LocalRule.objects.get().content == "one_quarter_of_present"


def test_the_clerk_ends_no_rule_of_the_town(world):
    row = adopted(world, by=world.admin, organization=None)
    client = window(world, "clerk")
    assert client.post(f"{RULES}{row.pk}/beenden/").status_code == 404
    assert "§ 14 Abs. 3" not in client.get(RULES).content.decode()


def test_a_refusal_stands_above_the_form_and_what_was_typed_stays(world):
    adopted(world, key="notice.period", content={"de": "a", "en": "b"})
    answer = window(world, "clerk").post(f"{RULES}notice.period/neu/", sent(organization=world.council.pk))
    page = answer.content.decode()
    assert "§ 14 Abs. 3 Geschäftsordnung" in page
    assert "Acht volle Tage." in page


@pytest.mark.parametrize("role", ["member", "chair", "administration", "foreign_clerk"])
def test_nobody_else_finds_the_page(world, role):
    client = window(world, role)
    assert [client.get(address).status_code for address in (RULES, f"{RULES}{CHANGE}/neu/")] == [404, 404]


@pytest.mark.parametrize("rule", ["quorum.rule", "nothing"])
def test_there_is_no_form_for_what_the_law_leaves_to_nobody(world, rule):
    assert window(world, "clerk").get(f"{RULES}{rule}/neu/").status_code == 404


def test_a_rule_that_cannot_hold_any_more_is_there_to_be_ended(world):
    LocalRule.objects.create(
        body=world.body, organization=world.council, key="old.rule", content=1,
        document="main_bylaw", paragraph="§ 1", starts_on=YESTERDAY,
    )  # fmt: skip
    page = window(world, "clerk").get(RULES).content.decode()
    assert "old.rule" in page
    assert "beenden" in page


def test_a_law_that_cannot_be_read_is_said_and_no_fault(world):
    world.body.rule_profile = "xx"
    world.body.save()
    for address in (RULES, f"{RULES}{CHANGE}/neu/"):
        answer = window(world, "clerk").get(address, follow=True)
        assert (answer.status_code, "Betreiber" in answer.content.decode()) == (200, True)

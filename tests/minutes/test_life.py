"""From the last signature to the publication, by the rules of each state."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from accounts.actor import NOBODY, Actor
from journal.events import Refused
from minutes.draft import Part
from minutes.life.commands import (
    LONGEST_REASON,
    approve,
    approve_by_vote,
    choose_members,
    conclude_objections,
    object_to,
    propose_approval,
    put_objection_forward,
    rule_on_objection,
    take_up_correction,
)
from minutes.life.deadlines import deadline_of, due_on, month_after, objections_until
from minutes.life.events import MinutesPublished
from minutes.life.publishing import make_public_version, publish, recall, release
from minutes.life.refusals import LifeRefusal
from minutes.life.state import Correction, Life, Proposal, ReleasedAs, Standing, Votes
from minutes.workflow import Document, Minutes, MinutesRefusal, Phase, Signer
from sessions_app.plain_text import TextRefusal
from voting.rules.profiles import MinutesRules, Number, RuleName, load_profile

AT = datetime(2026, 11, 19, 20, 0, tzinfo=UTC)
TODAY = date(2026, 12, 1)
COUNCIL, NEXT = 5, 24
PLACE = {"organization": COUNCIL, "part": Part.PUBLIC}
CLERK = Actor(user=1, person=10, name="Clara", grants=frozenset({"clerk_of:organization:5"}))
CHAIR = Actor(user=2, person=11, name="Vera", grants=frozenset({"preside_over:organization:5"}))
MEMBER = Actor(user=3, person=12, name="Anna", grants=frozenset({"member_of:organization:5"}))
OTHER = Actor(user=4, person=13, name="Otto", grants=frozenset({"clerk_of:organization:6"}))
BOTH = Actor(
    user=5,
    person=14,
    name="Mia",
    grants=frozenset({"clerk_of:organization:5", "preside_over:organization:5"}),
)
SIGNERS = (Signer(11, "Vera", "chair"), Signer(15, "Dora", "chair_2"), Signer(10, "Clara", "clerk"))
LETTERS = frozenset("Richtg s:12.ieWawäeh")
STATES = ("nrw", "by", "he", "bw", "ni", "bb")


def rules_of(state):
    return load_profile(state).minutes


def signed(rules, **life):
    """Both parts signed by all, under these rules."""
    document = Document(
        phase=Phase.SIGNED, sha256="a3", signers=SIGNERS, life=Life(rules=rules, signed_at=AT, **life)
    )
    return Minutes(public=document, closed=document)


def after(minutes, *events):
    for event in events:
        minutes = event.apply(minutes, AT)
    return minutes


def refused(refusal, command, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        command(*args, **kwargs)
    assert caught.value.refusal is refusal
    return caught.value.details


def objecting(minutes, by=MEMBER, **other):
    known = {
        "person": 12,
        "name": "Anna Adler",
        "reason": "Es waren 12 Stimmen.",
        "took_part": True,
        "today": TODAY,
        "until": None,
    }
    return object_to(minutes, by, **PLACE, **(known | other))


def objected(rules):
    minutes = signed(rules)
    return after(minutes, objecting(minutes))


def ruling(minutes, by=CLERK, **other):
    known = {
        "number": 1,
        "upheld": True,
        "meeting": NEXT,
        "held_on": "2026-12-17",
        "votes": Votes(yes=9, no=1),
        "correction": " Richtig ist: 12. ",
        "printable": LETTERS,
    }
    return rule_on_objection(minutes, by, **PLACE, **(known | other))


def approving(minutes, by=CLERK, **other):
    known = {"meeting": NEXT, "held_on": "2026-12-17", "votes": None}
    return approve(minutes, by, **PLACE, **(known | other))


def concluding(minutes, by=CLERK, **other):
    known = {"today": TODAY, "until": None, "meeting": NEXT}
    return conclude_objections(minutes, by, **PLACE, **(known | other))


# When they are final (LAW-37)

WAITS_FOR = {
    "nrw": Standing.FINAL,
    "by": Standing.APPROVAL,
    "he": Standing.OBJECTIONS,
    "bw": Standing.OBJECTIONS,
    "ni": Standing.APPROVAL,
    "bb": Standing.OBJECTIONS,
}


@pytest.mark.parametrize(("state", "standing"), WAITS_FOR.items())
def test_what_signed_minutes_wait_for_is_the_states_to_say(state, standing):
    assert signed(rules_of(state)).public.standing is standing


@pytest.mark.parametrize(
    ("phase", "standing"), [(Phase.DRAFT, Standing.DRAFT), (Phase.SEALED, Standing.SEALED)]
)
def test_before_the_last_signature_no_rule_makes_them_final(phase, standing):
    assert Document(phase=phase).standing is standing


@pytest.mark.parametrize("state", ["by", "ni"])
def test_the_approval_makes_them_final_where_the_state_wants_one(state):
    minutes = signed(rules_of(state))
    refused(LifeRefusal.NOT_THE_CLERK, approving, minutes, CHAIR)
    refused(LifeRefusal.NO_MEETING, approving, minutes, meeting=0)
    refused(LifeRefusal.NOT_CARRIED, approving, minutes, votes=Votes(yes=4, no=4))
    final = after(minutes, approving(minutes, votes=Votes(yes=5, no=4, abstain=2)))
    assert final.public.standing is Standing.FINAL
    assert final.closed.standing is Standing.APPROVAL
    refused(LifeRefusal.IS_FINAL, approving, final)
    refused(LifeRefusal.NO_CONCLUSION, concluding, minutes)


def test_the_vote_on_the_agendas_item_approves_without_the_clerk():
    minutes = signed(rules_of("by"))
    given = {"meeting": NEXT, "held_on": "2026-12-17", "votes": Votes(yes=9, no=0)}
    approved = approve_by_vote(minutes, NOBODY, part=Part.CLOSED, **given)
    assert after(minutes, approved).closed.standing is Standing.FINAL


@pytest.mark.parametrize("state", ["nrw", "he", "bw", "bb"])
def test_where_the_state_wants_no_approval_nobody_approves_or_proposes_it(state):
    minutes = signed(rules_of(state))
    refused(LifeRefusal.NO_APPROVAL, approving, minutes)
    refused(LifeRefusal.NO_APPROVAL, proposing, minutes)


@pytest.mark.parametrize("state", ["he", "bw", "bb"])
def test_objections_are_closed_when_the_body_has_met_again(state):
    minutes = signed(rules_of(state))
    refused(LifeRefusal.NOT_THE_CLERK, concluding, minutes, MEMBER)
    refused(LifeRefusal.NOT_HELD_YET, concluding, minutes, meeting=0)
    final = after(minutes, concluding(minutes))
    assert (final.public.standing, final.public.life.concluded) == (Standing.FINAL, "2026-12-01")
    refused(LifeRefusal.IS_FINAL, concluding, final)
    refused(LifeRefusal.IS_FINAL, objecting, final)


def test_where_days_are_named_they_have_to_be_over():
    minutes = signed(rules_of("he"))
    details = refused(LifeRefusal.PERIOD_RUNS, concluding, minutes, until=TODAY, meeting=0)
    assert details == {"until": "01.12.2026", "source": "§ 61 Abs. 3 HGO"}
    over = concluding(minutes, until=date(2026, 11, 30), meeting=0)
    assert after(minutes, over).public.standing is Standing.FINAL


def test_undecided_objections_keep_them_from_being_final():
    for state, command in (("he", concluding), ("by", approving)):
        assert refused(LifeRefusal.UNDECIDED, command, objected(rules_of(state))) == {"number": 1}
        decided = after(objected(rules_of(state)), ruling(objected(rules_of(state))))
        assert after(decided, command(decided)).public.standing is Standing.FINAL


def test_minutes_of_the_time_before_there_were_rules_are_final_with_the_signatures():
    assert signed(MinutesRules()).public.standing is Standing.FINAL
    published = after(signed(MinutesRules()), MinutesPublished(sha256="a3"))
    assert published.public.standing is Standing.PUBLISHED
    assert published.public.life.publication.sha256 == "a3"


# Objections (Einwendungen)


@pytest.mark.parametrize("state", STATES)
def test_a_member_who_took_part_objects_also_where_that_changes_nothing_in_the_file(state):
    minutes = objected(rules_of(state))
    (objection,) = minutes.public.life.objections
    assert (objection.number, objection.name, objection.reason) == (1, "Anna Adler", "Es waren 12 Stimmen.")
    assert minutes.public.sha256 == "a3"
    assert minutes.closed.life.objections == ()


def test_who_may_object_for_whom():
    minutes = signed(rules_of("nrw"))
    assert objecting(minutes, CLERK).person == 12
    for somebody in (CHAIR, OTHER, NOBODY):
        refused(LifeRefusal.NOT_YOUR_OBJECTION, objecting, minutes, somebody)
    refused(LifeRefusal.NOT_THERE, objecting, minutes, took_part=False)


def test_an_objection_needs_signed_minutes_words_and_time():
    minutes = signed(rules_of("nrw"))
    refused(LifeRefusal.NOT_SIGNED, objecting, Minutes())
    refused(LifeRefusal.NO_REASON, objecting, minutes, reason=" \n")
    refused(LifeRefusal.TOO_LONG, objecting, minutes, reason="x" * (LONGEST_REASON + 1))
    refused(TextRefusal.UNSEEN, objecting, minutes, reason="A \u202eB")
    refused(LifeRefusal.ENTERED_TWICE, objecting, objected(rules_of("nrw")))
    assert objecting(minutes, until=TODAY)
    late = refused(LifeRefusal.PERIOD_OVER, objecting, minutes, until=date(2026, 11, 30))
    assert late == {"until": "30.11.2026", "source": "§ 52 Abs. 1 GO NRW"}


def test_the_body_decides_once_and_what_it_upheld_is_worded_as_a_correction():
    minutes = objected(rules_of("bw"))
    refused(LifeRefusal.NOT_THE_CLERK, ruling, minutes, CHAIR)
    refused(LifeRefusal.NO_SUCH_OBJECTION, ruling, minutes, number=2)
    refused(LifeRefusal.NO_MEETING, ruling, minutes, meeting=0)
    refused(LifeRefusal.NO_CORRECTION, ruling, minutes, correction=" ")
    assert refused(MinutesRefusal.UNPRINTABLE, ruling, minutes, correction="12 😀") == {"characters": "😀"}
    upheld = after(minutes, ruling(minutes)).public.life.find(1).ruling
    assert (upheld.upheld, upheld.correction, upheld.votes) == (True, "Richtig ist: 12.", Votes(yes=9, no=1))
    refused(LifeRefusal.DECIDED_ALREADY, ruling, after(minutes, ruling(minutes)))
    rejected = after(minutes, ruling(minutes, upheld=False)).public.life.find(1).ruling
    assert (rejected.upheld, rejected.correction) == (False, "")


def test_only_the_objection_that_was_decided_has_a_decision():
    minutes = objected(rules_of("bw"))
    minutes = after(minutes, objecting(minutes, reason="Auch das."))
    life = after(minutes, ruling(minutes, number=2)).public.life
    assert [each.number for each in life.undecided] == [1]


def test_a_correction_stands_in_the_next_minutes_while_they_are_a_draft():
    given = {"document": "NS-23-OE", "held_on": "2026-11-19", "text": "Richtig ist: 12.", "seq": 9}
    refused(LifeRefusal.NOT_THE_CLERK, take_up_correction, Minutes(), MEMBER, **PLACE, **given)
    refused(LifeRefusal.NEXT_IS_SEALED, take_up_correction, signed(rules_of("bw")), CLERK, **PLACE, **given)
    taken = after(Minutes(), take_up_correction(Minutes(), CLERK, **PLACE, **given))
    assert taken.public.corrections == (Correction(**given),)
    assert taken.closed.corrections == ()


# On the next agenda


def proposing(minutes, by=CLERK, waits=False):
    return propose_approval(minutes, by, **PLACE, meeting=NEXT, item=7, waits=waits)


def test_the_approval_is_put_on_one_agenda_at_a_time():
    minutes = signed(rules_of("by"))
    refused(LifeRefusal.NOT_THE_CLERK, proposing, minutes, CHAIR)
    refused(LifeRefusal.WAITS_ALREADY, proposing, minutes, waits=True)
    refused(LifeRefusal.NOT_SIGNED, proposing, Minutes())
    proposed = after(minutes, proposing(minutes))
    assert proposed.public.life.proposal == Proposal(NEXT, 7)
    assert proposed.public.standing is Standing.APPROVAL


def forward(minutes, by=CLERK, number=1, waits=False):
    return put_objection_forward(minutes, by, **PLACE, number=number, meeting=NEXT, item=7, waits=waits)


def test_an_objection_is_put_on_one_agenda_at_a_time_until_it_is_decided():
    minutes = signed(rules_of("he"))
    refused(LifeRefusal.NO_SUCH_OBJECTION, forward, minutes)
    minutes = after(minutes, objecting(minutes))
    refused(LifeRefusal.NOT_THE_CLERK, forward, minutes, CHAIR)
    refused(LifeRefusal.OBJECTION_WAITS, forward, minutes, waits=True)
    proposed = after(minutes, forward(minutes))
    assert proposed.public.life.objections[0].proposal == Proposal(NEXT, 7)
    assert proposed.public.life.undecided == proposed.public.life.objections
    decided = after(proposed, ruling(proposed))
    refused(LifeRefusal.DECIDED_ALREADY, forward, decided)


# Who signs beside chair and clerk


def choosing(minutes=Minutes(), by=CLERK, members=(12, 13), wanted=2):
    return choose_members(minutes, by, **PLACE, members=members, eligible=(12, 13, 16), wanted=wanted)


def test_the_clerk_chooses_two_members_who_took_part_before_the_seal():
    assert after(Minutes(), choosing()).public.members == (12, 13)
    refused(LifeRefusal.NOT_THE_CLERK, choosing, by=MEMBER)
    refused(MinutesRefusal.ALREADY_SEALED, choosing, signed(rules_of("bw")))
    refused(LifeRefusal.NO_MEMBERS, choosing, wanted=0)
    for members in ((12,), (12, 12), (12, 99), (12, 13, 16)):
        assert refused(LifeRefusal.WRONG_MEMBERS, choosing, members=members) == {"number": 2}


# Released by two, published, recalled


def made(minutes=None):
    minutes = minutes or signed(rules_of("nrw"))
    version = make_public_version(
        minutes, CLERK, organization=COUNCIL, sha256="b1", sha512="b2", left_out=("names",)
    )
    return after(minutes, version)


def releasing(minutes, by, sha256="b1"):
    return release(minutes, by, organization=COUNCIL, sha256=sha256)


def released():
    once = after(made(), releasing(made(), CLERK))
    return after(once, releasing(once, CHAIR))


def published():
    return after(released(), publish(released(), CLERK, **PLACE))


def recalled():
    return after(
        published(), recall(published(), CLERK, organization=COUNCIL, reason="Ein Name stand darin.")
    )


def test_two_people_release_the_version_that_they_have_looked_at_and_the_clerk_publishes_it():
    assert made().public.standing is Standing.FINAL
    minutes = released()
    assert minutes.public.standing is Standing.RELEASED
    roles = [(each.name, each.role) for each in minutes.public.life.publication.releases]
    assert roles == [("Clara", ReleasedAs.CLERK), ("Vera", ReleasedAs.CHAIR)]
    assert published().public.standing is Standing.PUBLISHED
    assert published().public.life.publication.published_at == AT


def test_nobody_releases_twice_not_even_in_two_offices():
    once = after(made(), releasing(made(), BOTH))
    refused(LifeRefusal.RELEASED_BY_YOU, releasing, once, BOTH)
    assert once.public.standing is Standing.FINAL
    other = CLERK if once.public.life.publication.releases[0].role is ReleasedAs.CHAIR else CHAIR
    assert after(once, releasing(once, other)).public.standing is Standing.RELEASED


def test_two_clerks_are_not_clerk_and_chair():
    once = after(made(), releasing(made(), CLERK))
    refused(LifeRefusal.RELEASED_AS, releasing, once, replace(CLERK, person=17))


def test_who_signed_as_a_chair_may_release_as_one():
    deputy = Actor(user=7, person=15, name="Dora")
    assert releasing(made(), deputy).role is ReleasedAs.CHAIR
    for somebody in (MEMBER, OTHER, NOBODY):
        refused(LifeRefusal.NOT_A_RELEASER, releasing, made(), somebody)


def test_a_release_is_of_one_version():
    refused(LifeRefusal.NO_VERSION, releasing, signed(rules_of("nrw")), CLERK)
    refused(LifeRefusal.ANOTHER_VERSION, releasing, made(), CLERK, "c9")
    anew = made(released())
    assert (anew.public.life.publication.releases, anew.public.standing) == ((), Standing.FINAL)


@pytest.mark.parametrize("state", ["by", "he", "bw", "ni", "bb"])
def test_what_is_not_final_is_not_published(state):
    given = {"organization": COUNCIL, "sha256": "b1", "sha512": "", "left_out": ()}
    refused(LifeRefusal.NOT_FINAL, make_public_version, signed(rules_of(state)), CLERK, **given)
    refused(LifeRefusal.NOT_SIGNED, make_public_version, Minutes(), CLERK, **given)


def test_publishing_is_the_clerks_with_both_releases_and_never_of_the_closed_part():
    refused(LifeRefusal.NOT_THE_CLERK, publish, released(), CHAIR, **PLACE)
    refused(LifeRefusal.CLOSED_PART, publish, released(), CLERK, organization=COUNCIL, part=Part.CLOSED)
    refused(LifeRefusal.NOT_RELEASED, publish, made(), CLERK, **PLACE)
    refused(LifeRefusal.PUBLISHED_ALREADY, publish, published(), CLERK, **PLACE)
    refused(LifeRefusal.PUBLISHED_ALREADY, releasing, published(), CHAIR)


def test_a_recall_leaves_who_when_and_why_and_a_new_release_publishes_again():
    place = {"organization": COUNCIL}
    refused(LifeRefusal.NOT_THE_CLERK, recall, published(), CHAIR, reason="x", **place)
    refused(LifeRefusal.NOT_PUBLISHED, recall, released(), CLERK, reason="x", **place)
    refused(LifeRefusal.NO_RECALL_REASON, recall, published(), CLERK, reason=" ", **place)
    long = "x" * (LONGEST_REASON + 1)
    refused(LifeRefusal.TOO_LONG, recall, published(), CLERK, reason=long, **place)
    minutes = recalled()
    assert (minutes.public.phase, minutes.public.standing) == (Phase.SIGNED, Standing.RECALLED)
    (grave,) = minutes.public.life.publication.recalls
    assert (grave.name, grave.reason, grave.sha256, grave.at) == ("Clara", "Ein Name stand darin.", "b1", AT)
    refused(LifeRefusal.NOT_RELEASED, publish, minutes, CLERK, **PLACE)
    anew = made(minutes)
    for somebody in (CLERK, CHAIR):
        anew = after(anew, releasing(anew, somebody))
    anew = after(anew, publish(anew, CLERK, **PLACE))
    assert (anew.public.standing, len(anew.public.life.publication.recalls)) == (Standing.PUBLISHED, 1)


# Deadlines (LAW-40)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 19), date(2026, 12, 19)),
        (date(2026, 12, 31), date(2027, 1, 31)),
        (date(2027, 1, 31), date(2027, 2, 28)),
        (date(2028, 1, 31), date(2028, 2, 29)),
    ],
)
def test_a_month_ends_on_the_same_number_or_on_its_last_day(day, expected):
    assert month_after(day) == expected


CLOSED_ON = date(2026, 11, 19)


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ("", None),
        ("two_weeks", date(2026, 12, 3)),
        ("four_weeks", date(2026, 12, 17)),
        ("six_weeks", date(2026, 12, 31)),
        ("one_month", date(2026, 12, 19)),
        ("next_meeting", date(2026, 12, 17)),
    ],
)
def test_until_when_they_are_signed(due, expected):
    rules = MinutesRules(due=RuleName(due, "§ 1"))
    assert due_on(rules, CLOSED_ON, date(2026, 12, 17)) == expected


def test_a_next_meeting_that_nobody_has_planned_is_no_deadline():
    assert due_on(rules_of("bb"), CLOSED_ON, None) is None
    assert deadline_of("§ 42 Abs. 3 BbgKVerf", None, TODAY, None) is None


@pytest.mark.parametrize(
    ("today", "done_on", "left", "met", "overdue"),
    [
        (date(2026, 12, 14), None, 5, False, False),
        (date(2026, 12, 19), None, 0, False, False),
        (date(2026, 12, 20), None, -1, False, True),
        (date(2026, 12, 20), date(2026, 12, 19), -1, True, False),
        (date(2026, 12, 24), date(2026, 12, 20), -5, False, True),
    ],
)
def test_how_a_deadline_stands(today, done_on, left, met, overdue):
    found = deadline_of("§ 38 Abs. 2 GemO", date(2026, 12, 19), today, done_on)
    assert (found.left, found.met, found.is_overdue) == (left, met, overdue)


def test_days_for_objections_count_from_the_last_signature():
    days = MinutesRules(objection_days=Number(14, "§ 20 Geschäftsordnung"))
    assert objections_until(days, date(2026, 11, 23)) == date(2026, 12, 7)
    assert objections_until(MinutesRules(), date(2026, 11, 23)) is None

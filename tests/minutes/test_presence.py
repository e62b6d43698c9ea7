"""What the minutes say of apologies, bias, a doubted quorum and of what was entered afterwards."""

from dataclasses import replace
from datetime import timedelta

from evening import ABOUT, NO, PLAN, START, YES, Recorded, anchor, closed, opened

from minutes.deciding import decisions
from minutes.draft import Part
from minutes.drafting import draft_of
from sessions_app.sitting.assembly import Mode
from sessions_app.sitting.events import agenda, attendance, course, moves, quorum, recusal
from sessions_app.sitting.presence import Basis, Place
from tests import cast
from voting.events import BallotCast, ResultAnnounced, VoteAnnulled
from voting.rules.profiles import Flag
from voting.vote import VoteKind

KIM, ANNA, BERND, RITA = 1, 2, 3, 6
HALL, CLOSED_ITEM = 11, 21


def recused(person=ANNA, item=HALL, place=Place.AUDIENCE, basis=Basis.DECLARED, reason=""):
    return recusal.MemberRecused(person=person, item=item, place=place, basis=basis, reason=reason)


BEGIN = (
    course.SittingConvened(plan=PLAN),
    attendance.MemberArrived(person=KIM),
    attendance.MemberArrived(person=ANNA),
    course.SittingOpened(present=2, required=3, quorate=False),
)


def drafted(*events, part=Part.PUBLIC):
    history = [
        Recorded(seq, START + timedelta(minutes=seq), event) for seq, event in enumerate(events, start=1)
    ]
    return draft_of(history, part=part, about=ABOUT, passages={}, anchor=anchor())


def under(number, *events, part=Part.PUBLIC):
    """The notes under an item."""
    item = next(each for each in drafted(*events, part=part).items if each.number == number)
    return [note.text for note in item.notes]


def called(item=HALL):
    return agenda.ItemCalled(item=item)


def rows(*events):
    return {each.name: each for each in drafted(*events).attendance}


# Who was not there


def test_the_minutes_name_who_was_excused_and_who_was_not():
    told = (
        *BEGIN,
        attendance.MemberExcused(person=BERND),
        attendance.MemberAnnouncedLate(person=RITA),
        attendance.MemberExcused(person=ANNA),
    )
    found = rows(*told)
    assert found["Bernd Fehlt"].remark == "entschuldigt"
    assert found["Rita Rat"].remark == "verspätet angekündigt"
    assert found["Siri Sach"].remark == "nicht anwesend"
    assert found["Anna Albrecht"].remark == ""
    at_the_end = rows(*told, course.SittingClosed(present=2))["Rita Rat"]
    assert at_the_end.remark == "verspätet angekündigt, nicht erschienen"
    assert ("Entschuldigt", "Bernd Fehlt") in [(fact.label, fact.text) for fact in drafted(*told).facts]
    assert "Entschuldigt" not in [fact.label for fact in drafted(*BEGIN).facts]


# Entered afterwards


def test_the_attendance_list_shows_the_true_times_and_that_they_were_entered_afterwards():
    came, went = START + timedelta(minutes=5), START + timedelta(minutes=6)
    found = rows(
        *BEGIN,
        called(),
        called(12),
        attendance.ArrivalEnteredLater(person=BERND, arrived_at=came, reason="GEHEIM"),
        attendance.DepartureEnteredLater(person=ANNA, left_at=went, reason="GEHEIM"),
    )
    (bernd,) = found["Bernd Fehlt"].intervals
    (anna,) = found["Anna Albrecht"].intervals
    assert (bernd.begin, bernd.end, bernd.seq) == (came, None, 7)
    assert (anna.end, found["Anna Albrecht"].remark) == (went, "Zeit nachgetragen")
    assert found["Bernd Fehlt"].remark == "Zeit nachgetragen"
    assert "GEHEIM" not in repr(found)


# Bias


def test_a_bias_declared_on_the_called_item_is_noted_from_when_to_when():
    assert under("Ö 1", *BEGIN, called(), recused(), called(12)) == [
        (
            "Anna Albrecht erklärt sich für befangen (§ 31 GO NRW), nimmt an Beratung und Abstimmung nicht teil und "
            "begibt sich in den Zuhörerbereich."
        ),
        "Anna Albrecht nimmt wieder an der Sitzung teil.",
    ]


def test_a_bias_told_in_advance_is_noted_again_when_it_takes_effect():
    assert under("Ö 1", *BEGIN, recused(place=Place.OUTSIDE), called()) == [
        "Anna Albrecht zeigt vorab an, zu diesem Punkt befangen zu sein (§ 31 GO NRW).",
        (
            "Anna Albrecht ist befangen (§ 31 GO NRW), nimmt an Beratung und Abstimmung nicht teil und verlässt den "
            "Sitzungsraum."
        ),
    ]


def test_a_decision_on_a_bias_is_noted_with_its_reason():
    decided = recused(basis=Basis.DECIDED, reason="Beschluss bei 2 Enthaltungen.")
    assert under("Ö 1", *BEGIN, called(), decided) == [
        (
            "Es wird entschieden, dass Anna Albrecht befangen ist (§ 31 GO NRW): Beschluss bei 2 Enthaltungen. "
            "Anna Albrecht nimmt an Beratung und Abstimmung nicht teil und begibt sich in den Zuhörerbereich."
        )
    ]
    assert under("Ö 1", *BEGIN, decided) == [
        "Es wird entschieden, dass Anna Albrecht befangen ist (§ 31 GO NRW): Beschluss bei 2 Enthaltungen."
    ]


def test_who_is_found_biased_after_a_vote_has_taken_part_in_it_and_the_minutes_say_whether_that_decided_it():
    """§ 31 Abs. 6 GO NRW. Annulled votes decide nothing, nor does somebody who cast no ballot."""
    voted = (
        *BEGIN,
        called(),
        opened(1, HALL, "So?"),
        BallotCast(voter=ANNA, choice=NO),
        closed(1, 1),
        ResultAnnounced(),
        opened(2, HALL, "Oder so?"),
        BallotCast(voter=ANNA, choice=YES),
        closed(3, 0),
        ResultAnnounced(),
        opened(3, HALL, "Anders?"),
        BallotCast(voter=ANNA, choice=YES),
        closed(1, 0),
        VoteAnnulled(reason="Störung"),
        opened(4, HALL, "Und so?"),
        closed(1, 0),
        ResultAnnounced(),
    )
    assert under("Ö 1", *voted, recused())[1:] == [
        "An der Abstimmung 1 hat Anna Albrecht teilgenommen; ohne diese Stimme ist das Ergebnis ein anderes.",
        "An der Abstimmung 2 hat Anna Albrecht teilgenommen; ohne diese Stimme ist das Ergebnis dasselbe.",
    ]


def test_a_bias_that_is_found_out_when_another_item_is_called_stands_under_its_own_with_the_same_sentence():
    voted = (
        *BEGIN,
        called(),
        opened(1, HALL, "So?"),
        BallotCast(voter=ANNA, choice=NO),
        closed(1, 1),
        ResultAnnounced(),
    )
    found = recusal.BiasFound(person=ANNA, item=HALL, vote=1, reason="Auskunft aus dem Handelsregister.")
    assert under("Ö 1", *voted, called(12), found) == [
        (
            "Nach der Abstimmung 1 stellt sich heraus, dass Anna Albrecht befangen war (§ 31 GO NRW): Auskunft aus dem "
            "Handelsregister."
        ),
        "An der Abstimmung 1 hat Anna Albrecht teilgenommen; ohne diese Stimme ist das Ergebnis ein anderes.",
    ]


def test_of_a_vote_by_hands_or_on_paper_the_minutes_say_that_nobody_knows_what_the_biased_one_did():
    for kind in (VoteKind.HANDS, VoteKind.SECRET):
        taken = replace(opened(1, HALL, "So?", kind), in_hall=(1, ANNA))
        assert under("Ö 1", *BEGIN, called(), taken, closed(1, 1), ResultAnnounced(), recused())[1:] == [
            (
                "Bei der Abstimmung 1 war Anna Albrecht stimmberechtigt; wie sich das ausgewirkt hat, ist nicht "
                "festgehalten."
            )
        ]


def test_who_is_connected_by_video_leaves_the_conference():
    remote = attendance.MemberArrived(person=ANNA, mode=Mode.REMOTE)
    (told,) = under("Ö 1", *BEGIN, remote, called(), recused(place=Place.OUTSIDE))
    assert told.endswith("verlässt die Videokonferenz.")
    (told,) = under("Ö 1", *BEGIN, remote, called(), recused())
    assert told.endswith("folgt nur noch der öffentlichen Übertragung.")


def test_who_was_not_there_or_stays_until_the_end_does_not_come_back():
    gone = attendance.MemberLeft(person=ANNA)
    assert len(under("Ö 1", *BEGIN, called(), recused(), gone, called(12))) == 1
    assert len(under("Ö 1", *BEGIN, called(), recused(), course.SittingClosed(present=2))) == 1


def test_in_a_joint_debate_a_bias_on_one_item_is_noted_with_it_from_the_beginning_to_the_end_of_the_debate():
    joint = moves.ItemsCombined(items=(HALL, 13), reason="Zusammenhang")
    together, then = (
        agenda.ItemCalled(item=one, together=(other,)) for one, other in ((HALL, 13), (13, HALL))
    )
    away, back = (
        (
            "Anna Albrecht ist befangen (§ 31 GO NRW), nimmt an Beratung und Abstimmung nicht teil und begibt sich "
            "in den Zuhörerbereich."
        ),
        "Anna Albrecht nimmt wieder an der Sitzung teil.",
    )
    evening = (*BEGIN, recused(item=13), joint, together, then, called(12))
    assert under("Ö 3", *evening)[-2:] == [away, back]
    assert not any("Anna Albrecht" in note for note in under("Ö 1", *evening))
    joined = (*BEGIN, recused(item=13), called(), joint)
    assert under("Ö 3", *joined)[-1] == away
    declared = under("Ö 3", *BEGIN, joint, together, recused(item=13))
    assert "erklärt sich für befangen" in declared[-1]
    assert "begibt sich in den Zuhörerbereich" in declared[-1]
    both = (*BEGIN, recused(), recused(item=13), joint, together, then, called(12))
    assert [under(number, *both).count(back) for number in ("Ö 1", "Ö 3")] == [0, 1]


def test_a_bias_on_a_closed_item_is_in_the_closed_minutes_alone():
    events = (*BEGIN, recused(item=CLOSED_ITEM, place=Place.OUTSIDE, basis=Basis.DECIDED, reason="GEHEIM"))
    more = (*events, agenda.PublicExcluded(reason="x"), called(CLOSED_ITEM), agenda.PublicReadmitted())
    assert len(under("N 1", *more, part=Part.CLOSED)) == 3
    assert "GEHEIM" not in repr(drafted(*more))
    assert "befangen" not in repr(drafted(*more))


def test_a_law_that_was_not_written_down_is_not_cited():
    plan = replace(PLAN, profile=replace(PLAN.profile, recusal=Flag(False, "")))
    (told,) = under("Ö 1", course.SittingConvened(plan=plan), *BEGIN[1:], recused())
    assert told == "Anna Albrecht zeigt vorab an, zu diesem Punkt befangen zu sein."


# The quorum


def test_a_doubt_and_what_the_chair_finds_are_noted():
    doubt = quorum.QuorumChallenged(person=ANNA)
    found = course.QuorumEstablished(present=2, required=3, quorate=False)
    draft = drafted(*BEGIN, doubt, found)
    assert [note.text for note in draft.notes][1:] == [
        "Anna Albrecht bezweifelt die Beschlussfähigkeit.",
        (
            "Der Vorsitz stellt fest: Die Sitzung ist nicht beschlussfähig; 2 stimmberechtigte Mitglieder sind anwesend, "
            "3 sind erforderlich."
        ),
    ]
    assert under("Ö 1", *BEGIN, called(), doubt) == ["Anna Albrecht bezweifelt die Beschlussfähigkeit."]


def test_a_second_meeting_is_noted_under_its_item_and_in_its_part():
    second = quorum.SecondMeetingFound(item=HALL, reason="Sitzung vom 1.10.2026.")
    assert under("Ö 1", *BEGIN, second) == [
        (
            "Der Vorsitz stellt fest: Die Sache war wegen Beschlussunfähigkeit zurückgestellt, und zu ihr ist ein zweites "
            "Mal einberufen worden (Sitzung vom 1.10.2026). Über sie kann ohne Rücksicht auf die Zahl der Erschienenen "
            "beschlossen werden (§ 49 Abs. 2 GO NRW)."
        )
    ]
    hidden = quorum.SecondMeetingFound(item=CLOSED_ITEM, reason="GEHEIM")
    assert "GEHEIM" in repr(drafted(*BEGIN, hidden, part=Part.CLOSED))
    assert "GEHEIM" not in repr(drafted(*BEGIN, hidden))


def test_a_committee_without_enough_council_members_reads_why_it_is_not_quorate():
    reason = "; die Ratsmitglieder sind nicht mehr als die sachkundigen Bürgerinnen und Bürger (§ 58 Abs. 3 GO NRW)."
    draft = drafted(
        *BEGIN[:-1],
        course.SittingOpened(present=4, required=3, quorate=False),
        course.QuorumEstablished(present=4, required=3, quorate=False),
    )
    assert draft.quorum.endswith(f"erforderlich sind 3{reason}")
    assert draft.notes[-1].text.endswith(f"3 sind erforderlich{reason}")


def test_a_vote_names_who_had_none_for_bias_and_nobody_who_was_only_absent():
    biased = recused(person=cast.DORA.person, item=3)
    counted = cast.vote_closed(0, 0, 0, not_voted=12, carried=False)
    for before, who in (([biased], ", ohne Stimmrecht wegen Befangenheit: Dora Drechsler"), ([], "")):
        evening = cast.Evening().has(*cast.opened, *before, cast.item_called(3), cast.vote_opened(), counted)
        (decision,) = decisions(evening.state, evening.state.find_item(3), {1: 20})
        assert decision.mode == f"Offene Abstimmung{who}"

"""Who gets past which policy: every command in words, given by every role, written as a page for lawyers.

Nothing here repeats a rule. Each command is really given, by an actor that the edge made of a real login, in
a situation where everything but the right is in order; what counts is whether the right is missing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from journal.events import Refused
from minutes import workflow
from minutes.workflow import Document, Minutes, MinutesRefusal, Part, Phase, Signer
from sessions_app import policies
from sessions_app.desk import agenda, carrying_over, displays, meetings, papers
from sessions_app.desk.refusals import DeskRefusal
from sessions_app.models import AgendaItem, Consultation, File, Meeting, Paper
from sessions_app.sitting.commands import adjournment as sitting_adjournment
from sessions_app.sitting.commands import agenda as sitting_agenda
from sessions_app.sitting.commands import apologies as sitting_apologies
from sessions_app.sitting.commands import attendance as sitting_attendance
from sessions_app.sitting.commands import corrections as sitting_corrections
from sessions_app.sitting.commands import course as sitting_course
from sessions_app.sitting.commands import discretion as sitting_discretion
from sessions_app.sitting.commands import disturbances as sitting_disturbances
from sessions_app.sitting.commands import happenings as sitting_happenings
from sessions_app.sitting.commands import later as sitting_later
from sessions_app.sitting.commands import leadership as sitting_leadership
from sessions_app.sitting.commands import motions as sitting_motions
from sessions_app.sitting.commands import moves as sitting_moves
from sessions_app.sitting.commands import quorum as sitting_quorum
from sessions_app.sitting.commands import recusal as sitting_recusal
from sessions_app.sitting.commands import speakers as sitting_speakers
from sessions_app.sitting.commands import votes as sitting_votes
from sessions_app.sitting.disturbances import FaultKind
from sessions_app.sitting.eligibility import NotEntitled
from sessions_app.sitting.events.agenda import ItemCalled
from sessions_app.sitting.events.attendance import MemberArrived
from sessions_app.sitting.events.course import SittingConvened, SittingOpened
from sessions_app.sitting.events.disturbances import FaultReported
from sessions_app.sitting.plan import Item, Member, Plan
from sessions_app.sitting.refusals import SittingRefusal
from sessions_app.sitting.state import Sitting
from voting.refusals import VotingRefusal
from voting.rules.profiles import load_profile

# The refusals that say "you may not", apart from those that say "not now" or "not so".
NO_RIGHT = {
    SittingRefusal.NOT_THE_CHAIR,
    SittingRefusal.NOT_THE_DESK,
    SittingRefusal.NOT_THE_CLERK,
    SittingRefusal.NOT_YOUR_ATTENDANCE,
    SittingRefusal.NOT_YOUR_BALLOT,
    SittingRefusal.NOT_YOUR_MOTION,
    SittingRefusal.NOT_YOUR_WORD,
    SittingRefusal.NOT_YOUR_REQUEST,
    SittingRefusal.NOT_ON_ROSTER,
    VotingRefusal.NOT_ENTITLED,
    DeskRefusal.NOT_THE_CLERK,
    DeskRefusal.NOT_AN_AUTHOR,
    MinutesRefusal.NOT_THE_CLERK,
    MinutesRefusal.NOT_A_SIGNER,
    *NotEntitled,
}
NOW = datetime(2026, 11, 26, 17, tzinfo=UTC)


@dataclass(frozen=True)
class Draft:
    """A meeting that is being prepared: an item with a file and a paper, and another paper."""

    meeting: Meeting
    item: AgendaItem
    file: File
    consultation: Consultation
    paper: Paper


def draft(town):
    meeting = Meeting.objects.create(body=town.body, organization=town.council, name="Sitzung", starts_at=NOW)
    item = AgendaItem.objects.create(meeting=meeting, name="Haushalt", number="Ö 1", order=1, public=True)
    file = File.objects.create(owner=town.body.slug, name="Anlage", file_name="anlage.pdf")
    item.auxiliary_files.add(file)
    there, other = (Paper.objects.create(body=town.body, name=name, public=True) for name in ("V 1", "V 2"))
    consultation = Consultation.objects.create(paper=there, meeting=meeting, agenda_item=item)
    return Draft(meeting, item, file, consultation, other)


@dataclass(frozen=True)
class Evening:
    """The situation: a vote is open; the sealed minutes wait for their signers; the next meeting is a draft."""

    town: Any
    plan: Plan
    sitting: Sitting
    minutes: Minutes
    draft: Draft

    def another(self, actor):
        """Somebody who attends and is not the actor."""
        return next(person for person in self.sitting.present if person != actor.person)


def evening(town, *, attended_by):
    """The town's council, with the roles that attend. The substitute takes part while the member does not."""
    plan = Plan(
        meeting=1,
        body=town.body.pk,
        organization=town.council.pk,
        items=(Item(id=1, number="Ö 1", title="Haushalt"),),
        members=roster(town, "member", "substitute", "chair"),
        chair=town.people["chair"].pk,
        statutory_number=3,
        profile=load_profile("nrw"),
    )
    arrivals = [MemberArrived(person=town.people[role].pk) for role in attended_by]
    opened = SittingOpened(present=len(arrivals), required=2, quorate=True)
    sitting = Sitting()
    for each in (SittingConvened(plan=plan), *arrivals, opened, ItemCalled(item=1)):
        sitting = each.apply(sitting, NOW)
    for role in attended_by:
        motion = sitting_motions.table_motion(
            sitting, town.actor(role, town.users), item=1, kind="substantive", text="Text"
        )
        sitting = motion.apply(sitting, NOW)
    vote = sitting_votes.open_vote(sitting, town.actor("chair", town.users), item=1)
    signers = tuple(Signer(town.people[role].pk, role, role) for role in ("chair", "clerk"))
    minutes = Minutes(public=Document(phase=Phase.SEALED, signers=signers))
    return Evening(town, plan, vote.apply(sitting, NOW), minutes, draft(town))


def roster(town, *roles):
    principal = town.people["member"].pk
    return tuple(
        Member(
            person=town.people[role].pk, name=role, substitute_of=principal if role == "substitute" else None
        )
        for role in roles
    )


@dataclass(frozen=True)
class Line:
    """A line of the table: the command in words, and how an actor gives it in a situation."""

    words: str
    command: Callable[..., Any]
    give: Callable[[Evening, Any], Any]

    def is_open_to(self, situation, actor):
        try:
            answer = self.give(situation, actor)
        except Refused as refused:
            return refused.refusal not in NO_RIGHT
        return answer is not False


def in_sitting(words, command, **given):
    """A command of the running sitting. A callable among its arguments is asked for the situation's value."""

    def give(situation, actor):
        known = {name: value(situation, actor) if callable(value) else value for name, value in given.items()}
        return command(situation.sitting, actor, **known)

    return Line(words, command, give)


def on_minutes(words, command, *, of_council=True, **given):
    def give(situation, actor):
        place = {"organization": situation.town.council.pk} if of_council else {}
        return command(situation.minutes, actor, **place, **given)

    return Line(words, command, give)


def at_desk(words, command, *things, **given):
    """A command before the meeting. `things` names what of the draft it is given; what it wrote is taken back."""

    def give(situation, actor):
        known = {name: value(situation) if callable(value) else value for name, value in given.items()}
        with transaction.atomic():
            try:
                return command(actor, *(getattr(situation.draft, thing) for thing in things), **known)
            finally:
                transaction.set_rollback(True)

    return Line(words, command, give)


def policy(words, may, thing):
    """Where a policy is the whole question: `thing` gives the id that it asks about."""
    return Line(words, may, lambda situation, actor: may(actor, thing(situation.town).pk))


def own(_situation, actor):
    return actor.person or 0


def another(situation, actor):
    return situation.another(actor)


def body(town):
    return town.body


def council(town):
    return town.council


BEFORE = (
    policy("Personen, Gremien und Einstellungen pflegen", policies.may_administer, body),
    policy("Nichtöffentliches des Gremiums lesen und hören", policies.may_see_closed, council),
    at_desk(
        "Eine Sitzung ansetzen",
        meetings.schedule_meeting,
        organization=lambda situation: situation.town.council,
        starts_at=NOW,
    ),
    at_desk(
        "Zeit, Ort und Namen einer Sitzung ändern",
        meetings.change_meeting,
        "meeting",
        starts_at=NOW,
        name="Sitzung",
        number=1,
        location=None,
    ),
    at_desk(
        "Offene Punkte in eine neue Sitzung übertragen", carrying_over.carry_over, "meeting", starts_at=NOW
    ),
    at_desk(
        "Einen Punkt auf die Tagesordnung setzen", agenda.put_on_agenda, "meeting", name="Punkt", public=True
    ),
    at_desk("Einen Punkt ändern", agenda.change_item, "item", name="Punkt", kind="resolution"),
    at_desk("Einen Punkt verschieben", agenda.move_item, "item", to=1),
    at_desk("Einen Punkt streichen", agenda.take_off_agenda, "item"),
    at_desk(
        "Eine Vorlage anlegen",
        papers.register_paper,
        body=lambda situation: situation.town.body,
        name="Vorlage",
        reference="V 3",
        public=True,
    ),
    at_desk(
        "Eine Vorlage berichtigen", papers.change_paper, "paper", name="Vorlage", reference="V 4", public=True
    ),
    at_desk("Eine Vorlage zurückziehen", papers.withdraw_paper, "paper"),
    at_desk("Eine Datei von einer Vorlage nehmen", papers.remove_file_of_paper, "paper", "file"),
    at_desk("Einem Punkt eine Vorlage beifügen", papers.attach_paper, "item", "paper"),
    at_desk("Eine Vorlage von einem Punkt lösen", papers.detach_paper, "consultation"),
    at_desk("Einem Punkt eine Datei beifügen", papers.attach_file, "item", data=b"", file_name="a.pdf"),
    at_desk("Einer Vorlage eine Datei beifügen", papers.attach_file, "paper", data=b"", file_name="a.pdf"),
    at_desk("Eine Datei von einem Punkt lösen", papers.detach_file, "item", "file"),
    at_desk("Die Tagesordnung veröffentlichen", agenda.publish_agenda, "meeting"),
)
COURSE = (
    Line(
        "Die Sitzung einberufen",
        sitting_course.convene,
        lambda situation, actor: sitting_course.convene(Sitting(), actor, plan=situation.plan),
    ),
    in_sitting("Die Sitzung absagen", sitting_course.cancel, reason="Sturm"),
    in_sitting("Die Sitzung eröffnen", sitting_course.open_sitting),
    in_sitting("Die Beschlussfähigkeit feststellen", sitting_course.establish_quorum),
    in_sitting("Die Sitzung unterbrechen", sitting_course.interrupt, reason="Störung"),
    in_sitting("Die Sitzung fortsetzen", sitting_course.resume),
    in_sitting("Die Öffentlichkeit ausschließen", sitting_agenda.exclude_public, reason="Personalsache"),
    in_sitting("Die Öffentlichkeit wieder zulassen", sitting_agenda.readmit_public),
    in_sitting("Die Sitzung vertagen", sitting_adjournment.adjourn_sitting, reason="Es ist spät"),
    in_sitting("Die vertagte Sitzung fortsetzen", sitting_adjournment.continue_sitting),
    in_sitting("Die Sitzung schließen", sitting_course.close_sitting),
    in_sitting("Die Sitzungsleitung übergeben ⁴", sitting_leadership.hand_over_chair, person=another),
    in_sitting("Die Sitzungsleitung zurückgeben", sitting_leadership.give_back_chair),
    in_sitting(
        "Eine Zeile des Journals berichtigen", sitting_corrections.correct_entry, seq=1, text="a", reason="b"
    ),
)
HALL = (
    in_sitting(
        "Eine Ordnungsmaßnahme ergreifen",
        sitting_happenings.take_order_measure,
        measure="call_to_order",
        person=another,
        reason="Zwischenruf",
    ),
    in_sitting("Die Einwohnerfragestunde beginnen", sitting_happenings.begin_question_time),
    in_sitting("Die Einwohnerfragestunde beenden", sitting_happenings.end_question_time, questions=1),
    in_sitting("Ein Mitglied verpflichten", sitting_happenings.commit_member, person=another),
    in_sitting("Eine Schweigeminute beginnen", sitting_happenings.begin_silence, reason="Gedenken"),
    in_sitting("Eine Schweigeminute beenden", sitting_happenings.end_silence),
)
ATTENDANCE = (
    in_sitting("Sich selbst als anwesend melden", sitting_attendance.arrive, person=own),
    in_sitting("Ein anderes Mitglied als anwesend eintragen", sitting_attendance.arrive, person=another),
    in_sitting("Sich selbst abmelden", sitting_attendance.leave, person=own),
    in_sitting("Eintragen, dass ein anderes Mitglied gegangen ist", sitting_attendance.leave, person=another),
    in_sitting(
        "Die Anmeldung eines Mitglieds bestätigen", sitting_attendance.confirm_arrivals, person=another
    ),
    in_sitting("Die Anmeldung eines Mitglieds verwerfen", sitting_attendance.reject_arrival, person=another),
    in_sitting("Ein Mitglied als entschuldigt eintragen", sitting_apologies.excuse_member, person=another),
    in_sitting("Ein Mitglied als verspätet eintragen", sitting_apologies.announce_late, person=another),
    in_sitting("Eine Entschuldigung zurücknehmen", sitting_apologies.withdraw_apology, person=another),
    in_sitting(
        "Eine Ankunft nachtragen",
        sitting_later.enter_arrival,
        person=another,
        arrived_at=NOW,
        reason="übersehen",
    ),
    in_sitting(
        "Einen Weggang nachtragen",
        sitting_later.enter_departure,
        person=another,
        left_at=NOW,
        reason="übersehen",
    ),
    in_sitting(
        "Sich selbst für befangen erklären",
        sitting_recusal.declare_recusal,
        person=own,
        item=1,
        place="outside",
    ),
    in_sitting(
        "Eintragen, dass ein anderes Mitglied sich für befangen erklärt",
        sitting_recusal.declare_recusal,
        person=another,
        item=1,
        place="outside",
    ),
    in_sitting(
        "Eine Entscheidung über eine Befangenheit eintragen",
        sitting_recusal.decide_recusal,
        person=another,
        item=1,
        place="outside",
        reason="Beschluss",
    ),
    in_sitting("Eine Befangenheit beenden", sitting_recusal.end_recusal, person=another, item=1),
    in_sitting("Selbst die Beschlussfähigkeit bezweifeln", sitting_quorum.challenge_quorum, person=own),
    in_sitting(
        "Eintragen, dass ein anderes Mitglied die Beschlussfähigkeit bezweifelt",
        sitting_quorum.challenge_quorum,
        person=another,
    ),
    in_sitting(
        "Feststellen, dass ein Punkt in zweiter Sitzung ansteht",
        sitting_quorum.find_second_meeting,
        item=1,
        reason="zurückgestellt",
    ),
)
ITEMS = (
    in_sitting("Einen Punkt aufrufen", sitting_agenda.call_item, item=1),
    in_sitting("Einen Punkt zur Kenntnis nehmen lassen", sitting_agenda.note_item, item=1),
    in_sitting("Einen Punkt vertagen", sitting_agenda.postpone_item, item=1, reason="Beratungsbedarf"),
    in_sitting("Einen Punkt absetzen", sitting_agenda.withdraw_item, item=1, reason="Erledigt"),
    in_sitting(
        "Einen Punkt verweisen", sitting_agenda.refer_item, item=1, to="Ausschuss", reason="Vorberatung"
    ),
    in_sitting("Die Reihenfolge der Punkte ändern", sitting_moves.move_item, item=1, reason="Gäste warten"),
    in_sitting(
        "Punkte gemeinsam beraten lassen", sitting_moves.combine_items, item=1, other=2, reason="Zusammenhang"
    ),
    in_sitting("Eine gemeinsame Beratung beenden", sitting_moves.separate_items, item=1, reason="Antrag"),
    in_sitting(
        "Einen dringlichen Punkt beantragen",
        sitting_moves.propose_item,
        item=70,
        title="Deich",
        reason="Hochwasser",
    ),
    in_sitting("Über die Dringlichkeit abstimmen lassen", sitting_moves.open_urgency_vote, item=70),
    in_sitting(
        "Einen dringlichen Punkt zurücknehmen", sitting_moves.take_back_proposal, item=70, reason="Erledigt"
    ),
)
SPEAKERS = (
    in_sitting("Sich selbst zu Wort melden", sitting_speakers.request_floor, person=own),
    in_sitting(
        "Ein anderes Mitglied auf die Redeliste setzen", sitting_speakers.request_floor, person=another
    ),
    in_sitting("Die eigene Wortmeldung zurückziehen", sitting_speakers.withdraw_request, person=own),
    in_sitting(
        "Ein anderes Mitglied von der Redeliste streichen", sitting_speakers.withdraw_request, person=another
    ),
    in_sitting("Das Wort erteilen", sitting_speakers.give_floor, person=another),
    in_sitting("Eine Rede beenden", sitting_speakers.end_speech, person=another),
    in_sitting("Die Redeliste schließen", sitting_speakers.close_speakers_list),
    in_sitting("Die Redeliste wieder öffnen", sitting_speakers.reopen_speakers_list),
    in_sitting("Die Redezeit festlegen", sitting_speakers.set_speaking_time, per_speech=5),
)
MOTIONS = (
    in_sitting(
        "Einen eigenen Antrag stellen",
        sitting_motions.table_motion,
        item=1,
        kind="amendment",
        text="Text",
        mover=own,
    ),
    in_sitting(
        "Den Antrag eines anderen eintragen",
        sitting_motions.table_motion,
        item=1,
        kind="amendment",
        text="Text",
        mover=another,
    ),
    in_sitting("Den Antrag des Mitglieds zurückziehen ³", sitting_motions.withdraw_motion, item=1, motion=1),
    in_sitting(
        "Einen Antrag für erledigt erklären",
        sitting_motions.settle_motion,
        item=1,
        motion=1,
        reason="weitergehend",
    ),
    in_sitting(
        "Die Reihenfolge der Abstimmung ändern",
        sitting_motions.move_motion,
        item=1,
        motion=1,
        reason="weitergehend",
    ),
    in_sitting(
        "Die Unterstützung eines Antrags festhalten",
        sitting_motions.find_support,
        item=1,
        motion=1,
        supporters=3,
        required=3,
    ),
)
VOTES = (
    in_sitting("Eine Abstimmung eröffnen", sitting_votes.open_vote, item=1),
    in_sitting("Die eigene Stimme abgeben", sitting_votes.cast_ballot, vote=1, choice="yes", voter=own),
    in_sitting(
        "Die Stimme eines anderen Mitglieds eintragen",
        sitting_votes.cast_ballot,
        vote=1,
        choice="yes",
        voter=another,
    ),
    in_sitting("Eine Abstimmung schließen", sitting_votes.close_vote, vote=1),
    in_sitting("Ein Ergebnis bekannt geben", sitting_votes.announce_result, vote=1),
    in_sitting("Eine Abstimmung für ungültig erklären", sitting_votes.annul_vote, vote=1, reason="Störung"),
)


def says_it_works_again(situation, actor):
    """Who reported the fault says it."""
    reported = FaultReported(number=1, person=own(situation, actor), fault=FaultKind.SOUND)
    sitting = reported.apply(situation.sitting, NOW)
    return sitting_disturbances.report_recovery(sitting, actor, disturbance=1)


DISTURBANCES = (
    in_sitting("Eine Störung melden", sitting_disturbances.report_fault, fault="sound", person=own),
    in_sitting(
        "Eintragen, dass ein anderes Mitglied eine Störung meldet",
        sitting_disturbances.report_fault,
        fault="sound",
        person=another,
    ),
    Line("Melden, dass es wieder geht", sitting_disturbances.report_recovery, says_it_works_again),
    in_sitting(
        "Über eine Störung entscheiden",
        sitting_disturbances.judge_disturbance,
        finding="relevant",
        reason="Ton fehlt",
    ),
    in_sitting("Die Behebung einer Störung feststellen", sitting_disturbances.declare_repaired),
)
CLOSED_PART = (
    in_sitting(
        "Für sich versichern, dass niemand mithört", sitting_discretion.assure_confidentiality, person=own
    ),
    in_sitting(
        "Eintragen, dass ein anderes Mitglied es versichert",
        sitting_discretion.assure_confidentiality,
        person=another,
    ),
    in_sitting(
        "Ein nichtöffentliches Ergebnis öffentlich bekannt geben",
        sitting_discretion.publish_result,
        vote=1,
        wording="Der Rat hat beschlossen.",
    ),
    in_sitting(
        "Ein nichtöffentliches Ergebnis später oder nicht bekannt geben",
        sitting_discretion.keep_result,
        vote=1,
        announcement="later",
    ),
)
DISPLAYS = (
    at_desk("Eine Anzeige im Saal verbinden", displays.pair_display, "meeting", code="ABCDEF"),
    at_desk("Eine Anzeige trennen", displays.unpair_display, "meeting", display=0),
    at_desk(
        "Bestimmen, was die Anzeigen zeigen",
        displays.show_on_displays,
        "meeting",
        picture="message",
        text="Gruß",
    ),
)
MINUTES = (
    on_minutes(
        "Texte der Niederschrift schreiben",
        workflow.write_passage,
        item=1,
        part=Part.PUBLIC,
        text="Text",
        printable=frozenset("Text"),
    ),
    on_minutes(
        "Die Niederschrift versiegeln",
        workflow.seal,
        sitting_closed=True,
        part=Part.PUBLIC,
        sha256="",
        sitting_seq=1,
        sitting_head="",
        signers=(),
        passages={},
        sitting_now="",
    ),
    on_minutes(
        "Die Niederschrift unterschreiben ²",
        workflow.sign,
        of_council=False,
        part=Part.PUBLIC,
        signs="",
        sha256="",
        certificate="",
    ),
    on_minutes("Die Niederschrift veröffentlichen", workflow.publish, part=Part.PUBLIC),
)
TABLES = {
    "Vor der Sitzung": BEFORE,
    "Gang der Sitzung": COURSE,
    "Ordnung und Feierliches": HALL,
    "Anwesenheit": ATTENDANCE,
    "Tagesordnung": ITEMS,
    "Redeliste": SPEAKERS,
    "Anträge": MOTIONS,
    "Abstimmungen": VOTES,
    "Störungen": DISTURBANCES,
    "Nichtöffentlicher Teil": CLOSED_PART,
    "Anzeige im Saal": DISPLAYS,
    "Niederschrift": MINUTES,
}

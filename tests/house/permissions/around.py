"""What is done before, beside and after a sitting."""

import uuid

from django.db import transaction

from minutes import closing, confirming, handing_out, paper, passage_events, workflow
from minutes.life import commands as life
from minutes.life import publishing
from minutes.workflow import Part
from sessions_app import policies
from sessions_app.desk import (
    agenda,
    broadcast,
    carrying_over,
    check_in,
    displays,
    local_rules,
    meetings,
    papers,
    personal_data,
    places,
    questions,
    registrations,
    resolutions,
    supplements,
)
from sessions_app.models import LocalRule, Location, Question, Registration
from sessions_app.personal_data import Answer, Answered
from sessions_app.resolutions.commands import record_resolution, record_urgent_decision, take_step
from sessions_app.resolutions.state import Register, StepKind
from tests.house.permissions.situation import (
    NOW,
    Line,
    another,
    at_desk,
    body,
    council,
    on_minutes,
    own,
    policy,
    taken_back,
)
from voting.rules.profiles import RuleName, load_profile

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
    *(
        at_desk(
            words,
            personal_data.answer_personal_data,
            thing,
            body=lambda situation: situation.town.body,
            said=Answered(Answer.NONE),
        )
        for words, thing in (
            ("Sagen, ob eine Vorlage personenbezogene Daten enthält", "paper"),
            ("Sagen, ob die Datei eines Punktes personenbezogene Daten enthält", "file"),
        )
    ),
    at_desk("Eine Datei von einem Punkt lösen", papers.detach_file, "item", "file"),
    at_desk("Einer Vorlage einen Ort geben", places.name_place, "paper", street_address="Furtbrücke"),
    at_desk("Einer Vorlage einen Ort nehmen", places.remove_place, "paper", place=Location()),
    at_desk("Livestream und Aufzeichnung eintragen", broadcast.keep_broadcast, "meeting"),
    at_desk("Die Tagesordnung veröffentlichen", agenda.publish_agenda, "meeting"),
    at_desk(
        "Durch Nachtrag einen Punkt auf die Tagesordnung setzen",
        supplements.add_item,
        "meeting",
        name="Punkt",
        public=True,
    ),
    at_desk("Durch Nachtrag einen Punkt ändern", supplements.reword_item, "item", name="A", kind="report"),
    at_desk("Durch Nachtrag einen Punkt absetzen", supplements.strike_item, "item"),
    at_desk("Eine Zeile eines Nachtrags weglassen", supplements.drop_change, "meeting", change=1),
    at_desk("Den Vermerk eines Nachtrags schreiben", supplements.note_supplement, "meeting", note="Eilig"),
    at_desk("Einen Nachtrag veröffentlichen", supplements.publish_supplement, "meeting"),
)
A_RULE = {
    "key": "ballot.change_until_close",
    "content": False,
    "document": "rules_of_procedure",
    "paragraph": "§ 14",
    "starts_on": NOW.date(),
}
RULES = (
    Line(
        "Für die ganze Kommune eintragen, was Hauptsatzung und Geschäftsordnung sagen",
        local_rules.adopt_rule,
        lambda situation, actor: taken_back(local_rules.adopt_rule, actor, situation.town.body, **A_RULE),
    ),
    Line(
        "Für das Gremium eintragen, was seine Geschäftsordnung sagt",
        local_rules.adopt_rule,
        lambda situation, actor: taken_back(
            local_rules.adopt_rule,
            actor,
            situation.town.body,
            organization=situation.town.council,
            **A_RULE,
        ),
    ),
    Line(
        "Eine solche Regel des Gremiums beenden",
        local_rules.end_rule,
        lambda situation, actor: taken_back(
            local_rules.end_rule,
            actor,
            LocalRule(body=situation.town.body, organization=situation.town.council, starts_on=NOW.date()),
            ends_on=NOW.date(),
        ),
    ),
)
CHECK_IN = (
    at_desk(
        "Am Einlass eintragen, wer kommt und geht",
        check_in.check_in,
        "meeting",
        number="482913",
        leaving=False,
        command_id=uuid.uuid4(),
    ),
    Line(
        "Die eigene Einlassnummer sehen",
        check_in.own_number,
        lambda situation, actor: taken_back(check_in.own_number, actor, situation.town.body),
    ),
    Line(
        "Die eigene Einlassnummer erneuern",
        check_in.renew_number,
        lambda situation, actor: taken_back(
            check_in.renew_number, actor, situation.town.body, person=actor.person or 0
        ),
    ),
    Line(
        "Die Einlassnummer eines anderen Mitglieds erneuern",
        check_in.renew_number,
        lambda situation, actor: taken_back(
            check_in.renew_number, actor, situation.town.body, person=situation.another(actor)
        ),
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


def a_question(situation):
    """One that waits, in the meeting that is being prepared."""
    return Question.objects.create(meeting=situation.draft.meeting, number=1, subject="Radweg", text="Wann?")


def a_registration(situation):
    return Registration.objects.create(meeting=situation.draft.meeting, number=1, name="Gast", way="video")


def on(made, words, command, **given):
    """A line whose command is given for a row made for it."""

    def give(situation, actor):
        with transaction.atomic():
            row = made(situation)
            try:
                return taken_back(command, actor, row, **given)
            finally:
                row.delete()

    return Line(words, command, give)


RESIDENTS = (
    on(a_question, "Eine Einwohnerfrage zulassen", questions.admit_question),
    on(a_question, "Eine Einwohnerfrage nicht zulassen", questions.refuse_question, reason="Weil."),
    on(
        a_question,
        "Eine Einwohnerfrage kürzen oder umformulieren",
        questions.reword_question,
        subject="A",
        wording="B?",
        note="C",
    ),
    on(a_question, "Einwohnerfragen zusammenfassen", questions.merge_question, into=0),
    on(a_question, "Einwohnerfragen ordnen", questions.move_question, to=1),
    on(a_question, "Vermerken, dass eine Einwohnerfrage gestellt ist", questions.mark_asked),
    on(
        a_question,
        "Die Antwort auf eine Einwohnerfrage eintragen",
        questions.answer_question,
        answer="Ja.",
        way="in_writing",
        answered_on=NOW.date(),
    ),
    at_desk("Der Öffentlichkeit anbieten, per Video zu folgen", registrations.offer_entrance, "meeting"),
    at_desk("Die Anmeldung zum Video beenden", registrations.end_registering, "meeting"),
    at_desk(
        "Jemanden zum Video oder für einen Platz eintragen",
        registrations.enter_registration,
        "meeting",
        name="Gast",
        email="",
        way="place",
    ),
    on(a_registration, "Einen Zugang zum Video entziehen", registrations.withdraw_access, reason="Weil."),
)


def a_resolution(town):
    """The book of resolutions with one of the town's council."""
    recorded = record_resolution(
        Register(),
        None,
        meeting=1,
        vote=1,
        item=1,
        organization=town.council.pk,
        council=True,
        public=True,
        adopted_at=NOW,
        adopted_on="2026-11-26",
        series=None,
        rules=load_profile("nrw").objections,
    )
    return recorded.apply(Register(), NOW)


RESOLUTIONS = (
    Line(
        "Einspruch, Widerspruch, Beanstandung und erneute Entscheidung eintragen",
        take_step,
        lambda situation, actor: take_step(
            a_resolution(situation.town),
            actor,
            meeting=1,
            vote=1,
            item=1,
            step=StepKind.MAYOR_OBJECTION,
            who="Bürgermeisterin",
            on="2026-11-27",
            reason="Grund",
            today="2026-11-27",
        ),
    ),
    Line(
        "Eine Dringlichkeitsentscheidung eintragen",
        record_urgent_decision,
        lambda situation, actor: record_urgent_decision(
            Register(),
            actor,
            organization=situation.town.council.pk,
            council=True,
            title="Deich",
            text="Der Deich wird gesichert.",
            reason="Hochwasser",
            way="main_committee",
            deciders="Hauptausschuss",
            decided_on="2026-11-26",
            public=True,
            rule=RuleName("main_committee_or_mayor_with_member", "§ 60 Abs. 1 GO NRW"),
            today="2026-11-27",
        ),
    ),
    Line(
        "Die Nummerierung der Beschlüsse des Gremiums festlegen",
        resolutions.set_scheme,
        lambda situation, actor: taken_back(
            resolutions.set_scheme,
            actor,
            situation.town.body,
            organization=situation.town.council,
            scheme="{number}",
        ),
    ),
    Line(
        "Die Nummerierung der Beschlüsse der ganzen Kommune festlegen",
        resolutions.set_scheme,
        lambda situation, actor: taken_back(
            resolutions.set_scheme, actor, situation.town.body, organization=None, scheme="{number}"
        ),
    ),
)

OBJECTION = {
    "part": Part.PUBLIC,
    "name": "Anna",
    "reason": "Grund",
    "took_part": True,
    "today": NOW.date(),
    "until": None,
}
MINUTES = (
    on_minutes(
        "Texte der Niederschrift schreiben",
        passage_events.write_passage,
        item=1,
        part=Part.PUBLIC,
        text="Text",
        based_on=0,
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
    on_minutes(
        "Die Niederschrift zum Unterschreiben mit einem anderen Programm ausgeben ²",
        handing_out.hand_out,
        of_council=False,
        part=Part.PUBLIC,
        before="",
        sha256="",
        seal="",
    ),
    on_minutes(
        "Ein Zertifikat vorzeigen, das anders lautet als die Niederschrift ²",
        confirming.show_certificate,
        of_council=False,
        part=Part.PUBLIC,
        certificate="",
        owner="",
        organization="",
        issuer="",
    ),
    on_minutes(
        "Bestätigen, wessen Zertifikat es ist (nie das eigene)",
        confirming.confirm_certificate,
        part=Part.PUBLIC,
        person=0,
        certificate="",
    ),
    on_minutes(
        "Eintragen, dass alle auf Papier unterschrieben haben",
        paper.sign_on_paper,
        part=Part.PUBLIC,
        persons=frozenset(),
        scan="",
        before="",
        sha256="",
        seal="",
    ),
    on_minutes(
        "Die unterschriebene Niederschrift abschließen ²",
        closing.close,
        part=Part.PUBLIC,
        before="",
        sha256="",
        seal="",
        stamp_until=NOW,
    ),
    on_minutes(
        "Den Zeitstempel der Niederschrift erneuern ²",
        closing.renew,
        part=Part.PUBLIC,
        before="",
        sha256="",
        stamp_until=NOW,
    ),
    on_minutes(
        "Die Mitglieder auswählen, die mit unterschreiben",
        life.choose_members,
        part=Part.PUBLIC,
        members=(1, 2),
        eligible=(1, 2),
        wanted=2,
    ),
    on_minutes("Im eigenen Namen eine Einwendung erheben ⁵", life.object_to, person=own, **OBJECTION),
    on_minutes("Die Einwendung eines anderen eintragen", life.object_to, person=another, **OBJECTION),
    on_minutes(
        "Eintragen, wie über eine Einwendung entschieden wurde",
        life.rule_on_objection,
        part=Part.PUBLIC,
        number=1,
        upheld=False,
        meeting=2,
        held_on="2026-12-17",
        votes=None,
        correction="",
        printable=frozenset(),
    ),
    on_minutes(
        "Eine Berichtigung in die nächste Niederschrift aufnehmen",
        life.take_up_correction,
        part=Part.PUBLIC,
        document="NS-1-OE",
        held_on="2026-11-26",
        text="Text",
        seq=1,
    ),
    on_minutes(
        "Eine Einwendung auf eine Tagesordnung setzen",
        life.put_objection_forward,
        part=Part.PUBLIC,
        number=1,
        meeting=2,
        item=2,
        waits=False,
    ),
    on_minutes(
        "Die Genehmigung auf eine Tagesordnung setzen",
        life.propose_approval,
        part=Part.PUBLIC,
        meeting=2,
        item=2,
        waits=False,
    ),
    on_minutes(
        "Die Genehmigung eintragen",
        life.approve,
        part=Part.PUBLIC,
        meeting=2,
        held_on="2026-12-17",
        votes=None,
    ),
    on_minutes(
        "Die Einwendungen abschließen",
        life.conclude_objections,
        part=Part.PUBLIC,
        today=NOW.date(),
        until=None,
        meeting=2,
    ),
    on_minutes(
        "Die öffentliche Fassung erstellen", publishing.make_public_version, sha256="", sha512="", left_out=()
    ),
    on_minutes("Die öffentliche Fassung freigeben ⁶", publishing.release, sha256=""),
    on_minutes("Die Niederschrift veröffentlichen", publishing.publish, part=Part.PUBLIC),
    on_minutes("Die veröffentlichte Niederschrift zurückrufen", publishing.recall, reason="Grund"),
)

"""What is decided in writing, outside a meeting."""

from datetime import timedelta

from sessions_app.written import commands as of_writing
from sessions_app.written.events import WrittenProcedureOpened
from sessions_app.written.state import Elector, Procedure, Question
from tests.house.permissions.situation import NOW, Line
from voting.rules.profiles import RuleName, load_profile


def a_question(situation):
    """Put to the members of the council in writing."""
    members = tuple(Elector(situation.town.people[role].pk, role) for role in ("member", "chair"))
    return Question(
        number=1,
        body=situation.town.body.pk,
        organization=situation.town.council.pk,
        organization_name="Rat",
        council=True,
        title="Spende",
        wording="Die Spende wird angenommen.",
        ground="Gegenstand einfacher Art",
        public=True,
        paper=0,
        until=NOW + timedelta(days=7),
        rule=RuleName("nobody_objects", "§ 37 Abs. 1 GemO"),
        law="GemO",
        version=1,
        may_change=True,
        register=members,
        barred=(),
        objections=load_profile("nrw").objections,
    )


def asked(situation):
    return WrittenProcedureOpened(**vars(a_question(situation))).apply(Procedure(), NOW)


IN_WRITING = (
    Line(
        "Mitglieder schriftlich fragen",
        of_writing.open_in_writing,
        lambda situation, actor: of_writing.open_in_writing(
            Procedure(), actor, question=a_question(situation), now=NOW
        ),
    ),
    Line(
        "Schriftlich antworten",
        of_writing.answer_in_writing,
        lambda situation, actor: of_writing.answer_in_writing(asked(situation), actor, reply="yes", now=NOW),
    ),
    Line(
        "Eine Antwort auf Papier eintragen",
        of_writing.enter_answer,
        lambda situation, actor: of_writing.enter_answer(
            asked(situation),
            actor,
            person=situation.town.people["member"].pk,
            reply="yes",
            source="Brief",
            received_on=NOW.date(),
            last_day=NOW.date(),
            today=NOW.date(),
        ),
    ),
    Line(
        "Das Ergebnis eines schriftlichen Verfahrens feststellen",
        of_writing.close_in_writing,
        lambda situation, actor: of_writing.close_in_writing(
            asked(situation), actor, now=NOW + timedelta(days=8)
        ),
    ),
    Line(
        "Ein schriftliches Verfahren abbrechen",
        of_writing.break_off_in_writing,
        lambda situation, actor: of_writing.break_off_in_writing(asked(situation), actor, reason="x"),
    ),
)

"""Two towns with agendas whose closed parts carry canary words: what leaks, sings.

The evening in Vogelheim: a published agenda, a draft, a public paper and a closed one, each with a file. All of
it is made through the desk's commands, as the office would.
"""

import io
from dataclasses import dataclass, field
from datetime import timedelta

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from reportlab.pdfgen.canvas import Canvas

from sessions_app.actors import actor_for
from sessions_app.desk.agenda import publish_agenda, put_on_agenda
from sessions_app.desk.meetings import schedule_meeting
from sessions_app.desk.papers import attach_file, attach_paper, register_paper
from sessions_app.personal_data import Answer, Answered
from tests.house.world import HOST, NEIGHBOUR_HOST, Town, roles

CLOSED = ("KANARIENTITEL", "KANARIENBESCHLUSS", "KANARIENVORLAGE", "KANARIENANLAGE", "KANARIENDATEI")
DRAFT = ("KANARIENENTWURF", "KANARIENGEHEIM")
NEIGHBOUR = ("KANARIENNACHBAR",)
CANARIES = (*CLOSED, *DRAFT, *NEIGHBOUR)
NAMES_NOBODY = Answered(Answer.NONE)  # what the office says of whatever becomes public here


def pdf(text="Anlage"):
    """A plain PDF of one page."""
    sheet = io.BytesIO()
    page = Canvas(sheet, invariant=True)
    page.drawString(72, 720, text)
    page.save()
    return sheet.getvalue()


@dataclass
class Evening:
    """What was made, by name; `users` by role (None: the public)."""

    home: Town
    neighbour: Town
    users: dict
    made: dict = field(default_factory=dict)

    def __getattr__(self, name):
        try:
            return self.made[name]
        except KeyError:
            raise AttributeError(name) from None

    def actor(self, role, body=None):
        return actor_for(self.users[role] or AnonymousUser(), body or self.home.body)


def prepared():
    """Both towns, the agenda of the home town's council published, the next one a draft."""
    evening = Evening(*roles())
    clerk = evening.actor("clerk")
    soon = timezone.now() + timedelta(days=7)
    meeting = schedule_meeting(clerk, evening.home.council, starts_at=soon, name="7. Sitzung des Rates")
    draft = schedule_meeting(
        clerk, evening.home.council, starts_at=soon + timedelta(days=28), name="8. Sitzung"
    )
    evening.made = {"meeting": meeting, "draft": draft}
    evening.made |= _published_papers(evening, clerk, meeting)
    publish_agenda(clerk, meeting)
    put_on_agenda(clerk, draft, name="KANARIENENTWURF", public=True)
    put_on_agenda(clerk, draft, name="KANARIENGEHEIM", public=False)
    _neighbours(evening, soon)
    for thing in evening.made.values():
        thing.refresh_from_db()
    return evening


def _published_papers(evening, clerk, meeting):
    author = evening.actor("administration")
    town = evening.home.body
    open_item = put_on_agenda(
        clerk, meeting, name="Radweg an der Aue", public=True, proposed_resolution="Wir bauen."
    )
    closed_item = put_on_agenda(
        clerk,
        meeting,
        name="KANARIENTITEL",
        public=False,
        public_name="Grundstückssache",
        proposed_resolution="KANARIENBESCHLUSS",
    )
    paper = register_paper(
        author, town, name="Vorlage Radweg", reference="2026/1", public=True, personal_data=NAMES_NOBODY
    )
    secret = register_paper(author, town, name="KANARIENVORLAGE", reference="2026/2", public=False)
    files = {
        "plan": attach_file(
            author, paper, data=pdf("Plan"), file_name="plan.pdf", name="Lageplan", personal_data=NAMES_NOBODY
        ),
        "annex": attach_file(
            author, secret, data=pdf("geheim"), file_name="KANARIENDATEI.pdf", name="KANARIENANLAGE"
        ),
    }
    attach_paper(clerk, open_item, paper)
    attach_paper(clerk, closed_item, secret)
    return {"open_item": open_item, "closed_item": closed_item, "paper": paper, "secret": secret, **files}


def _neighbours(evening, soon):
    town = evening.neighbour
    clerk = evening.actor("foreign_clerk", town.body)
    meeting = schedule_meeting(clerk, town.council, starts_at=soon, name="KANARIENNACHBAR Sitzung")
    item = put_on_agenda(clerk, meeting, name="KANARIENNACHBAR Punkt", public=True)
    paper = register_paper(
        clerk,
        town.body,
        name="KANARIENNACHBAR Vorlage",
        reference="N/1",
        public=True,
        personal_data=NAMES_NOBODY,
    )
    attach_file(
        clerk,
        paper,
        data=pdf("Nachbar"),
        file_name="nachbar.pdf",
        name="KANARIENNACHBAR Datei",
        personal_data=NAMES_NOBODY,
    )
    attach_paper(clerk, item, paper)
    publish_agenda(clerk, meeting)
    evening.made |= {"neighbour_meeting": meeting, "neighbour_paper": paper}


__all__ = ["CANARIES", "CLOSED", "DRAFT", "HOST", "NEIGHBOUR", "NEIGHBOUR_HOST", "Evening", "pdf", "prepared"]

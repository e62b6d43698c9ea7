"""The filing cabinet: the council's bodies, people, meetings and papers in OParl's terms."""

from documents.models import File
from sessions_app.models.agenda_item import AgendaItem
from sessions_app.models.body import Body, Host
from sessions_app.models.broadcast import Broadcast
from sessions_app.models.broadcast_objection import BroadcastObjection
from sessions_app.models.check_in_number import CheckInNumber
from sessions_app.models.consultation import Consultation
from sessions_app.models.display import Display, DisplayWish
from sessions_app.models.file_access import FileAccess
from sessions_app.models.legislative_term import LegislativeTerm
from sessions_app.models.local_rule import LocalRule
from sessions_app.models.location import Location
from sessions_app.models.meeting import Meeting
from sessions_app.models.membership import Membership
from sessions_app.models.organization import Organization
from sessions_app.models.page_version import PageVersion
from sessions_app.models.paper import Paper
from sessions_app.models.person import Person
from sessions_app.models.personal_data import PersonalDataAnswer
from sessions_app.models.plan_change import PlanChange
from sessions_app.models.published_minutes import PublishedMinutes
from sessions_app.models.question import Question, QuestionStep
from sessions_app.models.registration import Entrance, Registration
from sessions_app.models.resolution import Resolution
from sessions_app.models.supplement import Supplement, SupplementChange
from sessions_app.models.urgent_decision import UrgentDecision
from sessions_app.models.written_procedure import WrittenProcedure

__all__ = [
    "AgendaItem",
    "Body",
    "Broadcast",
    "BroadcastObjection",
    "CheckInNumber",
    "Consultation",
    "Display",
    "DisplayWish",
    "Entrance",
    "File",
    "FileAccess",
    "Host",
    "LegislativeTerm",
    "LocalRule",
    "Location",
    "Meeting",
    "Membership",
    "Organization",
    "PageVersion",
    "Paper",
    "Person",
    "PersonalDataAnswer",
    "PlanChange",
    "PublishedMinutes",
    "Question",
    "QuestionStep",
    "Registration",
    "Resolution",
    "Supplement",
    "SupplementChange",
    "UrgentDecision",
    "WrittenProcedure",
]

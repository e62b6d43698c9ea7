"""The rules on residents in words: what each value in a profile means. Pure; msgids, the edge translates."""

from collections.abc import Mapping

from journal.events import N_
from voting.rules.participation import Names, Online
from voting.rules.schema import Content

TITLES: Mapping[str, str] = {
    "questions.basis": N_("Question time for residents"),
    "questions.online": N_("Questions over the Internet"),
    "questions.days": N_("Period for questions"),
    "questions.names_on_internet": N_("Names of those who ask, on the Internet"),
    "digital.public": N_("How the public follows by video"),
    "digital.registration_days": N_("Period for registering"),
}
SUBJECT: Mapping[str, tuple[str, ...]] = {N_("Residents"): tuple(TITLES)}
MEANINGS: Mapping[tuple[str, Content], str] = {
    ("questions.online", Online.NEVER): N_(
        "Questions cannot be sent over the Internet. Whoever wants to ask comes to the question time."
    ),
    ("questions.online", Online.BEFORE): N_("Questions can be sent before the meeting."),
    ("questions.online", Online.BEFORE_AND_DURING): N_(
        "Questions can be sent before the meeting, and during it until the question time ends."
    ),
    ("questions.days", None): N_("Questions are taken until the meeting begins."),
    ("questions.names_on_internet", Names.AS_WISHED): N_(
        "Whoever asks chooses: the full name, initials or no name is published."
    ),
    ("questions.names_on_internet", Names.INITIALS): N_(
        "Whoever asks chooses: initials or no name is published."
    ),
    ("questions.names_on_internet", Names.NEVER): N_("Questions are published without a name."),
    ("digital.registration_days", None): N_("Registering is possible until the meeting begins."),
}
DAYS: Mapping[str, str] = {
    "questions.days": N_("Questions are taken until %(number)d days before the day of the meeting."),
    "digital.registration_days": N_(
        "Registering is possible until %(number)d days before the day of the meeting."
    ),
}

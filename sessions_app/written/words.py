"""The words of procedures in writing. Pure; msgids, the edge translates."""

from collections.abc import Mapping

from journal.events import N_
from sessions_app.written.state import Phase
from voting.rules.written import Reply

REPLIES: Mapping[Reply, str] = {
    Reply.YES: N_("I agree"),
    Reply.NO: N_("I vote No"),
    Reply.ABSTAIN: N_("I abstain"),
    Reply.OBJECTS: N_("I object to deciding this in writing"),
}
# As others read them.
ANSWERED: Mapping[Reply, str] = {
    Reply.YES: N_("Yes"),
    Reply.NO: N_("No"),
    Reply.ABSTAIN: N_("Abstention"),
    Reply.OBJECTS: N_("Objection to the procedure"),
}
PHASES: Mapping[Phase, str] = {
    Phase.RUNNING: N_("Answers are awaited"),
    Phase.CLOSED: N_("Over"),
    Phase.BROKEN_OFF: N_("Broken off"),
}

"""What waits for a next meeting and puts itself on its agenda as soon as one is planned."""

from collections.abc import Callable

from accounts.actor import Actor
from sessions_app.desk.urgent import propose_urgent_decisions
from sessions_app.desk.written import report_written_procedures
from sessions_app.models import Meeting

Proposer = Callable[[Actor, Meeting], int]  # puts its matters on the agenda, returns how many
_PROPOSERS: list[Proposer] = [propose_urgent_decisions, report_written_procedures]


def register_proposer(proposer: Proposer) -> None:
    """A room above this one has matters of its own. Rooms call it when Django starts (`AppConfig.ready`)."""
    if proposer not in _PROPOSERS:
        _PROPOSERS.append(proposer)


def propose_what_waits(actor: Actor, meeting: Meeting) -> int:
    """Puts on the agenda of a new meeting what waits for it; returns how many items."""
    return sum(propose(actor, meeting) for propose in _PROPOSERS)

"""Why the sitting can decide or cannot, in one sentence. Pure; the edge translates, then fills."""

from journal.events import N_
from sessions_app.sitting.state import Sitting
from voting.wording import Phrase

_QUORATE = N_("Quorate: %(present)s members with a vote are present, %(required)s are needed.")
_LACKING = N_("Not quorate: %(present)s members with a vote are present, %(required)s are needed.")
_PRESUMED = N_(
    "%(present)s members with a vote are present, %(required)s are needed. The meeting still counts as quorate "
    "until the lack is established (%(source)s)."
)
_FOUND_LACKING = N_(
    "Not quorate, as the chair has established: %(present)s members with a vote are present, %(required)s are needed."
)
_CITIZENS = N_(
    "Not quorate: %(council)s council members and %(citizens)s expert citizens are present; the council members "
    "have to be more (%(source)s)."
)
_CITIZENS_PRESUMED = N_(
    "%(council)s council members and %(citizens)s expert citizens are present; the council members have to be more. "
    "The meeting still counts as quorate until the lack is established (%(source)s)."
)
_CHALLENGED = N_(
    "%(name)s challenges the quorum: the chair counts and establishes it (members with a vote present: %(present)s, "
    "needed: %(required)s)."
)
_SECOND_MEETING = N_(
    "Quorate: this item comes up again after a lack of quorum, any number of members may decide on it (%(source)s)."
)


def explain_quorum(sitting: Sitting) -> Phrase:
    """The sentence for a sitting that was convened."""
    numbers = {"present": sitting.quorum_present, "required": sitting.quorum_required}
    if sitting.second_meeting and sitting.quorate:
        return Phrase(_SECOND_MEETING, {"source": sitting.rules.second_meeting.source})
    if (doubts := sitting.attendance.challenged_by) is not None:
        return Phrase(_CHALLENGED, {**numbers, "name": sitting.roster[doubts].name})
    if sitting.quorate:
        return Phrase(_QUORATE, {**numbers})
    presumed = sitting.presumed_quorate
    if sitting.citizens_prevail:
        return _of_citizens(sitting, presumed)
    if presumed:
        return Phrase(_PRESUMED, {**numbers, "source": sitting.rules.quorum_presumption.source})
    return Phrase(_FOUND_LACKING if sitting.quorum_finding else _LACKING, {**numbers})


def _of_citizens(sitting: Sitting, presumed: bool) -> Phrase:
    citizens = sitting.citizens_present
    numbers = {"council": sitting.quorum_present - citizens, "citizens": citizens}
    source = sitting.rules.council_majority.source
    return Phrase(_CITIZENS_PRESUMED if presumed else _CITIZENS, {**numbers, "source": source})

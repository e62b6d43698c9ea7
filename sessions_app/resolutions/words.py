"""How a resolution stands, in a sentence for everybody. Pure; msgids, the edge translates."""

from collections.abc import Mapping

from journal.events import N_
from sessions_app.resolutions.state import Standing, StepKind

EXECUTABLE = N_("The resolution may be carried out.")
MAY_OBJECT = N_("The resolution may be carried out. The mayor may object to it until %(until)s (%(source)s).")
NOT_YET = N_("Not to be carried out yet: the objection period runs until %(until)s (%(source)s).")
NOBODY_OBJECTED = N_("The resolution may be carried out: nobody objected to it until %(until)s (%(source)s).")
DECIDE_AGAIN = N_(
    "Suspended: the mayor has objected (%(source)s). The council decides again until %(until)s at the latest."
)
SENTENCES: Mapping[Standing, str] = {
    Standing.OBJECTED: N_(
        "Not to be carried out: an objection was made (%(source)s). The council will deal with it."
    ),
    Standing.REFERRED: N_("Not to be carried out: the council decides on the objection (%(source)s)."),
    Standing.SUSPENDED: N_("Suspended: the mayor has objected (%(source)s). The council decides again."),
    Standing.CONTESTED: N_(
        "Suspended: the resolution was objected to as unlawful (%(source)s). It is decided on again."
    ),
    Standing.AT_AUTHORITY: N_(
        "Suspended: the resolution that was objected to as unlawful was upheld. The supervisory authority decides (%(source)s)."
    ),
    Standing.CONFIRMED: N_("The resolution was upheld and may be carried out (%(source)s)."),
    Standing.REVERSED: N_("The resolution was reversed and is no longer valid (%(source)s)."),
}
STEPS: Mapping[StepKind, str] = {
    StepKind.OBJECTION: N_("Objection to the committee’s resolution"),
    StepKind.REFERRAL: N_("Referred to the council"),
    StepKind.MAYOR_OBJECTION: N_("Objection by the mayor"),
    StepKind.LEGALITY_OBJECTION: N_("Objection as unlawful"),
    StepKind.UPHELD: N_("Resolution upheld"),
    StepKind.REVERSED: N_("Resolution reversed"),
}


def sentence_of(standing: Standing, until: str, today: str) -> str:
    """The msgid of the sentence; `until` (ISO) is when something is due, empty without; `today` the day (ISO)."""
    if standing is Standing.PERIOD:
        return NOT_YET if today <= until else NOBODY_OBJECTED
    if standing is Standing.EXECUTABLE:
        return MAY_OBJECT if today <= until else EXECUTABLE
    if standing is Standing.SUSPENDED and until:
        return DECIDE_AGAIN
    return SENTENCES[standing]

"""Why nobody gets into a video conference. Pure."""

from journal.events import N_, Refusal


class ConferenceRefusal(Refusal):
    NOT_CONFIGURED = N_("No video conference is set up here. The meeting works without it.")
    NOT_ENTITLED = N_("Only members, the chair and the clerk of this meeting may join its video conference.")
    NO_SUCH_PART = N_("A meeting has a public and a closed part, no other.")
    NOT_CONVENED = N_("The meeting has not been convened yet. The video conference opens as soon as it is.")
    NOT_OPENED = N_(
        "The meeting has not been opened yet. Please wait; the video opens for guests as soon as it is."
    )
    BEHIND_CLOSED_DOORS = N_(
        "The meeting goes on behind closed doors. When it is public again, you can open the video again."
    )
    MEETING_OVER = N_("The meeting is over, and its video conference with it.")
    BIASED = N_(
        "You are biased on this item and leave the closed part meanwhile. Please come back afterwards."
    )
    NOT_IN_CLOSED_PART = N_("The room of the closed part opens as soon as the chair has excluded the public.")

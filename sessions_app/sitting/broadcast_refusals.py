"""Why a broadcast cannot be started, resumed or stopped: each with a sentence for who tried."""

from journal.events import N_, Refusal


class BroadcastRefusal(Refusal):
    NOT_ALLOWED = N_(
        "When this meeting was convened, no rule of your municipality allowed broadcasts. Enter it under “Rules” with the "
        "paragraph of the main by-law: it holds for every meeting that is convened afterwards."
    )
    IS_ON = N_("The broadcast has already been started: nothing more is to be done.")
    NOT_ON = N_("The broadcast has not been started. Start it first.")
    NOT_RUNNING = N_("The broadcast does not run at the moment: nothing has to be paused.")
    NOT_PAUSED = N_("The broadcast does not pause at the moment: nothing has to be resumed.")
    CLOSED_PART = N_("The public is excluded. There can be a broadcast when the public is readmitted.")
    SPEAKER = N_(
        "Who has the floor, or is being asked a question, does not agree to be broadcast. There can be a broadcast after "
        "that speech."
    )
    RESIDENTS = N_(
        "Residents ask questions, and whoever speaks would have to agree first. Start the broadcast when the question "
        "time is over."
    )
    UNKNOWN_WISH = N_("Please say whether the person agrees to be broadcast or not.")

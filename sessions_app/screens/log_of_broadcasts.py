"""What the journal's lines at the desk say of a broadcast. Who said what about being broadcast is not told aloud."""

from collections.abc import Mapping

from journal.events import N_, Event
from sessions_app.sitting.events import broadcasts

OF_BROADCASTS: Mapping[type[Event], str] = {
    broadcasts.BroadcastStarted: N_("The broadcast was started (%(basis)s)."),
    broadcasts.BroadcastPaused: N_("The broadcast was paused."),
    broadcasts.BroadcastResumed: N_("The broadcast was resumed."),
    broadcasts.BroadcastEnded: N_("The broadcast was ended."),
    broadcasts.BroadcastWishStated: N_("%(name)s has said whether to be broadcast or not."),
}

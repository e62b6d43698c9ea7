"""The button that closes a vote. It asks back while somebody who is here has not voted.

The question stands on the page and not in the command: it guards against one's own slip, and whoever may close a vote
may do so with votes missing. An answer that the command demanded would be one more field for whoever writes his own
request, and a number in it would be wrong as soon as the next ballot comes: such a ballot is just counted.
"""

from journal.events import N_
from sessions_app.screens.objects import Action, Words, words
from sessions_app.sitting.state import Sitting
from voting.vote import Vote

_LABELS = (
    N_("Close the vote"),
    N_("Close the vote (one has not voted yet)"),
    N_("Close the vote (%(missing)s have not voted yet)"),
)
_DESPITE = words(N_("Close all the same"))
_NOBODY = words(N_("Nobody has voted yet. If the vote is closed now, the motion counts as rejected."))
_ONE_MISSING = N_("One of the %(entitled)s entitled to vote has not voted yet. Close all the same?")
_MISSING = N_("%(missing)s of the %(entitled)s entitled to vote have not voted yet. Close all the same?")


def close_action(sitting: Sitting, vote: Vote) -> Action:
    """Says how many votes are missing. Nobody has voted: then it is hardly what the desk means to do."""
    missing = len(vote.register) - vote.cast
    label = _LABELS[min(missing, 2)]
    said = words(label, missing=missing) if missing > 1 else words(label)
    given = (("vote", str(vote.number)),)
    hints = _question(sitting, vote, missing)
    despite = _DESPITE if hints else None
    primary = vote.cast > 0
    return Action(
        "close_vote", said, given, primary=primary, hints=hints, folded=bool(hints), despite=despite
    )


def _question(sitting: Sitting, vote: Vote, missing: int) -> tuple[Words, ...]:
    """Nothing to ask where the missing ones have left, or where tellers have counted the hall."""
    if not vote.cast:
        return (_NOBODY,)
    if not any(each.person in sitting.present for each in vote.outstanding):
        return ()
    entitled = len(vote.register)
    if missing == 1:
        return (words(_ONE_MISSING, entitled=entitled),)
    return (words(_MISSING, missing=missing, entitled=entitled),)

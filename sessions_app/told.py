"""The entries of a sitting that the desk's log tells one by one: all but the ballots from own devices."""

from journal.composed import Composed, given
from journal.rows import Told, entries
from journal.store import Recorded, recorded_of
from sessions_app.live import SITTING
from sessions_app.screens.log_lines import LINES, Recent
from voting.events import BallotCast
from voting.vote import Source

# As the journal's canonical JSON spells it (docs/journal.md). A council's ballots are many: none of them is read.
FROM_OWN_DEVICE = f'"source":"{Source.DEVICE.value}"'
_TOLD = Composed(
    lambda: (
        entries(given("key"), given("after"), given("until"))
        .exclude(kind=BallotCast.kind, data__contains=FROM_OWN_DEVICE)
        .order_by("-seq")
        .values_list(*Told._fields)[:LINES]
    )
)


def recent_of(meeting: int, seq: int) -> Recent:
    """What the log tells up to entry `seq`."""
    return Recent(tuple(told_of(meeting, 0, seq)), seq)


def told_of(meeting: int, after: int, until: int) -> list[Recorded]:
    """The last of them behind `after` up to and including `until`, in order."""
    found = _TOLD(key=SITTING.key(meeting), after=after, until=until)
    return [recorded_of(Told._make(row)) for row in reversed(found)]

"""What happens in a sitting, by theme. Pure. What happens in a vote: `voting/events.py`.

Every module of this package is imported here: a kind that nobody imported could not be read back.
"""

from sessions_app.sitting.events import (
    accesses,
    adjournment,
    agenda,
    attendance,
    bloc,
    broadcasts,
    corrections,
    course,
    discretion,
    disturbances,
    divisions,
    happenings,
    leadership,
    motions,
    moves,
    quorum,
    readiness,
    recusal,
    speakers,
)

__all__ = [
    "accesses",
    "adjournment",
    "agenda",
    "attendance",
    "bloc",
    "broadcasts",
    "corrections",
    "course",
    "discretion",
    "disturbances",
    "divisions",
    "happenings",
    "leadership",
    "motions",
    "moves",
    "quorum",
    "readiness",
    "recusal",
    "speakers",
]

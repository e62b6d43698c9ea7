"""What a rehearsal measured, and whether the journal holds exactly what was acknowledged."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext
from rich.table import Table

from config.rehearsal.evening import Evening
from journal.store import replay
from sessions_app.live import SITTING
from voting.vote import Vote


def differences(evening: Evening) -> list[str]:
    """Where the journal and the acknowledgements differ: lost, doubled or altered ballots, in sentences."""
    sitting = replay(SITTING, SITTING.key(evening.crowd.meeting.pk)).state
    votes = {vote.number: vote for vote in sitting.votes}
    voters = [evening.desk, *evening.members]
    told = [
        _difference(votes[number], voter.person, choice)
        for voter in voters
        for number, choice in voter.ballots.items()
    ]
    counted = [
        gettext("Vote %(vote)s: %(kept)s ballots in the journal, %(told)s acknowledged.")
        % {"vote": run.number, "kept": len(votes[run.number].ballots), "told": run.ballots}
        for run in evening.votes
        if len(votes[run.number].ballots) != run.ballots
    ]
    return [*(each for each in told if each), *counted]


def _difference(vote: Vote, person: int, choice: str) -> str:
    ballot = vote.ballots.get(person)
    kept = ballot.choice.value if ballot else gettext("nothing")
    if kept == choice:
        return ""
    sentence = gettext(
        "Vote %(vote)s, person %(person)s: %(told)s was acknowledged, the journal holds %(kept)s."
    )
    return sentence % {"vote": vote.number, "person": person, "told": choice, "kept": kept}


def table_of(evening: Evening) -> Table:
    acks = sorted(ack for each in evening.everybody for ack in each.acks)
    screens = [max(run.screens) for run in evening.votes]
    table = Table(title=gettext("Rehearsal"), title_justify="left")
    table.add_column(gettext("What"))
    table.add_column(gettext("Value"), justify="right")
    rows = (
        (gettext("Members with a vote"), str(len(evening.members) + 1)),
        (gettext("Votes"), str(len(evening.votes))),
        (gettext("Ballots"), str(len(acks))),
        (gettext("Acknowledgement, p50"), _milliseconds(percentile(acks, 50))),
        (gettext("Acknowledgement, p95"), _milliseconds(percentile(acks, 95))),
        (gettext("Acknowledgement, p99"), _milliseconds(percentile(acks, 99))),
        (gettext("Close to last screen, median"), _milliseconds(percentile(sorted(screens), 50))),
        (gettext("Close to last screen, longest"), _milliseconds(max(screens, default=0.0))),
        (gettext("Reconnects"), str(sum(each.reconnects for each in evening.everybody))),
    )
    for row in rows:
        table.add_row(*row)
    return table


def percentile(ordered: Sequence[float], share: int) -> float:
    """The nearest-rank percentile of ordered numbers; 0 of none."""
    if not ordered:
        return 0.0
    rank = -(-len(ordered) * share // 100)
    return ordered[max(rank, 1) - 1]


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:,.0f} ms"


def listed(sentences: Iterable[str]) -> str:
    return "\n".join(f"  {each}" for each in sentences)

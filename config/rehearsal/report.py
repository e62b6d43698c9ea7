"""What a rehearsal measured, and whether the journal holds exactly what was acknowledged."""

from collections.abc import Iterable, Sequence

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
        f"Abstimmung {run.number}: {len(votes[run.number].ballots)} Stimmen in der Kette, {run.ballots} quittiert."
        for run in evening.votes
        if len(votes[run.number].ballots) != run.ballots
    ]
    return [*(each for each in told if each), *counted]


def _difference(vote: Vote, person: int, choice: str) -> str:
    ballot = vote.ballots.get(person)
    kept = ballot.choice.value if ballot else "nichts"
    return (
        ""
        if kept == choice
        else f"Abstimmung {vote.number}, Person {person}: quittiert {choice}, in der Kette {kept}."
    )


def table_of(evening: Evening) -> Table:
    acks = sorted(ack for each in evening.everybody for ack in each.acks)
    screens = [max(run.screens) for run in evening.votes]
    table = Table(title="Probe", title_justify="left")
    table.add_column("Was")
    table.add_column("Wert", justify="right")
    rows = (
        ("Mitglieder mit Stimme", str(len(evening.members) + 1)),
        ("Abstimmungen", str(len(evening.votes))),
        ("Stimmen", str(len(acks))),
        ("Quittung p50", _milliseconds(percentile(acks, 50))),
        ("Quittung p95", _milliseconds(percentile(acks, 95))),
        ("Quittung p99", _milliseconds(percentile(acks, 99))),
        ("Schluss bis letzter Bildschirm, Median", _milliseconds(percentile(sorted(screens), 50))),
        ("Schluss bis letzter Bildschirm, längster", _milliseconds(max(screens, default=0.0))),
        ("Wiederverbindungen", str(sum(each.reconnects for each in evening.everybody))),
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

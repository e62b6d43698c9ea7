"""Decisions and outcomes of items, in the words of the minutes. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from minutes.draft import Answer, Decision, GroupBallots, Tally
from minutes.landmarks import REJECTED
from minutes.majorities import requirement
from sessions_app.sitting.parts import is_final
from sessions_app.sitting.plan import Item, ItemState
from sessions_app.sitting.repetition import repeats
from sessions_app.sitting.state import Sitting
from voting.register import Ground
from voting.rules.majority import MORE_YES_THAN_NO, Verdict
from voting.rules.majority import Tally as Count
from voting.vote import Choice, Source, Vote, VoteKind, VotePhase, Voter

MODES = {
    VoteKind.OPEN: "Offene Abstimmung",
    VoteKind.ROLL_CALL: "Namentliche Abstimmung",
    VoteKind.HANDS: "Abstimmung durch Handzeichen",
    VoteKind.SECRET: "Geheime Abstimmung mit Stimmzetteln",
}
WAYS = {
    Source.DEVICE: "am eigenen Gerät",
    Source.DESK: "mündlich",
    Source.PHONE: "per Telefon",
    Source.PAPER: "auf Papier",
    Source.HANDS: "durch Handzeichen",
}
IN_BRACKETS = frozenset({Source.PHONE, Source.PAPER})  # what a reader would not expect
ANSWERS = {Choice.YES: "Ja", Choice.NO: "Nein", Choice.ABSTAIN: "Enthaltung", None: "ohne Stimme"}
NO_GROUP = "ohne Fraktion"


def decisions(
    sitting: Sitting,
    item: Item,
    closings: Mapping[int, int],
    numbers: Mapping[tuple[int, int], str] | None = None,
) -> tuple[Decision, ...]:
    """Every counted vote on the item. `closings` tells the journal's entry with the count by vote number; `numbers` are
    those of the resolutions that came of them, by vote and item (Beschlussnummern).
    """
    found = _counted(sitting, sitting.votes_on(item.id), closings, item)
    known = numbers or {}
    return tuple(_numbered(each, known.get((vote.number, item.id), "")) for vote, each in found)


def decisions_on_agenda(
    sitting: Sitting, closings: Mapping[int, int], *, public: bool
) -> tuple[Decision, ...]:
    """Every counted vote on whether an item of this part is urgent."""
    proposals = [each for each in sitting.moves.proposals if each.item.public is public]
    votes = [vote for vote in sitting.votes if any(vote.number in each.votes for each in proposals)]
    counted = _counted(sitting, votes, closings)
    return tuple(replace(each, heading=f"{each.heading} zur Tagesordnung") for _, each in counted)


def _counted(
    sitting: Sitting, votes: Iterable[Vote], closings: Mapping[int, int], item: Item | None = None
) -> tuple[tuple[Vote, Decision], ...]:
    return tuple(
        (
            vote,
            _of_item(
                sitting, vote, item, _decision(sitting, vote, vote.final, vote.verdict, closings[vote.number])
            ),
        )
        for vote in votes
        if vote.final and vote.verdict
    )


def _numbered(decision: Decision, number: str) -> Decision:
    return replace(decision, heading=f"{decision.heading} · Beschluss-Nr. {number}") if number else decision


def _of_item(sitting: Sitting, vote: Vote, item: Item | None, decision: Decision) -> Decision:
    """Of a vote on several items each is told with its own wording, and with which others it was decided."""
    if item is None or not vote.bloc:
        return decision
    others = ", ".join(each.number for each in sitting.items if each.id in vote.bloc and each != item)
    mode = f"{decision.mode}, en bloc gemeinsam mit {others}"
    return replace(decision, wording=item.proposed_resolution or item.title, mode=mode)


def _decision(sitting: Sitting, vote: Vote, final: Count, verdict: Verdict, seq: int) -> Decision:
    annulled = vote.phase is VotePhase.ANNULLED
    on_motion = vote.motion is not None
    return Decision(
        heading=_heading(sitting, vote, carried=verdict.carried and not annulled),
        wording="" if on_motion else vote.question,  # a motion's own block has its wording
        mode=f"{_mode(vote)}{_repetition(sitting, vote)}",
        tally=Tally(
            yes=final.yes,
            no=final.no,
            abstain=final.abstain,
            invalid=final.invalid,
            not_voted=final.not_voted,
        ),
        result=result(final, verdict, adopted="angenommen" if on_motion or vote.paragraph else "beschlossen"),
        explanation=_explanation(vote, verdict, all_rejected=sitting.rejects_all_parts(vote)),
        roll_call=_roll_call(sitting, vote) if vote.kind is VoteKind.ROLL_CALL else (),
        annulled=annulled,
        seq=seq,
    )


def _mode(vote: Vote) -> str:
    """How it was voted, and who of those present did not vote with the others: for bias (§ 31 GO NRW), or the mayor
    in a matter that the law takes from that office (§ 40 Abs. 2 Satz 6 GO NRW).
    """
    biased = [each.name for each in vote.entitlements if each.ground is Ground.BIASED]
    without = f", ohne Stimmrecht wegen Befangenheit: {', '.join(biased)}" if biased else ""
    office = [f"{each.name} ({each.source})" for each in vote.entitlements if each.ground is Ground.OFFICE]
    barred = f", kraft Amtes ohne Stimmrecht: {', '.join(office)}" if office else ""
    return f"{MODES[vote.kind]}{_tellers(vote)}{_ways(vote)}{without}{barred}"


def _repetition(sitting: Sitting, vote: Vote) -> str:
    """That it repeats an annulled vote (§ 10 Abs. 2 DigiSiVO NRW)."""
    return "; Wiederholung der aufgehobenen Abstimmung" if repeats(sitting, vote) else ""


def _tellers(vote: Vote) -> str:
    """Who counted in the hall, and that it took them more than once."""
    if vote.counting.agreed is None:
        return ""
    first, second = (each.teller for each in vote.counting.round)
    again = f", übereinstimmend in der {vote.counting.rounds}. Zählung" if vote.counting.rounds > 1 else ""
    return f", gezählt von {first} und {second}{again}"


def _ways(vote: Vote) -> str:
    """By which ways the ballots came in, where they came by more than one, or not on the voters' devices: numbers
    alone, so that of an open vote nothing is said of anybody.
    """
    used = vote.sources
    besides = vote.kind is VoteKind.HANDS and used.keys() - {Source.HANDS}
    unexpected = vote.kind is not VoteKind.SECRET and used.keys() & IN_BRACKETS
    if not (besides or unexpected):
        return ""
    return f" ({', '.join(f'{number} {WAYS[source]}' for source, number in used.items())})"


def _heading(sitting: Sitting, vote: Vote, *, carried: bool) -> str:
    if vote.motion is not None:
        return f"Abstimmung über Antrag {vote.motion}"
    if vote.paragraph is not None:
        return _part(sitting, vote, vote.paragraph)
    what = "Beschluss" if carried else "Beschlussvorschlag"
    if is_final(sitting, vote):
        return f"Schlussabstimmung: {what}"
    return f"{what} in der geänderten Fassung" if sitting.is_as_amended(vote) else what


def _part(sitting: Sitting, vote: Vote, number: int) -> str:
    """The part of a divided text, with its name."""
    division = sitting.divisions.of(vote.subject)
    assert division is not None  # a part of it was voted on
    name = division.part(number).name
    return f"Abstimmung über Teil {number} von {len(division.parts)}{f': {name}' if name else ''}"


def result(final: Count, verdict: Verdict, *, adopted: str = "beschlossen") -> str:
    """In words: einstimmig beschlossen, mehrheitlich abgelehnt …; a tie and a majority that was missed say so."""
    carried = verdict.carried
    if final.yes == final.no and verdict.rule_id == MORE_YES_THAN_NO:
        return f"{adopted} durch Stichentscheid" if carried else f"{REJECTED} bei Stimmengleichheit"
    if not carried and final.yes >= final.no:
        return f"{REJECTED}: die erforderliche Mehrheit ist nicht erreicht"
    losing = final.no if carried else final.yes
    abstaining = f" bei {_abstentions(final.abstain)}" if final.abstain and not losing else ""
    return f"{'mehrheitlich' if losing else 'einstimmig'}{abstaining} {adopted if carried else REJECTED}"


def _abstentions(count: int) -> str:
    return "einer Enthaltung" if count == 1 else f"{count} Enthaltungen"


def _explanation(vote: Vote, verdict: Verdict, *, all_rejected: bool) -> str:
    """What was needed, and why that: it stands under a rejection as well, so it never reads as what came about."""
    rejected = " · Alle Teile sind abgelehnt, damit auch der Beschlussvorschlag" if all_rejected else ""
    rule = f"{requirement(verdict)}{rejected}"
    return f"aufgehoben: {vote.annulment_reason} · {rule}" if vote.annulment_reason else rule


def _roll_call(sitting: Sitting, vote: Vote) -> tuple[GroupBallots, ...]:
    groups: dict[str, list[Answer]] = {}
    for voter in vote.register:
        member = sitting.roster.get(voter.person)
        group = member.group if member else ""
        groups.setdefault(group or NO_GROUP, []).append(_answer(vote, voter))
    return tuple(GroupBallots(group=group, ballots=tuple(ballots)) for group, ballots in groups.items())


def _answer(vote: Vote, voter: Voter) -> Answer:
    ballot = vote.ballots.get(voter.person)
    if ballot is None:
        return Answer(voter.name, ANSWERS[None])
    return Answer(
        voter.name, ANSWERS[ballot.choice], WAYS[ballot.source] if ballot.source in IN_BRACKETS else ""
    )


def outcome(item: Item) -> str:
    """What became of an item without a decision."""
    because = f" Grund: {item.remark}" if item.remark else ""
    return {
        ItemState.PENDING: "Der Punkt wird nicht aufgerufen.",
        ItemState.CALLED: "Der Punkt wird aufgerufen.",
        ItemState.DECIDED: "",
        ItemState.NOTED: "Der Punkt wird zur Kenntnis genommen.",
        ItemState.POSTPONED: f"Der Punkt wird vertagt.{because}",
        ItemState.WITHDRAWN: f"Der Punkt wird von der Tagesordnung abgesetzt.{because}",
        ItemState.REFERRED: f"Der Punkt wird verwiesen: {item.remark}.",
    }[item.state]

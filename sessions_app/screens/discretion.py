"""Regions `assurance`, `assured`, `closed` and `results`: what the closed part asks for, and what of it the public hears."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from accounts.actor import Actor
from journal.events import N_
from sessions_app.screens import wording
from sessions_app.screens.audience import Audience
from sessions_app.screens.buttons import accepts, desk_actor
from sessions_app.screens.moves import ANYTHING
from sessions_app.screens.objects import Action, Field, Option, Words, said, words
from sessions_app.screens.regions import shut_out
from sessions_app.screens.wording_field import wording_field
from sessions_app.sitting.assembly import Mode
from sessions_app.sitting.commands import discretion as commands
from sessions_app.sitting.discretion import Announcement, ClosedResult
from sessions_app.sitting.state import Part, Phase, Sitting
from voting.elections.election import Election
from voting.elections.sentences import result_phrase
from voting.vote import Vote


@dataclass(frozen=True)
class Asked:
    """Region `assurance` (member): the word that a remote member gives in the closed part, or has given."""

    action: Action | None = None
    given: bool = False


@dataclass(frozen=True)
class Missing:
    """A remote member who has not yet given the assurance."""

    name: str
    action: Action | None


@dataclass(frozen=True)
class Assured:
    """Region `assured` (desk, in the closed part): who has not given the assurance, or that all have."""

    missing: tuple[Missing, ...] = ()
    everybody: bool = False


@dataclass(frozen=True)
class ResultCase:
    """A closed vote or election whose result the public does not know. `kept`: what was decided on it before."""

    number: str
    title: str
    question: str
    verdict: Words
    kept: Words | None
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class Closed:
    """Region `closed` (desk): which results are still to be decided on."""

    undecided: tuple[ResultCase, ...] = ()
    kept: tuple[ResultCase, ...] = ()


@dataclass(frozen=True)
class ResultLine:
    """An announced result of the closed part: the neutral title and the wording, and nothing else."""

    number: str
    title: str | Words
    wording: str
    at: datetime


@dataclass(frozen=True)
class Results:
    """Region `results`: what was announced of the closed part."""

    lines: tuple[ResultLine, ...] = ()


# Who takes part remotely


def assurance(sitting: Sitting, person: int | None) -> Asked:
    here = sitting.present.get(person) if person is not None else None
    if sitting.part is not Part.CLOSED or here is None or here.mode is not Mode.REMOTE:
        return Asked()
    if not accepts(commands.assure_confidentiality, sitting, Actor(person=person)):
        return Asked(given=person not in sitting.unassured)
    label = words(N_("I assure that nobody else can listen or look on"))
    return Asked(Action("assure_confidentiality", label, primary=True))


# The desk


def assured(sitting: Sitting) -> Assured:
    if sitting.part is not Part.CLOSED or sitting.phase is Phase.CLOSED:
        return Assured()
    by = desk_actor(sitting)
    remote = any(each.mode is Mode.REMOTE for each in sitting.present.values())
    missing = tuple(_missing(sitting, by, person) for person in sitting.unassured)
    return Assured(missing, everybody=remote and not missing)


def closed(sitting: Sitting, *, presides: bool, clerk: bool, chair: bool = False) -> Closed:
    if sitting.phase not in {Phase.OPEN, Phase.INTERRUPTED}:
        return Closed()
    by = desk_actor(sitting, presides=presides, clerk=clerk, chair=chair)
    results = (*map(_of_vote, sitting.votes), *map(_of_election, sitting.elections))
    cases = [(each, sitting.discretion.result_of(**each.given)) for each in results if _open(sitting, each)]
    shown = [(_case(sitting, by, each, before), before) for each, before in cases]
    return Closed(
        undecided=tuple(case for case, before in shown if before is None),
        kept=tuple(case for case, before in shown if before is not None),
    )


@dataclass(frozen=True)
class _Result:
    """What a decision can be on: a vote or an election. `given` names it in the commands."""

    given: Mapping[str, int]
    subjects: tuple[int, ...]
    question: str
    verdict: Words


def _of_vote(vote: Vote) -> _Result:
    carried = vote.verdict is not None and vote.verdict.carried
    verdict = wording.CARRIED if carried else wording.REJECTED
    return _Result({"vote": vote.number}, vote.subjects, vote.question, verdict)


def _of_election(election: Election) -> _Result:
    return _Result(
        {"election": election.number}, (election.subject,), election.office, said(result_phrase(election))
    )


def _missing(sitting: Sitting, by: Actor, person: int) -> Missing:
    name = sitting.roster[person].name
    label = words(N_("Has given the assurance orally"))
    action = Action("assure_confidentiality", label, (("person", str(person)),), small=True, about=name)
    possible = accepts(commands.assure_confidentiality, sitting, by, person=person)
    return Missing(name, action if possible else None)


def _open(sitting: Sitting, result: _Result) -> bool:
    """Whether the chair may still decide on announcing the result; the clerk sees what the chair has to do."""
    chair = desk_actor(sitting, presides=True, clerk=False)
    return accepts(commands.publish_result, sitting, chair, wording=ANYTHING, **result.given)


def _case(sitting: Sitting, by: Actor, result: _Result, before: ClosedResult | None) -> ResultCase:
    items = [each for each in sitting.items if each.id in result.subjects]
    may = accepts(commands.publish_result, sitting, by, wording=ANYTHING, **result.given)
    return ResultCase(
        number=", ".join(each.number for each in items),
        title=" · ".join(each.title for each in items),
        question=result.question,
        verdict=result.verdict,
        kept=_KEPT[before.announcement] if before else None,
        actions=_decisions(result) if may else (),
    )


_KEPT = {
    Announcement.LATER: words(N_("is announced later")),
    Announcement.NEVER: words(N_("is not announced")),
}


def _decisions(result: _Result) -> tuple[Action, ...]:
    given = tuple((name, str(number)) for name, number in result.given.items())
    text = wording_field("wording", words(N_("What the public reads")))
    only_this = words(N_("The public reads exactly this text and nothing else of the closed part."))
    publish = Action("publish_result", words(N_("Announce in public")), given, (text,), hints=(only_this,))
    options = (
        Option(Announcement.LATER.value, words(N_("Announce it later"))),
        Option(Announcement.NEVER.value, words(N_("Do not announce it"))),
    )
    fields = (
        Field("announcement", words(N_("Announcement")), "choice", options),
        Field("reason", words(N_("Reason")), "text", required=False),
    )
    return publish, Action("keep_result", words(N_("Do not announce it now")), given, fields)


# Everybody


def results(sitting: Sitting, audience: Audience) -> Results:
    """From the readmission on, or from the end of a sitting that ends closed; on the wall until an item is called."""
    over = sitting.phase is Phase.CLOSED
    if shut_out(sitting, audience) and not over:
        return Results()
    if audience is Audience.WALL and (over or sitting.current is not None):
        return Results()
    return Results(tuple(_line(sitting, each) for each in sitting.discretion.published))


def _line(sitting: Sitting, each: ClosedResult) -> ResultLine:
    vote = sitting.find_vote(each.vote)
    together = vote.subjects if vote else (each.item,)
    items = [item for item in sitting.items if item.id in together]
    titles = " · ".join(filter(None, (item.public_title for item in items)))
    numbers = ", ".join(item.number for item in items)
    return ResultLine(numbers, titles or words(N_("Closed agenda item")), each.wording, each.at)

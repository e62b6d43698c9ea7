"""Buttons: forms that the commands would accept now. Each is offered only after the command itself said so."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from accounts.actor import Actor
from journal.events import N_, Command, Refused
from sessions_app.screens.bloc import bloc_steps, call_form
from sessions_app.screens.closing import close_action
from sessions_app.screens.counting import counting_steps
from sessions_app.screens.kind_field import kind_field
from sessions_app.screens.majorities import majority_field, majority_hints
from sessions_app.screens.moves import (
    ANYTHING,
    ENDINGS,
    REFER,
    TARGET,
    Candidate,
    forms,
    next_for_urgency,
)
from sessions_app.screens.next_speaker import next_speaker
from sessions_app.screens.objects import Action, Field, Option, Words, words
from sessions_app.screens.parts import main_wording, part_steps
from sessions_app.screens.wording import CHOICES, WAYS
from sessions_app.screens.wording_field import fits, wording_field
from sessions_app.sitting.alternatives import open_alternatives
from sessions_app.sitting.commands import adjournment, agenda, course, votes
from sessions_app.sitting.motions import MotionKind
from sessions_app.sitting.plan import Item, ItemState, Member, Plan
from sessions_app.sitting.state import Part, Phase, Sitting
from voting.rules.majority import Majority
from voting.rules.profiles import load_profile
from voting.vote import ENTERED, Choice, Source, Vote, VoteKind, VotePhase


def accepts(command: Command, sitting: Sitting, by: Actor, **arguments: object) -> bool:
    """Whether the command would be carried out now."""
    try:
        command(sitting, by, **arguments)
    except Refused:
        return False
    return True


def desk_actor(sitting: Sitting, *, presides: bool = False, clerk: bool = True, chair: bool = False) -> Actor:
    """Somebody at the desk, without a name: all who have the same roles there see the same buttons.

    A deputy who `presides` has that right as a person, not as a grant.
    """
    deputy = sitting.leadership.deputy
    leads = chair or (presides and deputy is None)
    roles = {"preside_over": leads, "clerk_of": clerk, "member_of": presides}
    return Actor(
        person=deputy if presides else None,
        grants=frozenset(f"{role}:organization:{sitting.organization}" for role in roles if roles[role]),
    )


# The desk


def call_action(sitting: Sitting, item: Item) -> Action | None:
    """The button on a line of the agenda."""
    if item.id == sitting.current or item.id in sitting.bloc:
        return None
    clerk = desk_actor(sitting)
    if not accepts(agenda.call_item, sitting, clerk, item=item.id):
        return None
    label = words(N_("Call"))
    return Action(
        "call_item", label, (("item", str(item.id)),), small=True, about=f"{item.number} {item.title}"
    )


def desk_actions(sitting: Sitting, *, presides: bool, clerk: bool, chair: bool = False) -> tuple[Action, ...]:
    """What somebody at the desk may do now, in the order of an evening; which of it is next: `next_steps.py`."""
    by = desk_actor(sitting, presides=presides, clerk=clerk, chair=chair)
    return _accepted((*next_for_urgency(sitting), *_candidates(sitting)), sitting, by)


def agenda_actions(sitting: Sitting) -> tuple[Action, ...]:
    """What can be done to the agenda; the same for all at the desk."""
    return _accepted((*call_form(sitting), *forms(sitting)), sitting, desk_actor(sitting))


def _accepted(candidates: Iterable[Candidate], sitting: Sitting, by: Actor) -> tuple[Action, ...]:
    return tuple(
        action for command, arguments, action in candidates if accepts(command, sitting, by, **arguments)
    )


def _candidates(sitting: Sitting) -> Iterable[Candidate]:
    yield _convene(sitting)
    yield course.open_sitting, {}, _open_sitting(sitting)
    yield adjournment.continue_sitting, {}, _plain("continue_sitting", N_("Continue the meeting"))
    yield course.resume, {}, _plain("resume", N_("Resume the meeting"))
    yield from next_speaker(sitting)
    came = sitting.quorum_finding is not None and not sitting.quorum_finding.quorate and sitting.quorate
    came = came or sitting.attendance.challenged_by is not None
    establish = _plain("establish_quorum", N_("Establish whether there is a quorum"), primary=came)
    yield course.establish_quorum, {}, establish
    yield from _vote(sitting)
    yield from _item(sitting)
    yield from _parts(sitting)
    yield _with_reason(course.interrupt, words(N_("Interrupt")), _until())
    yield _with_reason(course.cancel, words(N_("Cancel the meeting")), danger=True)
    yield course.close_sitting, {}, _close_sitting(sitting)


def _open_sitting(sitting: Sitting) -> Action:
    """Says before it is pressed what is missing: a finding that there is no quorum stands in the minutes."""
    if sitting.profile is None:  # not convened: nothing is known, and the command refuses
        return _plain("open_sitting", N_("Open the meeting"))
    hints = []
    if not sitting.quorate:
        numbers = {"present": sitting.quorum_present, "required": sitting.quorum_required}
        hints.append(words(_NO_QUORUM, **numbers))
    chair = sitting.roster.get(sitting.chair)
    if chair and chair.person not in sitting.present:
        hints.append(words(N_("%(name)s, who presides, is not recorded as present."), name=chair.name))
    label = N_("Open the meeting") if sitting.quorate else N_("Open without a quorum")
    return replace(_plain("open_sitting", label, primary=sitting.quorate), hints=tuple(hints))


_NO_QUORUM = N_(
    "There is no quorum (members with a vote present: %(present)s, needed: %(required)s). "
    "The minutes will say so, and no vote can be taken."
)


def _close_sitting(sitting: Sitting) -> Action:
    """Behind a fold that says what is still open; the next step only when nothing is."""
    hints = _left_open(sitting)
    if sitting.part is Part.CLOSED:
        hints += (words(N_("The public is still excluded. Readmit it first, so that it hears the end.")),)
    ready = not hints and sitting.phase is Phase.OPEN
    action = _plain("close_sitting", N_("Close the meeting"), primary=ready)
    return replace(action, hints=hints, folded=not ready)


def _left_open(sitting: Sitting) -> tuple[Words, ...]:
    """How many items were never called, and how many called and not concluded."""
    states = Counter(item.state for item in sitting.items)
    return tuple(
        words(one) if states[state] == 1 else words(more, number=states[state])
        for state, (one, more) in _LEFT_OPEN.items()
        if states[state]
    )


_LEFT_OPEN = {
    ItemState.PENDING: (
        N_("One item has not been called."),
        N_("%(number)s items have not been called."),
    ),
    ItemState.CALLED: (
        N_("One item was called, but not concluded."),
        N_("%(number)s items were called, but not concluded."),
    ),
}


_ANY_PLAN = Plan(
    items=(Item(id=1, number="", title=""),),
    members=(Member(person=1, name=""),),
    chair=1,
    statutory_number=1,
    profile=load_profile("nrw"),
)


def _convene(sitting: Sitting) -> Candidate:
    """The plan is made of rows when the button is pressed; the rest of the command's questions is asked here.

    Convening again is rare, so it stands behind a fold: nobody presses it because nothing else is there yet.
    """
    again = sitting.phase is Phase.CONVENED
    label = N_("Convene again with the present agenda and roster") if again else N_("Convene the meeting")
    plan = replace(_ANY_PLAN, meeting=sitting.meeting, organization=sitting.organization)
    hints = _CONVENED_AGAIN if again else _CONVENED
    action = replace(_plain("convene", label, primary=not again), folded=again, hints=hints)
    return course.convene, {"plan": plan}, action


_CONVENED = (
    words(N_("The agenda as published, the members with their right to vote, and the rules are fixed then.")),
    words(
        N_(
            "Members can then test their devices and report themselves as present. Nobody is sent a letter or e-mail."
        )
    ),
    words(
        N_(
            "This stays in the journal. Until the first member is present you can convene again; "
            "afterwards the agenda changes only in the meeting, with a reason."
        )
    ),
)
_CONVENED_AGAIN = (
    words(
        N_("The agenda, the members and the rules are fixed anew as they stand now. The journal keeps both.")
    ),
)


def _vote(sitting: Sitting) -> Iterable[Candidate]:
    vote = sitting.last_vote
    if vote is None:
        return
    given = (("vote", str(vote.number)),)
    named: dict[str, object] = {"vote": vote.number}
    yield from counting_steps(vote)
    yield votes.close_vote, named, close_action(sitting, vote)
    if vote.phase is VotePhase.CLOSED:
        announce = Action("announce_result", words(N_("Announce the result")), given, primary=True)
        yield votes.announce_result, named, announce
    if vote.outstanding:
        voter = vote.outstanding[0].person
        options = tuple(Option(str(each.person), each.name) for each in vote.outstanding)
        fields = (Field("voter", words(N_("Member")), "choice", options), _choice(vote), _WAY)
        entry = Action("cast_ballot", words(N_("Enter a member's vote")), given, fields)
        yield votes.cast_ballot, {**named, "voter": voter, "choice": Choice.YES}, entry
    yield _with_reason(votes.annul_vote, words(N_("Annul the vote")), given=given, known=named)


def _choice(vote: Vote) -> Field:
    options = tuple(Option(choice.value, CHOICES[choice]) for choice in vote.choices)
    return Field("choice", words(N_("Choice")), "choice", options)


_WAY = Field(
    "source",
    words(N_("How it came")),
    "choice",
    tuple(Option(each.value, WAYS[each], chosen=each is Source.DESK) for each in ENTERED),
)


def _item(sitting: Sitting) -> Iterable[Candidate]:
    item = sitting.item
    if item:
        if sitting.bloc:
            yield from bloc_steps(sitting, item)
        elif (
            sitting.vote is None
        ):  # else all of it would be put together, at each picture of a vote, to be refused
            yield _open_vote(sitting, item)
            yield from part_steps(sitting, item)
        given = (("item", str(item.id)),)
        named: dict[str, object] = {"item": item.id}
        note = words(N_("Take note of the item"))
        yield agenda.note_item, named, Action("note_item", note, given, primary=not item.takes_vote)
        for command, label in ENDINGS.items():
            yield _with_reason(command, label, given=given, known=named)
        yield _with_reason(agenda.refer_item, REFER, TARGET, given=given, known={**named, "to": ANYTHING})
    if upcoming := _next_item(sitting):
        given = (("item", str(upcoming.id)),)
        label = words(N_("Call item %(number)s"), number=upcoming.number)
        done = item is None or item.state is not ItemState.CALLED
        call = Action("call_item", label, given, primary=done, about=upcoming.title)
        yield agenda.call_item, {"item": upcoming.id}, call


def _open_vote(sitting: Sitting, item: Item) -> Candidate:
    """The main question; after adopted amendments the clerk writes into its wording what they changed."""
    amendments = sitting.motions.adopted(item.id, MotionKind.AMENDMENT)
    text = main_wording(sitting, item)
    fields = (
        wording_field("question", words(N_("What is being voted on?")), text),
        majority_field(sitting, item),
        kind_field(sitting, item),
    )
    given = (("item", str(item.id)),)
    first = item.state is ItemState.CALLED
    divided = sitting.divisions.of(item.id) is not None
    label = words(_FINAL if divided else _AS_AMENDED if amendments else _AS_PROPOSED)
    adopted = () if divided else (words(_ADOPTED, motion=each.number) for each in amendments)
    alternatives = ", ".join(str(each.number) for each in open_alternatives(sitting, item.id))
    settles = (words(_SETTLES, motions=alternatives),) if alternatives else ()
    as_it_stands = () if fits(text) or amendments else (words(_AS_IT_STANDS),)
    hints = (*adopted, *settles, *as_it_stands, *majority_hints(sitting, item))
    action = Action("open_vote", label, given, fields, primary=first, hints=hints)
    kind = next((each.value for each in fields[-1].options), VoteKind.OPEN.value)
    return (
        votes.open_vote,
        {"item": item.id, "question": ANYTHING, "majority": Majority.SIMPLE, "kind": kind},
        action,
    )


_FINAL = N_("Open the final vote")
_AS_AMENDED = N_("Open the vote as amended")
_AS_PROPOSED = N_("Open the vote")
_AS_IT_STANDS = N_(
    "The proposed wording is too long for this field: leave it empty, and it is put to the vote as it stands."
)
_SETTLES = N_("If it is carried, these alternatives are settled without a vote: %(motions)s.")
_ADOPTED = N_("Motion %(motion)s was adopted: work it into the wording. Everybody sees what you enter here.")


def _next_item(sitting: Sitting) -> Item | None:
    """What of a joint debate is still undecided, else the first item of the running part that was not called."""
    group = sitting.moves.group_of(sitting.current) if sitting.current is not None else ()
    undecided = (each for each in sitting.items if each.id in group and each.id != sitting.current)
    joint = next((each for each in undecided if each.state is ItemState.CALLED), None)
    if joint:
        return joint
    public = sitting.part is Part.PUBLIC
    waiting = (item for item in sitting.items if item.public is public and item.state is ItemState.PENDING)
    return next(waiting, None)


def _parts(sitting: Sitting) -> Iterable[Candidate]:
    none_left = _next_item(sitting) is None and (
        sitting.item is None or sitting.item.state is not ItemState.CALLED
    )
    closed_left = any(not item.public and item.state is ItemState.PENDING for item in sitting.items)
    primary = none_left and closed_left
    yield _with_reason(agenda.exclude_public, words(N_("Exclude the public")), primary=primary)
    label = N_("Readmit the public")
    yield agenda.readmit_public, {}, _plain("readmit_public", label, primary=none_left)


def _plain(do: str, label: str, *, primary: bool = True) -> Action:
    return Action(do, words(label), primary=primary)


def _until() -> Field:
    return Field("until", words(N_("Until (time)")), "time", required=False)


def _with_reason(
    command: Command,
    label: Words,
    *more: Field,
    given: tuple[tuple[str, str], ...] = (),
    known: Mapping[str, object] = MappingProxyType({}),
    primary: bool = False,
    danger: bool = False,
) -> Candidate:
    optional = command is course.interrupt
    fields = (Field("reason", words(N_("Reason")), "text", required=not optional), *more)
    action = Action(command.__name__, label, given, fields, primary=primary, danger=danger)
    return command, {**known, "reason": ANYTHING}, action

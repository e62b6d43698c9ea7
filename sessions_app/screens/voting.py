"""Regions `vote`, `names` and `you`: the vote as everybody sees it, and the voting card of one person."""

from dataclasses import replace

from journal.events import N_
from sessions_app.screens import wording
from sessions_app.screens.attendance import own_declarations
from sessions_app.screens.attendance_buttons import own_attendance_actions
from sessions_app.screens.audience import INSIDERS, Audience
from sessions_app.screens.bias import biased_in
from sessions_app.screens.counting import counted_by
from sessions_app.screens.majorities import needed
from sessions_app.screens.motions import about
from sessions_app.screens.objects import Count, NamedVote, Names, Option, Voting, Words, You, said, words
from sessions_app.screens.regions import shut_out
from sessions_app.screens.register import barred
from sessions_app.sitting.eligibility import NotEntitled, paragraph, why_not, why_not_in
from sessions_app.sitting.repetition import repeats
from sessions_app.sitting.state import Phase, Sitting
from voting.rules.sentence import result_sentence
from voting.vote import ENTERED, Choice, Vote, VoteKind, VotePhase, Voter

LISTED = 120  # electors whose ballots the desk, and in a roll call the hall, follows one by one
MISSING_LISTED = 30  # as many missing names are worth reading while a vote runs


def shown_vote(sitting: Sitting) -> Vote | None:
    """The vote that is running, or the last one on what is still being dealt with."""
    last = sitting.last_vote
    return sitting.vote or (last if last and _still_about(sitting, last) else None)


def _still_about(sitting: Sitting, last: Vote) -> bool:
    """Its item is still called; about urgency, nothing else has been called since. After the evening nothing is dealt with."""
    if sitting.phase is Phase.CLOSED:
        return False
    if last.number not in sitting.moves.urgency_votes:
        return last.subject == sitting.current
    spans = [moment for span in sitting.closed_parts for moment in (span.started_at, span.ended_at) if moment]
    calls = [each.called_at for each in sitting.items if each.called_at]
    return last.opened_at >= max([*spans, *calls], default=last.opened_at)


def vote(sitting: Sitting, audience: Audience) -> Voting:
    if shut_out(sitting, audience):
        return Voting(hidden=True)
    shown = shown_vote(sitting)
    if shown is None:
        return Voting()
    subject = sitting.find_subject(shown.subject)
    if audience not in INSIDERS and not (subject and subject.public):
        return Voting(hidden=True)
    return _voting(sitting, shown, inside=audience is Audience.MEMBER)


def with_numbers(view: Voting, numbers: tuple[tuple[str, str], ...]) -> Voting:
    """An announced vote with the number of the resolution that came of it; of several with the items."""
    if not numbers or view.state != VotePhase.ANNOUNCED.value:
        return view
    if len(numbers) == 1:
        resolution = words(N_("Resolution %(number)s"), number=numbers[0][1])
    else:
        listed = ", ".join(f"{number} ({item})" for item, number in numbers)
        resolution = words(N_("Resolutions %(numbers)s"), numbers=listed)
    told = words(_ANNOUNCED, verdict=view.announcement or "", resolution=resolution)
    return replace(view, resolution=resolution, announcement=told)


_ANNOUNCED = N_("%(verdict)s %(resolution)s.")


def _counted(shown: Vote) -> bool:
    return shown.phase in {VotePhase.CLOSED, VotePhase.ANNOUNCED}


def _voting(sitting: Sitting, shown: Vote, *, inside: bool) -> Voting:
    counted = _counted(shown)
    return Voting(
        state=shown.phase.value,
        announcement=verdict(shown) if counted else wording.VOTE_ANNOUNCED_AS.get(shown.phase),
        number=shown.number,
        about=about(sitting, shown),
        on_motion=shown.motion is not None,
        question=shown.question,
        kind=shown.kind.value,
        kind_words=wording.KINDS[shown.kind],
        who_sees=(wording.WHO_SEES if inside else wording.WHO_SEES_FROM_OUTSIDE)[shown.kind],
        opened_at=shown.opened_at,
        received=shown.cast,
        entitled=len(shown.register),
        progress=_progress(shown),
        counts=_counts(shown) if counted else (),
        carried=shown.verdict.carried if shown.verdict else None,
        verdict=verdict(shown) if counted else None,
        needed=needed(shown) if shown.phase is VotePhase.OPEN else None,
        barred=barred(shown.entitlements) if shown.phase is VotePhase.OPEN else None,
        annulled=words(_ANNULLED, reason=shown.annulment_reason) if shown.annulled_at else None,
        repeats=_repeats(sitting, shown),
        biased=biased_in(sitting, shown),
    )


_ANNULLED = N_("It does not count. Reason: %(reason)s")
_REPEATS = N_("This vote repeats vote %(vote)s, which was annulled: %(reason)s")


def _repeats(sitting: Sitting, shown: Vote) -> Words | None:
    before = repeats(sitting, shown)
    return words(_REPEATS, vote=before.number, reason=before.annulment_reason) if before else None


def _progress(shown: Vote) -> Words:
    if shown.kind is VoteKind.SECRET:
        return words(_PAPERS, received=shown.cast, entitled=len(shown.register))
    if shown.kind is not VoteKind.HANDS or shown.counting.agreed:
        return words(_VOTED, received=shown.cast, entitled=len(shown.register))
    elsewhere = len(shown.register) - len(shown.in_hall)
    return (
        words(_COUNTING_BESIDES, received=shown.cast, entitled=elsewhere) if elsewhere else words(_COUNTING)
    )


_VOTED = N_("%(received)s of %(entitled)s have voted")
_PAPERS = N_("%(received)s of %(entitled)s have handed in a ballot paper")
_COUNTING = N_("The hands in the hall are being counted")
_COUNTING_BESIDES = N_(
    "The hands in the hall are being counted; connected by video: %(received)s of %(entitled)s have voted"
)


def names(sitting: Sitting, audience: Audience) -> Names:
    """Who voted how, once the vote is counted (§ 4 Abs. 1 DigiSiVO NRW); for insiders who has voted before.

    In a roll call the hall sees who has answered, as it hears it; nobody sees what before the vote is closed.
    """
    state = vote(sitting, audience)
    shown = shown_vote(sitting)
    if shown is None or state.hidden or shown.phase is VotePhase.ANNULLED:
        return Names()
    counted = _counted(shown)
    called_by_name = audience is Audience.WALL and shown.kind is VoteKind.ROLL_CALL
    if counted or ((called_by_name or audience is Audience.DESK) and len(shown.register) <= LISTED):
        electors = _electors(sitting, shown, counted, ways=audience is Audience.DESK)
        return Names(counted, electors, by_hand=counted_by(shown) if counted else None)
    missing = tuple(voter.name for voter in shown.outstanding)
    if audience in INSIDERS and len(missing) <= MISSING_LISTED:
        return Names(missing=missing)
    return Names()


def _electors(sitting: Sitting, shown: Vote, counted: bool, *, ways: bool) -> tuple[NamedVote, ...]:
    """Without those who are counted in the hall: nobody has written down how they voted. Of a secret vote it is known
    who has handed in a paper, as long as that is collected.
    """
    collecting = shown.kind is VoteKind.SECRET and not counted
    others = (voter for voter in shown.register if collecting or voter.person not in shown.hall)
    return tuple(_named(sitting, shown, voter, counted=counted, ways=ways) for voter in others)


def _named(sitting: Sitting, shown: Vote, voter: Voter, *, counted: bool, ways: bool) -> NamedVote:
    member = sitting.roster.get(voter.person)
    ballot = shown.ballots.get(voter.person)
    choice = ballot.choice if ballot and counted else None
    return NamedVote(
        name=voter.name,
        group=member.group if member else "",
        voted=ballot is not None or voter.person in shown.handed_in,
        choice=choice.value if choice else "",
        choice_words=wording.CHOICES[choice] if choice else None,
        way=wording.WAYS[ballot.source] if ways and ballot and ballot.source in ENTERED else None,
    )


def _counts(shown: Vote) -> tuple[Count, ...]:
    tally = shown.tally
    numbers = {Choice.YES: tally.yes, Choice.NO: tally.no, Choice.ABSTAIN: tally.abstain}
    counts = [Count(choice.value, wording.CHOICES[choice], number) for choice, number in numbers.items()]
    if tally.invalid:
        counts.append(Count("invalid", wording.INVALID, tally.invalid))
    if tally.not_voted:
        counts.append(Count("not_voted", wording.NOT_VOTED, tally.not_voted))
    return tuple(counts)


def verdict(shown: Vote) -> Words:
    """The result in one sentence with its arithmetic."""
    assert shown.verdict is not None  # asked for counted votes alone
    return said(result_sentence(shown.tally, shown.verdict))


# The voting card.


def you(sitting: Sitting, person: int | None) -> You:
    """The card of one person. Anybody who is not on the roster has an empty one."""
    if sitting.phase is Phase.PLANNED:
        return You("not_convened", starts_at=sitting.starts_at)
    if person is None or person not in sitting.roster:
        return You("not_entitled", reason=words(NotEntitled.NOT_A_MEMBER.value))
    here = sitting.present.get(person)
    own = _card(sitting, person)
    return You(
        **own,  # type: ignore[arg-type]  # _card names fields of You alone
        votes=sitting.roster[person].voting_right,
        present=here.mode.value if here else "",
        presence_words=wording.MODES[here.mode] if here else wording.ABSENT,
        unconfirmed=here is not None and not here.confirmed,
        actions=own_attendance_actions(sitting, person),
        declarations=own_declarations(sitting, person),
    )


def _card(sitting: Sitting, person: int) -> dict[str, object]:
    if not sitting.roster[person].voting_right:
        return {"state": "not_entitled", "reason": words(NotEntitled.ADVISORY.value)}
    shown = shown_vote(sitting)
    of_debate = shown is not None and any(shown.subject == each.id for each in sitting.at_stake)
    kept_away = (
        person in sitting.sent_out and of_debate and shown is not None and person not in shown.electors
    )
    if shown is None or shown.phase is VotePhase.ANNULLED or kept_away:
        return _before(sitting, person)
    return _card_of(sitting, shown, person)


def _before(sitting: Sitting, person: int) -> dict[str, object]:
    """No vote is open for this member; who will have none in this matter is told so beforehand."""
    reason = NotEntitled.RECUSED if sitting.is_biased(person) else _told_before(sitting, person)
    if reason is None:
        return {"state": "not_open"}
    return {"state": "not_entitled", "reason": words(reason.value, source=paragraph(sitting, person))}


def _card_of(sitting: Sitting, shown: Vote, person: int) -> dict[str, object]:
    ballot = shown.ballots.get(person)
    own: dict[str, object] = {
        "ballot": shown.number,
        "about": about(sitting, shown),
        "question": shown.question,
        "kind_words": wording.KINDS[shown.kind],
        "who_sees": wording.WHO_SEES[shown.kind],
        "choice": wording.CHOICES[ballot.choice] if ballot else None,
        "recorded_at": ballot.at.replace(second=0, microsecond=0) if ballot else None,
    }
    if person not in shown.electors:
        reason = why_not_in(shown, sitting, person)
        told = words(reason.value, source=paragraph(sitting, person, shown))
        return {"state": "not_entitled", "reason": told, "ballot": shown.number}
    if person in shown.hall:
        return {**own, "state": "in_hall", **_in_hall(shown, person)}
    if shown.phase is not VotePhase.OPEN:
        return {**own, "state": "closed", "result": verdict(shown)}
    options = () if ballot and not shown.ballot_change else _options(shown, ballot.choice if ballot else None)
    return {**own, "state": "recorded" if ballot else "open", "options": options}


def _in_hall(shown: Vote, person: int) -> dict[str, object]:
    """What is said instead of a ballot to whom votes by hand, or with a paper."""
    during, afterwards = _IN_HALL[shown.kind]
    if shown.phase is not VotePhase.OPEN:
        return {"reason": words(afterwards), "result": verdict(shown)}
    return {"reason": words(_IN_URN if person in shown.handed_in else during)}


_RAISE = N_(
    "Hands are raised in the hall: please raise yours when the chair asks. Two tellers count; nothing is pressed here."
)
_IN_HALL = {
    VoteKind.HANDS: (_RAISE, N_("The vote was taken by show of hands in the hall.")),
    VoteKind.SECRET: (
        N_(
            "This vote is secret: please put your ballot paper into the urn in the hall. Nothing is pressed here, and "
            "nobody learns how you voted."
        ),
        N_("The vote was secret, with ballot papers in the hall."),
    ),
}
_IN_URN = N_("Your ballot paper is recorded as handed in. How you voted is known to nobody.")


def _told_before(sitting: Sitting, person: int) -> NotEntitled | None:
    """Why the next vote will be one without this person, where that can be said before it is opened."""
    reason = why_not(sitting, person) if sitting.phase is Phase.OPEN else None
    if person in sitting.recused:
        return NotEntitled.RECUSED
    return reason if reason in _KNOWN_BEFORE else None


_KNOWN_BEFORE = frozenset(
    {NotEntitled.ADVISORY, NotEntitled.REPLACED, NotEntitled.EXPELLED, NotEntitled.OFFICE}
)


def _options(shown: Vote, chosen: Choice | None) -> tuple[Option, ...]:
    return tuple(Option(choice.value, wording.CHOICES[choice], choice is chosen) for choice in shown.choices)

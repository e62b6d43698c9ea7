"""What two tellers count in the hall, by show of hands or on paper: the forms at the desk, the sentence for everybody."""

from collections.abc import Iterable, Mapping

from journal.events import N_
from sessions_app.screens.moves import ANYTHING, Candidate
from sessions_app.screens.objects import Action, Field, Option, Words, words
from sessions_app.sitting.commands import votes
from sessions_app.sitting.elections import Numbered
from voting.commands import uncounted
from voting.tellers import Counting
from voting.vote import COUNTED_BY_TELLERS, Vote, VoteKind, VotePhase

COMMANDS = {VoteKind.HANDS: votes.count_hands, VoteKind.SECRET: votes.count_papers}
_FIRST, _SECOND = N_("Enter the first teller's count"), N_("Enter the second teller's count")
_AGAIN = {
    VoteKind.HANDS: N_("Have the hands counted again"),
    VoteKind.SECRET: N_("Have the papers counted again"),
}
_BEFORE = {
    VoteKind.HANDS: N_(
        "In the hall, with a vote: %(number)s. Each of the two tellers counts without the other's numbers."
    ),
    VoteKind.SECRET: N_(
        "In the urn: %(number)s papers. Each of the two tellers counts without the other's numbers."
    ),
}
_BETWEEN = N_("%(teller)s has counted. The second teller's numbers have to be the same.")
# By the kind of vote, and whether there is exactly one abstention.
_COUNTED: Mapping[tuple[VoteKind, bool], str] = {
    (VoteKind.HANDS, True): N_(
        "By show of hands, counted by %(tellers)s: %(yes)s Yes, %(no)s No, one abstention."
    ),
    (VoteKind.HANDS, False): N_(
        "By show of hands, counted by %(tellers)s: %(yes)s Yes, %(no)s No, %(abstain)s abstentions."
    ),
    (VoteKind.SECRET, True): N_(
        "In secret on paper, counted by %(tellers)s: %(yes)s Yes, %(no)s No, one abstention; invalid: %(invalid)s."
    ),
    (VoteKind.SECRET, False): N_(
        "In secret on paper, counted by %(tellers)s: %(yes)s Yes, %(no)s No, %(abstain)s abstentions; invalid: "
        "%(invalid)s."
    ),
}


def counting_steps(vote: Vote) -> Iterable[Candidate]:
    """Who handed in a paper, and the count that is due, or another round of it; primary is what comes next."""
    if vote.kind not in COUNTED_BY_TELLERS or vote.phase is not VotePhase.OPEN:
        return
    begun = bool(vote.counting.counts)
    collecting = vote.kind is VoteKind.SECRET and bool(vote.outstanding) and not begun
    if vote.kind is VoteKind.SECRET:
        yield _papers(vote, primary=collecting)
    yield _count(vote, primary=not collecting and uncounted(vote) is not None)


def _papers(vote: Vote, *, primary: bool) -> Candidate:
    people = tuple(
        Option(str(each.person), each.name, chosen=each.person in vote.handed_in) for each in vote.register
    )
    label = words(N_("Record who has handed in a ballot paper"))
    field = Field("voters", words(N_("Has handed in a ballot paper")), "ticks", people, required=False)
    action = Action("hand_in_papers", label, _given(vote), (field,), primary=primary)
    others = {each.person: ANYTHING for each in vote.register if each.person not in vote.handed_in}
    return votes.hand_in_papers, {"vote": vote.number, "voters": Numbered(others)}, action


def _count(vote: Vote, *, primary: bool) -> Candidate:
    counting, command = vote.counting, COMMANDS[vote.kind]
    again = counting.agreed is not None and uncounted(vote) is None
    label = _SECOND if counting.first else _AGAIN[vote.kind] if again else _FIRST
    hints = tuple(_hints(vote))
    action = Action(command.__name__, words(label), _given(vote), _fields(vote), primary=primary, hints=hints)
    possible = str(len(vote.handed_in))
    return command, {"vote": vote.number, "teller": ANYTHING, "yes": possible, "no": "0"}, action


def _given(vote: Vote) -> tuple[tuple[str, str], ...]:
    return (("vote", str(vote.number)),)


def _fields(vote: Vote) -> tuple[Field, ...]:
    teller = Field("teller", words(N_("Teller")), "text", value=_expected(vote.counting))
    numbers = [Field("yes", words(N_("Yes")), "number"), Field("no", words(N_("No")), "number")]
    if not vote.no_abstention:
        numbers.append(Field("abstain", words(N_("Abstentions")), "number", value="0"))
    if vote.kind is VoteKind.SECRET:
        numbers.append(Field("invalid", words(N_("Invalid")), "number", value="0"))
    return (teller, *numbers)


def _expected(counting: Counting) -> str:
    """Whoever counted in this place in the round before."""
    return counting.counts[-2].teller if len(counting.counts) > 1 else ""


def _hints(vote: Vote) -> Iterable[Words]:
    """What has to be known now: one sentence."""
    counting = vote.counting
    differs = uncounted(vote) if counting.counts else None
    if counting.first is not None:
        yield words(_BETWEEN, teller=counting.first.teller)
    elif differs is not None:
        yield words(differs.sentence, **differs.details)
    else:
        number = len(vote.handed_in if vote.kind is VoteKind.SECRET else vote.in_hall)
        yield words(_BEFORE[vote.kind], number=number)


def counted_by(vote: Vote) -> Words | None:
    """What was counted in the hall as a sum, with both tellers' names, once they agree."""
    agreed = vote.counting.agreed
    if agreed is None:
        return None
    first, second = (each.teller for each in vote.counting.round)
    tellers = words(N_("%(first)s and %(second)s"), first=first, second=second)
    return words(_COUNTED[vote.kind, agreed.abstain == 1], tellers=tellers, **agreed._asdict())

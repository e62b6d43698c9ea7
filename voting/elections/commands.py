"""What can be done with an election. Pure; who may do it is the caller's question."""

from collections import Counter
from collections.abc import Mapping, Sequence

from journal.events import Refusal, Refused, require
from voting.elections.counts import Count, check_count
from voting.elections.election import Candidate, Election, ElectionPhase, Form, Manner, Way
from voting.elections.events import (
    ElectionAnnounced,
    ElectionAnswered,
    ElectionBrokenOff,
    ElectionOpened,
    LotDrawn,
    RoundCalled,
    RoundCounted,
)
from voting.elections.lists import Division, judge_lists
from voting.elections.outcome import Asked, Needed, Outcome, Step, judge
from voting.elections.refusals import ElectionRefusal
from voting.elections.rules import Alone, ByHand
from voting.refusals import read_word
from voting.register import Entitlement
from voting.rules.profiles import ElectionRules, Profile, RuleName
from voting.seats.allocation import Method
from voting.seats.lots import by_seed
from voting.seats.proposals import MOST_LETTERS, MOST_SEATS
from voting.vote import Voter

MOST_OFFICE = 200  # letters
MOST_CANDIDATES = 50  # more than any German council elects between; they keep a typing error small


def open_election(
    profile: Profile,
    *,
    number: int,
    subject: int,
    office: str,
    names: Sequence[str],
    register: tuple[Voter, ...],
    statutory_number: int,
    seats: int = 1,
    marks: int = 1,
    form: str = Form.PERSONS,
    manner: str = Manner.PAPER,
    unopposed: bool = False,
    method: str = "",
    second: bool = False,
) -> ElectionOpened:
    """Opens an election under a profile. Words of a form may come as they are; `names` without the empty ones.

    `statutory_number`: without whom an office bars. `second`: the second round, after one of a single candidate earlier.
    """
    rules = profile.elections
    if rules is None:
        raise Refused(ElectionRefusal.NO_RULES)
    asked_form, asked_manner = _read_words(form, manner)
    _check_office(office)
    stand = _read_names(names)
    _check_numbers(asked_form, seats, marks)
    require(register, ElectionRefusal.NOBODY_ENTITLED)
    _check_second(rules, asked_form, len(stand), seats, second=second)
    if asked_manner is Manner.HANDS:
        _check_hands(rules, asked_form, len(stand), unopposed=unopposed)
    chosen, source = _method(rules.seats, method) if asked_form is Form.LISTS else (None, "")
    return ElectionOpened(
        number=number,
        subject=subject,
        office=office.strip(),
        form=asked_form,
        manner=asked_manner,
        candidates=tuple(Candidate(at, name) for at, name in enumerate(stand, start=1)),
        seats=seats,
        marks=marks,
        rules=rules,
        statutory_number=statutory_number,
        register=register,
        method=chosen,
        method_source=source,
        unopposed=unopposed and asked_manner is Manner.HANDS,
        needed=Needed.MAJORITY_AGAIN if second else Needed.MAJORITY,
    )


def _check_second(rules: ElectionRules, form: Form, candidates: int, seats: int, *, second: bool) -> None:
    """Where the law puts it off: at least a week later, with the same majority (§ 37 Abs. 7 GemO BW)."""
    if not second:
        return
    put_off = rules.alone.value == Alone.SAME_MAJORITY_LATER
    require(put_off, ElectionRefusal.SECOND_AT_ONCE, source=rules.alone.source)
    alone = form is Form.PERSONS and candidates <= seats
    require(alone, ElectionRefusal.SECOND_OF_ONE, source=rules.alone.source)


# Joint proposals and the naming by groups have an opening of their own (`composition`).
_FORMS = frozenset({Form.PERSONS, Form.LISTS})
_MANNERS = frozenset({Manner.PAPER, Manner.HANDS})


def _read_words(form: str, manner: str) -> tuple[Form, Manner]:
    asked = read_word(Form, form, ElectionRefusal.UNKNOWN_FORM)
    how = read_word(Manner, manner, ElectionRefusal.UNKNOWN_MANNER)
    require(asked in _FORMS, ElectionRefusal.UNKNOWN_FORM)
    require(how in _MANNERS, ElectionRefusal.UNKNOWN_MANNER)
    return asked, how


def _check_office(office: str) -> None:
    require(office.strip(), ElectionRefusal.NO_OFFICE)
    require(len(office) <= MOST_OFFICE, ElectionRefusal.LONG_OFFICE, most=MOST_OFFICE)


def _read_names(typed: Sequence[str]) -> list[str]:
    """Nobody stands twice, whatever the case of the letters."""
    names = [" ".join(name.split()) for name in typed if name.strip()]
    require(names, ElectionRefusal.NO_CANDIDATES)
    require(len(names) <= MOST_CANDIDATES, ElectionRefusal.TOO_MANY_CANDIDATES, most=MOST_CANDIDATES)
    counted = Counter(name.casefold() for name in names)
    for name in names:
        short = name[:MOST_LETTERS]
        require(len(name) <= MOST_LETTERS, ElectionRefusal.LONG_CANDIDATE, name=short, most=MOST_LETTERS)
        require(counted[name.casefold()] == 1, ElectionRefusal.DOUBLED_CANDIDATE, name=name)
    return names


def _check_numbers(form: Form, seats: int, marks: int) -> None:
    require(seats >= 1, ElectionRefusal.NO_SEATS)
    require(seats <= MOST_SEATS, ElectionRefusal.TOO_MANY_SEATS, most=MOST_SEATS)
    require(marks >= 1, ElectionRefusal.NO_MARKS)
    require(marks <= seats, ElectionRefusal.MORE_MARKS_THAN_SEATS, seats=seats)
    require(form is Form.PERSONS or marks == 1, ElectionRefusal.ONE_LIST_EACH)


# What has to be said before hands are shown, by what the law asks for.
_NOT_SAID: Mapping[ByHand, Refusal] = {
    ByHand.NOBODY_OBJECTS: ElectionRefusal.HANDS_NOT_ASKED,
    ByHand.PERSONS_ONLY: ElectionRefusal.HANDS_NOT_ASKED,
    ByHand.ONE_CANDIDATE: ElectionRefusal.HANDS_NOT_ASKED,
    ByHand.UNANIMOUS: ElectionRefusal.HANDS_NOT_UNANIMOUS,
}


def _check_hands(rules: ElectionRules, form: Form, candidates: int, *, unopposed: bool) -> None:
    """Openly only where the law allows it, and nobody objects (§ 50 Abs. 2 GO NRW, § 55 Abs. 3 HGO, § 37 Abs. 7
    GemO BW, § 67 NKomVG) or everybody agrees (§ 39 Abs. 1 BbgKVerf).
    """
    allowed, source = ByHand(rules.by_hand.value), rules.by_hand.source
    require(allowed is not ByHand.NEVER, ElectionRefusal.HANDS_NEVER, source=source)
    lists = form is Form.LISTS and allowed is ByHand.PERSONS_ONLY
    require(not lists, ElectionRefusal.HANDS_NOT_FOR_LISTS, source=source)
    single = candidates == 1 or allowed is not ByHand.ONE_CANDIDATE
    require(single, ElectionRefusal.HANDS_ONE_CANDIDATE, source=source)
    require(unopposed, _NOT_SAID[allowed], source=source)


def _method(law: RuleName, chosen: str) -> tuple[Method, str]:
    """How seats are divided among lists: by the law, and only where it leaves that open as the desk says."""
    if law.value:
        return Method(law.value), law.source
    require(chosen, ElectionRefusal.NO_METHOD, source=law.source)
    return read_word(Method, chosen, ElectionRefusal.UNKNOWN_METHOD), law.source


def count_round(election: Election, *, count: Count, tellers: str, reason: str = "") -> RoundCounted:
    """Enters what the tellers found. A round that is counted already is counted again only with a reason, and not
    after its lot.
    """
    require(election.may_become(ElectionPhase.COUNTED), ElectionRefusal.FINISHED)
    require(election.form is not Form.STRENGTH, ElectionRefusal.BY_STRENGTH)
    require(election.round.lot is None, ElectionRefusal.NOT_COUNTING)
    counted = election.round.count is not None
    require(not counted or reason.strip(), ElectionRefusal.ALREADY_COUNTED)
    names = election.names_of(election.round.candidates)
    check_count(count, names, marks=election.open_marks, entitled=len(election.round.register))
    require(tellers.strip(), ElectionRefusal.NO_TELLERS)
    outcome = outcome_of(election, count)
    again = reason.strip() if counted else ""
    return RoundCounted(
        election=election.number,
        round_number=election.round.number,
        count=count,
        tellers=tellers.strip(),
        outcome=outcome,
        reason=again,
    )


def outcome_of(election: Election, count: Count) -> Outcome:
    """What the round leads to with this count."""
    round_ = election.round
    if election.by_lists:
        return judge_lists(division_of(election), count)
    asked = Asked(
        rules=election.rules,
        seats=election.open_seats,
        candidates=round_.candidates,
        needed=round_.needed,
        entitled=len(round_.register),
        statutory_number=election.statutory_number,
    )
    return judge(asked, count)


def division_of(election: Election) -> Division:
    """What is divided among the lists of the election."""
    return Division(
        rules=election.rules,
        names=election.names_of(election.round.candidates),
        seats=election.seats,
        method=election.method,
        source=election.method_source,
        entitled=len(election.round.register),
        statutory_number=election.statutory_number,
        by_strength=election.form is Form.STRENGTH,
    )


def draw_lot(
    election: Election,
    *,
    drawn_by: str,
    witnesses: str,
    winners: Sequence[int] = (),
    seed: str = "",
    way: str = Way.HAND,
) -> LotDrawn:
    """Enters the lot: `winners` as it was drawn by hand, or whom the `seed` names."""
    asked = read_word(Way, way, ElectionRefusal.UNKNOWN_WAY)
    lot, result = election.lot, election.result
    if lot is None or result is None:
        raise Refused(ElectionRefusal.NO_LOT_WAITED_FOR)
    require(drawn_by.strip() and witnesses.strip(), ElectionRefusal.LOT_UNWITNESSED)
    by_number = {election.name_of(each): each for each in result.drawing}
    if asked is Way.SEED:
        require(seed.strip(), ElectionRefusal.NO_SEED)
        names = by_seed(lot, seed.strip())
    else:
        _check_stand(election, winners)
        names = election.names_of(tuple(winners))
    drawn = tuple(by_number[name] for name in lot.won_by(names).winners)
    return LotDrawn(
        election=election.number,
        winners=drawn,
        way=asked,
        drawn_by=drawn_by.strip(),
        witnesses=witnesses.strip(),
        outcome=result.drawn(drawn),
        seed=seed.strip() if asked is Way.SEED else "",
    )


def call_round(
    election: Election,
    *,
    register: tuple[Voter, ...],
    candidates: Sequence[int] = (),
    reason: str = "",
    barred: tuple[Entitlement, ...] = (),
) -> RoundCalled:
    """Calls the round that is due, between those who are proposed, or others with a reason."""
    result = election.result
    if result is None or not election.is_unfinished or result.ends:
        raise Refused(ElectionRefusal.NO_ROUND_WAITED_FOR)
    require(not result.waits_for_lot, ElectionRefusal.LOT_NOT_DRAWN)
    require(register, ElectionRefusal.NOBODY_ENTITLED)
    _check_stand(election, candidates)
    stand = tuple(sorted(set(candidates))) or result.proposed
    for each in stand:
        require(each not in election.elected, ElectionRefusal.ELECTED_ALREADY, name=election.name_of(each))
    changed = set(stand) != set(result.proposed)
    require(not changed or reason.strip(), ElectionRefusal.CHANGED_WITHOUT_REASON)
    too_soon = is_put_off(election)
    source = election.rules.alone.source
    require(not too_soon or reason.strip(), ElectionRefusal.A_WEEK_LATER, source=source)
    return RoundCalled(
        election=election.number,
        number=election.round.number + 1,
        needed=result.needed,
        candidates=tuple(sorted(stand)),
        register=register,
        reason=reason.strip() if changed or too_soon else "",
        barred=barred,
    )


def is_put_off(election: Election) -> bool:
    """Whether the round that is due should be held at least one week later (§ 37 Abs. 7 GemO BW)."""
    result, later = election.result, election.rules.alone.value == Alone.SAME_MAJORITY_LATER
    due = result is not None and result.step is Step.FURTHER_ROUND
    return later and due and result is not None and result.needed is Needed.MAJORITY_AGAIN


def _check_stand(election: Election, candidates: Sequence[int]) -> None:
    known = {each.number for each in election.candidates}
    require(set(candidates) <= known, ElectionRefusal.UNKNOWN_CANDIDATE)


def announce_election(election: Election) -> ElectionAnnounced:
    require(election.is_unfinished, ElectionRefusal.FINISHED)
    result = election.result
    require(result is not None and result.ends, ElectionRefusal.NOT_DECIDED)
    return ElectionAnnounced(election=election.number)


def answer_election(election: Election, *, candidate: int, accepted: bool) -> ElectionAnswered:
    """Who was elected says whether the election is accepted (Annahme der Wahl); of lists see `composition`."""
    require(election.phase is ElectionPhase.ANNOUNCED, ElectionRefusal.NOT_ANNOUNCED)
    _check_stand(election, [candidate])
    require(candidate in election.elected, ElectionRefusal.NOT_ELECTED)
    unanswered = candidate in election.unanswered
    require(unanswered, ElectionRefusal.ASKED_ALREADY, name=election.name_of(candidate))
    return ElectionAnswered(election=election.number, candidate=candidate, accepted=accepted)


def break_off_election(election: Election, *, reason: str) -> ElectionBrokenOff:
    """Ends it without a result: after a fault, or because it is to go on another day (§ 37 Abs. 7 GemO BW)."""
    require(election.may_become(ElectionPhase.BROKEN_OFF), ElectionRefusal.FINISHED)
    require(reason.strip(), ElectionRefusal.NO_REASON)
    return ElectionBrokenOff(election=election.number, reason=reason.strip())

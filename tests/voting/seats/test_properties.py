"""The axioms of the methods, over any lists and seats (Balinski and Young, Fair Representation)."""

from fractions import Fraction
from itertools import pairwise, permutations
from math import ceil, floor

from hypothesis import given
from hypothesis import strategies as st

from voting.seats.allocation import Method, allocate
from voting.seats.chairs import access_to_chairs
from voting.seats.joint import allocate_jointly
from voting.seats.proposals import JointProposal, Proposal

METHODS = st.sampled_from(Method)
DIVISORS = st.sampled_from([Method.D_HONDT, Method.SAINTE_LAGUE])
SEATS = st.integers(min_value=1, max_value=25)
# Small numbers, so that ties are met often; and large ones.
STRENGTH = st.one_of(st.integers(0, 12), st.integers(0, 10_000_000))


@st.composite
def lists(draw, fewest=1):
    strengths = draw(st.lists(STRENGTH, min_size=fewest, max_size=7).filter(any))
    return [Proposal(name, strength) for name, strength in zip("ABCDEFG", strengths, strict=False)]


def bounds(allocation):
    """For each list the fewest and the most seats it can have, whatever the lot says."""
    drawing = allocation.lot.between if allocation.lot else ()
    return {name: (certain, certain + (name in drawing)) for name, certain in allocation.certain.items()}


@given(METHODS, lists(), SEATS)
def test_all_seats_are_given_or_drawn_for(method, proposals, seats):
    result = allocate(method, proposals, seats)
    drawn_for = result.lot.seats if result.lot else 0
    assert sum(result.certain.values()) + drawn_for == seats
    assert result.lot is None or 0 < drawn_for < len(result.lot.between)


@given(METHODS, lists(), SEATS)
def test_every_outcome_of_the_lot_gives_all_seats(method, proposals, seats):
    lot = allocate(method, proposals, seats).lot
    for winners in list(permutations(lot.between, lot.seats))[:20] if lot else []:
        assert sum(allocate(method, proposals, seats, winners).seats_of.values()) == seats


@given(METHODS, lists(), SEATS, st.randoms())
def test_the_order_of_the_lists_decides_nothing(method, proposals, seats, random):
    shuffled = list(proposals)
    random.shuffle(shuffled)
    assert bounds(allocate(method, proposals, seats)) == bounds(allocate(method, shuffled, seats))


@given(METHODS, lists(), SEATS, st.integers(2, 9))
def test_only_the_proportion_of_the_strengths_counts(method, proposals, seats, times):
    small = [Proposal(each.name, each.strength % 1000 + 1) for each in proposals]
    large = [Proposal(each.name, each.strength * times) for each in small]
    assert bounds(allocate(method, small, seats)) == bounds(allocate(method, large, seats))


@given(METHODS, lists(fewest=2), SEATS)
def test_who_is_stronger_never_has_fewer_seats_and_equals_are_treated_alike(method, proposals, seats):
    found = bounds(allocate(method, proposals, seats))
    ordered = sorted(proposals, key=lambda each: each.strength)
    for weaker, stronger in pairwise(ordered):
        assert found[weaker.name] <= found[stronger.name]
        assert weaker.strength < stronger.strength or found[weaker.name] == found[stronger.name]


@given(lists(), SEATS)
def test_hare_niemeyer_keeps_to_the_quota_rule(proposals, seats):
    total = sum(each.strength for each in proposals)
    found = bounds(allocate(Method.HARE_NIEMEYER, proposals, seats))
    for each in proposals:
        quota = Fraction(each.strength * seats, total)
        assert floor(quota) <= found[each.name][0]
        assert found[each.name][1] <= ceil(quota)


@given(lists(), SEATS)
def test_d_hondt_never_gives_less_than_the_whole_numbers_of_the_quota(proposals, seats):
    total = sum(each.strength for each in proposals)
    found = bounds(allocate(Method.D_HONDT, proposals, seats))
    assert all(found[each.name][0] >= each.strength * seats // total for each in proposals)


@given(DIVISORS, lists(), st.integers(1, 24))
def test_one_seat_more_takes_none_from_anybody(method, proposals, seats):
    """House monotony of the divisor methods."""
    before, after = (bounds(allocate(method, proposals, number)) for number in (seats, seats + 1))
    assert all(before[name][0] <= after[name][0] and before[name][1] <= after[name][1] for name in before)


def test_hare_niemeyer_is_not_house_monotone_which_is_known_as_the_alabama_paradox():
    three = [Proposal("A", 6), Proposal("B", 6), Proposal("C", 2)]
    ten, eleven = (allocate(Method.HARE_NIEMEYER, three, seats).seats_of["C"] for seats in (10, 11))
    assert (ten, eleven) == (2, 1)


@given(DIVISORS, lists(fewest=2), SEATS, st.data())
def test_who_grows_faster_does_not_lose_a_seat_to_who_grows_slower(method, proposals, seats, data):
    """Population monotony of the divisor methods."""
    grown = [Proposal(each.name, data.draw(STRENGTH)) for each in proposals]
    if not any(each.strength for each in grown):
        return
    before, after = (bounds(allocate(method, each, seats)) for each in (proposals, grown))
    pairs = [(one, other) for one in range(len(grown)) for other in range(len(grown))]
    for faster, slower in pairs:
        gained = grown[faster].strength * proposals[slower].strength
        lagged = grown[slower].strength * proposals[faster].strength
        if gained > lagged:
            fast, slow = grown[faster].name, grown[slower].name
            assert not (after[fast][1] < before[fast][0] and after[slow][0] > before[slow][1])


@given(DIVISORS, lists(), SEATS)
def test_no_seat_could_move_to_a_list_with_a_better_claim(method, proposals, seats):
    """Min-max: the weakest claim that has a seat is at least as strong as the strongest that has none."""
    divisor = {Method.D_HONDT: lambda place: place, Method.SAINTE_LAGUE: lambda place: 2 * place - 1}[method]
    found = bounds(allocate(method, proposals, seats))
    weakest = min(
        Fraction(each.strength, divisor(place)) for each in proposals if (place := found[each.name][1])
    )
    strongest = max(Fraction(each.strength, divisor(found[each.name][0] + 1)) for each in proposals)
    assert weakest >= strongest


@given(METHODS, lists(fewest=2), SEATS)
def test_joining_divides_what_the_sum_would_have_had(method, proposals, seats):
    joint = JointProposal("together", tuple(proposals[:2]))
    both = sum(each.strength for each in proposals[:2])
    result = allocate_jointly(method, [joint, *proposals[2:]], seats)
    as_one = allocate(method, [Proposal("together", both), *proposals[2:]], seats)
    assert bounds(result.among) == bounds(as_one)
    given_out = result.seats_of
    if not result.is_open:
        assert sum(given_out.values()) == seats
        assert given_out["A"] + given_out["B"] == as_one.seats_of["together"]


@given(lists(), SEATS)
def test_who_picks_chairs_has_as_many_picks_as_seats_by_d_hondt(proposals, chairs):
    access = access_to_chairs(proposals, chairs)
    assert [pick.place for pick in access.picks] == list(range(1, chairs + 1))
    found = bounds(allocate(Method.D_HONDT, proposals, chairs))
    for name, (fewest, most) in found.items():
        sure = sum(pick.name == name for pick in access.picks)
        whole = sum(name in lot.between for lot in access.lots if len(lot.places) == len(lot.between))
        assert sure + whole == fewest
        assert sure + sum(name in lot.between for lot in access.lots) == most

"""What stands in the address of the page on seats, and what it means."""

from portal.seats.typed import Line, Typed, lot_field, meant_by, typed_in
from voting.seats.proposals import JointProposal, Proposal


def meant(lines, seats="5", chairs=""):
    return meant_by(Typed(tuple(Line(*each) for each in lines), seats, chairs))


def faults(*arguments, **more):
    return [(fault.at, fault.refused.code) for fault in meant(*arguments, **more).faults]


def test_the_address_is_read_line_by_line_and_blank_lines_are_left_out():
    values = {
        "name": ["A", " ", "B "],
        "staerke": ["3", "", " 2"],
        "verbund": ["1"],
        "sitze": [" 5"],
        "x": ["1"],
    }
    assert typed_in(values) == Typed((Line("A", "3", "1"), Line("B", "2", "")), seats="5", chairs="")


def test_what_is_typed_makes_the_same_address_again():
    values = {
        "name": ["A", "B"],
        "staerke": ["3", "2"],
        "verbund": ["", "1"],
        "sitze": ["5"],
        "vorsitze": ["2"],
    }
    lots = {"los-d_hondt": ["A"], "los-vorsitz-1": ["B", "A"]}
    again = {}
    for name, value in typed_in(values | lots).fields():
        again.setdefault(name, []).append(value)
    assert again == values | lots


def test_a_lot_for_which_nothing_was_chosen_is_not_drawn():
    assert typed_in({"los-d_hondt": ["", ""], "los-hare_niemeyer": ["", "A"]}).drawn == {
        "los-hare_niemeyer": ("A",)
    }


def test_a_lots_field_names_its_division():
    assert (lot_field("d_hondt"), lot_field("d_hondt", "A + B")) == ("los-d_hondt", "los-d_hondt-A + B")


def test_lists_with_the_same_joint_number_count_as_one_at_the_place_of_the_first():
    found = meant([("A", "3"), ("B", "2", "1"), ("C", "1", "9"), ("D", "1", "1"), ("E", "4", "2")])
    joint = JointProposal("B + D", (Proposal("B", 2), Proposal("D", 1)))
    assert found.participants == (Proposal("A", 3), joint, Proposal("C", 1), Proposal("E", 4))


def test_chairs_are_divided_only_if_somebody_asked_for_them():
    assert [meant([("A", "3")], chairs=chairs).chairs for chairs in ("", "4")] == [0, 4]


def test_every_fault_is_told_at_its_field():
    lines = [("A", "-1"), ("a", "x"), ("", "4"), ("D", ""), ("E" * 101, "1"), ("F", "1" * 10)]
    assert faults(lines, seats="", chairs="0") == [
        ("staerke-1", "negative_strength"),
        ("name-2", "doubled_name"),
        ("staerke-2", "not_a_number"),
        ("name-3", "no_name"),
        ("staerke-4", "no_strength"),
        ("name-5", "long_name"),
        ("staerke-6", "strength_too_high"),
        ("sitze", "how_many_seats"),
        ("vorsitze", "no_seats"),
    ]


def test_what_is_wrong_with_all_of_it_belongs_to_no_field():
    assert faults([]) == [("", "no_lists")]
    assert faults([("A", "0")]) == [("", "nobody_has_strength")]
    assert faults([("A", "1", "1"), ("B", "1", "1"), ("A + B", "1")]) == [("", "doubled_name")]

"""A rule profile is data with sources; a broken file is refused with file, key and reason."""

import json

import pytest

from voting.rules.profiles import FOLDER, BrokenProfileError, Flag, Number, RuleName, Status, load_profile

GOOD = json.loads((FOLDER / "nrw.json").read_text())


def written(folder, **changes):
    (folder / "xx.json").write_text(json.dumps(GOOD | changes))
    return folder


def test_the_profile_of_nrw_says_what_the_law_says():
    nrw = load_profile("nrw")
    assert (nrw.id, nrw.version, nrw.state, nrw.law, nrw.status) == ("nrw", 2, "NW", "GO NRW", Status.DRAFT)
    assert nrw.quorum_rule == RuleName("more_than_half_of_statutory", "§ 49 Abs. 1 Satz 1 GO NRW")
    assert nrw.quorum_presumption == Flag(True, "§ 49 Abs. 1 Satz 2 GO NRW")
    assert nrw.ballot_change == Flag(True, "Geschäftsordnung")
    assert nrw.second_meeting == Number(1, "§ 49 Abs. 2 GO NRW")
    assert nrw.council_majority == Flag(True, "§ 58 Abs. 3 GO NRW")
    assert nrw.recusal == Flag(True, "§ 31 GO NRW")


def test_a_profile_may_have_an_end(tmp_path):
    assert load_profile("xx", written(tmp_path, valid_to="2030-10-31")).valid_to == "2030-10-31"


def sourced(value):
    return {"value": value, "source": "§ 1"}


@pytest.mark.parametrize(
    ("key", "value", "reason"),
    [
        ("id", "", "has to be a text"),
        ("law", 5, "has to be a text"),
        ("version", 0, "has to be a whole number from 1"),
        ("version", True, "has to be a whole number from 1"),
        ("version", "1", "has to be a whole number from 1"),
        ("status", "fine", "has to be one of: draft, reviewed"),
        ("status", [], "has to be one of: draft, reviewed"),
        ("valid_from", "2025-13-01", "month must be in 1..12"),
        ("quorum.presumption", True, 'has to be an object with "value" and "source"'),
        ("quorum.presumption", {"value": True}, 'has to be an object with "value" and "source"'),
        ("quorum.presumption", {"value": True, "source": ""}, "has to be a text"),
        ("quorum.presumption", sourced(1), "its value has to be true or false"),
        ("quorum.rule", sourced("half"), "its value has to be one of: more_than_half_of_statutory"),
        ("majority.simple", sourced(["x"]), "its value has to be one of: more_yes_than_no"),
        ("quorum.second_meeting", sourced(0), "has to be a whole number from 1"),
        ("majority.magic", 1, "is not a key of a profile"),
    ],
)
def test_a_broken_value_is_refused_with_file_key_and_reason(tmp_path, key, value, reason):
    with pytest.raises(BrokenProfileError) as caught:
        load_profile("xx", written(tmp_path, **{key: value}))
    assert str(caught.value) == f"{tmp_path / 'xx.json'}: {key}: {reason}"


def test_a_missing_key_is_refused(tmp_path):
    (tmp_path / "xx.json").write_text(json.dumps({key: GOOD[key] for key in GOOD if key != "quorum.rule"}))
    with pytest.raises(BrokenProfileError, match=r"xx\.json: quorum\.rule: is missing"):
        load_profile("xx", tmp_path)


@pytest.mark.parametrize(
    ("content", "reason"),
    [("{", "is not JSON"), ("[1]", "has to be one JSON object"), ("\xff", "is not JSON")],
)
def test_a_file_that_is_not_a_json_object_is_refused(tmp_path, content, reason):
    (tmp_path / "xx.json").write_bytes(content.encode("latin-1"))
    with pytest.raises(BrokenProfileError, match=reason):
        load_profile("xx", tmp_path)


def test_a_profile_that_does_not_exist_is_refused_by_its_file_name(tmp_path):
    with pytest.raises(BrokenProfileError, match=r"xx\.json: -: cannot be read"):
        load_profile("xx", tmp_path)

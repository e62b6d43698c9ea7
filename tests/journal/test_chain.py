import hashlib
import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.chain import (
    Problem,
    TextNotExactError,
    canonical,
    genesis,
    hash_of,
    link,
    moment,
    seal_of,
    verify,
)

KEY = "sitting:1"
AT = "2026-11-21T18:00:00.000000+00:00"


def chain_of(length):
    links, prev = [], genesis(KEY)
    for seq in range(1, length + 1):
        links.append(
            link(
                prev, seq=seq, at=AT, by="person:1", kind="said", salt=f"{seq:064x}", data={"word": f"{seq}"}
            )
        )
        prev = links[-1].hash
    return links


def findings(links, *, seq=None, head=None):
    found = verify(KEY, links, seq=len(links) if seq is None else seq, head=head or links[-1].hash)
    return [(each.problem, each.where) for each in found]


def without_content(each):
    return replace(each, by=None, salt=None, data=None)


def test_canonical_bytes_have_one_spelling():
    value = {"b": [1, True, None], "a": 'Grüße "\\\n', "ä": {}}
    assert canonical(value) == '{"a":"Grüße \\"\\\\\\n","b":[1,true,null],"ä":{}}'.encode()
    assert [canonical(leaf) for leaf in (None, False, 7, "ß")] == [b"null", b"false", b"7", '"ß"'.encode()]


@pytest.mark.parametrize("value", [0.5, [1.0], {"a": {"b": 1e9}}, {1: "a"}, (1, 2), b"a"])
def test_what_is_not_exact_has_no_canonical_bytes(value):
    with pytest.raises(TypeError):
        canonical(value)


@pytest.mark.parametrize("value", ["a\0b", "\ud800", {"\udfff": 1}, {"a\0": 1}, ["\0"]])
def test_text_that_cannot_be_carried_has_no_canonical_bytes(value):
    with pytest.raises(TextNotExactError):
        canonical(value)


words = st.text(st.characters(exclude_characters="\0", codec="utf-8"))
exact = st.recursive(
    st.none() | st.booleans() | st.integers() | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=8,
)


@given(exact, exact)
def test_values_are_equal_exactly_when_their_bytes_are(one, other):
    assert (canonical(one) == canonical(other)) == (
        json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
    )
    assert json.loads(canonical(one)) == one


def test_a_moment_is_written_in_utc_with_microseconds():
    local = datetime(2026, 11, 21, 19, 0, 0, 5, tzinfo=timezone(timedelta(hours=1)))
    assert moment(local) == "2026-11-21T18:00:00.000005+00:00"
    assert moment(datetime(2026, 11, 21, 18, tzinfo=UTC)) == AT


def test_hashes_are_made_as_the_document_says():
    def digest(text):
        return hashlib.sha256(text.encode()).hexdigest()

    assert genesis(KEY) == digest('["ratssaal-journal-1 stream","sitting:1"]')
    assert seal_of("ab", "person:1", {"b": 1, "a": "ü"}) == digest(
        '["ratssaal-journal-1 seal","ab","person:1",{"a":"ü","b":1}]'
    )
    assert hash_of("00", 7, AT, "said", "11") == digest(
        f'["ratssaal-journal-1 entry","00",7,"{AT}","said","11"]'
    )


@given(words, words, st.integers())
def test_whatever_the_words_a_hash_is_of_their_canonical_bytes(one, other, number):
    def digest(*parts):
        return hashlib.sha256(canonical(list(parts))).hexdigest()

    entry = (one, number, AT, other, "11")
    assert hash_of(*entry) == digest("ratssaal-journal-1 entry", *entry)
    assert seal_of(one, other, [one]) == digest("ratssaal-journal-1 seal", one, other, [one])


@pytest.mark.parametrize("name", ["a\0b", "\ud800"])
def test_a_name_that_cannot_be_carried_is_sealed_nowhere(name):
    with pytest.raises(TextNotExactError):
        seal_of("ab", name, {})


def test_what_is_written_down_is_what_was_sealed():
    sealed = link(
        "0" * 64, seq=1, at="", by="person:1", kind="said", salt="00", data={"word": "Öl", "at": [1]}
    )
    assert [each.spelled for each in (sealed, replace(sealed))] == [canonical(sealed.data)] * 2
    assert sealed.seal == seal_of("00", "person:1", sealed.data)


def test_the_test_vector_of_the_document_verifies():
    document = Path(__file__).parents[2].joinpath("docs/journal.md").read_text(encoding="utf-8")
    (vector,) = re.findall(r"```jsonl\n(.*?)```", document, flags=re.DOTALL)
    head, first, second, _ = (json.loads(line) for line in vector.splitlines())
    assert genesis(head["stream"]) == first["prev"]
    for entry in (first, second):
        assert seal_of(entry["salt"], entry["by"], entry["data"]) == entry["seal"]
        assert (
            hash_of(entry["prev"], entry["seq"], entry["at"], entry["kind"], entry["seal"]) == entry["hash"]
        )
    assert (first["hash"], second["hash"]) == (second["prev"], head["head"])
    for digest in (first["prev"], first["seal"], first["hash"]):
        assert document.count(digest) >= 2  # once in the file, once in the worked steps


def test_an_intact_chain_has_no_findings():
    assert findings(chain_of(3)) == []
    assert findings([], seq=0, head=genesis(KEY)) == []


def test_withheld_content_is_said_and_is_no_fault():
    one, two, three = chain_of(3)
    found = list(verify(KEY, [one, without_content(two), three], seq=3, head=three.hash))
    assert [(each.code, each.where, each.is_fault) for each in found] == [
        ("content_withheld", "sitting:1 2", False)
    ]
    assert found[0].sentence % found[0].placeholders == (
        "sitting:1 2: The content is withheld. Only the place in the chain could be checked."
    )


def test_a_missing_entry_is_one_finding():
    one, _, three = chain_of(3)
    (found,) = verify(KEY, [one, three], seq=3, head=three.hash)
    assert (found.problem, found.where, found.details) == (
        Problem.SEQUENCE_BROKEN, "sitting:1 3", {"expected": 2},
    )  # fmt: skip
    assert found.is_fault


@pytest.mark.parametrize(
    ("change", "problems"),
    [
        ({"data": {"word": "other"}}, {Problem.SEAL_WRONG}),
        ({"by": "person:2"}, {Problem.SEAL_WRONG}),
        ({"salt": "0" * 64}, {Problem.SEAL_WRONG}),
        ({"seal": "0" * 64}, {Problem.SEAL_WRONG, Problem.HASH_WRONG}),
        ({"at": "2027-01-01T00:00:00.000000+00:00"}, {Problem.HASH_WRONG, Problem.TIME_RUNS_BACK}),
        ({"kind": "shouted"}, {Problem.HASH_WRONG}),
        ({"hash": "0" * 64}, {Problem.HASH_WRONG, Problem.CHAIN_BROKEN}),
        ({"prev": "0" * 64}, {Problem.HASH_WRONG, Problem.CHAIN_BROKEN}),
        ({"salt": None}, {Problem.HALF_WITHHELD}),
        ({"by": None}, {Problem.HALF_WITHHELD}),
        ({"data": None}, {Problem.HALF_WITHHELD}),
    ],
)
def test_every_changed_field_is_found(change, problems):
    one, two, three = chain_of(3)
    assert {problem for problem, _ in findings([one, replace(two, **change), three])} == problems


def test_a_wrong_end_is_found():
    links = chain_of(2)
    assert findings(links, seq=3) == [(Problem.HEAD_WRONG, KEY)]
    assert findings(links, head="0" * 64) == [(Problem.HEAD_WRONG, KEY)]


def test_an_entry_moved_to_another_stream_is_found():
    (one,) = chain_of(1)
    assert [each.problem for each in verify("sitting:2", [one], seq=1, head=one.hash)] == [
        Problem.CHAIN_BROKEN
    ]

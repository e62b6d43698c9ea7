"""Real signatures, and what the check says of whole files. Ways of tampering: `test_tampered.py`."""

import io
import json
import re
import subprocess
import zlib
from functools import cache

import forging as forged
import pikepdf
import pytest
import signed as made
from drafts import CHAIR, CLERK

from minutes.attached import attached_record
from minutes.authority import new_authority
from minutes.findings import GENUINE, NOT_GENUINE
from minutes.record import RecordUnreadableError, chain_holds, read_record
from minutes.saying import say
from minutes.signing import Pkcs12Key, sign
from minutes.verify import SIZE_LIMIT, verify, verify_in_worker

GOOD = ["signed_by", "test_certificate", "signed_by", "test_certificate", "not_closed"]
RECORD_GOOD = ["record_read", "chain_holds", "code_matches", "votes_match", "words_not_compared"]


@pytest.fixture(scope="module", autouse=True)
def worked_here():
    """Workers are processes of their own: what is too much for one is said here."""


check = cache(lambda data: verify(data, made.authority().pem))


@cache
def short():
    return made.sealed(forged.short())


def codes(report):
    return [finding.code for finding in report.findings]


def faults(data):
    report = check(data)
    assert report.genuine is False
    assert report.bottom_line == NOT_GENUINE
    return [finding.code for finding in report.findings if finding.is_fault]


def test_minutes_signed_by_chair_and_clerk_are_genuine():
    report = check(made.signed().data)
    assert codes(report) == [*GOOD, *RECORD_GOOD]
    assert (report.genuine, report.bottom_line) == (True, GENUINE)
    assert [(each.field, each.name, each.trusted, each.covers_whole_file) for each in report.signatures] == [
        ("chair", CHAIR, True, False),
        ("clerk", CLERK, True, True),
    ]
    assert [each.level for each in report.signatures] == ["form_filling", "none"]
    assert (report.anchor.stream, report.anchor.seq) == (made.STREAM, 96)


def test_popplers_pdfsig_agrees_that_both_signatures_are_valid(tmp_path):
    path = tmp_path / "minutes.pdf"
    path.write_bytes(made.signed().data)
    said = subprocess.run(["pdfsig", "-nocert", path], capture_output=True, text=True, check=False).stdout
    assert said.count("Signature Validation: Signature is Valid.") == 2
    assert said.count("Total document signed") == 1
    assert said.count("ETSI.CAdES.detached") == 2


def test_the_order_of_signing_is_free():
    first = sign(short(), "clerk", made.key_of(CLERK))
    assert codes(check(sign(first, "chair", made.key_of(CHAIR)).data)) == [*GOOD, *RECORD_GOOD]


@pytest.mark.parametrize("where", [0.2, 0.4, 0.6, 0.8])
def test_a_flipped_byte_is_found(where):
    data = bytearray(made.signed().data)
    data[int(len(data) * where)] ^= 1
    found = faults(bytes(data))
    assert set(found) & {"bytes_changed", "unreadable"}, found


def test_a_look_alike_certificate_is_found():
    impostor = new_authority()
    keys = [
        Pkcs12Key.opened_with(impostor.issue(who, "Stadt Lindenau am See", "1"), "1")
        for who in (CHAIR, CLERK)
    ]
    forgery = sign(sign(short(), "chair", keys[0]), "clerk", keys[1]).data
    assert faults(forgery) == ["not_trusted", "not_trusted"]
    assert verify(forgery, impostor.pem).genuine is True


def test_a_rolled_back_file_lacks_a_signer():
    rolled_back = made.signed().data[: len(made.signed_by_chair().data)]
    assert rolled_back == made.signed_by_chair().data
    report = check(rolled_back)
    assert [each.details for each in report.findings if each.is_fault] == [
        {"name": CLERK, "role": "Schriftführerin"},
    ]
    assert faults(rolled_back) == ["signature_missing"]


def test_content_that_has_no_exact_form_breaks_the_chain():
    raw = json.loads(attached_record(made.sealed().data))
    assert chain_holds(read_record(json.dumps(raw).encode()))
    raw["journal"]["entries"][40]["data"]["yes"] = 22.0
    assert not chain_holds(read_record(json.dumps(raw).encode()))


@pytest.mark.parametrize(
    "change",
    [
        {"format": "another"}, {"votes": 7}, {"signers": [{"field": "chair"}]}, {"document": {}},
        {"journal": {"stream": "s", "seq": True, "head": "h", "entries": []}},
        {"votes": [{"item": 7, "seq": 1, "yes": 1, "no": 1, "abstain": 1, "not_voted": 1}]},
    ],
)  # fmt: skip
def test_a_record_of_another_shape_is_unreadable(change):
    raw = json.loads(attached_record(made.sealed().data))
    with pytest.raises(RecordUnreadableError):
        read_record(json.dumps({**raw, **change}).encode())


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "not_a_pdf"),
        (b"PK\x03\x04 a letter", "not_a_pdf"),
        (b"%PDF-1.7\nnothing", "unreadable"),
        (b"%PDF-1.7\n" + b"1 0 obj <</Kids [1 0 R]>> " * 1000, "unreadable"),
    ],
)
def test_what_is_no_pdf_gets_a_sentence(data, fault):
    assert faults(data) == [fault]


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.999])
def test_a_truncated_file_gets_a_sentence(part):
    data = forged.genuine()
    assert faults(data[: int(len(data) * part)])[0] in {"unreadable", "bytes_changed"}


def test_an_encrypted_file_gets_a_sentence():
    for password in ("", "secret"):
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(made.sealed().data)) as pdf:
            pdf.save(out, encryption=pikepdf.Encryption(owner="owner", user=password))
        assert faults(out.getvalue()) == ["encrypted"]


def test_the_worker_gives_the_same_report():
    assert verify_in_worker(made.signed().data, made.authority().pem) == check(made.signed().data)


def test_a_file_that_is_too_large_is_not_even_read():
    assert codes(verify_in_worker(b"%PDF-" + bytes(SIZE_LIMIT), b"")) == ["too_complex"]


def bomb(size):
    """So many blanks, compressed: a megabyte once, and then the same again."""
    megabyte = b" " * (1 << 20)
    packer = zlib.compressobj()
    head = packer.compress(megabyte) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(megabyte) + packer.flush(zlib.Z_FULL_FLUSH)
    checksum = 1
    for _ in range(size >> 20):
        checksum = zlib.adler32(megabyte, checksum)
    return head + again * ((size >> 20) - 1) + b"\x03\x00" + checksum.to_bytes(4, "big")


def test_a_bomb_ends_in_a_sentence():
    """A record that inflates to more memory than a worker has."""
    data = made.sealed().data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        stream = pdf.attachments["niederschrift.json"].get_file().obj
        stream.write(bomb(1 << 30), filter=pikepdf.Name.FlateDecode)
        out = io.BytesIO()
        pdf.save(out)
    report = verify_in_worker(out.getvalue(), made.authority().pem)
    assert report.genuine is False
    assert set(codes(report)) & {"too_complex", "unreadable", "record_unreadable"}


def test_every_sentence_can_be_filled_with_its_details():
    for data in (made.signed().data, made.signed_by_chair().data, made.sealed().data):
        for finding in check(data).findings:
            assert not re.search(r"%\(\w+\)s", say(finding))

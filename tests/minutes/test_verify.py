"""Real signatures, and every way of tampering that we could think of."""

import io
import json
import re
import subprocess
import zlib
from dataclasses import replace

import pikepdf
import pytest
import signed as made
from drafts import CHAIR, CLERK
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from journal.chain import link
from minutes.authority import new_authority
from minutes.findings import GENUINE, NOT_GENUINE
from minutes.record import RecordUnreadableError, chain_holds, read_record, record_of
from minutes.saying import say
from minutes.sealing import attached_record, seal
from minutes.signing import Pkcs12Key, sign
from minutes.verify import SIZE_LIMIT, verify, verify_in_worker

GOOD = ["signed_by", "test_certificate", "signed_by", "test_certificate", "not_closed"]
RECORD_GOOD = ["record_read", "chain_holds", "votes_match"]


def check(data):
    return verify(data, made.authority().pem)


def codes(report):
    return [finding.code for finding in report.findings]


def faults(data):
    report = check(data)
    assert report.genuine is False
    assert report.bottom_line == NOT_GENUINE
    return [finding.code for finding in report.findings if finding.is_fault]


def signed_twice(sealed, chair=CHAIR, clerk=CLERK):
    return sign(sign(sealed, "chair", made.key_of(chair)), "clerk", made.key_of(clerk)).data


def incremental(data, change):
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


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
    first = sign(made.sealed(), "clerk", made.key_of(CLERK))
    assert codes(check(sign(first, "chair", made.key_of(CHAIR)).data)) == [*GOOD, *RECORD_GOOD]


@pytest.mark.parametrize("where", [0.2, 0.4, 0.6, 0.8])
def test_a_flipped_byte_is_found(where):
    data = bytearray(made.signed().data)
    data[int(len(data) * where)] ^= 1
    found = faults(bytes(data))
    assert set(found) & {"bytes_changed", "unreadable"}, found


def test_a_changed_word_inside_the_file_breaks_both_signatures():
    data = made.signed().data
    place = data.index(b"xmpmeta")
    changed = data[:place] + b"xmpmetb" + data[place + 7 :]
    assert faults(changed)[:2] == ["bytes_changed", "bytes_changed"]


def test_a_page_replaced_in_an_update_is_found():
    def replace_page(writer):
        page = writer.root["/Pages"]["/Kids"][0]
        other = writer.root["/Pages"]["/Kids"][1]
        page[pdf_name("/Contents")] = other.raw_get("/Contents")
        writer.update_container(page)

    found = faults(incremental(made.signed().data, replace_page))
    assert found[:2] == ["changed_later", "changed_later"]
    assert "bytes_appended" in found


def test_a_replaced_attachment_is_found():
    def replace_record(writer):
        name = writer.root["/Names"]["/EmbeddedFiles"]["/Names"]
        stream = name[1]["/EF"]["/F"]
        stream._data = b"{}"
        stream._encoded_data = None
        writer.update_container(stream)

    found = faults(incremental(made.signed().data, replace_record))
    assert found == ["changed_later", "changed_later", "bytes_appended", "record_unreadable"]


def test_appended_bytes_are_found():
    assert faults(made.signed().data + b"\n% nothing to see here\n") == ["bytes_appended"]


def test_a_look_alike_certificate_is_found():
    impostor = new_authority()
    keys = [
        Pkcs12Key.opened_with(impostor.issue(who, "Stadt Lindenau am See", "1"), "1")
        for who in (CHAIR, CLERK)
    ]
    forged = sign(sign(made.sealed(), "chair", keys[0]), "clerk", keys[1]).data
    assert faults(forged) == ["not_trusted", "not_trusted"]
    assert verify(forged, impostor.pem).genuine is True


def test_without_trust_anchors_nothing_is_trusted():
    assert [each.code for each in verify(made.signed().data, b"").findings if each.is_fault] == [
        "not_trusted"
    ] * 2


def test_sealed_but_unsigned_minutes_are_not_genuine():
    assert faults(made.sealed().data) == ["not_signed", "signature_missing", "signature_missing"]


def test_a_rolled_back_file_lacks_a_signer():
    rolled_back = made.signed().data[: len(made.signed_by_chair().data)]
    assert rolled_back == made.signed_by_chair().data
    report = check(rolled_back)
    assert [each.details for each in report.findings if each.is_fault] == [
        {"name": CLERK, "role": "Schriftführerin"},
    ]
    assert faults(rolled_back) == ["signature_missing"]


def test_a_file_saved_anew_has_no_valid_signature():
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(made.signed().data)) as pdf:
        pdf.save(out)
    assert faults(out.getvalue())[0] in {"bytes_changed", "unreadable"}


def test_another_document_with_valid_signatures_is_no_record_of_minutes():
    with pikepdf.open(io.BytesIO(made.sealed().data)) as pdf:
        del pdf.attachments["niederschrift.json"]
        out = io.BytesIO()
        pdf.save(out)
    data = signed_twice(replace(made.sealed(), data=out.getvalue()))
    assert faults(data) == ["unexpected_signature", "unexpected_signature", "no_record"]


def test_numbers_in_print_that_are_not_the_records_are_found():
    honest = record_of(made.anchored(), made.chain(), lambda each: each.kind == "vote_closed")
    assert faults(signed_twice(seal(made.another_draft(), honest))) == ["votes_not_printed"]


def test_numbers_in_print_and_record_that_are_not_the_journals_are_found():
    draft = made.another_draft()
    found = faults(signed_twice(made.sealed(draft)))
    assert found == ["vote_differs"] * 3


def test_a_vote_that_the_document_hides_is_found():
    draft = made.anchored()
    silent = replace(draft, items=tuple(replace(each, decisions=each.decisions[:1]) for each in draft.items))
    assert faults(signed_twice(made.sealed(silent))) == ["vote_not_told"]


def test_an_entry_changed_in_the_record_breaks_the_chain():
    links = list(made.chain())
    links[10] = replace(links[10], kind="other")
    assert faults(signed_twice(made.sealed(made.anchored(), links))) == ["chain_broken"]


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


def test_a_record_of_another_chain_than_the_printed_one_is_found():
    last = made.chain()[-1]
    longer = link(last.hash, seq=97, at=last.at, by="x", kind="x", salt="0", data={})
    other = made.anchored((*made.chain(), longer))
    record = record_of(other, (*made.chain(), longer), lambda each: each.kind == "vote_closed")
    assert faults(signed_twice(seal(made.anchored(), record))) == ["head_not_printed"]


def test_one_person_cannot_sign_for_both():
    both = replace(made.sealed(), signers=tuple(replace(each, name=CHAIR) for each in made.sealed().signers))
    assert faults(signed_twice(both, CHAIR, CHAIR)) == ["wrong_person"]


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
    data = made.signed().data
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

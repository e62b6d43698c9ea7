"""Minutes that last: closed with a seal and a time stamp, renewed, and judged without a network in later years."""

import asyncio
import io
import subprocess
from binascii import hexlify, unhexlify
from dataclasses import replace
from datetime import timedelta
from functools import cache

import chain
import pikepdf
import pytest
import signed as made
from asn1crypto import cms, parser
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12
from drafts import CHAIR, CLERK
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers import PdfTimeStamper

from journal.events import Refused
from minutes.archiving import ArchivingRefusal, SealKey, close, renew
from minutes.authority_stamps import issue_stamping_key, revocation_list
from minutes.canonical_cms import stamp_in
from minutes.closing import ClosingRefusal
from minutes.exactness import exactly_stamped, exactly_written
from minutes.findings import Fault
from minutes.judging import judge_all
from minutes.lasting import RESERVES, SEAL
from minutes.printed import printed_text
from minutes.sealing import SignedPdf, opened
from minutes.seals import SealRefusal
from minutes.signatures import signature_findings
from minutes.signing import Pkcs12Key, SigningRefusal, sign
from minutes.timestamps import Stamper, StampRefusal
from minutes.verify import verify

ROOTS = made.authority().pem


def refusal(call, *args):
    with pytest.raises(Refused) as refused:
        call(*args)
    return refused.value.refusal


report = cache(lambda data: verify(data, ROOTS))
judged = cache(lambda data, now: judge_all(data, ROOTS, now=now))


def faults(data, now=None):
    """What the check of the signatures finds wrong."""
    found = signature_findings(judged(data, now), chain.sealed().signers, chain.BODY)
    return [each.code for each in found if each.is_fault]


def levels(data):
    return [(each.facts.field, each.facts.baseline) for each in judged(data, None)]


def test_a_signature_with_a_time_stamp_is_b_t_and_the_file_is_not_closed():
    found = report(chain.signed())
    assert found.genuine
    assert [(each.baseline, each.stamped_by) for each in found.signatures] == [
        ("B-T", "Ratssaal TEST-Zeitstempeldienst")
    ] * 2
    assert {"not_closed", "test_stamp"} <= {each.code for each in found.findings}


def test_a_closed_file_is_b_lta_sealed_and_its_time_stamp_covers_all_of_it():
    found = report(chain.closed().data)
    assert found.genuine
    assert levels(chain.closed().data) == [
        ("chair", "B-LTA"), ("clerk", "B-LTA"), (SEAL, "B-LTA"), (RESERVES[0], ""),
    ]  # fmt: skip
    assert [each.covers_whole_file for each in found.signatures] == [False, False, False, True]
    assert [each.kind for each in found.signatures] == ["signature", "signature", "seal", "stamp"]
    assert {each.revocation for each in found.signatures} == {"good"}
    codes = [each.code for each in found.findings]
    assert {"sealed_by", "stamped"} <= set(codes)
    assert "not_closed" not in codes


def test_openssl_agrees_with_the_time_stamp_and_pdfsig_with_the_signatures(tmp_path):
    data = chain.closed().data
    begin, end = places(data)[-1]
    token = unhexlify(data[begin + 1 : end - 1])
    for name, content in (
        ("token", token[: parser.peek(token)]),
        ("covered", data[:begin] + data[end:]),
        ("root.pem", ROOTS),
        ("minutes.pdf", data),
    ):
        (tmp_path / name).write_bytes(content)
    command = [
        "openssl",
        "ts",
        "-verify",
        "-in",
        "token",
        "-token_in",
        "-data",
        "covered",
        "-CAfile",
        "root.pem",
    ]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "Verification: OK" in said.stdout + said.stderr
    command = ["pdfsig", "-nocert", "minutes.pdf"]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert said.stdout.count("Signature Validation: Signature is Valid.") == 3


def test_closing_and_renewal_only_append():
    assert chain.closed().data.startswith(chain.signed())
    assert chain.renewed().data.startswith(chain.closed().data)


def test_the_page_shows_the_seal_and_no_archive_time_stamp():
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(chain.renewed().data)) as pdf:
        pdf.flatten_annotations("all")
        pdf.save(out)
    text = printed_text(out.getvalue())
    assert text.count("Elektronisch gesiegelt") == 1
    assert "Archivzeitstempel" not in text


def test_the_metadata_stay_as_they_were_sealed():
    def metadata(data):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return pdf.Root.Metadata.read_bytes(), str(pdf.docinfo["/ModDate"])

    assert metadata(chain.renewed().data) == metadata(chain.sealed().data)


def test_a_renewed_file_is_still_b_lta_and_ends_with_the_new_time_stamp():
    assert report(chain.renewed().data).genuine
    assert [field for field, _ in levels(chain.renewed().data)][-2:] == list(RESERVES[:2])


def test_the_check_says_the_same_when_the_revocation_lists_have_run_out():
    """In a month the lists of closing are stale; in four years the signers' certificates are about to end."""
    for later in (chain.days(30), chain.days(4 * 365)):
        judged = judge_all(chain.closed().data, ROOTS, now=later, differences=False)
        assert [each.facts.baseline for each in judged] == ["B-LTA"] * 3 + [""]
        assert all(each.sound for each in judged)


def test_a_time_stamp_that_was_not_renewed_in_time_proves_nothing_any_more():
    assert faults(chain.closed().data, chain.days(6 * 365)) == ["stamp_expired"]


def test_without_closing_a_signature_ends_with_the_certificates():
    assert faults(chain.signed(), chain.days(6 * 365)) == ["certificate_expired"] * 2 + ["stamp_not_trusted"]


@cache
def unsealed():
    return close(chain.signed(), chain.sources(), None)


def test_without_a_key_for_the_seal_the_file_is_closed_all_the_same():
    done = unsealed()
    assert (done.seal, faults(done.data)) == ("", [])
    assert SEAL not in opened(done.data).signed


def test_only_what_all_have_signed_is_closed_and_once():
    first = chain.signing(chain.sealed().data, "chair", CHAIR, chain.sources()).data
    assert refusal(close, chain.sealed().data, chain.sources(), None) is ClosingRefusal.NOT_ALL_SIGNED
    assert refusal(close, first, chain.sources(), None) is ClosingRefusal.NOT_ALL_SIGNED
    assert refusal(close, chain.closed().data, chain.sources(), None) is ClosingRefusal.CLOSED
    assert refusal(renew, chain.signed(), chain.sources()) is ClosingRefusal.NOT_CLOSED


@cache
def old_signed():
    """As files were before there were places for seal and time stamps."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(chain.sealed().data)) as pdf:
        fields = pdf.Root.AcroForm.Fields
        pdf.Root.AcroForm.Fields = pikepdf.Array(
            [each for each in fields if str(each.T) in ("chair", "clerk")]
        )
        pdf.save(out)
    old = replace(chain.sealed(), data=out.getvalue())
    once = sign(old, "chair", made.key_of(CHAIR))
    return sign(once, "clerk", made.key_of(CLERK)).data


def test_an_old_file_verifies_as_before_and_stays_as_it_was_signed():
    found = report(old_signed())
    assert found.genuine
    assert "not_closed" not in [each.code for each in found.findings]
    assert refusal(close, old_signed(), chain.sources(), None) is ClosingRefusal.NO_PLACE
    assert refusal(renew, old_signed(), chain.sources()) is ClosingRefusal.NO_PLACE


def test_five_places_for_time_stamps_and_then_it_is_said():
    data = chain.renewed().data
    for field in RESERVES[2:]:
        data = stamped(data, field)
    assert refusal(renew, data, chain.sources()) is ArchivingRefusal.NO_PLACE_LEFT


def test_without_an_authority_nothing_is_closed():
    down = chain.sources(test_key=b"")
    assert refusal(close, chain.signed(), down, None) is StampRefusal.NO_AUTHORITY


# Revoked and expired


def revoked(person, since, data, seal=None):
    """Closing with a list on which the person's certificate stands."""
    serial = Pkcs12Key.opened_with(chain.file_of(person), made.PIN).certificate.serial_number
    known = revocation_list(made.authority(), {serial: since})
    return close(data, chain.sources(lists=(known,)), seal)


def test_a_certificate_revoked_after_the_signature_harms_nothing():
    later = chain.days(0) + timedelta(hours=1)
    done = revoked(CHAIR, later, chain.signed())
    assert faults(done.data) == []
    assert levels(done.data)[0] == ("chair", "B-LTA")


def test_a_certificate_revoked_before_the_signature_is_found_at_closing():
    assert refusal(revoked, CHAIR, chain.days(-1), chain.signed()) is ArchivingRefusal.NOT_SOUND


def test_nobody_signs_with_a_revoked_certificate():
    serial = Pkcs12Key.opened_with(chain.file_of(CHAIR), made.PIN).certificate.serial_number
    known = chain.sources(lists=(revocation_list(made.authority(), {serial: chain.days(-1)}),))
    assert (
        refusal(chain.signing, chain.sealed().data, "chair", CHAIR, known)
        is SigningRefusal.CERTIFICATE_REVOKED
    )


def test_nothing_is_sealed_with_an_expired_key_or_one_that_does_not_open():
    old = made.authority().issue(chain.BODY, chain.BODY, "1", now=chain.days(-9 * 365))
    sources = chain.sources()
    assert refusal(close, chain.signed(), sources, SealKey(old, "1")) is SigningRefusal.CERTIFICATE_NOT_VALID
    assert refusal(close, chain.signed(), sources, SealKey(old, "2")) is SealRefusal.LOCKED


def test_a_seal_of_another_name_closes_nothing():
    """A municipality may change its name, and its seal may not have followed yet."""
    other = SealKey(made.authority().issue("Stadt Fremd", "Stadt Fremd", "1"), "1")
    assert refusal(close, chain.signed(), chain.sources(), other) is SealRefusal.ANOTHER_BODY


def test_a_seal_is_that_of_the_organization_alone():
    seal = judge_all(chain.closed().data, ROOTS, differences=False)[2]
    for changed, fault in (
        ({"organization": "Stadt Fremd"}, Fault.WRONG_ORGANIZATION),
        ({"seals": False}, Fault.WRONG_PERSON),
    ):
        found = list(signature_findings([replace(seal, **changed)], (), chain.BODY))
        assert found[0].message is fault


# Tampering


def appended(data, change):
    """An update behind the file, and where `change` likes, a genuine time stamp over it."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def stamped(data, field, key=None):
    """A forger asks an honest authority for a time stamp over what he made."""
    stamper = Stamper(chain.sources(**({"test_key": key} if key else {})))
    made_of = PdfTimeStamper(stamper, field_name=field).timestamp_pdf(
        IncrementalPdfFileWriter(io.BytesIO(data)), "sha256"
    )
    return bytes(made_of.getbuffer())


def another_title(writer):
    metadata = writer.root["/Metadata"]
    metadata._data = metadata.data.replace(b"Lindenau", b"Lindenbu")
    metadata._encoded_data = None
    writer.update_container(metadata)


def test_other_metadata_under_a_genuine_time_stamp_are_found():
    """pyHanko's own policy lets them pass as an update for long-term validity."""
    assert "changed_later" in faults(stamped(appended(chain.signed(), another_title), RESERVES[0]))


def test_bytes_behind_the_last_time_stamp_are_found():
    assert faults(chain.closed().data + b"\n% more\n") == ["bytes_appended"]
    assert "bytes_appended" in faults(appended(chain.closed().data, lambda writer: writer.update_root()))


def test_revocation_data_without_a_time_stamp_behind_them_are_found():
    def add_store(writer):
        writer.root[pdf_name("/DSS")] = writer.add_object(writer.root["/AcroForm"].__class__())
        writer.update_root()

    assert "bytes_appended" in faults(appended(chain.signed(), add_store))


def test_a_time_stamp_in_a_place_of_its_own_is_found():
    judged = judge_all(stamped(chain.signed(), "Anderer"), ROOTS)
    found = {each.code for each in signature_findings(judged, chain.sealed().signers, chain.BODY)}
    assert {"stamp_unexpected", "changed_later"} <= found


def test_a_signature_is_no_time_stamp():
    """A person's key in the place of the authority's: the certificate is not for time stamps."""
    person = Pkcs12Key.opened_with(chain.file_of(CHAIR), made.PIN)
    assert refusal(stamped, chain.signed(), RESERVES[0], bare(person)) is StampRefusal.NO_STAMP


def bare(key):
    private, certificate, others = pkcs12.load_key_and_certificates(key.file, key.passphrase)
    return pkcs12.serialize_key_and_certificates(
        b"x", private, certificate, others, serialization.NoEncryption()
    )


def test_cut_back_to_the_signatures_it_is_the_honest_file_that_is_not_closed():
    cut = chain.closed().data[: len(chain.signed())]
    assert cut == chain.signed()
    assert "not_closed" in [each.code for each in report(cut).findings]


def places(data):
    """Where each signature and time stamp stands, with its brackets."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = [each.V.ByteRange for each in pdf.Root.AcroForm.Fields if "/V" in each]
        return [(int(each[1]), int(each[2])) for each in found]


def test_no_digit_of_the_padding_can_be_another():
    data = chain.closed().data
    for _, end in places(data)[-2:]:
        changed = data[: end - 3] + b"1" + data[end - 2 :]
        assert not verify(changed, ROOTS).genuine


def spelled(signed):
    """What a signature proves of itself: the rest is spelling."""
    (info,) = signed["signer_infos"]
    proven = [info["signed_attrs"].contents, info["signature"].native]
    if signed["encap_content_info"]["content_type"].native == "tst_info":
        proven.append(bytes(signed["encap_content_info"]["content"]))
    token = stamp_in(signed)
    return [*proven, *(spelled(token["content"]) if token else [])]


def test_every_byte_of_a_time_stamp_counts():
    """Also those that nothing covers: versions, algorithms, certificates that come along."""
    data = chain.closed().data
    for begin, end in (places(data)[0], places(data)[-1]):
        contents = unhexlify(data[begin + 1 : end - 1])
        contents = contents[: parser.peek(contents)]
        signed = cms.ContentInfo.load(contents)["content"]
        covered = set()
        for proven in spelled(signed):
            at = contents.index(proven)
            covered |= set(range(at, at + len(proven)))
        stamps = {each.dump() for each in path()}
        signer = Pkcs12Key.opened_with(chain.file_of(CHAIR), made.PIN).maker().signing_cert
        known = {signer.dump(), *stamps}

        def exact(contents, *, own=begin == places(data)[0][0], signer=signer, known=known, stamps=stamps):
            place = b"<" + hexlify(contents).upper() + b">"
            return exactly_written(place, signer, known, stamps) if own else exactly_stamped(place, stamps)

        assert exact(contents)
        for where in sorted(set(range(len(contents))) - covered)[::23]:
            changed = bytearray(contents)
            changed[where] ^= 1
            assert not exact(changed), where


@cache
def path():
    stamper = Stamper(chain.sources())
    asyncio.run(stamper.async_timestamp(b"x" * 32, "sha256"))
    return stamper.path


def test_a_time_stamp_of_an_authority_that_is_not_trusted_here_is_found():
    unknown = judge_all(unsealed().data, b"", differences=False)
    codes = [each.code for each in signature_findings(unknown, chain.sealed().signers, chain.BODY)]
    assert codes.count("not_trusted") == 2
    assert "stamp_not_trusted" in codes


@cache
def closed_late():
    """The authority was down while they signed; the one of closing has a certificate that ends in a year."""
    soon = issue_stamping_key(made.authority(), years=1)
    return close(unstamped(), chain.sources(test_key=soon), None)


@cache
def unstamped():
    first = sign(chain.sealed(), "chair", made.key_of(CHAIR))
    return sign(first, "clerk", made.key_of(CLERK)).data


def test_a_signature_without_a_time_stamp_is_covered_by_that_of_the_file():
    assert levels(unstamped()) == [("chair", "B-B"), ("clerk", "B-B")]
    assert levels(closed_late().data)[:2] == [("chair", "B-LTA"), ("clerk", "B-LTA")]


def test_an_authority_whose_certificate_ends_soon_tells_until_when_to_renew():
    assert chain.days(360) < closed_late().until < chain.days(370)
    again, later = renew(closed_late().data, chain.sources()), chain.days(2 * 365)
    for data, said in ((again.data, []), (closed_late().data, ["stamp_expired"])):
        then = judge_all(data, ROOTS, now=later, differences=False)
        found = signature_findings(then, chain.sealed().signers, chain.BODY)
        assert [each.code for each in found if each.is_fault] == said


def test_a_closed_file_is_a_signed_one_in_which_nobody_is_missing():
    again = opened(chain.renewed().data)
    assert isinstance(again, SignedPdf)
    assert again.missing == ()

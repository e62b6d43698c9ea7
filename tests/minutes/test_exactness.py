"""One changed byte never verifies: not in the text, not in a signature, not in the padding behind it."""

from binascii import hexlify, unhexlify
from functools import cache

import forging as forged
import pytest
import signed as made
from asn1crypto import cms, parser
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from drafts import CLERK
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes.exactness import exactly_written
from minutes.findings import Fault
from minutes.signing import Pkcs12Key, sign
from minutes.verify import verify

ROOTS = made.authority().pem


def genuine(data):
    return verify(data, ROOTS).genuine


def replaced(begin, new):
    data = forged.genuine()
    return data[:begin] + new + data[begin + len(new) :]


@cache
def last():
    """(place, signer's certificate, path) of the last signature, as it is and is exactly written."""
    begin, end = forged.places()[-1]
    place = forged.genuine()[begin:end]
    signed = cms.ContentInfo.load(unhexlify(place[1:-1]))["content"]
    certificates = [each.chosen for each in signed["certificates"]]
    signer = next(each for each in certificates if each.subject.native["common_name"] == CLERK)
    return place, signer, {each.dump() for each in certificates}


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize(
    ("back", "new"), [(2, b"1"), (400, b"1"), *((3, new) for new in (b"1", b" ", b"\n", b"f", b">"))]
)
def test_a_changed_character_of_the_padding_is_found(which, back, new):
    _, end = forged.places()[which]
    assert not genuine(replaced(end - back, new))


def test_small_hex_digits_and_spaces_in_a_signature_are_found():
    begin, end = forged.places()[-1]
    place = forged.genuine()[begin:end]
    assert not genuine(replaced(begin, place.lower()))
    at = place.index(b"A")
    assert not genuine(replaced(begin + at, b"a"))
    spaced = place[:-3].replace(b"0000>", b">") + b"  >"
    assert not genuine(replaced(begin, spaced))


def test_the_fault_of_changed_padding_says_that_bytes_were_changed():
    _, end = forged.places()[-1]
    report = verify(replaced(end - 3, b"1"), ROOTS)
    assert [each.message for each in report.findings if each.is_fault] == [Fault.BYTES_CHANGED]


@settings(max_examples=20)
@given(st.data())
def test_one_changed_byte_anywhere_never_verifies(data):
    whole = forged.genuine()
    where = data.draw(st.integers(0, len(whole) - 1))
    new = data.draw(st.integers(0, 255).filter(lambda value: value != whole[where]))
    assert not genuine(replaced(where, bytes([new])))


@settings(max_examples=20)
@given(st.data())
def test_one_changed_byte_in_a_signature_never_verifies(data):
    begin, end = data.draw(st.sampled_from(forged.places()))
    where = data.draw(st.integers(begin, end - 1))
    new = data.draw(st.sampled_from(b"0123456789ABCDEFabcdef <>\n\0"))
    if new != forged.genuine()[where]:
        assert not genuine(replaced(where, bytes([new])))


def test_every_byte_of_a_signature_counts():
    """Also those that no hash covers: version, algorithms, the authority's certificate that comes along."""
    place, signer, path = last()
    contents = unhexlify(place[1:-1])
    (info,) = cms.ContentInfo.load(contents[: parser.peek(contents)])["content"]["signer_infos"]
    covered = set()
    for proven in (info["signed_attrs"].contents, info["signature"].native):
        begin = contents.index(proven)
        covered |= set(range(begin, begin + len(proven)))
    for where in sorted(set(range(len(contents))) - covered)[::13]:
        changed = bytearray(contents)
        changed[where] ^= 1
        assert not exactly_written(b"<" + hexlify(changed).upper() + b">", signer, path), where


@pytest.mark.parametrize(
    "place", [b"", b"<>", b"<0>", b"<xx>", b"<3000>", b"<" + b"00" * 8 + b">", b"<30820", b"<0201050000>"]
)
def test_what_is_no_signature_is_not_exactly_written(place):
    _, signer, path = last()
    assert not exactly_written(place, signer, path)


def test_a_certificate_that_nobody_needed_is_not_exactly_written():
    place, signer, path = last()
    assert exactly_written(place, signer, path)
    assert not exactly_written(place, signer, {signer.dump()})


def test_a_signature_with_an_rsa_key_is_exactly_written():
    """What trust services and cards mostly have."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    like = made.key_of(CLERK).certificate
    builder = x509.CertificateBuilder().issuer_name(like.issuer).subject_name(like.subject)
    builder = (
        builder.public_key(key.public_key()).serial_number(7).not_valid_before(like.not_valid_before_utc)
    )
    builder = builder.not_valid_after(like.not_valid_after_utc)
    for each in like.extensions:
        if not isinstance(each.value, x509.SubjectKeyIdentifier):
            builder = builder.add_extension(each.value, critical=each.critical)
    certificate = builder.sign(made.authority().key, hashes.SHA256())
    protection = serialization.BestAvailableEncryption(b"1")
    file = pkcs12.serialize_key_and_certificates(b"rsa", key, certificate, None, protection)
    signed = sign(made.signed_by_chair(), "clerk", Pkcs12Key.opened_with(file, "1"))
    assert [each.code for each in verify(signed.data, ROOTS).findings if each.is_fault] == []

"""Signatures and time stamps have one spelling here; what has none is no signature of ours."""

import asyncio

import chain
import pytest
import signed as made
from asn1crypto import cms
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID

from journal.events import Refused
from minutes.authority import name_of
from minutes.canonical_cms import kept_stamp, rebuilt, signer_of, stamp_in
from minutes.timestamps import Stamper, StampRefusal


def stamped(key=None):
    stamper = Stamper(chain.sources(**({"test_key": key} if key else {})))
    return asyncio.run(stamper.async_timestamp(b"\x07" * 32, "sha256")), stamper.path


def authority_with(key, *purposes, critical=True):
    """A PKCS#12 file of a time-stamping authority with a key of its own kind."""
    root = made.authority()
    builder = x509.CertificateBuilder().subject_name(name_of("Zeit", "Zeit")).serial_number(77)
    builder = builder.issuer_name(root.certificate.subject).public_key(key.public_key())
    builder = builder.not_valid_before(chain.days(-365)).not_valid_after(chain.days(300))
    builder = builder.add_extension(
        x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False
    )
    builder = builder.add_extension(x509.ExtendedKeyUsage(purposes), critical=critical)
    certificate = builder.sign(root.key, hashes.SHA256())
    return pkcs12.serialize_key_and_certificates(b"x", key, certificate, None, serialization.NoEncryption())


@pytest.fixture(scope="module")
def rsa_key():
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def test_an_rsa_signature_names_its_hash_whoever_wrote_it(rsa_key):
    token, path = stamped(authority_with(rsa_key, ExtendedKeyUsageOID.TIME_STAMPING))
    info = token["content"]["signer_infos"][0]
    assert info["signature_algorithm"]["algorithm"].native == "sha256_rsa"
    without = token.copy()
    without["content"]["signer_infos"][0]["signature_algorithm"] = {"algorithm": "rsassa_pkcs1v15"}
    assert kept_stamp(without, path[1:]) == kept_stamp(token, path[1:])


@pytest.mark.parametrize(
    ("purposes", "critical"),
    [
        ([ExtendedKeyUsageOID.TIME_STAMPING], False),
        ([ExtendedKeyUsageOID.TIME_STAMPING, ExtendedKeyUsageOID.CODE_SIGNING], True),
    ],
)
def test_an_authority_is_for_time_stamps_alone_and_says_so_critically(rsa_key, purposes, critical):
    with pytest.raises(Refused) as refused:
        stamped(authority_with(rsa_key, *purposes, critical=critical))
    assert refused.value.refusal is StampRefusal.NO_STAMP


def test_a_signer_is_found_by_its_key_as_well():
    token, path = stamped()
    other = token.copy()
    by_key = cms.SignerIdentifier("subject_key_identifier", path[-1].key_identifier)
    other["content"]["signer_infos"][0]["sid"] = by_key
    assert signer_of(other["content"], path).dump() == path[-1].dump()
    assert kept_stamp(other, path) == kept_stamp(token, path)
    for signed in (token["content"], other["content"]):
        with pytest.raises(KeyError):
            signer_of(signed, path[:1])


def test_a_hash_that_is_not_the_signatures_has_no_spelling():
    token, path = stamped()
    token["content"]["signer_infos"][0]["signature_algorithm"] = {"algorithm": "sha512_ecdsa"}
    with pytest.raises(ValueError, match="sha512_ecdsa"):
        rebuilt(token["content"], path, path[-1])


def test_attributes_in_another_order_than_theirs_have_no_spelling():
    token, path = stamped()
    info = token["content"]["signer_infos"][0]
    turned = info["signed_attrs"].copy()
    turned._contents = b"".join(each.dump() for each in reversed(list(turned)))
    info["signed_attrs"] = turned
    with pytest.raises(ValueError, match="signed_attrs"):
        kept_stamp(token, path)


def test_the_one_unsigned_attribute_is_a_time_stamp():
    token, _ = stamped()
    signed = token["content"]
    assert stamp_in(signed) is None
    attribute = cms.CMSAttribute({"type": "signature_time_stamp_token", "values": [token.copy()]})
    info = signed["signer_infos"][0]
    info["unsigned_attrs"] = [attribute]
    assert stamp_in(signed).dump() == attribute["values"][0].dump()
    info["unsigned_attrs"] = [cms.CMSAttribute({"type": "message_digest", "values": [b"x"]})]
    with pytest.raises(ValueError, match="message_digest"):
        stamp_in(signed)

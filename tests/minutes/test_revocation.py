"""Where revocation data come from: given lists first, else the addresses in certificates, one good answer each."""

from datetime import UTC, datetime, timedelta

import chain
import pytest
import signed as made
from asn1crypto import ocsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509 import ocsp as pyca_ocsp

from minutes.authority import builder_of, name_of
from minutes.authority_stamps import revocation_list
from minutes.revocation import Evidence, Gathering, Revocation, context, revocation

NOW = datetime.now(UTC)


def loaded(certificate):
    return asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))


def root():
    return loaded(made.authority().certificate)


def person(*, answers="", lists=""):
    """A certificate with addresses: where one may ask (OCSP), where the list (CRL) lies."""
    authority, key = made.authority(), ec.generate_private_key(ec.SECP256R1())
    builder = builder_of(name_of("Anna", "Stadt"), authority.certificate.subject, key, 1, NOW)
    if answers:
        there = x509.AccessDescription(
            x509.AuthorityInformationAccessOID.OCSP, x509.UniformResourceIdentifier(answers)
        )
        builder = builder.add_extension(x509.AuthorityInformationAccess([there]), critical=False)
    if lists:
        point = x509.DistributionPoint([x509.UniformResourceIdentifier(lists)], None, None, None)
        builder = builder.add_extension(x509.CRLDistributionPoints([point]), critical=False)
    return builder.sign(authority.key, hashes.SHA256())


def gathered(certificate, **more):
    gathering = Gathering(chain.sources(**{"lists": (), "fetches": True, **more}))
    for _ in range(2):  # nothing is asked for twice
        gathering.add((root(), loaded(certificate)))
    return gathering.evidence()


def found(certificate, evidence):
    trust = context([root()], evidence, datetime.now(UTC), required=True)
    return revocation(loaded(certificate), trust)


def told(certificate, *, revoked=False):
    """An OCSP responder: the authority itself answers about this certificate."""

    def reply(body):
        asked = ocsp.OCSPRequest.load(body)["tbs_request"]["request_list"][0]["req_cert"]
        assert asked["serial_number"].native == certificate.serial_number
        status = pyca_ocsp.OCSPCertStatus.REVOKED if revoked else pyca_ocsp.OCSPCertStatus.GOOD
        builder = pyca_ocsp.OCSPResponseBuilder().add_response(
            cert=certificate, issuer=made.authority().certificate, algorithm=hashes.SHA1(), cert_status=status,
            this_update=NOW - timedelta(minutes=1), next_update=NOW + timedelta(days=1),
            revocation_time=NOW - timedelta(days=1) if revoked else None, revocation_reason=None,
        ).responder_id(pyca_ocsp.OCSPResponderEncoding.HASH, made.authority().certificate)  # fmt: skip
        return builder.sign(made.authority().key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)

    return reply


@pytest.mark.parametrize(("is_revoked", "known"), [(False, Revocation.GOOD), (True, Revocation.REVOKED)])
def test_the_certificates_own_responder_is_asked_first(is_revoked, known):
    def reply(body):
        return told(certificate, revoked=is_revoked)(body)

    with chain.server(reply) as (url, asked):
        certificate = person(answers=url, lists=url)
        evidence = gathered(certificate)
    assert (len(asked), len(evidence.answers), len(evidence.lists)) == (1, 1, 0)
    assert found(certificate, evidence) is known


def test_where_no_responder_answers_the_list_is_fetched():
    refused = ocsp.OCSPResponse({"response_status": "try_later"}).dump()
    given = revocation_list(made.authority())
    with chain.server(lambda _: refused, lambda _: given) as (url, asked):
        certificate = person(answers=url, lists=url)
        evidence = gathered(certificate)
    assert (len(asked), len(evidence.lists)) == (2, 1)
    assert found(certificate, evidence) is Revocation.GOOD


def test_nothing_usable_means_unknown():
    with chain.server(lambda _: b"<html>", lambda _: b"0\x03\x02\x01\x05", lambda _: 404) as (url, _):
        certificate = person(answers=url, lists=url)
        assert found(certificate, gathered(certificate)) is Revocation.UNKNOWN
    assert found(person(), Evidence()) is Revocation.UNKNOWN


def test_a_given_list_spares_the_way_and_other_addresses_are_never_asked():
    with chain.server(lambda _: 500) as (url, asked):
        certificate = person(answers=url, lists=url)
        given = (revocation_list(made.authority(), {certificate.serial_number: NOW}),)
        assert found(certificate, gathered(certificate, lists=given)) is Revocation.REVOKED
        unasked = gathered(certificate, fetches=False)
        assert (unasked.lists, unasked.answers, asked) == ((), (), [])

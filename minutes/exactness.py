"""Whether a signature is written in the one way that we write it, so that no byte of it can be another. Pure.

The hash of a signature leaves out the place where the signature itself stands. What is there and not covered
by the signature (padding, spelling, certificates that nobody needs) could be changed unseen; so it has to be
exactly what signing writes: upper-case hex, zeros behind it, DER, PAdES B-B without unsigned attributes.
"""

from binascii import hexlify, unhexlify
from collections.abc import Collection

from asn1crypto import algos, cms, parser, x509

PSS = "rsassa_pss"  # the one algorithm whose parameters say anything


def exactly_written(place: bytes, signer: x509.Certificate, path: Collection[bytes]) -> bool:
    """`place` is what the hash leaves out, with its angle brackets; `path` the certificates (DER) that were
    needed to trust the signer.
    """
    try:
        contents = unhexlify(place[1:-1])
        size = parser.peek(contents)
    except ValueError:
        return False
    canonical = b"<" + hexlify(contents[:size]).upper() + b"00" * (len(contents) - size) + b">"
    return place == canonical and _as_we_sign(contents[:size], signer, path)


def _as_we_sign(der: bytes, signer: x509.Certificate, path: Collection[bytes]) -> bool:
    """The signature built anew from what is signed, the signer and the path alone is the same bytes.

    Certificates are taken as they are, because they have to be those of the path byte for byte: writing them anew
    within the whole takes a hundred times as long.
    """
    try:
        signed = cms.ContentInfo.load(der, strict=True)["content"]
        certificates = [each.chosen for each in signed["certificates"]]
        known = {*path, signer.dump()}
        return (
            {each.dump() for each in certificates} <= known
            and _is_der(signed["signer_infos"][0]["signed_attrs"])
            and der == _rebuilt(signed, certificates, signer)
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        return False


def _is_der(read: cms.CMSAttributes) -> bool:
    """Whether what was read is spelled as it would be written."""
    return bool(read.dump() == read.copy().dump(force=True))


def _rebuilt(signed: cms.SignedData, certificates: list[x509.Certificate], signer: x509.Certificate) -> bytes:
    (info,) = signed["signer_infos"]
    digest = algos.DigestAlgorithm({"algorithm": info["digest_algorithm"]["algorithm"].native})
    written = cms.SignerInfo({
        "version": "v1",
        "sid": cms.SignerIdentifier({
            "issuer_and_serial_number": cms.IssuerAndSerialNumber(
                {"issuer": signer.issuer, "serial_number": signer.serial_number}
            )
        }),
        "digest_algorithm": digest,
        "signature_algorithm": _agreeing(info["signature_algorithm"], digest),
        "signed_attrs": info["signed_attrs"],
        "signature": info["signature"].native,
    })  # fmt: skip
    content = cms.SignedData({
        "version": "v1",
        "digest_algorithms": cms.DigestAlgorithms([digest]),
        "encap_content_info": cms.ContentInfo({"content_type": "data"}),
        "certificates": certificates,
        "signer_infos": [written],
    })  # fmt: skip
    rebuilt: bytes = cms.ContentInfo({"content_type": "signed_data", "content": content}).dump()
    return rebuilt


def _agreeing(
    algorithm: algos.SignedDigestAlgorithm, digest: algos.DigestAlgorithm
) -> algos.SignedDigestAlgorithm:
    """The algorithm as we write it. Raises ValueError where it names another hash than the digest."""
    name, parameters = algorithm["algorithm"].native, algorithm["parameters"]
    if algorithm.hash_algo != digest["algorithm"].native:
        raise ValueError(name)
    written = {"algorithm": name, "parameters": parameters} if name == PSS else {"algorithm": name}
    return algos.SignedDigestAlgorithm(written)

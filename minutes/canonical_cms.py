"""Signatures and time stamps (CMS) in the one spelling in which we write and accept them. Pure.

What a CMS signature does not cover (versions, algorithms, certificates, unsigned attributes) could be spelled in many
ways. Here it is written anew from what is signed, from the signer and from the certificates alone.
"""

from collections.abc import Collection, Iterable

from asn1crypto import algos, cms, core, x509

PSS = "rsassa_pss"  # the one algorithm whose parameters say anything
RSA = "rsassa_pkcs1v15"  # names no hash: written with the one of the digest
STAMP = "signature_time_stamp_token"


def rebuilt(
    signed: cms.SignedData,
    certificates: Collection[x509.Certificate],
    signer: x509.Certificate,
    stamp: bytes = b"",
) -> bytes:
    """The signature (DER) written anew; `stamp` is the token (DER) that it carries, if any.

    Certificates are taken as they are: writing them anew within the whole takes a hundred times as long.
    Raises ValueError, TypeError, KeyError, AttributeError for what is no signature of ours.
    """
    (info,) = signed["signer_infos"]
    content = signed["encap_content_info"]
    digest = algos.DigestAlgorithm({"algorithm": info["digest_algorithm"]["algorithm"].native})
    fields = {
        "version": "v1",
        "sid": _sid(signer),
        "digest_algorithm": digest,
        "signature_algorithm": _agreeing(info["signature_algorithm"], digest),
        "signed_attrs": info["signed_attrs"],
        "signature": info["signature"].native,
    }
    if stamp:
        fields["unsigned_attrs"] = _carrying(stamp)
    is_stamp = content["content_type"].native == "tst_info"
    data = cms.SignedData({
        "version": "v3" if is_stamp else "v1",
        "digest_algorithms": cms.DigestAlgorithms([digest]),
        "encap_content_info": _stamped(content) if is_stamp else cms.ContentInfo({"content_type": "data"}),
        "certificates": list(certificates),
        "signer_infos": [cms.SignerInfo(fields)],
    })  # fmt: skip
    written: bytes = cms.ContentInfo({"content_type": "signed_data", "content": data}).dump()
    return written


def kept_stamp(token: cms.ContentInfo, path: Iterable[x509.Certificate]) -> bytes:
    """A time-stamping authority's token in our spelling, with the certificates of the path to a trusted one.

    What the authority signed stays byte for byte. Raises what `rebuilt` raises, for a token that has no such spelling.
    """
    certificates = list(path)
    if not is_der(token["content"]["signer_infos"][0]["signed_attrs"]):
        raise ValueError("signed_attrs")
    return rebuilt(token["content"], certificates, signer_of(token["content"], certificates))


def signer_of(signed: cms.SignedData, certificates: Iterable[x509.Certificate]) -> x509.Certificate:
    """The certificate that the signature names. Raises KeyError where it is not there."""
    sid = signed["signer_infos"][0]["sid"]
    for each in certificates:
        if sid.name == "issuer_and_serial_number":
            named = (sid.chosen["issuer"], sid.chosen["serial_number"].native)
            if (each.issuer, each.serial_number) == named:
                return each
        elif each.key_identifier == sid.chosen.native:
            return each
    raise KeyError("signer")


def stamp_in(signed: cms.SignedData) -> cms.ContentInfo | None:
    """The time stamp that a signature carries. Raises ValueError for any other unsigned attribute."""
    unsigned = signed["signer_infos"][0]["unsigned_attrs"]
    if isinstance(unsigned, core.Void):
        return None
    (attribute,) = unsigned
    if attribute["type"].native != STAMP:
        raise ValueError(attribute["type"].native)
    (token,) = attribute["values"]
    return token


def is_der(read: cms.CMSAttributes) -> bool:
    """Whether what was read is spelled as it would be written."""
    return bool(read.dump() == read.copy().dump(force=True))


def _sid(signer: x509.Certificate) -> cms.SignerIdentifier:
    named = {"issuer": signer.issuer, "serial_number": signer.serial_number}
    return cms.SignerIdentifier({"issuer_and_serial_number": cms.IssuerAndSerialNumber(named)})


def _stamped(content: cms.EncapsulatedContentInfo) -> cms.EncapsulatedContentInfo:
    data = core.ParsableOctetString(bytes(content["content"]))
    return cms.EncapsulatedContentInfo({"content_type": "tst_info", "content": data})


def _carrying(stamp: bytes) -> cms.CMSAttributes:
    attribute = cms.CMSAttribute({"type": STAMP, "values": [cms.ContentInfo.load(stamp)]})
    return cms.CMSAttributes([attribute])


def _agreeing(
    algorithm: algos.SignedDigestAlgorithm, digest: algos.DigestAlgorithm
) -> algos.SignedDigestAlgorithm:
    """The algorithm as we write it. Raises ValueError where it names another hash than the digest."""
    name, parameters = algorithm["algorithm"].native, algorithm["parameters"]
    hashed = digest["algorithm"].native
    if name == RSA:
        name = f"{hashed}_rsa"
    elif algorithm.hash_algo != hashed:
        raise ValueError(name)
    written = {"algorithm": name, "parameters": parameters} if name == PSS else {"algorithm": name}
    return algos.SignedDigestAlgorithm(written)

"""Whether a signature is written in the one way that we write it, so that no byte of it can be another. Pure.

The hash of a signature leaves out the place where the signature itself stands. What is there and not covered
by the signature (padding, spelling, certificates that nobody needs) could be changed unseen; so it has to be
exactly what signing writes: upper-case hex, zeros behind it, DER, PAdES B-B, and as the one unsigned attribute
a time stamp, spelled exactly as well.
"""

from binascii import hexlify, unhexlify
from collections.abc import Collection

from asn1crypto import cms, parser, x509

from minutes.canonical_cms import is_der, rebuilt, signer_of, stamp_in

BROKEN = (ValueError, TypeError, KeyError, AttributeError)


def exactly_written(
    place: bytes, signer: x509.Certificate, path: Collection[bytes], stamp_path: Collection[bytes] = ()
) -> bool:
    """`place` is what the hash leaves out, with its angle brackets; `path` the certificates (DER) that were
    needed to trust the signer, `stamp_path` those for the time stamp that the signature carries.
    """
    der = _contents(place)
    return bool(der) and _as_we_sign(der, signer, path, stamp_path)


def exactly_stamped(place: bytes, path: Collection[bytes]) -> bool:
    """As `exactly_written`, for a time stamp of the document."""
    der = _contents(place)
    return bool(der) and _as_we_keep(der, path)


def _contents(place: bytes) -> bytes:
    """What stands in the place (DER), if it is upper-case hex with zeros behind it; else nothing."""
    try:
        contents = unhexlify(place[1:-1])
        size = parser.peek(contents)
    except ValueError:
        return b""
    canonical = b"<" + hexlify(contents[:size]).upper() + b"00" * (len(contents) - size) + b">"
    return contents[:size] if place == canonical else b""


def _as_we_sign(
    der: bytes, signer: x509.Certificate, path: Collection[bytes], stamp_path: Collection[bytes]
) -> bool:
    """The signature built anew from what is signed, the signer and the path alone is the same bytes."""
    try:
        signed = cms.ContentInfo.load(der, strict=True)["content"]
        certificates = [each.chosen for each in signed["certificates"]]
        token = stamp_in(signed)
        stamp = token.dump() if token else b""
        return (
            {each.dump() for each in certificates} <= {*path, signer.dump()}
            and (not stamp or _as_we_keep(stamp, stamp_path))
            and is_der(signed["signer_infos"][0]["signed_attrs"])
            and der == rebuilt(signed, certificates, signer, stamp)
        )
    except BROKEN:
        return False


def _as_we_keep(der: bytes, path: Collection[bytes]) -> bool:
    try:
        signed = cms.ContentInfo.load(der, strict=True)["content"]
        certificates = [each.chosen for each in signed["certificates"]]
        return (
            {each.dump() for each in certificates} <= set(path)
            and is_der(signed["signer_infos"][0]["signed_attrs"])
            and der == rebuilt(signed, certificates, signer_of(signed, certificates))
        )
    except BROKEN:
        return False

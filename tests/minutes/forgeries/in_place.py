"""Bytes changed in place."""

import forging as forged
from asn1crypto import core
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives.serialization import Encoding
from forgeries.table import forgery


@forgery("bytes_changed")
def a_word_of_the_metadata_is_changed_in_place():
    return forged.in_place(b"xmpmeta", b"xmpmetb")


@forgery("bytes_changed")
def the_time_of_signing_is_changed_in_place():
    data = forged.genuine()
    at = data.rindex(b"/M (D")
    return data[: at + 10] + b"1" + data[at + 11 :]


@forgery("bytes_changed", "not_protected")
def the_level_of_certification_is_changed_in_place():
    return forged.in_place(b"/P 2\n", b"/P 3\n")


@forgery("bytes_changed")
def the_padding_of_a_signature_is_changed():
    _, end = forged.places()[0]
    return forged.genuine()[: end - 4] + b"1" + forged.genuine()[end - 3 :]


@forgery("bytes_changed")
def a_signature_is_spelled_in_small_letters():
    return forged.with_place(1, forged.place_of(1).lower())


@forgery("bytes_changed", "bytes_appended")
def a_signature_ends_in_spaces():
    return forged.with_place(1, forged.place_of(1)[:-2] + b"  ")


@forgery("bytes_changed")
def the_version_of_a_signature_is_changed():
    return forged.with_cms(1, lambda signed: signed["signer_infos"][0].__setitem__("version", "v3"))


@forgery("bytes_changed")
def a_certificate_of_somebody_else_is_put_into_a_signature():
    other = forged.impostor().certificate.public_bytes(Encoding.DER)
    return forged.with_cms(1, lambda signed: signed["certificates"].append(asn1_x509.Certificate.load(other)))


@forgery("bytes_changed")
def something_unsigned_is_added_to_a_signature():
    extra = {"type": "1.2.3.4", "values": [core.Null()]}
    return forged.with_cms(1, lambda signed: signed["signer_infos"][0].__setitem__("unsigned_attrs", [extra]))

"""The range that a signature covers ('universal signature forgery')."""

from binascii import hexlify

import forging as forged
from forgeries.table import forgery


@forgery("bytes_changed", "bytes_appended")
def the_covered_range_leaves_a_gap():
    return forged.with_byte_range(1, lambda numbers: [numbers[0], numbers[1] - 40, numbers[2], numbers[3]])


@forgery("bytes_changed", "bytes_appended")
def the_covered_range_ends_before_the_file():
    return forged.with_byte_range(1, lambda numbers: [*numbers[:3], numbers[3] - 100])


@forgery("bytes_changed", "bytes_appended")
def the_covered_range_goes_beyond_the_file():
    return forged.with_byte_range(1, lambda numbers: [*numbers[:3], numbers[3] + 10**6])


@forgery("bytes_changed", "bytes_appended")
def the_covered_range_is_negative():
    return forged.with_byte_range(1, lambda numbers: [0, -1, *numbers[2:]])


@forgery("bytes_changed", "bytes_appended", "not_protected")
def the_covered_range_is_nothing():
    return forged.with_byte_range(1, lambda _: [0, 0, 0, 0])


@forgery("signature_damaged", "signature_missing")
def the_covered_range_has_three_numbers():
    return forged.with_byte_range(1, lambda numbers: numbers[:3])


@forgery("signature_damaged", "signature_missing")
def the_covered_range_is_missing():
    return forged.in_place(b"/ByteRange", b"/BiteRange")


@forgery("signature_damaged", "signature_missing")
def a_signature_is_all_noughts():
    return forged.with_place(1, b"")


@forgery("signature_damaged", "signature_missing")
def a_signature_is_missing():
    return forged.in_place(b"/Contents <", b"/Kontents <")


@forgery("signature_damaged", "signature_missing")
def a_signature_holds_no_signer():
    empty = hexlify(bytes.fromhex("300b06092a864886f70d010702")).upper()
    return forged.with_place(1, empty)

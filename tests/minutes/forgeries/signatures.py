"""Signatures moved, stripped, rolled back."""

import forging as forged
from drafts import CHAIR, CLERK
from forgeries.table import forgery


@forgery("bytes_changed")
def two_signatures_are_exchanged():
    first, second = forged.signature_of(0), forged.signature_of(1)
    return forged.with_place(1, first, forged.with_place(0, second))


@forgery("bytes_changed")
def a_signature_is_moved_here_from_another_document():
    return forged.with_place(1, forged.signature_of(1, forged.by_both(forged.sealed_other())))


@forgery("bytes_changed")
def a_signature_stands_twice():
    return forged.with_place(1, forged.signature_of(0))


@forgery("signature_missing")
def rolled_back_to_the_first_signature():
    return forged.by_chair()


@forgery("not_signed", "signature_missing")
def rolled_back_to_no_signature():
    return forged.sealed()


@forgery("not_signed", "signature_missing")
def the_signatures_are_stripped():
    def strip(pdf):
        for field in pdf.Root.AcroForm.Fields:
            if "/V" in field:
                del field["/V"]
        del pdf.Root["/Perms"]

    return forged.rewritten(strip, forged.genuine())


@forgery("bytes_changed", "bytes_appended")
def saved_anew_by_another_program():
    return forged.rewritten(lambda pdf: None, forged.genuine())


@forgery("not_trusted")
def stripped_and_signed_anew_with_look_alike_certificates():
    keys = [forged.certificate_of(who, authority=forged.impostor()) for who in (CHAIR, CLERK)]
    return forged.by_both(forged.sealed(), *keys)

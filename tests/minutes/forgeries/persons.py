"""Certificates and persons."""

import forging as forged
import signed as made
from cryptography import x509
from drafts import CHAIR, CLERK
from forgeries.table import forgery
from forgeries.updates import name
from pikepdf import String
from pyhanko.pdf_utils import generic
from pyhanko.sign.fields import MDPPerm


@forgery("certificate_expired")
def signed_with_a_certificate_that_has_run_out():
    return forged.by_both(forged.sealed(), clerk=forged.certificate_of(CLERK, now=forged.ago(2015)))


@forgery("certificate_too_young")
def signed_with_a_certificate_of_the_future():
    return forged.by_both(forged.sealed(), clerk=forged.certificate_of(CLERK, now=forged.ago(2090)))


@forgery("not_trusted")
def signed_with_a_certificate_for_something_else():
    usage = x509.KeyUsage(True, False, False, False, False, False, False, False, False)
    return forged.by_both(forged.sealed(), clerk=forged.certificate_of(CLERK, usage=usage))


@forgery("wrong_person")
def signed_by_another_person():
    return forged.by_both(forged.sealed(), clerk=forged.certificate_of("Erika Muster"))


@forgery("wrong_person")
def both_signed_in_the_place_of_the_other():
    return forged.by_both(forged.sealed(), forged.certificate_of(CLERK), forged.certificate_of(CHAIR))


@forgery("wrong_organization")
def signed_for_another_town():
    return forged.by_both(forged.sealed(), clerk=forged.certificate_of(CLERK, "Stadt Nachbarheim"))


@forgery("wrong_person")
def one_person_signed_for_both():
    return forged.by_both(forged.sealed(), clerk=made.key_of(CHAIR))


@forgery("unexpected_signature", "changed_later")
def somebody_signed_whom_nobody_asked():
    return forged.signed(forged.genuine(), "guest", forged.certificate_of("Erika Muster"), new=True)


@forgery("unexpected_signature", "signature_missing")
def the_field_of_a_signature_was_renamed():
    def rename(pdf):
        pdf.Root.AcroForm.Fields[1].T = String("clerc")

    first = forged.signed(forged.rewritten(rename, forged.sealed()), "chair", made.key_of(CHAIR), first=True)
    return forged.signed(first, "clerc", made.key_of(CLERK))


@forgery("signed_twice", "changed_later")
def somebody_signed_twice_in_places_of_one_name():
    def rename(writer):
        fields = writer.root["/AcroForm"]["/Fields"]
        field = fields[len(fields) - 1]
        field[name("/T")] = generic.TextStringObject("chair")
        writer.update_container(field)

    again = forged.signed(forged.by_chair(), "again", made.key_of(CHAIR), new=True)
    return forged.signed(forged.updated(rename, again), "clerk", made.key_of(CLERK))


# What the first signature has to forbid


@forgery("not_protected")
def the_first_signature_protects_nothing():
    first = forged.signed(forged.sealed(), "chair", made.key_of(CHAIR))
    return forged.signed(first, "clerk", made.key_of(CLERK))


@forgery("not_protected")
def the_first_signature_allows_notes():
    first = forged.signed(forged.sealed(), "chair", made.key_of(CHAIR), first=True, perms=MDPPerm.ANNOTATE)
    return forged.signed(first, "clerk", made.key_of(CLERK))

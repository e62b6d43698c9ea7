"""From sealed to signed: what can be signed, by whom, and what a refusal says."""

import io
from datetime import UTC, datetime

import pikepdf
import pytest
import signed as made
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from drafts import CHAIR, CLERK

from journal.events import Refused
from minutes.authority import authority_in, new_authority
from minutes.pdf.agenda import render_agenda
from minutes.printed import printed_text
from minutes.sealing import SealedPdf, SealingRefusal, SignedPdf, opened
from minutes.signing import Pkcs12Key, SigningRefusal, fingerprint, owner, sign, sign_with_file


def refusal(call, *args, **more):
    with pytest.raises(Refused) as refused:
        call(*args, **more)
    return refused.value.refusal


def test_a_sealed_file_is_recognized_and_says_who_signs():
    again = opened(made.sealed().data)
    assert type(again) is SealedPdf
    assert [each.name for each in again.signers] == [CHAIR, CLERK]


def test_a_signed_file_says_who_has_signed_and_who_is_missing():
    again = opened(made.signed_by_chair().data)
    assert isinstance(again, SignedPdf)
    assert (again.signed, [each.name for each in again.missing]) == (("chair",), [CLERK])
    assert opened(made.signed().data).signed == ("chair", "clerk")


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4 nothing", b"hello"])
def test_what_was_not_sealed_cannot_be_signed(data):
    assert refusal(opened, data) is SealingRefusal.NOT_SEALED


def test_another_pdf_of_ours_cannot_be_signed_as_minutes(an_agenda):
    assert refusal(opened, render_agenda(an_agenda)) is SealingRefusal.NOT_SEALED


def test_a_wrong_pin_is_refused_in_words():
    file = made.authority().issue(CHAIR, "Stadt", made.PIN)
    assert refusal(sign_with_file, made.sealed().data, "chair", file, "000000") is SigningRefusal.WRONG_PIN
    assert refusal(Pkcs12Key.opened_with, b"no key at all", made.PIN) is SigningRefusal.WRONG_PIN


def test_a_file_without_a_key_is_not_called_a_wrong_pin():
    _, certificate, _ = pkcs12.load_key_and_certificates(
        made.authority().issue(CHAIR, "Stadt", made.PIN), made.PIN.encode()
    )
    alone = BestAvailableEncryption(made.PIN.encode())
    file = pkcs12.serialize_key_and_certificates(None, None, None, [certificate], alone)
    assert refusal(Pkcs12Key.opened_with, file, made.PIN) is SigningRefusal.NO_KEY


def test_a_certificate_of_somebody_else_is_refused():
    file = made.authority().issue(CLERK, "Stadt", made.PIN)
    assert refusal(sign_with_file, made.sealed().data, "chair", file, made.PIN) is SigningRefusal.ANOTHER_NAME


def test_an_expired_certificate_is_refused():
    old = made.authority().issue(CHAIR, "Stadt", made.PIN, now=datetime(2010, 1, 1, tzinfo=UTC))
    assert (
        refusal(sign_with_file, made.sealed().data, "chair", old, made.PIN)
        is SigningRefusal.CERTIFICATE_NOT_VALID
    )


def test_nobody_signs_twice_and_nobody_signs_without_a_place():
    key = made.key_of(CHAIR)
    assert refusal(sign, made.signed_by_chair(), "chair", key) is SigningRefusal.ALREADY_SIGNED
    assert refusal(sign, made.sealed(), "mayor", key) is SigningRefusal.NOT_A_SIGNER


def test_signing_stored_bytes_gives_the_certificates_fingerprint():
    file = made.authority().issue(CHAIR, "Stadt", made.PIN)
    signed = sign_with_file(made.sealed().data, "chair", file, made.PIN)
    assert (opened(signed.data).signed, signed.stamped) == (("chair",), False)
    assert signed.certificate == fingerprint(Pkcs12Key.opened_with(file, made.PIN).certificate)


def test_signing_only_appends():
    assert made.signed().data.startswith(made.signed_by_chair().data)
    assert made.signed_by_chair().data.startswith(made.sealed().data)


def test_the_picture_of_a_signature_names_person_role_and_time_and_never_says_qualified():
    text = printed_text(flattened(made.signed().data))
    assert text.count("Elektronisch signiert") == 2
    assert "ualifiziert" not in text
    assert text.count("Schriftführerin") >= 2


def flattened(data):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.flatten_annotations("all")
        pdf.save(out)
    return out.getvalue()


def test_the_authority_is_made_once_and_says_everywhere_that_it_is_a_test(tmp_path):
    folder = tmp_path / "authority"
    first, second = authority_in(folder), authority_in(folder)
    assert first.pem == second.pem
    assert (folder / "root.key").stat().st_mode & 0o077 == 0
    assert "TEST" in owner(first.certificate)
    issued = Pkcs12Key.opened_with(first.issue(CHAIR, "Stadt", "1"), "1")
    assert "TEST" in issued.certificate.subject.rfc4514_string()
    assert owner(issued.certificate) == CHAIR
    assert new_authority().pem != first.pem

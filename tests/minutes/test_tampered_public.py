"""The public version, which the organisation's seal alone holds: genuine wherever it is checked, and how forgeries of it
are found out. As in test_tampered.py, a row names all faults that the check finds.
"""

import json
from dataclasses import replace
from functools import cache
from hashlib import sha256
from io import BytesIO

import chain
import forging as forged
import pytest
import signed as made
from catalogue import catalogue
from drafts import CHAIR, CLERK
from exporting import exported
from pyhanko.pdf_utils.generic import NameObject
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.signers import PdfTimeStamper

from minutes.archiving import renew, seal_version
from minutes.exported import compared
from minutes.findings import GENUINE_VERSION
from minutes.lasting import RESERVES
from minutes.pdf.increment import ROOM, Increment
from minutes.public_version import marked, original_of
from minutes.recording import record_of
from minutes.sealing import seal
from minutes.telling import in_json
from minutes.timestamps import Stamper
from minutes.verify import verify
from sessions_app.sitting.internet import DEBATE

SIGNED = forged.genuine
FORGERIES = {}


def forgery(*faults):
    def enter(how):
        FORGERIES[how.__name__] = (how, frozenset(faults))
        return how

    return enter


@cache
def original():
    return original_of(forged.short(), sha256(SIGNED()).hexdigest(), len(SIGNED()))


def version(draft=None, of=None):
    """Its pages, and the record that belongs to them."""
    shown = marked(draft or forged.short(), (DEBATE,), of or original())
    return shown, record_of(shown, made.chain(), lambda each: each.kind == "vote_closed", original())


@cache
def genuine():
    return seal_version(*version(), chain.sources(), chain.seal()).data


@cache
def drawn():
    """What the seal is set on."""
    return seal(*version()).data


def sealed_by(person, organization=chain.BODY, data=None, **more):
    key = forged.certificate_of(person, organization, **more)
    return forged.signed(data or drawn(), "seal", key, first=True)


@forgery("not_signed")
def nobody_sealed_it():
    return drawn()


@forgery("not_signed")
def the_seal_is_stripped():
    def strip(pdf):
        for field in pdf.Root.AcroForm.Fields:
            if "/V" in field:
                del field["/V"]
        del pdf.Root["/Perms"]

    return forged.rewritten(strip, genuine())


@forgery("not_signed", "seal_missing", "not_protected")
def a_time_stamp_alone():
    stamper = PdfTimeStamper(Stamper(chain.sources()), field_name=RESERVES[0])
    output = stamper.timestamp_pdf(Increment(BytesIO(drawn())), "sha256", bytes_reserved=ROOM)
    return bytes(output.getbuffer())


@forgery("not_trusted")
def sealed_with_a_look_alike_certificate():
    return sealed_by(chain.BODY, authority=forged.impostor())


@forgery("wrong_organization")
def sealed_by_the_neighbouring_town():
    return sealed_by("Stadt Nachbarheim", "Stadt Nachbarheim")


@forgery("wrong_person")
def sealed_by_a_person_of_the_town():
    return sealed_by("Erika Muster")


@forgery("seal_missing", "unexpected_signature")
def a_person_signed_where_nobody_signs():
    return forged.signed(drawn(), "Archivzeitstempel_2", made.key_of(CHAIR), first=True)


@forgery("bytes_changed", "stamp_broken")
def a_byte_is_changed_in_place():
    return forged.in_place(b"xmpmeta", b"xmpmetb", genuine())


@forgery("changed_later", "bytes_appended", "stamp_broken", "votes_not_printed")
def a_digit_is_changed_by_an_update():
    other = PdfFileReader(BytesIO(seal(*version(forged.another_result())).data))
    theirs = other.root["/Pages"]["/Kids"][0]

    def change(writer):
        page = writer.root["/Pages"]["/Kids"][0]
        for key in ("/Contents", "/Resources"):
            page[NameObject(key)] = writer.import_object(theirs.raw_get(key))
        writer.update_container(page)

    return forged.updated(change, genuine())


@forgery("bytes_appended")
def bytes_stand_behind_the_last_time_stamp():
    return genuine() + b"\n% 23"


@forgery("original_not_printed")
def the_pages_name_another_signed_file_than_the_record():
    return sealed_by(chain.BODY, data=seal(*version(of=replace(original(), sha256="0" * 64))).data)


@forgery("votes_not_printed")
def other_numbers_in_print_under_a_true_seal():
    _shown, record = version()
    shown, _record = version(forged.another_result())
    return sealed_by(chain.BODY, data=seal(shown, record).data)


def found(data):
    report = verify(data, made.authority().pem)
    return report, {each.code for each in report.findings if each.is_fault}


def said(report, code):
    return next(each for each in report.findings if each.code == code).details


@pytest.fixture(scope="module")
def checked():
    return found(genuine())


def test_the_public_version_is_genuine_anywhere_and_names_the_signed_minutes(checked):
    report, faults = checked
    assert faults == set()
    assert report.bottom_line == GENUINE_VERSION
    assert said(report, "sealed_by")["name"] == chain.BODY
    assert said(report, "stamped")["level"] == "B-LTA"
    assert said(report, "version_of")["sha256"] == sha256(SIGNED()).hexdigest()
    for name in (CHAIR, CLERK):
        assert name in said(report, "version_of")["names"]
    told = json.loads(in_json(report, catalogue("de")))
    assert told["original"]["size"] == len(SIGNED())


def test_an_exported_journal_says_the_same_and_misses_no_signer(checked):
    report = compared(checked[0], exported(made.chain()))
    assert report.genuine, [each.code for each in report.findings if each.is_fault]
    assert "signers_not_compared" not in {each.code for each in compared(checked[0], None).findings}


def test_its_time_stamp_can_be_renewed():
    report, faults = found(renew(genuine(), chain.sources()).data)
    assert (faults, [each.kind for each in report.signatures]) == (set(), ["seal", "stamp", "stamp"])


@pytest.mark.parametrize("how", FORGERIES)
def test_a_forgery_of_it_is_found_out_for_the_right_reason(how):
    make, expected = FORGERIES[how]
    report, faults = found(make())
    assert report.genuine is False
    assert faults == expected


def test_of_which_minutes_it_was_made_is_believed_of_a_sound_seal_alone():
    report, _faults = found(sealed_by(chain.BODY, authority=forged.impostor()))
    assert "version_of" not in {each.code for each in report.findings}

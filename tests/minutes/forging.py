"""The tools of a forger: short minutes with real signatures, and everything that one can do to a file."""

import io
import json
from binascii import hexlify, unhexlify
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

import pikepdf
import pypdfium2
import signed as made
from asn1crypto import cms, parser
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.serialization import pkcs12
from drafts import CHAIR, CLERK, decision, section
from pikepdf import Array, Dictionary, Name, String
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

from minutes.attached import attached_record
from minutes.authority import new_authority
from minutes.landmarks import RECORD
from minutes.recording import record_of
from minutes.sealing import seal
from minutes.signing import Pkcs12Key

BODY = "Stadt Lindenau am See"
COUNTED = (41, 52, 58)


def short(draft=None, **changes):
    """Three votes on two pages."""
    votes = tuple(decision(seq, wording="Der Rat stimmt zu.") for seq in COUNTED)
    whole = draft or made.anchored()
    item = section("Ö 1", "Haushaltssatzung 2027", "", decisions=votes)
    small = {"agenda": (), "attendance": whole.attendance[:2], "facts": whole.facts[:2], "items": (item,)}
    return replace(whole, **{**small, **changes})


def another_result(yes=23):
    """As `short`, with another number of Yes in print and in the record's own list."""
    item = short().items[0]
    votes = tuple(replace(each, tally=replace(each.tally, yes=yes)) for each in item.decisions)
    return short(items=(replace(item, decisions=votes),))


def record(draft, links=None):
    return record_of(draft, links or made.chain(), lambda each: each.kind == "vote_closed")


@cache
def sealed() -> bytes:
    return rewritten(lambda pdf: None, made.sealed(short()).data)


@cache
def sealed_other() -> bytes:
    return rewritten(lambda pdf: None, seal(another_result(), record(another_result())).data)


@cache
def by_chair() -> bytes:
    return signed(sealed(), "chair", made.key_of(CHAIR), first=True)


@cache
def genuine() -> bytes:
    return signed(by_chair(), "clerk", made.key_of(CLERK))


maker = cache(Pkcs12Key.maker)  # its file is opened once


class Unobtrusive(IncrementalPdfFileWriter):
    """Changes nothing but what it is told: pyHanko's own would write the file's metadata anew."""

    def _update_meta(self):
        pass


def signed(data, field, key, *, first=False, perms=MDPPerm.FILL_FORMS, new=False):
    """Signed as the product signs, without its refusals and its picture. `new`: in a field made for it."""
    writer = Unobtrusive(io.BytesIO(data))
    metadata = PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=first,
        docmdp_permissions=perms,
    )
    spec = SigFieldSpec(field) if new else None
    signer = PdfSigner(metadata, signer=maker(key), new_field_spec=spec)
    return bytes(signer.sign_pdf(writer, existing_fields_only=not new).getbuffer())


def by_both(data, chair=None, clerk=None):
    as_always = chair is None and data == sealed()
    first = by_chair() if as_always else signed(data, "chair", chair or made.key_of(CHAIR), first=True)
    return signed(first, "clerk", clerk or made.key_of(CLERK))


def resealed(change, data=None):
    """Other content under true signatures, by signers who are in it together. `change` gets the opened PDF."""
    return by_both(rewritten(change, data or sealed()))


def with_other_record(content, data=None, **more):
    """As `resealed`, with another record beside the same pages."""
    return resealed(lambda pdf: pdf.attachments[RECORD].get_file().obj.write(content, **more), data)


def rewritten(change, data):
    """Saved anew, each object by itself: pyHanko reads those that are packed together twice as slowly."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def updated(change, data=None):
    """An incremental update behind the last signature. `change` gets pyHanko's writer."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data or genuine()))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def in_place(old, new, data=None):
    """The same length, other bytes."""
    data = data or genuine()
    assert len(old) == len(new), (old, new)
    assert old in data
    return data.replace(old, new, 1)


def places(data=None):
    """Where each signature stands: (begin, end) with its brackets."""
    return _places(data or genuine())


@cache
def _places(data):
    reader = PdfFileReader(io.BytesIO(data))
    ranges = [tuple(map(int, each.byte_range)) for each in reader.embedded_regular_signatures]
    return [(begin, end) for _, begin, end, _ in ranges]


def with_place(which, place, data=None):
    """Another text in the place of a signature, filled up with noughts."""
    data = data or genuine()
    begin, end = places(data)[which]
    assert len(place) <= end - begin - 2
    return data[: begin + 1] + place.ljust(end - begin - 2, b"0") + data[end - 1 :]


def place_of(which, data=None):
    """What stands between the brackets of a signature."""
    data = data or genuine()
    begin, end = places(data)[which]
    return data[begin + 1 : end - 1]


def signature_of(which, data=None):
    """As `place_of`, without the noughts behind it."""
    place = place_of(which, data)
    return place[: 2 * parser.peek(unhexlify(place))]


def with_cms(which, change):
    """A signature whose ASN.1 was written anew."""
    contents = unhexlify(place_of(which))
    content = cms.ContentInfo.load(contents[: parser.peek(contents)])
    change(content["content"])
    return with_place(which, hexlify(content.dump(force=True)).upper())


def with_byte_range(which, change):
    """Other numbers in /ByteRange, in the room that pyHanko keeps for them."""
    data = genuine()
    at = data.index(b"/ByteRange", places(data)[which][1])
    end = data.index(b"]", at) + 1
    numbers = [int(each) for each in data[at:end].split(b"[")[1].rstrip(b"]").split()]
    text = b"/ByteRange [" + b" ".join(str(each).encode() for each in change(numbers)) + b"]"
    end += len(data[end:]) - len(data[end:].lstrip(b" "))
    assert len(text) <= end - at
    return data[:at] + text.ljust(end - at) + data[end:]


def certificate_of(person, organization=BODY, *, now=None, authority=None, usage=None):
    """A key of the trusted authority with something wrong in its certificate."""
    authority = authority or made.authority()
    file = authority.issue(person, organization, "1", now=now)
    return Pkcs12Key.opened_with(_with_usage(authority, file, usage) if usage else file, "1")


def _with_usage(authority, file, usage):
    key, certificate, _ = pkcs12.load_key_and_certificates(file, b"1")
    builder = x509.CertificateBuilder().issuer_name(certificate.issuer).subject_name(certificate.subject)
    builder = builder.public_key(key.public_key()).serial_number(7)
    builder = builder.not_valid_before(certificate.not_valid_before_utc)
    builder = builder.not_valid_after(certificate.not_valid_after_utc)
    for each in certificate.extensions:
        value = usage if isinstance(each.value, x509.KeyUsage) else each.value
        builder = builder.add_extension(value, critical=each.critical)
    protection = serialization.BestAvailableEncryption(b"1")
    made_anew = builder.sign(authority.key, hashes.SHA256())
    return pkcs12.serialize_key_and_certificates(b"x", key, made_anew, [authority.certificate], protection)


@cache
def impostor():
    """An authority with the name of the trusted one."""
    return new_authority()


def figure_box(data=None):
    """Where the first number of Yes stands: page, left, bottom, right, top."""
    document = pypdfium2.PdfDocument(data or sealed())
    for number, page in enumerate(document):
        text = page.get_textpage()
        words = text.get_text_range()
        at = words.find("Ergebnis")
        if at >= 0:
            at = words.index("22", at)
            boxes = [text.get_charbox(at), text.get_charbox(at + 1)]
            return number, boxes[0][0] - 1, boxes[0][1] - 1, boxes[1][2] + 1, boxes[1][3] + 1
    raise AssertionError("no vote in print")


def page_of_votes(pdf):
    return pdf.pages[figure_box()[0]]


def draw(pdf, operators):
    """Draws on top of the page that tells of the first vote."""
    page_of_votes(pdf).contents_add(pikepdf.Stream(pdf, b"q " + operators + b" Q"), prepend=False)


def white_box():
    _, left, bottom, right, top = figure_box()
    return f"1 g {left} {bottom} {right - left} {top - bottom} re f".encode()


def lay_over(pdf, **more):
    """An annotation over the first number of Yes."""
    _, *box = figure_box()
    picture = pikepdf.Stream(pdf, b"1 g 0 0 100 100 re f", BBox=Array([0, 0, 100, 100]), Subtype=Name.Form)
    look = {
        "Type": Name.Annot,
        "Rect": Array([round(each, 2) for each in box]),
        "F": 4,
        "AP": Dictionary(N=picture),
    }
    page = page_of_votes(pdf)
    made_here = pdf.make_indirect(Dictionary(**{**look, **more}))
    page.obj.Annots = Array([*page.obj.get("/Annots", ()), made_here])
    return made_here


def text_field(pdf, value="22"):
    """A field of a form that shows a number."""
    field = lay_over(pdf, Subtype=Name.Widget, FT=Name.Tx, T=String("zahl"), V=String(value))
    pdf.Root.AcroForm.Fields.append(field)


def changed_record(change, data=None):
    """The attached record after `change` has written to it, as bytes."""
    raw = json.loads(attached_record(data or sealed()))
    change(raw)
    return json.dumps(raw, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def ago(year):
    return datetime(year, 1, 1, tzinfo=UTC)

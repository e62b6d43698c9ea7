"""Every way of tampering that we could think of, and for what reason each is found out.

One row: how it is forged, and all faults that the check names. Nothing here is found by luck: a row that names
another fault than those has to be understood before it is changed.
"""

import io
import zlib
from binascii import hexlify
from dataclasses import replace

import forging as forged
import pikepdf
import pytest
import signed as made
from asn1crypto import core
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from drafts import CHAIR, CLERK
from pikepdf import Array, Dictionary, Name, String
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm

from journal.chain import link
from minutes.attached import RECORD_LIMIT
from minutes.sealing import seal
from minutes.verify import verify

LATER = {"changed_later", "bytes_appended"}
FORGERIES = {}


def forgery(*faults):
    """Enters a way of tampering into the table: its name says how, `faults` are all that the check finds."""

    def enter(how):
        FORGERIES[how.__name__] = (how, frozenset(faults))
        return how

    return enter


# Bytes changed in place


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


# Signatures moved, stripped, rolled back


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


# Certificates and persons


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


# Incremental updates behind the last signature


def page_of(writer, number=0):
    return writer.root["/Pages"]["/Kids"][number]


def replaced(change):
    """An update that writes one page anew."""

    def update(writer):
        page = page_of(writer)
        change(writer, page)
        writer.update_container(page)

    return forged.updated(update)


def name(text):
    return generic.NameObject(text)


@forgery(*LATER, "votes_not_printed")
def a_digit_is_changed_in_an_update():
    other = PdfFileReader(io.BytesIO(forged.sealed_other()))
    theirs = other.root["/Pages"]["/Kids"][0]

    def change(writer, page):
        for key in ("/Contents", "/Resources"):
            page[name(key)] = writer.import_object(theirs.raw_get(key))

    return replaced(change)


@forgery(*LATER, "votes_not_printed")
def a_page_is_replaced_by_another():
    return replaced(
        lambda writer, page: page.__setitem__(name("/Contents"), page_of(writer, 1).raw_get("/Contents"))
    )


def with_kids(change):
    def update(writer):
        pages = writer.root["/Pages"]
        kids = [pages["/Kids"].raw_get(at) for at in range(len(pages["/Kids"]))]
        pages[name("/Kids")] = generic.ArrayObject(change(kids))
        pages[name("/Count")] = generic.NumberObject(len(pages["/Kids"]))
        writer.update_container(pages)

    return forged.updated(update)


@forgery(*LATER, "votes_not_printed")
def a_page_is_added():
    return with_kids(lambda kids: [*kids, kids[0]])


@forgery(*LATER, "votes_not_printed", "head_not_printed")
def a_page_is_removed():
    return with_kids(lambda kids: kids[:1])


@forgery(*LATER)
def pages_change_places():
    return with_kids(lambda kids: kids[::-1])


@forgery(*LATER, "votes_not_printed", "print_hidden")
def a_page_is_cut_to_its_lower_half():
    box = generic.ArrayObject(map(generic.NumberObject, (0, 0, 595, 200)))
    return replaced(lambda _writer, page: page.__setitem__(name("/CropBox"), box))


def with_record(data):
    def update(writer):
        stream = writer.root["/Names"]["/EmbeddedFiles"]["/Names"][1]["/EF"]["/F"]
        stream._data, stream._encoded_data = data, None
        writer.update_container(stream)

    return forged.updated(update)


@forgery(*LATER, "votes_not_printed", "vote_differs")
def a_number_of_the_record_is_changed():
    return with_record(forged.changed_record(lambda raw: raw["votes"][0].update(yes=23)))


@forgery(*LATER)
def a_signer_of_the_record_is_changed():
    return with_record(forged.changed_record(lambda raw: raw["signers"][1].update(name="Erika Muster")))


@forgery(*LATER, "head_not_printed")
def the_record_is_that_of_another_meeting():
    return with_record(forged.record(another_meeting(), another_meeting_links()))


def second_attachment(pdf_name):
    def update(writer):
        names = writer.root["/Names"]["/EmbeddedFiles"]
        stream = writer.add_object(generic.StreamObject(stream_data=b"{}"))
        file = generic.DictionaryObject({
            name("/Type"): name("/Filespec"), name("/F"): generic.TextStringObject(pdf_name),
            name("/UF"): generic.TextStringObject(pdf_name),
            name("/EF"): generic.DictionaryObject({name("/F"): stream}),
        })  # fmt: skip
        listed = [generic.TextStringObject(pdf_name), writer.add_object(file)]
        names["/Names"].extend(listed)
        writer.update_container(names["/Names"])

    return forged.updated(update)


@forgery(*LATER, "attachment_inside")
def another_file_is_attached():
    return second_attachment("zweitschrift.json")


@forgery(*LATER, "attachment_inside", "record_unreadable")
def another_record_of_the_same_name_is_attached():
    return second_attachment("niederschrift.json")


@forgery(*LATER)
def the_metadata_are_replaced():
    def update(writer):
        described = writer.root["/Metadata"]
        described._data, described._encoded_data = described.data.replace(b"Niederschrift", b"Entwurf"), None
        writer.update_container(described)

    return forged.updated(update)


@forgery(*LATER)
def the_title_is_replaced():
    def update(writer):
        writer.set_info(
            writer.add_object(generic.DictionaryObject({name("/Title"): generic.TextStringObject("x")}))
        )

    return forged.updated(update)


def with_root(key, value):
    def update(writer):
        writer.root[name(key)] = value(writer)
        writer.update_root()

    return forged.updated(update)


@forgery(*LATER)
def proofs_are_added_after_the_last_signature():
    return with_root("/DSS", lambda _: generic.DictionaryObject({name("/Certs"): generic.ArrayObject()}))


@forgery(*LATER, "script_inside")
def a_script_starts_with_the_file():
    action = generic.DictionaryObject({
        name("/S"): name("/JavaScript"),
        name("/JS"): generic.TextStringObject("app.alert(1)"),
    })  # fmt: skip
    return with_root("/OpenAction", lambda _: action)


@forgery(*LATER)
def other_page_labels_are_added():
    label = generic.DictionaryObject({name("/S"): name("/r")})
    labels = generic.ArrayObject([generic.NumberObject(0), label])
    return with_root("/PageLabels", lambda _: generic.DictionaryObject({name("/Nums"): labels}))


@forgery(*LATER)
def the_bookmarks_are_taken_away():
    return with_root("/Outlines", lambda _: generic.DictionaryObject())


@forgery(*LATER, "layers_inside")
def a_layer_is_added():
    def layers(writer):
        group = writer.add_object(
            generic.DictionaryObject(
                {name("/Type"): name("/OCG"), name("/Name"): generic.TextStringObject("x")}
            )
        )
        shown = generic.DictionaryObject({name("/OFF"): generic.ArrayObject([group])})
        return generic.DictionaryObject({name("/OCGs"): generic.ArrayObject([group]), name("/D"): shown})

    return with_root("/OCProperties", layers)


def annotated(subtype, **more):
    def change(writer, page):
        note = generic.DictionaryObject({
            name("/Type"): name("/Annot"), name("/Subtype"): name(subtype),
            name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (100, 200, 300, 400))),
            name("/Contents"): generic.TextStringObject("23"), **{name(f"/{key}"): value for key, value in more.items()},
        })  # fmt: skip
        page[name("/Annots")] = generic.ArrayObject([*page.get("/Annots", ()), writer.add_object(note)])

    return replaced(change)


@forgery(*LATER, "overlay_inside")
def a_note_is_stuck_on_a_page():
    return annotated("/Text")


@forgery(*LATER, "overlay_inside")
def a_text_is_laid_over_a_vote():
    return annotated("/FreeText", DA=generic.TextStringObject("/Helv 12 Tf"))


@forgery(*LATER, "form_inside")
def a_field_of_a_form_is_laid_over_a_vote():
    return annotated(
        "/Widget", FT=name("/Tx"), T=generic.TextStringObject("zahl"), V=generic.TextStringObject("23")
    )


def with_field(number, change):
    def update(writer):
        field = writer.root["/AcroForm"]["/Fields"][number]
        change(writer, field)
        writer.update_container(field)

    return forged.updated(update)


@forgery("signature_missing", "bytes_appended", "not_protected", "changed_later")
def a_signature_is_taken_out_in_an_update():
    return with_field(0, lambda _, field: field.__delitem__("/V"))


@forgery(*LATER)
def the_place_of_a_signature_is_laid_over_a_vote():
    _, *box = forged.figure_box()
    where = generic.ArrayObject(map(generic.FloatObject, box))
    return with_field(0, lambda _, field: field.__setitem__(name("/Rect"), where))


@forgery(*LATER)
def the_picture_of_a_signature_is_replaced():
    def other(writer, field):
        stream = generic.StreamObject(stream_data=b"1 0 0 rg 0 0 99 99 re f")
        field[name("/AP")] = generic.DictionaryObject({name("/N"): writer.add_object(stream)})

    return with_field(0, other)


def with_font(change):
    def update(writer):
        font = next(iter(page_of(writer)["/Resources"]["/Font"].values())).get_object()
        change(writer, font)
        writer.update_container(font)

    return forged.updated(update)


@forgery(*LATER)
def what_the_letters_of_a_font_mean_is_changed():
    return with_font(lambda writer, font: font.__delitem__("/ToUnicode"))


@forgery(*LATER)
def an_empty_update_is_added():
    return forged.updated(lambda writer: writer.update_root())


@forgery("bytes_appended")
def bytes_are_appended():
    return forged.genuine() + b"\n% nothing to see here\n"


@forgery("bytes_appended", "signature_missing")
def the_end_points_back_to_an_older_state():
    first = forged.by_chair()
    start = first[first.rindex(b"startxref") :]
    return forged.genuine() + start


@forgery("not_signed", "signature_missing")
def another_whole_pdf_is_appended():
    return forged.genuine() + forged.sealed_other()


@forgery("changed_later", "overlay_inside")
def a_note_is_stuck_on_between_two_signatures():
    noted = forged.updated(note_on_page, forged.by_chair())
    return forged.signed(noted, "clerk", made.key_of(CLERK))


def note_on_page(writer):
    page = page_of(writer)
    note = generic.DictionaryObject({
        name("/Type"): name("/Annot"), name("/Subtype"): name("/Text"),
        name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (0, 0, 9, 9))),
    })  # fmt: skip
    page[name("/Annots")] = generic.ArrayObject([*page.get("/Annots", ()), writer.add_object(note)])
    writer.update_container(page)


# The range that a signature covers ("universal signature forgery")


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


# True signatures under a document that lies: whoever made it had the keys of both


@forgery("votes_not_printed")
def numbers_in_print_only():
    return forged.with_other_record(forged.record(forged.short()), forged.sealed_other())


@forgery("votes_not_printed", "vote_differs")
def numbers_in_the_record_only():
    return forged.with_other_record(forged.record(forged.another_result()))


@forgery("vote_differs")
def numbers_in_print_and_record():
    return forged.by_both(forged.sealed_other())


@forgery("vote_not_told")
def a_vote_is_left_out():
    item = forged.short().items[0]
    silent = forged.short(items=(replace(item, decisions=item.decisions[:2]),))
    return forged.by_both(seal(silent, forged.record(silent)).data)


@forgery("chain_broken")
def an_entry_of_the_record_is_changed():
    data = forged.changed_record(lambda raw: raw["journal"]["entries"][9].update(kind="other"))
    return forged.with_other_record(data)


def other_links():
    """The chain with another result of the first vote, in itself consistent."""
    counts = {"yes": 23, "no": 9, "abstain": 3, "not_voted": 1}
    return made.relinked({41: ("vote_closed", counts)})


@forgery("head_not_printed", "vote_differs")
def the_chain_of_the_record_is_written_anew():
    draft = forged.short(made.anchored(other_links()))
    return forged.with_other_record(forged.record(draft, other_links()))


def another_meeting_links():
    last = made.chain()[-1]
    return (*made.chain(), link(last.hash, seq=97, at=last.at, by="x", kind="x", salt="0", data={}))


def another_meeting():
    return forged.short(made.anchored(another_meeting_links()))


@forgery("head_not_printed")
def the_record_of_another_evening():
    return forged.with_other_record(forged.record(another_meeting(), another_meeting_links()))


@forgery("no_record", "unexpected_signature")
def a_letter_with_true_signatures():
    return forged.resealed(lambda pdf: pdf.attachments.__delitem__("niederschrift.json"))


@forgery("record_unreadable", "unexpected_signature")
def the_record_is_nested_without_end():
    return forged.with_other_record(b"[" * 100_000)


@forgery("record_unreadable", "unexpected_signature")
def the_record_is_a_bomb():
    return forged.with_other_record(zlib.compress(bytes(RECORD_LIMIT + 1), 1), filter=Name.FlateDecode)


@forgery("signer_differs")
def others_sign_than_those_of_the_sitting():
    plan = {
        "chair": 1,
        "members": [{"person": 1, "name": "Vera Vorsitz"}],
        "clerk": {"person": 2, "name": CLERK},
    }
    links = made.relinked({1: ("sitting_convened", {"plan": plan})})
    draft = forged.short(made.anchored(links))
    told = made.record_of(draft, links, lambda each: each.kind != "ballot_cast")
    return forged.by_both(seal(draft, told).data)


# Shadows: what is read is not what is seen


@forgery("print_hidden")
def a_number_is_covered_by_a_picture():
    return forged.resealed(lambda pdf: forged.draw(pdf, forged.white_box()))


@forgery("print_hidden")
def all_text_is_invisible():
    def hide(pdf):
        page = forged.page_of_votes(pdf)
        page.contents_add(pikepdf.Stream(pdf, b"3 Tr"), prepend=True)

    return forged.resealed(hide)


@forgery("print_hidden", "votes_not_printed")
def the_votes_stand_outside_the_page():
    return forged.resealed(lambda pdf: pdf.pages[0].obj.__setitem__("/CropBox", Array([0, 0, 595, 200])))


@forgery("print_hidden")
def the_check_value_is_hidden():
    def hide(pdf):
        pdf.pages[-1].contents_add(pikepdf.Stream(pdf, b"q 1 g 0 0 600 850 re f Q"), prepend=False)

    return forged.resealed(hide)


@forgery("print_hidden", "overlay_inside")
def an_annotation_hides_a_number():
    return forged.resealed(lambda pdf: forged.lay_over(pdf, Subtype=Name.Stamp))


@forgery("print_hidden", "overlay_inside")
def a_link_with_a_picture_hides_a_number():
    return forged.resealed(lambda pdf: forged.lay_over(pdf, Subtype=Name.Link))


@forgery("print_hidden", "form_inside")
def a_form_waits_to_be_filled_in():
    return forged.resealed(forged.text_field)


@forgery("print_hidden", "form_inside", "changed_later")
def a_form_is_filled_in_between_two_signatures():
    def fill(writer):
        fields = writer.root["/AcroForm"]["/Fields"]
        field = fields[len(fields) - 1]
        field[name("/V")] = generic.TextStringObject("23")
        writer.update_container(field)

    prepared = forged.rewritten(forged.text_field, forged.sealed())
    first = forged.signed(prepared, "chair", made.key_of(CHAIR), first=True)
    return forged.signed(forged.updated(fill, first), "clerk", made.key_of(CLERK))


@forgery("layers_inside")
def a_layer_waits_to_be_shown():
    def layer(pdf):
        group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("23")))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(OFF=Array([group])))
        page = forged.page_of_votes(pdf)
        page.obj.Resources.Properties = Dictionary(L=group)
        forged.draw(pdf, b"/OC /L BDC " + forged.white_box() + b" EMC")

    return forged.resealed(layer)


@forgery("script_inside")
def a_script_waits_in_the_bookmarks():
    def plant(pdf):
        pdf.Root.Outlines.First.A = Dictionary(S=Name.JavaScript, JS=String("this.hide()"))

    return forged.resealed(plant)


@forgery("script_inside")
def a_program_is_started_by_a_link():
    def plant(pdf):
        forged.lay_over(pdf, Subtype=Name.Link, A=Dictionary(S=Name.Launch, F=String("calc.exe")))
        del pdf.pages[0].obj.Annots[-1]["/AP"]

    return forged.resealed(plant)


@forgery("attachment_inside")
def a_second_record_waits_in_the_file():
    def attach(pdf):
        pdf.attachments["anlage.json"] = pikepdf.AttachedFileSpec(pdf, b"{}", filename="niederschrift.json")

    return forged.resealed(attach)


# No minutes at all


@forgery("encrypted")
def encrypted():
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(forged.genuine())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="o", user=""))
    return out.getvalue()


@forgery("not_a_pdf")
def another_file_with_a_pdfs_name():
    return b"PK\x03\x04" + bytes(2000) + forged.genuine()


@forgery("not_a_pdf")
def nothing_at_all():
    return b""


@forgery("unreadable")
def cut_off():
    return forged.genuine()[:-700]


@forgery("unreadable")
def the_pages_go_round_in_a_circle():
    return (
        b"%PDF-1.7\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj 2 0 obj <</Kids [2 0 R] /Count 1>> endobj"
    )


def found(data, roots=None):
    report = verify(data, made.authority().pem if roots is None else roots)
    return report, {each.code for each in report.findings if each.is_fault}


def test_the_document_that_is_forged_here_is_genuine_before():
    report, faults = found(forged.genuine())
    assert (report.genuine, faults) == (True, set())


@pytest.mark.parametrize("how", FORGERIES)
def test_a_forgery_is_found_out_for_the_right_reason(how):
    make, expected = FORGERIES[how]
    report, faults = found(make())
    assert report.genuine is False
    assert faults == expected


def test_the_table_is_long_enough():
    assert len(FORGERIES) >= 40


def test_whom_nobody_trusts_has_not_signed():
    assert found(forged.genuine(), b"")[1] == {"not_trusted"}

"""Incremental updates behind the last signature."""

import io

import forging as forged
import signed as made
from drafts import CLERK
from forgeries.lies import another_meeting, another_meeting_links
from forgeries.table import LATER, forgery
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader


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

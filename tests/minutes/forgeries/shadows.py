"""Shadows: what is read is not what is seen."""

import forging as forged
import pikepdf
import signed as made
from drafts import CHAIR, CLERK
from forgeries.table import forgery
from forgeries.updates import name
from pikepdf import Array, Dictionary, Name, String
from pyhanko.pdf_utils import generic


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

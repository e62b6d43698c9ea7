"""What an upload really is: the bytes decide, and a refusal says what to do."""

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from documents.checks import MEGABYTE, CheckedFile, UploadRefusal, check_in_worker, check_upload
from journal.events import Refused

LIMIT = 2 * MEGABYTE


def a_pdf(change=lambda pdf: None, pages=1, **saving):
    pdf = pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page(page_size=(595, 842))
    change(pdf)
    out = io.BytesIO()
    pdf.save(out, **saving)
    return out.getvalue()


def refusal(data):
    with pytest.raises(Refused) as refused:
        check_upload(data, LIMIT)
    return refused.value.refusal


def open_action(**action):
    def change(pdf):
        pdf.Root.OpenAction = Dictionary(S=Name(f"/{action.pop('kind')}"), **action)

    return change


def with_attachment(pdf):
    pdf.attachments["x.txt"] = b"hello"


def nested_script(pdf):
    pdf.pages[0].AA = Dictionary(O=Dictionary(Next=Array([Dictionary(S=Name.JavaScript, JS=String("1"))])))


def rich_media(pdf):
    pdf.pages[0].Annots = Array([pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.RichMedia))])


def deep(pdf):
    inner = Dictionary(S=Name.JavaScript)
    for _ in range(12):
        inner = Dictionary(A=inner)
    pdf.Root.Deep = inner


def test_a_plain_pdf_comes_in():
    data = a_pdf(pages=3)
    assert check_upload(data, LIMIT) == CheckedFile("application/pdf", len(data), 3)
    assert check_in_worker(data, LIMIT) == check_upload(data, LIMIT)


def test_a_few_bytes_before_the_header_are_no_harm():
    assert check_upload(b"\n\n" + a_pdf(), LIMIT).pages == 1


def test_a_signed_pdf_says_so():
    def sign(pdf):
        pdf.Root.Sig = pdf.make_indirect(Dictionary(Type=Name.Sig))

    assert check_upload(a_pdf(sign), LIMIT).signed is True


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", UploadRefusal.EMPTY_FILE),
        (b"\x89PNG\r\n\x1a\n", UploadRefusal.NOT_A_PDF),
        (b"MZ" + bytes(2000) + b"%PDF-1.4", UploadRefusal.NOT_A_PDF),
        (b"%PDF-1.4" + bytes(LIMIT), UploadRefusal.FILE_TOO_LARGE),
        (b"%PDF-1.4 and nothing else", UploadRefusal.DAMAGED_PDF),
        (a_pdf(pages=0), UploadRefusal.NO_PAGES),
        (a_pdf(pages=2001), UploadRefusal.TOO_MANY_PAGES),
        (a_pdf(open_action(kind="JavaScript", JS=String("app.alert(1)"))), UploadRefusal.ACTIVE_CONTENT),
        (a_pdf(open_action(kind="Launch", F=String("cmd.exe"))), UploadRefusal.ACTIVE_CONTENT),
        (a_pdf(open_action(kind="SubmitForm")), UploadRefusal.ACTIVE_CONTENT),
        (a_pdf(nested_script), UploadRefusal.ACTIVE_CONTENT),
        (a_pdf(deep), UploadRefusal.ACTIVE_CONTENT),
        (a_pdf(rich_media), UploadRefusal.ACTIVE_CONTENT),
        (a_pdf(lambda pdf: setattr(pdf.Root, "AcroForm", Dictionary(XFA=Array()))), UploadRefusal.ACTIVE_CONTENT),
        (a_pdf(with_attachment), UploadRefusal.EMBEDDED_FILES),
        (a_pdf(encryption=pikepdf.Encryption(owner="o", user="u")), UploadRefusal.ENCRYPTED_PDF),
        (a_pdf(encryption=pikepdf.Encryption(owner="o", user="")), UploadRefusal.ENCRYPTED_PDF),
        (a_pdf(lambda pdf: setattr(pdf.pages[0], "MediaBox", Array([0, 0, 20000, 100]))), UploadRefusal.PAGE_TOO_LARGE),
    ],
)  # fmt: skip
def test_what_may_not_come_in_is_refused(data, expected):
    assert refusal(data) is expected


def test_a_file_attached_as_an_annotation_is_found():
    def attach(pdf):
        pdf.pages[0].Annots = Array(
            [pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment))]
        )

    assert refusal(a_pdf(attach)) is UploadRefusal.EMBEDDED_FILES


def test_the_refusal_says_what_was_found():
    with pytest.raises(Refused) as refused:
        check_upload(a_pdf(open_action(kind="Launch")), LIMIT)
    assert refused.value.details == {"what": "Launch"}


def test_the_worker_refuses_as_the_check_does():
    with pytest.raises(Refused) as refused:
        check_in_worker(a_pdf(with_attachment), LIMIT)
    assert refused.value.refusal is UploadRefusal.EMBEDDED_FILES

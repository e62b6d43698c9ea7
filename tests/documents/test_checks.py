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


def in_arrays(pdf):
    """A direct dictionary in nested arrays, of which the outermost is an object of its own."""
    pdf.Root.Deep = pdf.make_indirect(Array([Array([Array([Dictionary(S=Name.JavaScript)])])]))


def very_deep(pdf):
    inner = Dictionary(S=Name.Launch)
    for _ in range(60):
        inner = Dictionary(A=Array([inner]))
    pdf.Root.Deep = inner


def linked(place):
    def change(pdf):
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String(place)))
        pdf.pages[0].Annots = Array([link])

    return change


def sized(box, unit=1):
    def change(pdf):
        pdf.pages[0].MediaBox = Array(box)
        pdf.pages[0].UserUnit = unit

    return change


def test_a_plain_pdf_comes_in():
    data = a_pdf(pages=3)
    assert check_upload(data, LIMIT) == CheckedFile("application/pdf", len(data), 3)
    assert check_in_worker(data, LIMIT) == check_upload(data, LIMIT)


@pytest.mark.parametrize("before", [b"\n\n", b"\xef\xbb\xbf", b"\r\n \0"])
def test_blanks_before_the_header_are_no_harm(before):
    assert check_upload(before + a_pdf(), LIMIT).pages == 1


@pytest.mark.parametrize("before", [b"<script>", b"GIF89a", b"PK\3\4", b"MZ", b"x", b"\n" * 1024])
def test_a_pdf_inside_another_kind_of_file_is_refused(before):
    assert refusal(before + a_pdf()) is UploadRefusal.NOT_A_PDF


@pytest.mark.parametrize(
    "place",
    ["https://stadt.example/plan", "http://x", "mailto:a@b.example", "tel:+49", "www.stadt.example", "#s2"],
)
def test_links_into_the_web_come_in(place):
    assert check_upload(a_pdf(linked(place)), LIMIT).pages == 1


@pytest.mark.parametrize(
    "place",
    [r"\\server\share\x", "//server/x", "file://server/share", "file:///C:/x", r"/\server", " \\\\server", "smb://x",
     "javascript:alert(1)", "http://[::1"],
)  # fmt: skip
def test_links_to_network_drives_and_by_other_ways_are_refused(place):
    with pytest.raises(Refused) as refused:
        check_upload(a_pdf(linked(place)), LIMIT)
    assert refused.value.details == {"what": "Link"}


@pytest.mark.parametrize(
    "change", [sized([0, 0, 14400, 14400]), sized([-300, -400, 300, 400]), sized([0, 0, 100, 100], 10)]
)
def test_pages_up_to_the_formats_limit_come_in(change):
    assert check_upload(a_pdf(change), LIMIT).pages == 1


def test_a_signed_pdf_says_so():
    def sign(pdf):
        field = Dictionary(V=pdf.make_indirect(Dictionary(Type=Name.Sig)))
        pdf.Root.AcroForm = Dictionary(Fields=[pdf.make_indirect(field)])
        pdf.Root.Length = pdf.make_indirect(String("an object that holds nothing"))

    assert check_upload(a_pdf(sign), LIMIT).signed is True


@pytest.mark.parametrize(
    ("made", "expected"),  # each when its turn comes: not in every worker that only collects
    [
        (lambda: b"", UploadRefusal.EMPTY_FILE),
        (lambda: b"\x89PNG\r\n\x1a\n", UploadRefusal.NOT_A_PDF),
        (lambda: b"MZ" + bytes(2000) + b"%PDF-1.4", UploadRefusal.NOT_A_PDF),
        (lambda: b"%PDF-1.4" + bytes(LIMIT), UploadRefusal.FILE_TOO_LARGE),
        (lambda: b"%PDF-1.4 and nothing else", UploadRefusal.DAMAGED_PDF),
        (lambda: a_pdf(pages=0), UploadRefusal.NO_PAGES),
        (lambda: a_pdf(pages=2001), UploadRefusal.TOO_MANY_PAGES),
        (lambda: a_pdf(open_action(kind="JavaScript", JS=String("app.alert(1)"))), UploadRefusal.ACTIVE_CONTENT),
        (lambda: a_pdf(open_action(kind="Launch", F=String("cmd.exe"))), UploadRefusal.ACTIVE_CONTENT),
        (lambda: a_pdf(open_action(kind="SubmitForm")), UploadRefusal.ACTIVE_CONTENT),
        (lambda: a_pdf(nested_script), UploadRefusal.ACTIVE_CONTENT),
        (lambda: a_pdf(deep), UploadRefusal.ACTIVE_CONTENT),
        (lambda: a_pdf(in_arrays), UploadRefusal.ACTIVE_CONTENT),
        (lambda: a_pdf(very_deep), UploadRefusal.ACTIVE_CONTENT),
        (lambda: a_pdf(open_action(kind="GoToR", F=String("other.pdf"))), UploadRefusal.ACTIVE_CONTENT),
        (lambda: a_pdf(open_action(kind="Thread", F=String(r"\\server\share\x.pdf"))), UploadRefusal.ACTIVE_CONTENT),
        (lambda: a_pdf(sized([0, 0, 2000, 2000], 10)), UploadRefusal.PAGE_TOO_LARGE),
        (lambda: a_pdf(sized([-14000, 0, 14000, 100])), UploadRefusal.PAGE_TOO_LARGE),
        (lambda: a_pdf(sized([0, 0, 0, 0])), UploadRefusal.DAMAGED_PDF),
        (lambda: a_pdf(sized([0, 0, 100, 100], 0)), UploadRefusal.DAMAGED_PDF),
        (lambda: a_pdf(sized([0, 0, 100, 100], Name.Foo)), UploadRefusal.DAMAGED_PDF),
        (lambda: a_pdf(rich_media), UploadRefusal.ACTIVE_CONTENT),
        (lambda: a_pdf(lambda pdf: setattr(pdf.Root, "AcroForm", Dictionary(XFA=Array()))), UploadRefusal.ACTIVE_CONTENT),
        (lambda: a_pdf(with_attachment), UploadRefusal.EMBEDDED_FILES),
        (lambda: a_pdf(encryption=pikepdf.Encryption(owner="o", user="u")), UploadRefusal.ENCRYPTED_PDF),
        (lambda: a_pdf(encryption=pikepdf.Encryption(owner="o", user="")), UploadRefusal.ENCRYPTED_PDF),
        (lambda: a_pdf(lambda pdf: setattr(pdf.pages[0], "MediaBox", Array([0, 0, 20000, 100]))), UploadRefusal.PAGE_TOO_LARGE),
    ],
)  # fmt: skip
def test_what_may_not_come_in_is_refused(made, expected):
    assert refusal(made()) is expected


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

"""No minutes at all."""

import io

import forging as forged
import pikepdf
from forgeries.table import forgery


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

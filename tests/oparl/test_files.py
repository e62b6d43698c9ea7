"""The bytes of imported files: fetched once, checked, kept; what is no file stays at its source."""

import hashlib
import io
import zipfile

import pikepdf
import pytest

from documents.models import File
from oparl.importing.contents import kind_of
from oparl.importing.files import Files
from oparl.importing.line import Line
from oparl.importing.report import Report
from oparl.models import FetchedFile
from sessions_app.models import Body
from tests.oparl.objects import ROOT, an, as_lines

ODT = "application/vnd.oasis.opendocument.text"
PNG = b"\x89PNG\r\n\x1a\n" + b"x" * 20


def a_pdf() -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out)
    return out.getvalue()


def packed(*names: str, content: str = "x") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (PNG, "image/png"),
        (packed("mimetype", "content.xml", content=ODT), ODT),
        (packed("[Content_Types].xml", "word/document.xml"), kind_of(packed("word/document.xml"), 10**6)),
        (packed("anything.txt"), "application/zip"),
        (b"{\\rtf1 x}", "application/rtf"),
    ],
)
def test_what_a_file_is_its_bytes_say(data, kind):
    assert kind_of(data, 10**6) == kind


@pytest.fixture
def files(server, settings, tmp_path, command):
    """Runs the import with files on a paper whose annexes the server has under /f/0, /f/1 …"""
    settings.MEDIA_ROOT = tmp_path / "files"

    def run(*contents: object, **fields: object) -> list[File]:
        annexes = [
            an("File", f"f/{n}", accessUrl=server.url(f"/f/{n}"), fileName=f"{n}.pdf", **fields)
            for n in range(len(contents))
        ]
        server.pages |= {f"/f/{n}": content for n, content in enumerate(contents)}
        server.pages["/paper"] = an("Paper", "p/1", body=ROOT, name="x", auxiliaryFile=annexes, **fields)
        server.said = command(server.url("/paper"), "--files", "--file-limit", "1", "--body-slug", "n")
        return list(File.objects.order_by("pk"))

    return run


def test_files_are_fetched_once_and_kept_by_their_content(files, server):
    pdf = a_pdf()
    first, second = files(pdf, (200, PNG, {"ETag": '"7"'}))
    assert (first.mime_type, first.sha256) == ("application/pdf", hashlib.sha256(pdf).hexdigest())
    assert (second.mime_type, second.content.read(), second.size) == ("image/png", PNG, len(PNG))
    assert "Files: 2 fetched" in server.said
    files(pdf, PNG)
    assert (server.asked["/f/0"], server.asked["/f/1"]) == (1, 1)


def test_a_file_that_changed_by_its_date_alone_is_not_sent_again(files, server):
    def answer(headers):
        return (304, b"") if headers["If-None-Match"] == '"7"' else (200, PNG, {"ETag": '"7"'})

    files(answer)
    (file,) = files(answer, modified="2026-03-04T10:00:00+01:00")
    assert "1 unchanged at the source" in server.said
    assert (file.content.read(), file.size, file.mime_type) == (PNG, len(PNG), "image/png")


def test_a_new_version_replaces_the_old_one_and_what_cannot_come_in_leaves_the_link(files, server):
    files(PNG)
    (file,) = files(PNG + b"!", modified="2026-03-04T10:00:00+01:00")
    assert file.content.read() == PNG + b"!"
    (file,) = files(b"<html>Bitte anmelden</html>", modified="2026-03-05T10:00:00+01:00")
    assert (bool(file.content), file.external_url) == (False, server.url("/f/0"))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"<!DOCTYPE html><p>Bitte anmelden", "a web page instead of the file"),
        (b"MZ\x90", "something that is no PDF"),
        (b"%PDF-1.7 half", "This PDF is damaged"),
        (b"x" * (1024 * 1024 + 1), "The answer is larger than allowed."),
        ((404, b""), "The source does not give the file (404)."),
        ((302, b"http://localhost:9/inside"), "leads into a private network"),
    ],
)
def test_what_is_no_file_stays_at_its_source_and_is_told(files, server, content, sentence):
    (file,) = files(content)
    assert sentence in server.said
    assert (bool(file.content), file.external_url) == (False, server.url("/f/0"))


def test_a_file_with_another_checksum_than_the_source_names_stays_there(files, server):
    files(PNG, sha512Checksum=hashlib.sha512(b"another").hexdigest())
    assert "whose checksum the source names" in server.said
    (file,) = files(
        PNG, sha512Checksum=hashlib.sha512(PNG).hexdigest().upper(), modified="2026-03-04T10:00:00+01:00"
    )
    assert file.content.read() == PNG


def test_what_will_not_change_is_not_asked_for_again_and_what_may_is(files, server):
    files(b"<html>", (404, b""))
    files(b"<html>", (404, b""))
    assert (server.asked["/f/0"], server.asked["/f/1"]) == (1, 2)
    assert all(FetchedFile.objects.values_list("why_not", flat=True))


def test_a_file_under_a_doubled_ending_is_found_as_the_pdf_that_it_is(server, take, settings, tmp_path):
    """STERNBERG SD.NET: see oddities/test_odd_files.py."""
    settings.MEDIA_ROOT = tmp_path / "files"
    take(
        [
            an(
                "Paper",
                "p/1",
                body=ROOT,
                name="x",
                mainFile=an("File", "f/1", accessUrl=server.url("/a.eml.eml")),
            )
        ]
    )
    server.pages["/a.eml.pdf"] = PNG
    with Line(server.root) as line:
        Files(Body.objects.get(), line, 10**6, lambda _: None).fetch(Report())
    assert File.objects.get().content.read() == PNG


def test_without_being_told_to_nothing_is_fetched(server, command):
    paper = an("Paper", "p/1", body=ROOT, name="x", mainFile=an("File", "f/1", accessUrl=server.url("/f/0")))
    command(as_lines([paper]))
    assert not server.asked

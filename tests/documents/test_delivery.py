"""Files come in once and go out whole, in parts, or not at all."""

import operator

import pytest
from asgiref.sync import async_to_sync
from django.test import AsyncRequestFactory, RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from documents.delivery import deliver, span
from documents.models import File
from documents.store import keep_file, safe_file_name

BYTES = bytes(range(256)) * 4
ETAG_OF = '"{}"'.format


@pytest.fixture
def file(db):
    return keep_file(BYTES, owner="ort", name="Datei", file_name="datei.pdf", public=True)


def fetched(file, **headers):
    return deliver(RequestFactory().get("/", headers=headers), file)


async def gathered(pieces):
    return [piece async for piece in pieces]


@pytest.mark.django_db
@pytest.mark.parametrize("factory", [RequestFactory(), AsyncRequestFactory()])
def test_a_large_file_is_nowhere_in_memory_as_a_whole(factory):
    content = BYTES * 1200
    large = keep_file(content, owner="ort", name="Datei", file_name="plan.pdf", public=True)
    answer = deliver(factory.get("/", headers={"Range": "bytes=1-"}), large)
    pieces = async_to_sync(gathered)(answer) if answer.is_async else list(answer)
    assert max(map(len, pieces)) <= len(content) // 4
    assert (answer.status_code, b"".join(pieces)) == (206, content[1:])
    assert int(answer["Content-Length"]) == len(content) - 1
    heads = deliver(factory.head("/"), large)
    assert (heads.content, int(heads["Content-Length"])) == (b"", len(content))


@pytest.mark.django_db
def test_a_file_goes_out_whole_with_a_strong_etag(file):
    answer = fetched(file)
    assert (answer.status_code, answer.content, answer["ETag"]) == (200, BYTES, ETAG_OF(file.sha256))
    assert answer["Accept-Ranges"] == "bytes"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "start", "stop"),
    [("bytes=0-0", 0, 1), ("bytes=10-19", 10, 20), ("bytes=1000-", 1000, 1024), ("bytes=-24", 1000, 1024),
     ("bytes=0-99999", 0, 1024), ("bytes=-99999", 0, 1024)],
)  # fmt: skip
def test_a_part_goes_out_as_asked(file, asked, start, stop):
    answer = fetched(file, range=asked)
    assert (answer.status_code, answer.content) == (206, BYTES[start:stop])
    assert answer["Content-Range"] == f"bytes {start}-{stop - 1}/1024"


@pytest.mark.django_db
@pytest.mark.parametrize("asked", ["bytes=1024-", "bytes=5000-6000", "bytes=-0", "bytes=-", "bytes=20-10"])
def test_a_part_that_does_not_exist_is_refused(file, asked):
    answer = fetched(file, range=asked)
    assert (answer.status_code, answer.content) == (416, b"")
    assert answer["Content-Range"] == "bytes */1024"


@pytest.mark.django_db
@pytest.mark.parametrize("asked", [
    "bytes=0-1,4-5", "items=0-1", "unsinn", f"bytes={'9' * 5000}-", f"bytes=-{'9' * 5000}", f"bytes=0-{'9' * 5000}",
    "bytes=²-", "bytes=٣-٤", "bytes=-1-2", "bytes=0x1-", "bytes= 0-1", "bytes=0-1\n", "bytes", "=0-1",
])  # fmt: skip
def test_ranges_that_are_not_understood_get_the_whole_file(file, asked):
    answer = fetched(file, range=asked)
    assert (answer.status_code, answer.content) == (200, BYTES)


@pytest.mark.django_db
def test_a_part_of_another_version_gets_the_whole_file(file):
    assert fetched(file, **{"range": "bytes=0-1", "if-range": '"alt"'}).status_code == 200
    assert fetched(file, **{"range": "bytes=0-1", "if-range": ETAG_OF(file.sha256)}).status_code == 206


@pytest.mark.django_db
@pytest.mark.parametrize("weakened", ["", "W/"])
def test_what_the_browser_has_is_not_sent_again(file, weakened):
    answer = fetched(file, **{"if-none-match": weakened + ETAG_OF(file.sha256)})
    assert (answer.status_code, answer.content) == (304, b"")


@pytest.mark.django_db
def test_only_pdfs_open_in_the_browser_everything_else_is_saved(db):
    page = keep_file(b"<script>", owner="ort", name="x", file_name="x.html", mime_type="text/html")
    answer = fetched(page)
    assert answer["Content-Disposition"] == 'attachment; filename="x.html"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.django_db
def test_equal_content_lies_on_the_disk_once(file):
    again = keep_file(BYTES, owner="ort", name="Zweite", file_name="zweite.pdf")
    assert again.content.name == file.content.name
    assert File.objects.count() == 2
    assert (again.public, file.public) == (False, True)


@pytest.mark.django_db
def test_umlauts_and_commas_survive_in_the_name(db):
    kept = keep_file(BYTES, owner="ort", name="x", file_name="Brücke, Plan & Kosten.pdf")
    assert kept.file_name == "Brücke, Plan & Kosten.pdf"
    assert "filename*=utf-8''Br%C3%BCcke" in fetched(kept)["Content-Disposition"]


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [("../../etc/passwd", "passwd"), ("C:\\Plan\\a.pdf", "a.pdf"), ("", "datei"), ("...", "datei"),
     ("a\r\nb.pdf", "a_b.pdf"), ("x" * 300 + ".pdf", "x" * 196 + ".pdf")],
)  # fmt: skip
def test_a_name_never_leads_anywhere(given_name, kept):
    assert safe_file_name(given_name) == kept


@given(st.builds(operator.mul, st.text(max_size=20), st.sampled_from((1, 1, 20))))
def test_every_name_becomes_one_that_any_system_takes(name):
    kept = safe_file_name(name)
    assert 0 < len(kept) <= 200
    assert not set(kept) & set('/\\:*?"<>|\x00\n\r')


@given(st.text(max_size=30), st.integers(0, 2000))
def test_a_range_lies_within_the_file_or_is_none(asked, size):
    found = span(asked, size)
    assert found is None or 0 <= found.start < found.stop <= size

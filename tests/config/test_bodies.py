"""What is too large is refused by its length, with a sentence, and is not read."""

import asyncio

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from asgi import application
from config.bodies import MEBIBYTE
from tests.house.world import HOST, vogelheim

CHECK = "/niederschriften/pruefen/"
SAYS = "is larger than this page takes"


class Visitor:
    """Sends a body in pieces of one mebibyte and remembers how many were taken before the answer."""

    def __init__(self, pieces, *headers):
        self.pieces, self.taken, self.sent = pieces, 0, []
        self.headers = [(b"host", HOST.encode()), (b"accept-language", b"en"), *headers]

    async def receive(self):
        if self.taken == self.pieces:
            await asyncio.Future()  # the visitor waits for the answer
        self.taken += 1
        return {"type": "http.request", "body": bytes(MEBIBYTE), "more_body": self.taken < self.pieces}

    async def send(self, message):
        self.sent.append(message)

    async def posts(self, path):
        scope = {"type": "http", "method": "POST", "path": path, "query_string": b"", "headers": self.headers}
        await application(scope, self.receive, self.send)
        return self.sent[0]["status"], b"".join(each.get("body", b"") for each in self.sent).decode()


@pytest.fixture
def browser(db):
    vogelheim()
    return Client(headers={"host": HOST, "accept-language": "en"}, enforce_csrf_checks=True)


@pytest.mark.parametrize("path", ["/", "/konto/login/", "/gibt-es-nicht/", "/admin/"])
@pytest.mark.parametrize("length", [2 * MEBIBYTE + 1, 120_000_000, "9" * 5000, "viel"])
def test_a_body_said_to_be_too_large_is_refused_with_a_sentence(browser, path, length):
    answer = browser.post(path, b"", content_type="text/plain", CONTENT_LENGTH=str(length))
    assert answer.status_code == 413
    assert SAYS in answer.content.decode()
    assert "2 megabytes at most" in answer.content.decode()


def test_a_body_within_the_limit_comes_to_the_view(browser):
    answer = browser.post("/konto/login/", bytes(2 * MEBIBYTE), content_type="text/plain")
    assert answer.status_code == 403  # of CSRF, which comes behind


@pytest.mark.parametrize(
    "path", [CHECK, "/arbeitsplatz/vorlagen/1/", "/arbeitsplatz/sitzungen/1/punkte/1/dateien/"]
)
def test_pages_that_take_files_take_one_of_the_largest_size(browser, settings, path):
    browser.handler.enforce_csrf_checks = False

    def answer():
        return browser.post(path, {"other": SimpleUploadedFile("x.pdf", bytes(3 * MEBIBYTE))}).status_code

    assert answer() in {302, 400}  # to the login, or: no file under the name that the form has
    settings.UPLOAD_LIMIT = MEBIBYTE
    assert answer() == 413


@pytest.mark.django_db
async def test_the_server_takes_nothing_of_a_body_said_to_be_too_large():
    visitor = Visitor(120, (b"content-length", str(120 * MEBIBYTE).encode()))
    status, page = await visitor.posts("/")
    assert (status, SAYS in page) == (413, True)
    assert visitor.taken == 0


@pytest.mark.django_db
@pytest.mark.parametrize("said", [[], [(b"content-length", b"5")]], ids=["no length", "a false length"])
async def test_a_body_that_hides_its_length_ends_at_the_limit(said):
    visitor = Visitor(50, *said)
    status, page = await visitor.posts("/")
    assert (status, SAYS in page) == (413, True)
    assert visitor.taken == 3

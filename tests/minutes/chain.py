"""From sealed to renewed, made once of short minutes: chair, clerk, the organisation's seal, closing, renewal. And the
loopback TSA.
"""

import asyncio
import contextlib
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import forging as forged
import signed as made
from drafts import CHAIR, CLERK

from minutes.archiving import SealKey, close, renew
from minutes.authority_stamps import answer, issue_stamping_key, revocation_list
from minutes.signing import sign_with_file
from minutes.timestamps import Sources

BODY = "Stadt Lindenau am See"


@cache
def stamping_key():
    return issue_stamping_key(made.authority())


def sources(**more):
    authority = made.authority()
    given = Sources(roots=authority.pem, test_key=stamping_key(), lists=(revocation_list(authority),))
    return replace(given, **more)


@cache
def file_of(person):
    return made.authority().issue(person, BODY, made.PIN)


@cache
def seal():
    return SealKey(made.authority().issue(BODY, BODY, made.PIN), made.PIN)


def signing(data, field, person, using):
    return sign_with_file(data, field, file_of(person), made.PIN, using)


@cache
def sealed():
    return made.sealed(forged.short())


def by_both(document):
    """The bytes, signed by chair and clerk, each with a time stamp."""
    first = signing(document.data, "chair", CHAIR, sources()).data
    return signing(first, "clerk", CLERK, sources()).data


@cache
def signed():
    return by_both(sealed())


@cache
def closed():
    return close(signed(), sources(), seal())


@cache
def renewed():
    return renew(closed().data, sources())


def answering(asked):
    """What an honest time-stamping authority answers."""
    return asyncio.run(answer(asked, stamping_key()))


@contextlib.contextmanager
def server(*answers):
    """A server on a random port; each request gets the next of `answers` (the last for ever): a function of the body
    that returns bytes or a status. Yields (address, what was asked).
    """
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            reply = answers[min(len(asked), len(answers) - 1)]
            asked.append((self.path, self.headers.get("Content-Type"), body))
            said = reply(body)
            self.send_response(said if isinstance(said, int) else 200)
            self.end_headers()
            with contextlib.suppress(ConnectionError):  # who asked has gone
                self.wfile.write(b"" if isinstance(said, int) else said)

        do_GET = do_POST  # noqa: N815 (the name that the server calls)

        def log_message(self, *_):
            """Nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        running.daemon_threads = True
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{running.server_port}", asked
        finally:
            running.shutdown()
            thread.join()


def days(number):
    return datetime.now(UTC) + timedelta(days=number)

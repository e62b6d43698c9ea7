"""A loopback server that answers with the bytes that a real Prosody with Jitsi's plugins was seen to answer."""

import socket
import threading
from contextlib import contextmanager

EMPTY_404 = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
EMPTY_400 = b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"
EMPTY_403 = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"
PAGE_500 = (
    b"HTTP/1.0 500 Internal Server Error\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<!DOCTYPE html>"
)
PAGE_404 = b"HTTP/1.1 404 Not Found\r\nContent-Length: 15\r\n\r\n<!DOCTYPE html>"
ONE_IN_RAT = (
    '{"room_census":[{"room_name":"rat@conference.DOMAIN","participants":%d,'
    '"created_time":"1795294179000","leaked":false}]}'
)
NOBODY = '{"room_census":{}}'


def ok(body):
    """No Content-Type, as seen."""
    return (
        f"HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: {len(body)}\r\n\r\n{body}"
    ).encode()


@contextmanager
def prosody(answers):
    """Answers `{path: bytes or None}`; None keeps silent. Yields the address and the list of requests."""
    asked, held = [], []
    listener = socket.create_server(("127.0.0.1", 0))

    def serve():
        while True:
            try:
                line, _address = listener.accept()
            except OSError:
                return
            held.append(line)
            request = line.recv(65536).decode().split("\r\n")[0]
            asked.append(request)
            if not request:  # whoever called gave up before asking
                continue
            answer = answers.get(request.split()[1].partition("?")[0], PAGE_404)
            if answer is not None:
                line.sendall(answer)
                line.close()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}", asked
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()
        for line in held:
            line.close()

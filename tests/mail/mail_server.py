"""A mail server on the loopback that speaks SMTP as RFC 5321 says it, and answers a recipient as it was told to."""

import socketserver
import threading
from contextlib import contextmanager


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Conversation)
        self.taken = []  # (sender, recipient, bytes)
        self.answers = {}  # by recipient: a line instead of 250
        self.greeting = b"220 mail.example ESMTP\r\n"


class Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        self.wfile.write(self.server.greeting)
        sender = recipient = ""
        for line in self.rfile:
            words = line.decode().strip()
            verb = words[:4].upper()
            if verb == "MAIL":
                sender = words.partition("<")[2].partition(">")[0]
            if verb == "RCPT":
                recipient = words.partition("<")[2].partition(">")[0]
            self.wfile.write(self.answer(verb, sender, recipient))
            if verb == "QUIT":
                return

    def answer(self, verb, sender, recipient):
        if verb == "EHLO":
            return b"250-mail.example\r\n250-8BITMIME\r\n250 SIZE 1000000\r\n"
        if verb == "RCPT":
            return self.server.answers.get(recipient, b"250 ok\r\n")
        if verb == "DATA":
            self.wfile.write(b"354 go on\r\n")
            self.server.taken.append((sender, recipient, self.read_message()))
            return b"250 taken\r\n"
        return b"221 bye\r\n" if verb == "QUIT" else b"250 ok\r\n"

    def read_message(self):
        lines = []
        for line in self.rfile:
            if line == b".\r\n":
                return b"".join(lines)
            lines.append(line[1:] if line.startswith(b"..") else line)
        return b""


@contextmanager
def mail_server():
    with Server() as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()

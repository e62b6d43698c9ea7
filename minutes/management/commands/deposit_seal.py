"""Deposits the key of an organisation's electronic seal: a PKCS#12 file from a trust service."""

from argparse import ArgumentParser
from getpass import getpass
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext

from journal.events import Refused
from minutes.seal_keys import deposit_seal
from sessions_app.live import sentence_of
from sessions_app.models import Body


class Command(BaseCommand):
    help = "Deposits the key of a body's electronic seal, with which its minutes are closed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("body", metavar="BODY", help="the short name (slug) of the body")
        parser.add_argument("file", metavar="FILE", help="PKCS#12 (.p12, .pfx)")
        parser.add_argument(
            "--passphrase-file",
            metavar="FILE",
            help="where the file's passphrase stands (default: it is asked for)",
        )

    def handle(self, *, body: str, file: str, passphrase_file: str | None, **options: object) -> None:
        found = Body.objects.filter(slug=body).first()
        if found is None:
            raise CommandError(gettext("There is no body %(slug)s.") % {"slug": body})
        data = _read(file)
        asked = gettext("Passphrase of the file: ")
        passphrase = _read(passphrase_file).decode().strip() if passphrase_file else getpass(asked)
        try:
            deposit_seal(found, data, passphrase)
        except Refused as refused:
            raise CommandError(sentence_of(refused)) from refused
        self.stdout.write(gettext("The seal of %(body)s is deposited.") % {"body": found.name})


def _read(name: str) -> bytes:
    try:
        return Path(name).read_bytes()
    except OSError as error:
        why = {"file": name, "why": error.strerror or ""}
        raise CommandError(gettext("%(file)s cannot be read: %(why)s") % why) from error

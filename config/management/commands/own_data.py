"""A copy of what is stored of one person, for the person (Art. 15 and 20 GDPR)."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext

from config.own_data.journal import Line, lines_of
from config.own_data.rows import Told, of_address, of_person
from config.own_data.writing import write
from sessions_app.models import Body, Person


class Command(BaseCommand):
    help = "Writes what is stored of a person (a number) or under an e-mail address, as JSON and to read."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("body", metavar="BODY", help="the municipality's short sign")
        parser.add_argument(
            "who", metavar="WHO", help="the number in /personen/NUMBER/, or an e-mail address"
        )
        parser.add_argument("folder", metavar="FOLDER", type=Path)

    def handle(self, *, body: str, who: str, folder: Path, **options: object) -> None:
        town = Body.objects.filter(slug=body).first()
        if town is None:
            raise CommandError(gettext("There is no such municipality."))
        name, rows, lines = _of_address(town, who) if "@" in who else _of_person(town, who)
        if not rows:
            raise CommandError(
                gettext("Nothing is stored of %(who)s in %(body)s.") % {"who": who, "body": town}
            )
        try:
            write(folder, name, rows, lines)
        except FileExistsError:
            raise CommandError(
                gettext("In %(folder)s there are such files already. Please name another folder.")
                % {"folder": folder}
            ) from None
        self.stdout.write(
            gettext("%(rows)s rows and %(lines)s lines of journals are written to %(folder)s. Please look through them before you hand them out.")
            % {"rows": len(rows), "lines": len(lines), "folder": folder}
        )  # fmt: skip


def _of_person(body: Body, number: str) -> tuple[str, list[Told], list[Line]]:
    person = Person.objects.filter(body=body, pk=int(number)).first() if number.isdecimal() else None
    if person is None:
        return number, [], []
    addresses = {person.email, person.user.email if person.user else ""}
    left = [row for address in sorted(addresses) for row in of_address(body, address)]
    return person.name, [*of_person(person), *left], list(lines_of(person))


def _of_address(body: Body, address: str) -> tuple[str, list[Told], list[Line]]:
    return address, list(of_address(body, address)), []

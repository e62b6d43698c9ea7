"""A letter with everything that a letter can have, and the rows that ask for it."""

from mail import letters
from mail.letters import Letter, Link, Section
from mail.models import Mail
from mail.writing import write

OFF = "https://vogelheim.example/abos/abc/beenden/"
WHOLE = Letter(
    sender="Stadt Vögelheim",
    subject="Zwei Neuigkeiten\naus dem Rat",
    paragraphs=("Guten Tag,", "Größeres & <Kleineres> ist neu."),
    action=Link(text="Öffnen", address="https://vogelheim.example/x/?a=1&b=2"),
    sections=(
        Section(
            heading="Bauausschuss",
            links=(Link(text="Radweg", address="https://vogelheim.example/1/", note="Ö 3"),),
            off=Link(text="Beenden", address=OFF),
        ),
    ),
    after=("Freundliche Grüße",),
    reason="Sie haben das bestellt.",
    links=(Link(text="Meine Abos", address="https://vogelheim.example/abos/abc/"),),
    unsubscribe=OFF,
)


def of_kind_test(monkeypatch, letter=WHOLE):
    """Every mail of the kind `test` is this letter."""
    monkeypatch.setitem(letters._makers, "test", lambda mail: letter)


def asked(key, address="anna@example.org"):
    write(key, "test", owner="vogelheim", address=address, about={})
    return Mail.objects.get(key=key)

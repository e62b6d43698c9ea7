"""The mail server stands in one address; what cannot be meant stops the start and is named."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.environment import MailServer, mail_server, sender


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("", MailServer()),
        (
            "smtp://rat:p%40ss@mail.example.org",
            MailServer(host="mail.example.org", port=587, user="rat", password="p@ss", starttls=True),
        ),
        ("smtps://mail.example.org:4465", MailServer(host="mail.example.org", port=4465, tls=True)),
        ("smtp+plain://10.0.0.7", MailServer(host="10.0.0.7", port=25)),
        ("file:///var/mails", MailServer(backend="filebased", folder="/var/mails")),
    ],
)
def test_an_address_says_where_and_how(monkeypatch, url, server):
    monkeypatch.setenv("EMAIL_URL", url)
    assert mail_server("EMAIL_URL") == server


@pytest.mark.parametrize(
    "url", ["mail.example.org", "http://mail.example.org", "smtp://", "smtp://a:b:c", "file:x"]
)
def test_what_is_no_mail_server_is_named(monkeypatch, url):
    monkeypatch.setenv("EMAIL_URL", url)
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL must"):
        mail_server("EMAIL_URL")


def test_the_sender_is_an_address_and_may_hold_the_municipality(monkeypatch):
    monkeypatch.setenv("EMAIL_FROM", "rat-{body}@rathaus.example")
    assert sender("EMAIL_FROM", "body") == "rat-{body}@rathaus.example"
    for wrong in ("Rathaus", "rat@", "Rat <rat@rathaus.example>", "{user}@rathaus.example"):
        monkeypatch.setenv("EMAIL_FROM", wrong)
        with pytest.raises(ImproperlyConfigured, match="EMAIL_FROM"):
            sender("EMAIL_FROM", "body")

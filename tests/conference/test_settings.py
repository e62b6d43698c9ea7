"""A Jitsi that is half configured stops the start with a sentence that names the variable."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import settings

NAMES = ("JITSI_URL", "JITSI_APP_ID", "JITSI_APP_SECRET", "JITSI_DOMAIN", "JITSI_INTERNAL_URL")


@pytest.fixture
def environment(monkeypatch):
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)

    def given(**values):
        for name, value in values.items():
            monkeypatch.setenv(name, value)

    return given


def check():
    settings.together(*NAMES[:3], beside=NAMES[3:])


def test_all_or_nothing_is_fine(environment):
    check()
    environment(JITSI_URL="https://meet.example.org", JITSI_APP_ID="ratsinfo", JITSI_APP_SECRET="s" * 32)
    check()


@pytest.mark.parametrize("missing", NAMES[:3])
def test_a_missing_one_is_named(environment, missing):
    environment(**{name: "x" for name in NAMES[:3] if name != missing})
    with pytest.raises(ImproperlyConfigured, match=f"is set, but {missing} is not"):
        check()


@pytest.mark.parametrize("alone", NAMES[3:])
def test_what_stands_beside_means_nothing_alone(environment, alone):
    environment(**{alone: "x"})
    with pytest.raises(ImproperlyConfigured, match=f"{alone} is set, but JITSI_URL is not"):
        check()


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("", ""),
        ("https://Meet.Example.org/", "https://meet.example.org"),
        ("https://meet.example.org:8443", "https://meet.example.org:8443"),
        ("http://127.0.0.1:8001", "http://127.0.0.1:8001"),
    ],
)
def test_an_origin_is_scheme_and_host_alone(environment, given, meant):
    environment(JITSI_URL=given)
    assert settings.origin("JITSI_URL") == meant


@pytest.mark.parametrize(
    "wrong",
    [
        "meet.example.org",
        "https://meet.example.org/room",
        "https://a.b; script-src *",
        "https://*",
        "https://user@a.b",
        "javascript:alert(1)",
        "http://meet.example.org",
    ],
)
def test_a_wrong_origin_is_named(environment, wrong):
    environment(JITSI_URL=wrong)
    with pytest.raises(ImproperlyConfigured, match=r"^JITSI_URL must "):
        settings.origin("JITSI_URL")


def test_inside_the_house_an_address_may_be_unencrypted(environment):
    environment(JITSI_INTERNAL_URL="http://prosody:5280")
    assert settings.origin("JITSI_INTERNAL_URL", inside=True) == "http://prosody:5280"


def test_a_short_secret_is_named_and_not_shown(environment):
    environment(JITSI_APP_SECRET="kurz-und-geheim")
    with pytest.raises(ImproperlyConfigured, match="JITSI_APP_SECRET must have at least 32 bytes") as caught:
        settings.secret_of("JITSI_APP_SECRET", 32)
    assert "kurz" not in str(caught.value)


@pytest.mark.parametrize("wrong", ["*", "meet example", "https://meet.example.org"])
def test_a_wrong_domain_is_named(environment, wrong):
    environment(JITSI_DOMAIN=wrong)
    with pytest.raises(ImproperlyConfigured, match=r"^JITSI_DOMAIN must be a host name"):
        settings.host_name("JITSI_DOMAIN", "")


def test_the_domain_is_the_host_where_nothing_else_is_said(environment):
    assert settings.host_name("JITSI_DOMAIN", "meet.example.org") == "meet.example.org"

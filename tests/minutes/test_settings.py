"""An address or a file that is set but cannot be meant stops the start with a sentence that names the variable."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import settings


def test_time_stamping_authorities_are_addresses_in_their_order(monkeypatch):
    monkeypatch.setenv("TIMESTAMP_URLS", "https://tsa.example.org/a, http://10.0.0.7:318/tsa")
    assert settings.addresses("TIMESTAMP_URLS") == ["https://tsa.example.org/a", "http://10.0.0.7:318/tsa"]


@pytest.mark.parametrize(
    "wrong", ["tsa.example.org", "ldap://tsa.example.org", "https://", "file:///etc/passwd"]
)
def test_what_is_no_address_is_named(monkeypatch, wrong):
    monkeypatch.setenv("TIMESTAMP_URLS", f"https://tsa.example.org {wrong}")
    with pytest.raises(ImproperlyConfigured, match="TIMESTAMP_URLS must hold addresses"):
        settings.addresses("TIMESTAMP_URLS")


def test_trusted_certificates_lie_in_a_file(monkeypatch, tmp_path):
    monkeypatch.setenv("TRUSTED_CERTIFICATES", "")
    assert settings.existing_file("TRUSTED_CERTIFICATES") == ""
    monkeypatch.setenv("TRUSTED_CERTIFICATES", str(tmp_path / "nix.pem"))
    with pytest.raises(ImproperlyConfigured, match="TRUSTED_CERTIFICATES must name a file"):
        settings.existing_file("TRUSTED_CERTIFICATES")


def test_the_ways_to_sign_stand_in_their_order_and_unknown_ones_are_named(monkeypatch):
    known = ("file", "token", "upload")
    monkeypatch.setenv("SIGNING_WAYS", "upload, file upload")
    assert settings.some_of("SIGNING_WAYS", known, "file") == ["upload", "file"]
    monkeypatch.setenv("SIGNING_WAYS", "")
    assert settings.some_of("SIGNING_WAYS", known, "file") == ["file"]
    monkeypatch.setenv("SIGNING_WAYS", "file fax")
    with pytest.raises(ImproperlyConfigured, match="SIGNING_WAYS knows file, token, upload, but not 'fax'"):
        settings.some_of("SIGNING_WAYS", known, "file")


def test_a_pattern_has_the_places_that_are_filled_in_and_no_others(monkeypatch):
    monkeypatch.setenv("PKCS11_TOKEN", "rat-{body}-{user}")
    assert settings.pattern("PKCS11_TOKEN", "", "body", "user") == "rat-{body}-{user}"
    for wrong in ("{pin}", "{", "{0}"):
        monkeypatch.setenv("PKCS11_TOKEN", wrong)
        with pytest.raises(ImproperlyConfigured, match=r"PKCS11_TOKEN may hold \{body\}, \{user\}"):
            settings.pattern("PKCS11_TOKEN", "", "body", "user")


def test_a_way_that_lacks_its_setting_stops_the_start(monkeypatch):
    monkeypatch.setenv("SIGNING_WAYS", "file token")
    monkeypatch.delenv("PKCS11_MODULE", raising=False)
    settings.needed_for("remote", "CSC_URL")
    with pytest.raises(ImproperlyConfigured, match="SIGNING_WAYS names token, but PKCS11_MODULE is not set"):
        settings.needed_for("token", "PKCS11_MODULE")

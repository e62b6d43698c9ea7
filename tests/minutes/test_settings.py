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

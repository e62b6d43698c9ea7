"""The ways in which minutes are signed, and whose a certificate is. Pure."""

from dataclasses import dataclass
from enum import StrEnum


class Way(StrEnum):
    """Schlüsseldatei; Karte oder HSM (PKCS#11); Fernsignatur (CSC); mit einem anderen Programm."""

    FILE = "file"
    TOKEN = "token"  # noqa: S105 (no password)
    REMOTE = "remote"
    UPLOAD = "upload"


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A certificate with which a signer (`person`, a key) wanted to sign, and that names somebody else in its words:
    another spelling of the name (`owner`), no employer (`organization`). `confirmed_by`: who said that it is the signer's.
    """

    person: int
    certificate: str
    owner: str
    organization: str
    issuer: str
    confirmed_by: str = ""

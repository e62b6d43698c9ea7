"""Whether certificates were revoked: the data that tells, given or fetched, and the answer at a moment.

Data is a CRL or an OCSP answer. It is fetched only from addresses (http, https) in certificates that lead to one
trusted here, within limits. Runs in a worker.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from itertools import pairwise
from typing import Any

from asn1crypto import algos, crl, ocsp, x509
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import PathError, RevokedError, ValidationError

from minutes.fetching import NoAnswerError, fetch
from minutes.timestamps import Sources

logger = logging.getLogger(__name__)
LIST_LIMIT = 20 * 1024 * 1024  # bytes of a CRL
ANSWER_LIMIT = 64 * 1024
REQUEST = "application/ocsp-request"


class Revocation(Enum):
    GOOD = "good"
    REVOKED = "revoked"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Evidence:
    """Certificates on the way to trusted ones, and what tells whether they were revoked."""

    certificates: tuple[x509.Certificate, ...] = ()
    lists: tuple[crl.CertificateList, ...] = ()
    answers: tuple[ocsp.OCSPResponse, ...] = ()


@dataclass
class Gathering:
    """Evidence while it is gathered: nothing is asked for twice."""

    sources: Sources
    certificates: dict[bytes, x509.Certificate] = field(default_factory=dict)
    lists: dict[bytes, crl.CertificateList] = field(default_factory=dict)
    answers: dict[bytes, ocsp.OCSPResponse] = field(default_factory=dict)
    asked: set[bytes] = field(default_factory=set)

    def add(self, path: Sequence[x509.Certificate]) -> None:
        """All that is to be known of a path, the root first."""
        self.certificates |= {each.dump(): each for each in path}
        for issuer, certificate in pairwise(path):
            if certificate.dump() not in self.asked:
                self.asked.add(certificate.dump())
                self._ask(certificate, issuer)

    def _ask(self, certificate: x509.Certificate, issuer: x509.Certificate) -> None:
        given = [
            read
            for each in self.sources.lists
            if (read := crl.CertificateList.load(each)).issuer == issuer.subject
        ]
        self.lists |= {each.dump(): each for each in given}
        if not given and self.sources.fetches:
            self._fetch(certificate, issuer)

    def _fetch(self, certificate: x509.Certificate, issuer: x509.Certificate) -> None:
        """One answer is enough; the first that can be read is taken."""
        for url in certificate.ocsp_urls:
            if read := _answer(url, certificate, issuer, self.sources.seconds):
                self.answers[read.dump()] = read
                return
        for url in _list_urls(certificate):
            if found := _list(url, self.sources.seconds):
                self.lists[found.dump()] = found
                return

    def evidence(self) -> Evidence:
        return Evidence(
            tuple(self.certificates.values()), tuple(self.lists.values()), tuple(self.answers.values())
        )


def _list_urls(certificate: x509.Certificate) -> Iterator[str]:
    return (point.url for point in certificate.crl_distribution_points if point.url)


def _list(url: str, seconds: float) -> crl.CertificateList | None:
    return _read(crl.CertificateList, lambda: fetch(url, seconds=seconds, limit=LIST_LIMIT))


def _answer(
    url: str, certificate: x509.Certificate, issuer: x509.Certificate, seconds: float
) -> ocsp.OCSPResponse | None:
    body = _question(certificate, issuer).dump()
    read = _read(
        ocsp.OCSPResponse,
        lambda: fetch(url, body=body, kind=REQUEST, seconds=seconds, limit=ANSWER_LIMIT),
    )
    return read if read and read["response_status"].native == "successful" else None


def _read(kind: Any, fetched: Callable[[], bytes]) -> Any:
    """What was fetched, if it is of that kind to the last byte: it is read whole, else the fault would come later."""
    try:
        read = kind.load(fetched(), strict=True)
        whole = read.native
    except (NoAnswerError, ValueError, TypeError) as error:
        logger.warning("Nothing that tells of revocation: %s", error)
        return None
    return read if whole else None


def _question(certificate: x509.Certificate, issuer: x509.Certificate) -> ocsp.OCSPRequest:
    about = ocsp.CertId({
        "hash_algorithm": algos.DigestAlgorithm({"algorithm": "sha1"}),  # RFC 5019: what every responder knows
        "issuer_name_hash": issuer.subject.sha1,
        "issuer_key_hash": issuer.public_key.sha1,
        "serial_number": certificate.serial_number,
    })  # fmt: skip
    return ocsp.OCSPRequest({"tbs_request": {"request_list": [{"req_cert": about}]}})


def context(
    anchors: Iterable[x509.Certificate],
    evidence: Evidence,
    moment: datetime,
    *,
    required: bool,
    others: Iterable[x509.Certificate] = (),
) -> ValidationContext:
    """For pyHanko: what was true at the moment, by this evidence alone."""
    return ValidationContext(
        trust_roots=list(anchors),
        other_certs=[*evidence.certificates, *others],
        crls=list(evidence.lists),
        ocsps=list(evidence.answers),
        moment=moment,
        revocation_mode="require" if required else "none",
        retroactive_revinfo=True,
        allow_fetching=False,
    )


def path_of(certificate: x509.Certificate, trust: ValidationContext) -> tuple[x509.Certificate, ...]:
    """From the trusted certificate to this one. Raises PathError, ValidationError."""
    return tuple(
        asyncio.run(CertificateValidator(certificate, validation_context=trust).async_validate_path())
    )


def revocation(certificate: x509.Certificate, trust: ValidationContext) -> Revocation:
    """`trust`: a context that requires evidence."""
    try:
        path_of(certificate, trust)
    except RevokedError:
        return Revocation.REVOKED
    except (PathError, ValidationError):
        return Revocation.UNKNOWN
    return Revocation.GOOD

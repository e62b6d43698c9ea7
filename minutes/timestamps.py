"""Time stamps (RFC 3161) from the authorities that the operator named, the first that gives a right answer.

    stamper = Stamper(sources)              # what pyHanko asks while it signs
    sources.urls == ()                      # then the TEST authority's own key stamps, if there is one

An answer is taken only if it is granted, is about our hash and our number used once (nonce), is signed by a
certificate for nothing but time stamps that is trusted here, and tells a time near ours. Runs in a worker.
"""

import asyncio
import hashlib
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from asn1crypto import cms, tsp, x509
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.timestamps.common_utils import dummy_digest
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import validate_tst_signed_data
from pyhanko.sign.validation.status import TimestampSignatureStatus
from pyhanko_certvalidator import ValidationContext

from journal.events import N_, Refusal, Refused
from minutes.authority_stamps import answer
from minutes.canonical_cms import kept_stamp
from minutes.fetching import NoAnswerError, fetch

logger = logging.getLogger(__name__)
TRIES = 2  # of each authority
SECONDS = 5.0  # for one answer
SIZE_LIMIT = 64 * 1024  # bytes of an answer
HASH = "sha256"
QUERY = "application/timestamp-query"
EKU = "extended_key_usage"
GRANTED = frozenset({"granted", "granted_with_mods"})
CLOCKS_DIFFER = timedelta(minutes=10)  # at most, from ours
ESS = frozenset({"signing_certificate", "signing_certificate_v2"})


class StampRefusal(Refusal):
    NO_AUTHORITY = N_("No time-stamping authority is set up here. Please ask the operator for one.")
    NO_STAMP = N_("No time-stamping authority gave a usable answer. Please try again later.")


@dataclass(frozen=True)
class Sources:
    """Where proof comes from: authorities for time stamps, trusted certificates (PEM), revocation lists (DER).

    `test_key` is that of the TEST authority, for installations without `urls`. `fetches`: revocation data may be
    fetched from the addresses that trusted certificates name.
    """

    urls: tuple[str, ...] = ()
    roots: bytes = b""
    lists: tuple[bytes, ...] = ()
    test_key: bytes = b""
    fetches: bool = False
    seconds: float = SECONDS

    @property
    def stamps(self) -> bool:
        return bool(self.urls or self.test_key)

    def anchors(self) -> list[x509.Certificate]:
        return list(load_certs_from_pemder_data(self.roots)) if self.roots.strip() else []


NO_SOURCES = Sources()


class WrongAnswerError(Exception):
    """An authority answered, but not what was asked for; the text says what, for the log."""


class Stamper(TimeStamper):
    """pyHanko's port for time stamps. `path` holds the certificates of the last stamp, the root first."""

    def __init__(self, sources: Sources) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # there
        self.sources = sources
        self.path: tuple[x509.Certificate, ...] = ()

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> cms.ContentInfo:
        """The token for a hash. Raises Refused NO_AUTHORITY, NO_STAMP."""
        if not self.sources.stamps:
            raise Refused(StampRefusal.NO_AUTHORITY)
        for url in self.sources.urls * TRIES or ("",):
            nonce, request = self.request_cms(message_digest, md_algorithm)  # type: ignore[no-untyped-call]  # there
            try:
                return await self._checked(
                    await self._ask(url, request.dump()), request["message_imprint"], nonce
                )
            except (NoAnswerError, WrongAnswerError) as error:
                logger.warning("No time stamp: %s", error)
        raise Refused(StampRefusal.NO_STAMP)

    async def _ask(self, url: str, request: bytes) -> bytes:
        if not url:
            return await answer(request, self.sources.test_key)
        return fetch(url, body=request, kind=QUERY, seconds=self.sources.seconds, limit=SIZE_LIMIT)

    async def _checked(self, reply: bytes, imprint: tsp.MessageImprint, nonce: int) -> cms.ContentInfo:
        try:
            token = _token(reply, imprint, nonce)
            status = await self._judged(token, imprint["hashed_message"].native)
            _require_authority(token, status)
            self.path = tuple(status.validation_path or ())
            return cms.ContentInfo.load(kept_stamp(token, _sent_along(token, self.path)))
        except MALFORMED as error:
            raise WrongAnswerError(f"{type(error).__name__}: {error}") from error

    async def _judged(self, token: cms.ContentInfo, digest: bytes) -> TimestampSignatureStatus:
        context = ValidationContext(
            trust_roots=self.sources.anchors(), allow_fetching=False, revocation_mode="none"
        )
        found = await validate_tst_signed_data(token["content"], context, lambda _: digest)
        return TimestampSignatureStatus(**found)


def usable_stamper(sources: Sources) -> Stamper | None:
    """A stamper, if an authority answers now. For keys that sign once only: it is asked before they do."""
    stamper = Stamper(sources)
    try:
        asyncio.run(stamper.async_timestamp(dummy_digest(HASH), HASH))
    except Refused:
        return None
    return stamper


def path_of_stamp(token: cms.ContentInfo, signature: bytes, sources: Sources) -> tuple[x509.Certificate, ...]:
    """From a trusted certificate to the authority that stamped the signature; empty where there is none."""
    trust = ValidationContext(trust_roots=sources.anchors(), allow_fetching=False, revocation_mode="none")
    try:
        found = asyncio.run(
            validate_tst_signed_data(
                token["content"], trust, lambda name: hashlib.new(name, signature).digest()
            )
        )
        status = TimestampSignatureStatus(**found)
        _require_authority(token, status)
    except (*MALFORMED, WrongAnswerError):
        return ()
    return tuple(status.validation_path or ())


MALFORMED = (ValueError, TypeError, KeyError, AttributeError, SignatureValidationError)


def _token(reply: bytes, imprint: tsp.MessageImprint, nonce: int) -> cms.ContentInfo:
    """The token of an answer about our hash and our nonce."""
    read = tsp.TimeStampResp.load(reply, strict=True)
    granted = read["status"]["status"].native
    if granted not in GRANTED:
        raise WrongAnswerError(f"not granted: {granted}")
    token = read["time_stamp_token"]
    info = token["content"]["encap_content_info"]["content"].parsed
    if info["nonce"].native != nonce:
        raise WrongAnswerError("another nonce")
    if info["message_imprint"].native != imprint.native:
        raise WrongAnswerError("another hash")
    if abs(info["gen_time"].native - datetime.now(UTC)) > CLOCKS_DIFFER:
        raise WrongAnswerError("its clock is wrong")
    return token


def _require_authority(token: cms.ContentInfo, status: TimestampSignatureStatus) -> None:
    if not (status.intact and status.valid and status.trusted):
        raise WrongAnswerError("its signature is not valid or not trusted here")
    signed = {each["type"].native for each in token["content"]["signer_infos"][0]["signed_attrs"]}
    if not (stamps_alone(status.signing_cert) and signed & ESS):
        raise WrongAnswerError("its certificate is none for time stamps")


def stamps_alone(certificate: x509.Certificate) -> bool:
    """Whether the certificate is for time stamps and nothing else, and says so critically (RFC 3161, 2.3)."""
    found = next(
        (each for each in certificate["tbs_certificate"]["extensions"] if each["extn_id"].native == EKU), None
    )
    return found is not None and found["critical"].native and found["extn_value"].native == ["time_stamping"]


def _sent_along(token: cms.ContentInfo, path: tuple[x509.Certificate, ...]) -> Iterator[x509.Certificate]:
    """The certificates that the authority sent and that lead to the trusted one."""
    needed = {each.dump() for each in path}
    return (each.chosen for each in token["content"]["certificates"] if each.chosen.dump() in needed)

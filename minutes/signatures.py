"""What there is to say of the signatures of a PDF, one by one (`minutes/judging.py`), given who has to sign. Pure."""

from collections.abc import Iterator

from minutes.authority import in_certificate
from minutes.draft import Signer
from minutes.findings import Fault, Finding, Hint, Proof
from minutes.judging import Judged
from minutes.lasting import RESERVES, SEAL
from minutes.times import ZONE

LEVELS = ("B-B", "B-T", "B-LT", "B-LTA")


def signature_findings(judged: list[Judged], expected: tuple[Signer, ...], body: str) -> Iterator[Finding]:
    """What there is to say of the signatures, given who has to sign, for which body (Körperschaft)."""
    signatures = [each for each in judged if not each.is_stamp]
    by_field = {signer.field: signer for signer in expected}
    for each in signatures:
        yield _finding(each, by_field.get(each.facts.field), body)
        if each.test:
            yield Finding(Hint.TEST_CERTIFICATE, {"name": each.facts.name})
    present = {each.facts.field for each in signatures}
    missing = [signer for signer in expected if signer.field not in present]
    scan = _on_paper(signatures, body)
    for signer in missing:
        wanting = Hint.SIGNED_ON_PAPER if scan else Fault.SIGNATURE_MISSING
        yield Finding(wanting, {"name": signer.name, "role": signer.role})
    if scan:
        yield Finding(Hint.PAPER_SCAN, {"scan": scan})
        missing = []
    yield from _stamp_findings(judged, signatures)
    if judged and judged[0].lasting and not missing and not any(each.is_stamp for each in judged):
        yield Finding(Hint.NOT_CLOSED)
    if judged and not _ends_whole(judged):
        yield Finding(Fault.BYTES_APPENDED)


def _on_paper(signatures: list[Judged], body: str) -> str:
    """The scan of the original that was signed with ink, if a good seal of the body says so; no person signed here."""
    (seal,) = signatures if len(signatures) == 1 else (None,)
    good = seal is not None and seal.facts.field == SEAL and not _finding(seal, None, body).is_fault
    return seal.scan if seal is not None and good else ""


def _ends_whole(judged: list[Judged]) -> bool:
    """What comes last covers everything; and once the file was closed, a time stamp comes last."""
    last = judged[-1]
    closed = any(each.is_stamp for each in judged)
    return last.facts.covers_whole_file and last.is_stamp == closed


def _stamp_findings(judged: list[Judged], signatures: list[Judged]) -> Iterator[Finding]:
    stamps = [each for each in judged if each.is_stamp]
    faults = [fault for each in stamps if (fault := _stamp_fault(each))]
    if any(not each.stamp_sound for each in signatures):
        faults.append(Fault.STAMP_NOT_TRUSTED)
    yield from (Finding(fault) for fault in dict.fromkeys(faults))
    if stamps and not faults:
        yield from _last_stamp(stamps[-1], signatures)
    if any(each.test_stamp for each in judged):
        yield Finding(Hint.TEST_STAMP)


def _last_stamp(last: Judged, signatures: list[Judged]) -> Iterator[Finding]:
    for each in signatures:
        if each.facts.revocation == "unknown":
            yield Finding(Hint.REVOCATION_UNKNOWN, {"name": each.facts.name})
    if last.expired:
        yield Finding(Fault.STAMP_EXPIRED)
    elif last.facts.covers_whole_file and last.facts.proven_at:
        level = min((each.facts.baseline for each in signatures), key=LEVELS.index, default=LEVELS[0])
        at = f"{last.facts.proven_at.astimezone(ZONE):%d.%m.%Y, %H:%M}"
        yield Finding(Proof.STAMPED, {"authority": last.facts.name, "at": at, "level": level})


def _stamp_fault(stamp: Judged) -> Fault | None:
    facts = stamp.facts
    if facts.field not in RESERVES:
        return Fault.STAMP_UNEXPECTED
    if not (facts.intact and facts.valid and stamp.unchanged):
        return Fault.STAMP_BROKEN
    if not (facts.trusted and stamp.sound):
        return Fault.STAMP_NOT_TRUSTED
    return None if stamp.exact else Fault.STAMP_BROKEN


def _finding(judged: Judged, signer: Signer | None, body: str) -> Finding:
    """The gravest thing first: a broken signature says nothing of its signer."""
    facts = judged.facts
    name: dict[str, str | int] = {"name": facts.name}
    if facts.intact and facts.valid and judged.outdated:
        return judged.outdated
    faults = (
        (not (facts.intact and facts.valid), Fault.BYTES_CHANGED),
        (facts.revocation == "revoked", Fault.REVOKED),
        (not facts.trusted, Fault.NOT_TRUSTED),
        (not judged.exact, Fault.BYTES_CHANGED),
        (not judged.unchanged, Fault.CHANGED_LATER),
        (not judged.sound, Fault.SIGNATURE_INVALID),
    )
    if fault := next((fault for holds, fault in faults if holds), None):
        return Finding(fault, name)
    return _seal_finding(judged, body) if facts.field == SEAL else _person_finding(judged, signer, body)


def _person_finding(judged: Judged, signer: Signer | None, body: str) -> Finding:
    facts = judged.facts
    name: dict[str, str | int] = {"name": facts.name}
    if signer is None:
        return Finding(Fault.UNEXPECTED_SIGNATURE, name)
    if facts.name != signer.name:
        return Finding(Fault.WRONG_PERSON, {**name, "expected": signer.name})
    if judged.organization != in_certificate(body):
        return Finding(Fault.WRONG_ORGANIZATION, {**name, "organization": judged.organization, "body": body})
    return Finding(Proof.SIGNED_BY, {**name, "role": signer.role})


def _seal_finding(judged: Judged, body: str) -> Finding:
    """A seal names the organisation itself, never a person."""
    name: dict[str, str | int] = {"name": judged.facts.name}
    if judged.organization != in_certificate(body):
        return Finding(Fault.WRONG_ORGANIZATION, {**name, "organization": judged.organization, "body": body})
    if not judged.seals:
        return Finding(Fault.WRONG_PERSON, {**name, "expected": body})
    return Finding(Proof.SEALED_BY, name)

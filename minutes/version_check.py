"""What there is to say of a public version: the organisation alone answers for it, and it names the signed minutes that
it was made of. Pure.
"""

from collections.abc import Iterator

from minutes.findings import Fault, Finding, Proof
from minutes.judging import Judged
from minutes.landmarks import PUBLIC_VERSION
from minutes.lasting import SEAL
from minutes.printed import prints
from minutes.record import Original


def version_findings(original: Original, judged: list[Judged], text: str) -> Iterator[Finding]:
    """`text`: all that the pages say. What is wrong with a seal is a finding of its own; of which minutes the version was
    made is believed of a good one alone.
    """
    seals = [each for each in judged if each.facts.field == SEAL]
    if judged and not seals:
        yield Finding(Fault.SEAL_MISSING)
    if not (prints(text, original.sha256) and prints(text, PUBLIC_VERSION.replace(" ", ""))):
        yield Finding(Fault.ORIGINAL_NOT_PRINTED)
    elif any(each.sound and each.unchanged and each.exact for each in seals):
        names = "; ".join(original.signers)
        yield Finding(Proof.VERSION_OF, {"sha256": original.sha256, "names": names})

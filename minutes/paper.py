"""Minutes signed with ink: the scan of the signed original, and the clerk's word on who signed. Pure.

The sealed file gets the organisation's seal, which says that the signed original is on paper, and the scan's hash. No
person has signed the file itself, and neither file nor check claims that.
"""

from dataclasses import replace
from datetime import datetime

from accounts.actor import Actor
from journal.events import N_, Event, Refusal, event, require
from minutes.draft import Part
from minutes.workflow import Minutes, MinutesRefusal, Phase
from sessions_app.policies import may_prepare_meeting


class PaperRefusal(Refusal):
    NOT_ALL = N_(
        "Please confirm for everybody who has to sign that they signed on paper. Missing: %(names)s."
    )
    SIGNED_HERE = N_(
        "Somebody has signed this document electronically already. Please let the others sign electronically as well."
    )


@event("minutes_signed_on_paper")
class MinutesSignedOnPaper(Event):
    """The clerk said who signed the original with ink, and kept its scan (`scan`: SHA-256). `seal`: the fingerprint of the
    organisation's seal that says so in the file; `before` and `sha256` are those of the file.
    """

    part: Part
    persons: tuple[int, ...]
    scan: str
    before: str
    sha256: str
    seal: str

    def apply(self, state: Minutes, at: datetime) -> Minutes:
        document = state.document(self.part)
        signed = replace(
            document, sha256=self.sha256, signed_by=self.persons, protected=True, paper=self.scan
        )
        return state.having(self.part, signed.to(Phase.SIGNED, life=replace(signed.life, signed_at=at)))


def require_on_paper(
    minutes: Minutes, by: Actor, *, organization: int, part: Part, persons: frozenset[int]
) -> None:
    document = minutes.document(part)
    require(may_prepare_meeting(by, organization), MinutesRefusal.NOT_THE_CLERK)
    require(document.phase is not Phase.DRAFT, MinutesRefusal.NOT_SEALED)
    electronic = document.phase is not Phase.SEALED or document.signed_by or document.protected
    require(not electronic, PaperRefusal.SIGNED_HERE)
    missing = [each.name for each in document.signers if each.person not in persons]
    require(not missing, PaperRefusal.NOT_ALL, names=", ".join(missing))


def sign_on_paper(
    minutes: Minutes,
    by: Actor,
    *,
    organization: int,
    part: Part,
    persons: frozenset[int],
    scan: str,
    before: str,
    sha256: str,
    seal: str,
) -> MinutesSignedOnPaper:
    """`before` is the SHA-256 of the file that was sealed: another one in between would be lost."""
    require_on_paper(minutes, by, organization=organization, part=part, persons=persons)
    require(minutes.document(part).sha256 == before, MinutesRefusal.ANOTHER_FILE)
    signers = tuple(each.person for each in minutes.document(part).signers)
    return MinutesSignedOnPaper(
        part=part, persons=signers, scan=scan, before=before, sha256=sha256, seal=seal
    )

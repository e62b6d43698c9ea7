"""Whose certificate it is, where its words are not those of the minutes (Zuordnung), as events of their stream. Pure.

Cards and remote services name a person as the identity card does, and no employer. The signer shows such a certificate by
trying to sign with it; another person of the office says once that it is the signer's. Then it counts.
"""

from dataclasses import replace
from datetime import datetime

from accounts.actor import Actor
from journal.events import N_, Event, Refusal, event, require
from minutes.draft import Part
from minutes.ways import Shown
from minutes.workflow import Document, Minutes, require_signer
from sessions_app.policies import may_work_on_minutes


class ConfirmingRefusal(Refusal):
    NOT_YOURS = N_("Only the clerk or the chair of this organization confirms whose certificate it is.")
    YOUR_OWN = N_("Nobody confirms the own certificate. Please ask the chair or another clerk.")
    UNKNOWN = N_("There is no such certificate to confirm. Please reload the page.")


@event("certificate_shown")
class CertificateShown(Event):
    """A signer wanted to sign with a certificate that has other words than the minutes. Nothing was signed."""

    part: Part
    person: int
    certificate: str
    owner: str
    organization: str
    issuer: str

    def apply(self, state: Minutes, at: datetime) -> Minutes:
        shown = Shown(
            person=self.person,
            certificate=self.certificate,
            owner=self.owner,
            organization=self.organization,
            issuer=self.issuer,
        )
        document = state.document(self.part)
        return state.having(self.part, replace(document, shown=(*document.shown, shown)))


@event("certificate_confirmed")
class CertificateConfirmed(Event):
    """Clerk or chair (`name`) said that the certificate with this fingerprint is that person's."""

    part: Part
    person: int
    certificate: str
    name: str

    def apply(self, state: Minutes, at: datetime) -> Minutes:
        document = state.document(self.part)
        shown = tuple(
            replace(each, confirmed_by=self.name) if _is(each, self.person, self.certificate) else each
            for each in document.shown
        )
        return state.having(self.part, replace(document, shown=shown))


def show_certificate(
    minutes: Minutes, by: Actor, *, part: Part, certificate: str, owner: str, organization: str, issuer: str
) -> CertificateShown:
    signer = require_signer(minutes, by, part)
    return CertificateShown(
        part=part,
        person=signer.person,
        certificate=certificate,
        owner=owner,
        organization=organization,
        issuer=issuer,
    )


def confirm_certificate(
    minutes: Minutes, by: Actor, *, organization: int, part: Part, person: int, certificate: str
) -> CertificateConfirmed:
    """Two pairs of eyes: never by the person whose certificate it is."""
    require(may_work_on_minutes(by, organization), ConfirmingRefusal.NOT_YOURS)
    require(by.person != person, ConfirmingRefusal.YOUR_OWN)
    require(has_shown(minutes.document(part), person, certificate), ConfirmingRefusal.UNKNOWN)
    return CertificateConfirmed(part=part, person=person, certificate=certificate, name=by.name)


def has_shown(document: Document, person: int, certificate: str) -> bool:
    return any(_is(each, person, certificate) for each in document.shown)


def _is(shown: Shown, person: int, certificate: str) -> bool:
    return (shown.person, shown.certificate) == (person, certificate)

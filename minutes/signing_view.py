"""What the studio offers a signer: one way to sign first, the others in a fold; and whose certificates need a word."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext

from accounts.actor import Actor
from minutes.handing_out import needs_protection
from minutes.signing_keys import has_key_file
from minutes.ways import Way
from minutes.workflow import Document, Phase
from sessions_app.policies import may_work_on_minutes


@dataclass(frozen=True)
class WayView:
    """A way to sign: its template and its name."""

    template: str
    title: str


@dataclass(frozen=True)
class SigningView:
    """`to_protect`: the file has to be handed out by the studio, before it can be signed with another program.

    `besides`: who else has to sign yet.
    """

    first: WayView
    others: tuple[WayView, ...]
    to_protect: bool
    besides: tuple[str, ...] = ()


@dataclass(frozen=True)
class ShownView:
    """A certificate with other words than the minutes: whose (`name`) it is to be. `may_confirm`: by the actor."""

    person: int
    name: str
    owner: str
    organization: str
    issuer: str
    certificate: str
    confirmed_by: str
    may_confirm: bool


def signing_view(document: Document, actor: Actor) -> SigningView | None:
    open_for = [signer for signer in document.signers if signer.person not in document.signed_by]
    waiting = {signer.person for signer in open_for}
    ways = _ways(actor)
    if document.phase is not Phase.SEALED or actor.person not in waiting or not ways:
        return None
    first, *others = ways
    besides = tuple(dict.fromkeys(each.name for each in open_for if each.person != actor.person))
    return SigningView(first, tuple(others), needs_protection(document), besides)


def _ways(actor: Actor) -> list[WayView]:
    """As the settings order them. Without a key file of the person's own, signing with it is the last."""
    known = {
        Way.FILE: WayView("minutes/sign_file.html", gettext("With the key that is deposited here")),
        Way.TOKEN: WayView("minutes/sign_token.html", gettext("With a card or a key store")),
        Way.REMOTE: WayView("minutes/sign_remote.html", gettext("With a signing service")),
        Way.UPLOAD: WayView("minutes/sign_upload.html", gettext("With a program of your own")),
    }
    ways = [Way(each) for each in settings.SIGNING_WAYS if each in known]
    if not has_key_file(actor.person or 0):
        ways.sort(key=lambda way: way is Way.FILE)
    return [known[way] for way in ways]


def on_paper(document: Document, *, clerk: bool) -> bool:
    """Whether the clerk can enter now that all have signed with ink."""
    untouched = document.phase is Phase.SEALED and not (document.signed_by or document.protected)
    return clerk and untouched and document.lasting and "paper" in settings.SIGNING_WAYS


def shown_certificates(document: Document, actor: Actor, organization: int) -> tuple[ShownView, ...]:
    """As long as somebody signs, for those who can confirm it, and for the signer who waits for that."""
    if document.phase is not Phase.SEALED:
        return ()
    names = {signer.person: signer.name for signer in document.signers}
    confirms = may_work_on_minutes(actor, organization)
    return tuple(
        ShownView(
            person=each.person,
            name=names.get(each.person, ""),
            owner=each.owner,
            organization=each.organization,
            issuer=each.issuer,
            certificate=each.certificate,
            confirmed_by=each.confirmed_by,
            may_confirm=confirms and actor.person != each.person and not each.confirmed_by,
        )
        for each in document.shown
        if each.person not in document.signed_by
    )

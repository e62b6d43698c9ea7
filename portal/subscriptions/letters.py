"""The two letters to subscribers. Both are made when they are sent, of what holds and what is public then."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from mail.letters import Letter, Link, Section
from mail.models import Mail
from portal.subscriptions.commands import confirmed_of
from portal.subscriptions.matching import fits, search_in
from portal.subscriptions.models import Subscriber, Subscription
from portal.subscriptions.things import Thing, still_there
from portal.subscriptions.tokens import (
    CONFIRMED_WITHIN,
    confirm_address,
    off_address,
    off_address_of,
    own_address,
)
from portal.subscriptions.words import title_of, title_without_words
from sessions_app.tenancy import site_of

SHOWN = 50  # things in one mail; of more the mail says how many


def confirmation(mail: Mail) -> Letter | None:
    """Asks whether the address's owner wants it. No word that was typed stands in it: that may be a stranger's."""
    rows: QuerySet[Subscription] = Subscription.objects.filter(
        pk=mail.about["subscription"], confirmed_at=None
    )
    wish = rows.select_related("subscriber__body").first()
    if wish is None or wish.created_at < timezone.now() - CONFIRMED_WITHIN:
        return None
    body = wish.subscriber.body
    return Letter(
        sender=body.name,
        subject=gettext("Please confirm: news from %(town)s by e-mail") % {"town": body.short_name},
        paragraphs=(
            gettext("Good day,"),
            gettext("Somebody has asked at %(site)s that news be sent to this address.")
            % {"site": site_of(body)},
            gettext("Asked for: %(what)s.") % {"what": title_without_words(wish)},
            gettext(
                "If that was you, please open the following page. There you see what was asked for, and confirm it."
            ),
        ),
        action=Link(text=gettext("See and confirm"), address=confirm_address(wish)),
        after=(
            gettext("The page can be opened for two days."),
            gettext(
                "If it was not you, you need not do anything: without your confirmation nothing more is sent, and "
                "your address is deleted after two days."
            ),
        ),
        reason=gettext("You get this mail once, because this address was typed there."),
    )


def news(mail: Mail) -> Letter | None:
    """What is new, by subscription. What was withdrawn or ended meanwhile is left out; nothing left: no letter."""
    rows = Subscriber.objects.filter(pk=mail.about["subscriber"]).select_related("body")
    subscriber = rows.first()
    if subscriber is None:
        return None
    things = still_there(subscriber.body, mail.about["things"])
    sections = _sections(subscriber, things)
    number = sum(len(section.links) for section in sections)
    if not number:
        return None
    body = subscriber.body
    subject = ngettext(
        "%(number)s piece of news from the council of %(town)s",
        "%(number)s pieces of news from the council of %(town)s",
        number,
    )
    return Letter(
        sender=body.name,
        subject=subject % {"number": number, "town": body.short_name},
        paragraphs=(
            gettext("Good day,"),
            gettext("this is new in the council information system of %(town)s:") % {"town": body.name},
        ),
        sections=sections,
        after=_more(len(things) - SHOWN),
        reason=gettext("You get this mail because you asked for it and confirmed it."),
        links=(
            Link(text=gettext("See and change my subscriptions"), address=own_address(subscriber)),
            Link(text=gettext("No more mails"), address=off_address(subscriber)),
        ),
        unsubscribe=off_address(subscriber),
    )


def _more(number: int) -> tuple[str, ...]:
    if number <= 0:
        return ()
    return (gettext("%(number)s more pieces of news stand on our pages.") % {"number": number},)


def _sections(subscriber: Subscriber, things: Sequence[Thing]) -> tuple[Section, ...]:
    """Each thing under the first subscription that it fits."""
    search, left, sections = search_in(subscriber.body), list(things[:SHOWN]), []
    site = site_of(subscriber.body)
    for wish in confirmed_of(subscriber).select_related("subscriber__body"):
        own = [thing for thing in left if fits(thing, wish, search)]
        left = [thing for thing in left if thing not in own]
        links = tuple(Link(text=each.title, address=f"{site}{each.path}", note=each.text) for each in own)
        off = Link(text=gettext("End this subscription"), address=off_address_of(wish))
        if links:
            sections.append(Section(heading=title_of(wish), links=links, off=off))
    return tuple(sections)

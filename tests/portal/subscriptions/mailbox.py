"""What a subscriber does, and what arrives."""

import re

from django.core import mail as post
from django.utils import timezone

from mail.sending import send_due
from portal.subscriptions.telling import tell_subscribers
from sessions_app.desk.agenda import publish_agenda, put_on_agenda
from sessions_app.desk.papers import attach_paper, register_paper
from sessions_app.models import Paper
from tests.agendas import HOST, NAMES_NOBODY

FORM = "/abonnieren/e-mail/"
ANNA = "anna@example.org"


def ask(visitor, email=ANNA, pace="at_once", **wish):
    return visitor.post(FORM, {"email": email, "pace": pace, **wish})


def pages_in(message):
    """The paths of all addresses in a mail."""
    return re.findall(rf"http://{HOST}(\S+/)", message.body)


def subscribe(visitor, email=ANNA, **wish):
    """Asked, read in the mailbox, confirmed. The path of the own page."""
    ask(visitor, email, **wish)
    send_due()
    (path,) = pages_in(post.outbox.pop())
    return visitor.post(path)["Location"].removesuffix("?bestaetigt")


def told(now=None):
    """What a round of telling and sending puts into the mailbox."""
    before = len(post.outbox)
    tell_subscribers(now)
    send_due()
    return post.outbox[before:]


def titles(messages):
    return [line[2:] for each in messages for line in each.body.splitlines() if line.startswith("* ")]


def paper(evening, name="Radweg am Fluss", *, public=True, **more):
    return Paper.objects.create(
        body=evening.home.body,
        name=name,
        public=public,
        published_at=timezone.now() if public else None,
        **more,
    )


def published(evening, *names):
    """Another meeting of the council, its agenda published just now, with these items and a closed one."""
    clerk, author = evening.actor("clerk"), evening.actor("administration")
    meeting = evening.draft
    for name in names:
        item = put_on_agenda(clerk, meeting, name=name, public=True)
        attach_paper(
            clerk,
            item,
            register_paper(
                author,
                evening.home.body,
                name=f"Zu: {name}",
                reference=name,
                public=True,
                personal_data=NAMES_NOBODY,
            ),
        )
    publish_agenda(clerk, meeting)
    return meeting

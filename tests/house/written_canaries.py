"""What a council decides in writing: for its own people until it is over, and for good where it is not public."""

from datetime import timedelta

from django.utils import timezone

from journal.store import perform
from sessions_app.asked_in_writing import WRITTEN
from sessions_app.desk.written import break_off, electors_of, enter
from sessions_app.models import Paper, WrittenProcedure
from sessions_app.written.commands import close_in_writing, open_in_writing
from sessions_app.written.state import Question
from voting.rules.profiles import RuleName, load_profile


def asked_in_writing(town, canaries):
    """A public one that is over, and with canaries: who answered it how, a public one that still runs, closed ones."""
    word = canaries.word
    over = _asked(town, "Spende", public=True)
    source = f"Brief, {word('paper of a written answer')}"
    person, clerk = town.people["member"].pk, town.actor("clerk", town.users)
    enter(clerk, over, person=person, reply="yes", source=source, received_on=timezone.localdate())
    _closed(town, over)
    _asked(town, word("title of what is asked in writing"), public=True)
    closed = _asked(
        town,
        word("title of what is decided in writing behind doors"),
        wording=word("wording of what is decided in writing behind doors"),
        paper=Paper.objects.create(
            body=town.body, name=word("paper on what is decided in writing behind doors")
        ),
    )
    _closed(town, closed)
    ended = _asked(town, word("title of what was broken off"))
    break_off(clerk, ended, reason=word("why it was broken off"))


def _asked(town, title, *, wording="Wortlaut", public=False, paper=None):
    row = WrittenProcedure.objects.create(body=town.body, organization=town.council)
    question = Question(
        number=row.pk,
        body=town.body.pk,
        organization=town.council.pk,
        organization_name=town.council.name,
        council=True,
        title=title,
        wording=wording,
        ground="Gegenstand einfacher Art",
        public=public,
        paper=paper.pk if paper else 0,
        until=timezone.now() + timedelta(days=7),
        rule=RuleName("nobody_objects", "§ 37 Abs. 1 GemO"),
        law="GemO",
        version=1,
        may_change=True,
        register=electors_of(town.council),
        barred=(),
        objections=load_profile("nrw").objections,
    )
    clerk = town.actor("clerk", town.users)
    perform(WRITTEN, WRITTEN.key(row.pk), open_in_writing, clerk, question=question, now=timezone.now())
    row.refresh_from_db()
    return row


def _closed(town, row):
    clerk = town.actor("clerk", town.users)
    perform(WRITTEN, WRITTEN.key(row.pk), close_in_writing, clerk, now=row.until + timedelta(seconds=1))

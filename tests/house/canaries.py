"""A canary is an invented word that stands in one place only: whoever meets it has seen that place.

`night(home, neighbour)` puts one into everything that is not for all, on an evening that has reached its closed
part: a closed vote is open, the hall has been cleared, the clerk has begun to write. `to_the_end` and `publish` go on
to the closed sitting and to the signed minutes of both parts, of which the public one is published.
"""

import uuid
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO

from django.core.files.base import ContentFile
from django.utils import timezone
from reportlab.pdfgen.canvas import Canvas

from journal.store import replay
from minutes import studio
from minutes.draft import Part
from minutes.life_desk import enter_objection
from minutes.models import TextBlock
from minutes.publishing_desk import release_and_publish
from minutes.signing_keys import issue_test_key
from minutes.writing import write_passages
from portal.models import PublicText, Subscriber, Subscription
from sessions_app.live import SITTING, order_for, perform_now
from sessions_app.models import (
    AgendaItem,
    Broadcast,
    CheckInNumber,
    Consultation,
    File,
    LocalRule,
    Location,
    Meeting,
    Paper,
    Question,
    Registration,
    Supplement,
)
from sessions_app.standing import sitting_of
from tests.house.written_canaries import asked_in_writing

PIN = "246810"


class Canaries:
    """Makes the words and remembers what each stands in."""

    def __init__(self, family):
        self.family = family
        self.places = {}

    def word(self, place):
        """Letters alone, so that no search and no line of a PDF takes it apart."""
        first, second = divmod(len(self.places), 26)
        word = f"{self.family}{chr(97 + first)}{chr(97 + second)}qxvogel"
        self.places[word.lower()] = place
        return word.title()

    def met_in(self, text):
        """The places whose words stand in a text."""
        lowered = text.lower()
        return {place for word, place in self.places.items() if word in lowered}


def pdf_of(line):
    """A real PDF that shows a line."""
    out = BytesIO()
    canvas = Canvas(out)
    canvas.drawString(72, 700, line)
    canvas.save()
    return out.getvalue()


def file_of(town, name, file_name, line, *, public=False):
    content = pdf_of(line)
    file = File(owner=town.body.slug, name=name, file_name=file_name, size=len(content), public=public)
    file.sha256 = uuid.uuid4().hex * 2  # where it lies; nobody checks it here
    file.content.save(file_name, ContentFile(content), save=True)
    return file


def meeting_of(town, name, **more):
    begin = timezone.now() + timedelta(hours=1)
    return Meeting.objects.create(
        body=town.body, organization=town.council, name=name, starts_at=begin, number=22, **more
    )


def item_of(meeting, number, name, **more):
    return AgendaItem.objects.create(meeting=meeting, number=number, name=name, order=int(number[-1]), **more)


def paper_on(item, town, **fields):
    paper = Paper.objects.create(body=town.body, **fields)
    Consultation.objects.create(paper=paper, meeting=item.meeting, agenda_item=item, authoritative=True)
    return paper


@dataclass
class Night:
    """What was made: the meeting that runs, and the canaries by who must not meet them."""

    meeting: Meeting
    closed: Canaries
    foreign: Canaries
    own: Canaries  # what the member alone may meet


def night(home, neighbour):
    the_night = dusk(home, neighbour)
    list(to_the_closed_part(home, the_night.meeting, the_night.closed))
    return the_night


def dusk(home, neighbour):
    """Everything is prepared and nobody has come yet."""
    closed, foreign, own = Canaries("piep"), Canaries("zirp"), Canaries("")
    meeting = agenda_with_canaries(home, closed)
    drafts_with_canaries(home, closed)
    asked_in_writing(home, closed)
    sent_by_residents(meeting, closed)
    everything_foreign(neighbour, foreign)
    number_for_the_door(home.people["member"], own)
    subscribed(home)
    return Night(meeting, closed, foreign, own)


def sent_by_residents(meeting, canaries):
    """A question that nobody has looked at, and somebody who wants to follow by video. Of each another one without a
    canary, whose private address may be tried by anybody.
    """
    word = canaries.word
    Question.objects.create(
        meeting=meeting,
        number=1,
        name=f"Ronja {word('name of a resident who asks')}",
        email=f"{word('e-mail of a resident who asks')}@post.example",
        subject=f"Sache {word('topic of a question that is not admitted')}",
        text=f"Stimmt es, dass {word('question that is not admitted')}?",
    )
    guest = f"Herr {word('name of a guest of the video')}"
    Registration.objects.create(meeting=meeting, number=1, name=guest, way="video")
    Question.objects.create(meeting=meeting, number=2, subject="Radweg", text="Wann?", state="admitted")
    Registration.objects.create(meeting=meeting, number=2, name="Gast", way="video")


def in_words_of_its_own(home):
    """The pages that only exist once the municipality has written them."""
    for page in ("plain", "signed"):
        PublicText.objects.create(body=home.body, page=page, language="de", text="So geht das.")


def subscribed(home):
    """Somebody who wants to hear of everything, and of a paper that was public when that was asked for."""
    reader = Subscriber.objects.create(body=home.body, email="reader@example.org", language="de")
    closed = Paper.objects.filter(body=home.body, public=False).first()
    for paper in (closed, None):
        confirmed = {"confirmed_at": timezone.now() - timedelta(days=9), "pace": "at_once"}
        Subscription.objects.create(subscriber=reader, paper=paper, **confirmed)


def number_for_the_door(person, canaries):
    """In letters, as six digits in a row stand in many an address and time."""
    number, as_shown = "qxvogl", "qxv ogl"
    CheckInNumber.objects.create(body=person.body, person=person, number=number)
    canaries.places = dict.fromkeys((number, as_shown), "number for the door")


def agenda_with_canaries(home, canaries):
    """A published agenda: a public item with its paper, and two closed ones, with and without neutral title."""
    word = canaries.word
    meeting = meeting_of(home, "22. Sitzung", agenda_published_at=timezone.now(), agenda_version=2)
    public = item_of(meeting, "Ö 1", "Haushaltssatzung", public=True)
    open_file = file_of(home, "Satzung", "satzung.pdf", "Haushaltssatzung im Wortlaut", public=True)
    paper_on(
        public,
        home,
        name="Haushaltssatzung",
        reference="V 1",
        public=True,
        published_at=timezone.now(),
        main_file=open_file,
    )
    paper_on(
        public,
        home,
        name=f"Gutachten {word('title of a closed paper on a public item')}",
        reference=f"V {word('reference of a closed paper on a public item')}",
        proposed_resolution=f"Vergleich mit {word('proposed resolution of a closed paper on a public item')}",
    )
    item_of(meeting, "N 3", f"Personalsache {word('title of another closed item')}")
    closed = item_of(
        meeting,
        "N 1",
        f"Verkauf an {word('title of a closed item')}",
        proposed_resolution=f"Der Verkauf an {word('proposed resolution of a closed item')} wird beschlossen.",
    )
    veiled = item_of(
        meeting, "N 2", f"Klage der {word('title behind a neutral one')}", public_name="Rechtsangelegenheit"
    )
    main = file_of(
        home, word("name of a closed file"), f"{word('file name of a closed file')}.pdf", word("closed file")
    )
    paper_on(
        closed,
        home,
        name=f"Vorlage {word('title of a closed paper')}",
        reference=f"V {word('reference of a closed paper')}",
        proposed_resolution=f"Vertrag mit {word('proposed resolution of a closed paper')}",
        main_file=main,
    )
    veiled.auxiliary_files.add(
        file_of(home, word("name of an item's closed file"), "anlage.pdf", word("an item's closed file"))
    )
    supplements_with_canaries(meeting, public, closed, word)
    return meeting


def supplements_with_canaries(meeting, public, closed, word):
    """A published one that changed a closed item, and one that is still prepared."""
    former = {"id": closed.pk, "public": False, "number": "N 1", "public_name": "", "kind": "resolution"}
    former |= {"name": f"Tausch mit {word('former title of a closed item')}", "papers": []}
    published = Supplement.objects.create(
        meeting=meeting, number=1, published_at=timezone.now(), before=[former], note="Geändert."
    )
    fields = {"item_kind": "resolution", "kind": "changed"}
    published.changes.create(
        item=closed,
        number="N 1",
        name=f"Handel mit {word('closed title in a supplement')}",
        before={"name": f"Tausch mit {word('former closed title in a supplement')}"},
        **fields,
    )
    coming = Supplement.objects.create(meeting=meeting, number=2)
    name = f"Bald {word('item of a supplement not published')}"
    coming.changes.create(item=public, number="Ö 1", public=True, name=name, **fields)


def drafts_with_canaries(home, canaries):
    """What is meant to be public one day, and is not yet."""
    draft = meeting_of(home, "23. Sitzung")
    item = item_of(draft, "Ö 1", f"Entwurf {canaries.word('item of a draft agenda')}", public=True)
    paper_on(
        item,
        home,
        name=f"Entwurf {canaries.word('title of a paper not released')}",
        reference="V 9",
        public=True,
    )
    TextBlock.objects.create(body=home.body, name="Baustein", text=canaries.word("text block"))


def everything_foreign(neighbour, canaries):
    """All that the neighbour has, public things first: not a word of it belongs on our pages."""
    word = canaries.word
    meeting = meeting_of(
        neighbour,
        f"Sitzung {word('name of a meeting')}",
        agenda_published_at=timezone.now(),
        agenda_version=1,
    )
    item = item_of(meeting, "Ö 1", f"Punkt {word('title of a public item')}", public=True)
    file = file_of(neighbour, word("name of a public file"), "datei.pdf", word("public file"), public=True)
    paper_on(
        item,
        neighbour,
        name=f"Vorlage {word('title of a public paper')}",
        reference="X 1",
        public=True,
        published_at=timezone.now(),
        main_file=file,
    )
    item_of(meeting, "N 1", f"Punkt {word('title of a closed item')}")
    TextBlock.objects.create(body=neighbour.body, name="Baustein", text=word("text block"))
    for thing, place in (
        (neighbour.council, "name of a council"),
        (neighbour.committee, "name of a committee"),
    ):
        thing.name = f"{thing.name} {word(place)}"
        thing.save()


class Desk:
    """Gives commands as people of the town do, through the one door."""

    def __init__(self, town, meeting):
        self.town, self.meeting = town, meeting

    def __call__(self, role, name, **given):
        actor = self.town.actor(role, self.town.users)
        perform_now(self.meeting.pk, order_for(actor, self.meeting.pk, name, given, uuid.uuid4()))


def to_the_closed_part(home, meeting, canaries):
    """Step by step: convened, opened, a public vote announced; the public excluded, a closed vote by roll call open."""
    public, closed, veiled, other = meeting.agenda_items.order_by("-public", "order")
    say, word = Desk(home, meeting), canaries.word
    yield from public_part(say, word, public)
    yield from agenda_behind_doors(say, word, closed, veiled, other)
    yield from urgent_item_behind_doors(say, word)
    yield say("clerk", "call_item", item=closed.pk)
    yield from motions_behind_doors(say, word, closed)
    yield from order_behind_doors(say, word, home.people["member"].pk)
    yield from votes_behind_doors(say, word, closed)
    texts = {public.pk: "Aussprache.", closed.pk: f"Es bietet {word('passage of the clerk')}."}
    write_passages(home.actor("clerk", home.users), meeting, texts)


def public_part(say, word, public):
    yield say("clerk", "convene")
    for role in ("member", "chair"):
        yield say(role, "arrive")
    yield say("member", "check_device", choice="no")
    yield say("chair", "open_sitting")
    yield say("member", "report_fault", fault="sound", text=f"Hier {word('words of a fault report')}")
    yield say("clerk", "call_item", item=public.pk)
    yield say("clerk", "open_vote", item=public.pk)
    yield say("member", "cast_ballot", vote=1, choice="yes")
    yield say("clerk", "close_vote", vote=1)
    yield say("chair", "announce_result", vote=1)
    yield say("chair", "exclude_public", reason=f"Schutz der {word('reason of the exclusion')}")


def agenda_behind_doors(say, word, closed, veiled, other):
    reason = f"wegen {word('reason of another order')}"
    yield say("clerk", "move_item", item=other.pk, before=closed.pk, reason=reason)
    reason = f"beides betrifft {word('reason of a joint debate')}"
    yield say("clerk", "combine_items", item=closed.pk, other=veiled.pk, reason=reason)
    urgent = {"title": f"Hilfe für {word('title of an urgent item')}", "reason": word("why it is urgent")}
    yield say("clerk", "propose_item", **urgent)
    yield say(
        "clerk", "take_back_proposal", item=proposed(say.meeting), reason=word("why it is urgent no more")
    )
    why = f"Rückruf von {word('reason of a decision on a fault')}"
    yield say("chair", "judge_disturbance", finding="irrelevant", reason=why)
    yield say("clerk", "postpone_item", item=veiled.pk, reason=f"Akte {word('reason of a postponement')}")
    yield say(
        "clerk",
        "refer_item",
        item=other.pk,
        to=f"Beirat {word('target of a referral')}",
        reason=word("reason of a referral"),
    )


def urgent_item_behind_doors(say, word):
    resolution = f"{word('resolution of an added item')} wird beauftragt."
    urgent = {"title": f"Kauf von {word('title of an added item')}", "reason": word("why an item was added")}
    yield say("clerk", "propose_item", **urgent, proposed_resolution=resolution)
    yield say("clerk", "open_urgency_vote", item=proposed(say.meeting))
    yield say("member", "cast_ballot", vote=2, choice="yes")
    yield say("clerk", "close_vote", vote=2)
    yield say("chair", "announce_result", vote=2)


def motions_behind_doors(say, word, closed):
    motion = {"item": closed.pk, "motion": 1, "reason": f"Wegen {word('reason of an order of voting')}"}
    for number in (1, 2):
        text = f"Nicht an {word(f'wording of closed motion {number}')}"
        yield say("member", "table_motion", item=closed.pk, kind="amendment", text=text)
    name = f"Fraktion {word('mover of a closed motion')}"
    yield say("clerk", "table_motion", item=closed.pk, kind="substantive", text="Anders.", mover_name=name)
    yield say("clerk", "move_motion", **motion)
    for number in (1, 2):
        reason = f"Akte {word(f'reason why closed motion {number} is settled')}"
        yield say("clerk", "settle_motion", item=closed.pk, motion=number, reason=reason)


def order_behind_doors(say, word, member):
    yield say("clerk", "begin_silence", reason=f"Gedenken an {word('reason of a moment of silence')}")
    yield say("clerk", "end_silence")
    called = {"measure": "call_to_order", "person": str(member)}
    yield say("chair", "take_order_measure", **called, reason=f"Über {word('reason of an order measure')}")
    seq = str(last_entry(say.meeting))
    given = {
        "text": f"Über {word('text of a correction')}",
        "reason": f"Laut {word('reason of a correction')}",
    }
    yield say("clerk", "correct_entry", seq=seq, **given)


def votes_behind_doors(say, word, closed):
    yield say("clerk", "open_vote", item=closed.pk, question=f"Erst {word('question of an annulled vote')}?")
    yield say("chair", "annul_vote", vote=3, reason=f"Anruf von {word('reason of an annulment')}")
    yield say("chair", "interrupt", reason=f"Gespräch mit {word('reason of an interruption')}")
    yield say("clerk", "resume")
    question = f"Soll {word('question of a closed vote')} den Zuschlag erhalten?"
    yield say("clerk", "open_vote", item=closed.pk, question=question, kind="roll_call")
    yield say("member", "cast_ballot", vote=4, choice="no")


def proposed(meeting):
    """The number of the urgent item that waits."""
    return sitting_of(meeting).state.moves.pending.item.id


def last_entry(meeting):
    return replay(SITTING, SITTING.key(meeting.pk)).seq


def to_the_end(home, meeting):
    list(ending(home, meeting))


def ending(home, meeting):
    """Step by step: the closed vote announced, the public readmitted, the sitting closed."""
    say = Desk(home, meeting)
    yield say("clerk", "close_vote", vote=4)
    yield say("chair", "announce_result", vote=4)
    yield say("chair", "readmit_public")
    yield say("chair", "close_sitting")


def publish(home, meeting):
    """Both parts of the minutes sealed and signed, the public one published."""
    chair, clerk = (home.actor(role, home.users) for role in ("chair", "clerk"))
    for role in ("chair", "clerk"):
        issue_test_key(home.people[role], PIN)
    for part in Part:
        studio.seal_part(clerk, meeting, part)
        studio.sign_part(chair, meeting, part, PIN)
        studio.sign_part(clerk, meeting, part, PIN)
    release_and_publish(clerk, chair, meeting)


def object_to_closed_minutes(home, meeting, canaries):
    """A member who was there objects to the signed minutes of the closed part."""
    member = home.actor("member", home.users)
    reason = f"Gemeint war {canaries.word('objection to the closed minutes')}."
    enter_objection(member, meeting, Part.CLOSED, person=member.person, reason=reason)


def place_with_a_broadcast(home, meeting):
    """A place where it was held, and a recording of its public part, which the main by-law allows."""
    place = Location.objects.create(body=home.body, room="Ratssaal", locality="Vogelheim")
    Meeting.objects.filter(pk=meeting.pk).update(location=place)
    LocalRule.objects.create(
        body=home.body,
        key="public.broadcast",
        content=True,
        document="main_bylaw",
        paragraph="§ 9",
        starts_on=date(2020, 1, 1),
    )
    Broadcast.objects.create(meeting=meeting, recording_url="https://video.example/rat.mp4")
    return place

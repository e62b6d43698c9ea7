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

from minutes import studio
from minutes.draft import Part
from minutes.life_desk import enter_objection
from minutes.models import TextBlock
from minutes.publishing_desk import release_and_publish
from minutes.signing_keys import issue_test_key
from portal.models import PublicText, Subscriber, Subscription
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
from tests.house.spoken_canaries import to_the_closed_part
from tests.house.written_canaries import asked_in_writing

PIN = "246810"
IN_EACH = "qxv"  # stands in each of the words, and in no other


class Canaries:
    """Makes the words and remembers what each stands in."""

    def __init__(self, family):
        self.family = family
        self.places = {}

    def word(self, place):
        """Letters alone, so that no search and no line of a PDF takes it apart."""
        first, second = divmod(len(self.places), 26)
        word = f"{self.family}{chr(97 + first)}{chr(97 + second)}{IN_EACH}ogel"
        self.places[word.lower()] = place
        return word.title()

    def met_in(self, text):
        """The places whose words stand in a text. Most texts have none of them, which is soon seen."""
        lowered = text.lower()
        if IN_EACH not in lowered:
            return set()
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
    number, as_shown = f"{IN_EACH}ogl", f"{IN_EACH} ogl"
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
    ).auxiliary_files.add(closed_annex(home, word))
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


def closed_annex(home, word):
    """A file that is not for all, on a paper that is."""
    file_name = f"{word('file name of a closed file on a public paper')}.pdf"
    return file_of(
        home,
        word("name of a closed file on a public paper"),
        file_name,
        word("closed file on a public paper"),
    )


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

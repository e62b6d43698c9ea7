"""What comes down the sockets of an evening with a closed part, audience by audience, after every single step.

Those entitled meet the canaries; public and wall meet none, and while the hall is cleared not even a name. Who has
no right to a place is turned away with a sentence.
"""

import json

import pytest
from asgiref.sync import sync_to_async
from django.core.cache import cache
from django.test import Client

from config.public_crawl.sockets import all_heard, inside, sockets_of
from sessions_app.sitting.state import Part
from sessions_app.standing import sitting_of
from tests.house.canaries import dusk
from tests.house.crawl import Visitor
from tests.house.spoken_canaries import ending, to_the_closed_part
from tests.house.world import HOST, roles
from tests.live.screen import Screen

pytestmark = pytest.mark.django_db(transaction=True)
BEYOND = 10**6  # a cursor that no journal has reached: everything is shown anew
OPEN_TO_ALL = [("public", None), ("public", "other_member"), ("public", "foreign_clerk"), ("wall", None)]
INSIDE = [("member", "member"), ("member", "substitute"), ("desk", "clerk"), ("desk", "chair")]
TURNED_AWAY = [
    (audience, role)
    for audience in ("member", "desk")
    for role in (None, "other_member", "organisation_admin", "foreign_clerk")
] + [("desk", "member")]


class House:
    """What a Screen needs to know of the house it looks into."""

    def __init__(self):
        cache.clear()
        self.home, neighbour, self.users = roles()
        self.night = dusk(self.home, neighbour)
        self.meeting = self.night.meeting

    def client(self, role, host):
        client = Client(headers={"host": host})
        if role:
            client.force_login(
                self.users[role], backend="allauth.account.auth_backends.AuthenticationBackend"
            )
        return client

    def evening(self):
        """Step by step; tells of each in which part the sitting is."""
        yield from self.parts_of(to_the_closed_part(self.home, self.meeting, self.night.closed))
        yield from self.parts_of(ending(self.home, self.meeting))

    def parts_of(self, steps):
        for _ in steps:
            yield sitting_of(self.meeting).state.part


async def all_of(screen):
    """The screen as it stands now: the text of one frame with every region."""
    seen = len(screen.frames)
    await screen.tick(BEYOND)
    await screen.until(lambda: any(whole(screen, each) for each in screen.frames[seen:]))
    return json.dumps(next(each for each in screen.frames[seen:] if whole(screen, each)), ensure_ascii=False)


def whole(screen, frame):
    return frame["regions"].keys() >= screen.rendered_names - {"connected"}


async def opened(house, places):
    return {
        (audience, role): await Screen(house, audience, role, host=HOST).open() for audience, role in places
    }


async def test_no_socket_tells_outsiders_a_word_of_the_closed_part():
    house = await sync_to_async(House)()
    screens = await opened(house, [*INSIDE, *OPEN_TO_ALL])  # an insider's cursor brings the room up to date
    steps, parts, shown = house.evening(), [], {place: [] for place in [*screens, "polled"]}
    while part := await sync_to_async(lambda: next(steps, None))():
        parts.append(part)
        for place, screen in screens.items():
            shown[place].append(await all_of(screen))
        shown["polled"].append(await sync_to_async(polled)(house))
    watched = await all_heard(sockets_of([house.meeting.pk]), inside(HOST, f"http://{HOST}"))
    for screen in screens.values():
        await screen.close()
    assert [(each.status, "regions" in each.text) for each in watched] == [(200, True)] * 2
    assert "Haushaltssatzung" in watched[0].text
    assert house.night.closed.met_in(watched[0].text + watched[1].text) == set()
    canaries, everything = house.night.closed, {place: "".join(texts) for place, texts in shown.items()}
    everything |= {place: everything[place] + json.dumps(screen.frames) for place, screen in screens.items()}
    for place in [*OPEN_TO_ALL, "polled"]:
        assert "Haushaltssatzung" in everything[place]
        assert canaries.met_in(everything[place]) == set(), place
        assert named(house, shown[place], parts, Part.CLOSED) == [], place
    assert named(house, shown["public", None], parts, Part.PUBLIC)
    for place in INSIDE:
        assert named(house, shown[place], parts, Part.CLOSED)
        assert canaries.met_in(everything[place]) >= {"title of a closed item", "question of a closed vote"}
    assert canaries.met_in(everything["desk", "clerk"]) >= {
        "reason of the exclusion",
        "reason of an interruption",
    }


def polled(house):
    return Visitor(HOST).get(f"/sitzungen/{house.meeting.pk}/live/stand/").text


def named(house, shown, parts, part):
    """The numbers of the steps in a part at which a screen named somebody."""
    names = {person.name for person in house.home.people.values()}
    steps = zip(parts, shown, strict=True)
    return [
        number
        for number, (here, text) in enumerate(steps)
        if here is part and any(name in text for name in names)
    ]


async def test_who_has_no_place_is_turned_away_and_learns_nothing():
    house = await sync_to_async(House)()
    steps = house.evening()
    while await sync_to_async(lambda: next(steps))() is Part.PUBLIC:
        pass
    screens = await opened(house, TURNED_AWAY)
    for place, screen in screens.items():
        await screen.close()
        assert (screen.frames, screen.goodbye["bye"]) == ([], "not_for_you"), place
        assert house.night.closed.met_in(json.dumps(screen.goodbye)) == set(), place

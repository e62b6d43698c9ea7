"""A town with an evening that is over and its minutes published: what a visitor finds."""

from config import demo_town as cast
from config.demo.evening import PIN
from minutes import studio
from minutes.draft import Part
from minutes.publishing_desk import release_and_publish
from sessions_app.actors import actor_for
from tests.stories.town import tonight

PRESENT = ("vera", *(each.login for each in cast.ELECTED[:7]))


def published():
    """One vote, one signed public part."""
    town = tonight(keys=True)
    town.meeting.agenda_items.filter(public=False).delete()
    town.opened(*PRESENT)
    town.voting()
    for login in PRESENT:
        town.do(login, "cast_ballot", vote=1, choice="yes")
    town.do("vera", "close_vote", vote=1)
    town.do("vera", "announce_result", vote=1)
    town.do("vera", "close_sitting")
    _sign(town)
    return town


def _sign(town):
    chair, clerk = (actor_for(town.people[each].user, town.body) for each in (cast.CHAIR, cast.CLERK))
    studio.seal_part(clerk, town.meeting, Part.PUBLIC)
    for somebody in (chair, clerk):
        studio.sign_part(somebody, town.meeting, Part.PUBLIC, PIN)
    release_and_publish(clerk, chair, town.meeting)

"""Who must not meet a canary, who shall meet them all, and how a test looks for them."""

from tests.house.crawl import Visitor
from tests.house.world import HOST

OUTSIDERS = ("public", "other_member", "organisation_admin", "foreign_clerk")
ENTITLED = ("clerk", "member", "chair", "substitute", "administration")
# What the minutes of the closed part say, in their pages and in the record attached to them.
IN_THE_CLOSED_MINUTES = {
    "title of a closed item",
    "title behind a neutral one",
    "title of another closed item",
    "reference of a closed paper",
    "question of a closed vote",
    "reason of the exclusion",
    "reason of a postponement",
    "target of a referral",
    "reason of an interruption",
    "passage of the clerk",
    "reason of a moment of silence",
    "reason of an order measure",
    "text of a correction",
    "reason of a correction",
}


def leaks(answers, *families):
    """(path, places) of every answer in which a canary is met."""
    return [
        (answer.path, places)
        for answer in answers
        if (places := set().union(*(family.met_in(answer.text) for family in families)))
    ]


def met_from_outside(users, the_night, beneath="", roles=OUTSIDERS, known=None):
    """(role, leak) of whatever anybody meets who is not meant to, and (role, path) of every fault.

    `known`: answers of the same night for which nobody looked who asks, as Visitor has it.
    """
    met, known = [], {} if known is None else known
    for role in roles:
        answers = list(Visitor(HOST, users[role], known).crawl(beneath))
        met += [(role, each) for each in leaks(answers, the_night.closed, the_night.foreign, the_night.own)]
        met += [(role, answer.path) for answer in answers if answer.status >= 500]
    return met

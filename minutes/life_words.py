"""How minutes stand, in words for the screen: standing, deadline, period, results. The edge's language."""

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from journal.events import N_
from minutes.life.deadlines import Deadline
from minutes.life.state import Approval, Publication, Ruling, Standing, Votes
from sessions_app.sitting.internet import DEBATE, NAMES, ROLL_CALL

STANDINGS = {
    Standing.DRAFT: N_("Draft"),
    Standing.SEALED: N_("Sealed, waiting for signatures"),
    Standing.APPROVAL: N_("Signed, waiting for approval"),
    Standing.OBJECTIONS: N_("Signed, open for objections"),
    Standing.FINAL: N_("Final"),
    Standing.RELEASED: N_("Final and released"),
    Standing.PUBLISHED: N_("Final and published"),
    Standing.RECALLED: N_("Final, publication recalled"),
}
BADGES = {
    Standing.DRAFT: "info",
    Standing.SEALED: "warning",
    Standing.APPROVAL: "warning",
    Standing.OBJECTIONS: "warning",
    Standing.RECALLED: "danger",
}
LEFT_OUT = {
    NAMES: N_("the names of members who did not preside"),
    DEBATE: N_("the account of the debate"),
    ROLL_CALL: N_("the names in roll calls"),
}


def standing_words(standing: Standing) -> str:
    return gettext(STANDINGS[standing])


def badge_of(standing: Standing) -> str:
    return BADGES.get(standing, "success")


def deadline_words(deadline: Deadline) -> str:
    """Where it stands today, with the paragraph that sets it."""
    known = {
        "source": deadline.source,
        "day": date_format(deadline.day, "SHORT_DATE_FORMAT"),
        "number": abs(deadline.left),
    }
    if deadline.met:
        return gettext("The deadline by %(source)s, %(day)s, was kept.") % known
    if deadline.is_overdue:
        overdue = ngettext(
            "The deadline by %(source)s ended on %(day)s, %(number)d day ago.",
            "The deadline by %(source)s ended on %(day)s, %(number)d days ago.",
            -deadline.left,
        )
        return overdue % known
    if deadline.left == 0:
        return gettext("The deadline by %(source)s ends today.") % known
    left = ngettext(
        "The deadline by %(source)s ends on %(day)s, %(number)d day left.",
        "The deadline by %(source)s ends on %(day)s, %(number)d days left.",
        deadline.left,
    )
    return left % known


def votes_words(votes: Votes | None) -> str:
    if votes is None:
        return gettext("without a vote")
    numbers = {"yes": votes.yes, "no": votes.no, "abstain": votes.abstain}
    return gettext("%(yes)d Yes, %(no)d No, %(abstain)d abstentions") % numbers


def ruling_words(ruling: Ruling, day: str) -> str:
    known = {"day": day, "votes": votes_words(ruling.votes)}
    if ruling.upheld:
        return (
            gettext("Upheld on %(day)s (%(votes)s). The correction stands in the minutes of that meeting.")
            % known
        )
    return gettext("Rejected on %(day)s (%(votes)s).") % known


def approval_words(approval: Approval, day: str) -> str:
    return gettext("Approved on %(day)s (%(votes)s).") % {"day": day, "votes": votes_words(approval.votes)}


def sealing_words(publication: Publication) -> str:
    """What holds a version that leaves something out; the signed file has signatures."""
    if not publication.left_out:
        return ""
    if not publication.sealed:
        return gettext(
            "It carries no seal, because none is deposited here: only this installation can confirm that it is genuine."
        )
    if publication.stamp_until is None:
        return gettext(
            "It carries the seal of the municipality and can be checked anywhere, but no time stamp: no authority is set up here."
        )
    return gettext(
        "It carries the seal of the municipality and a time stamp, and can be checked anywhere. The time stamp holds until %(until)s."
    ) % {"until": date_format(publication.stamp_until, "SHORT_DATE_FORMAT")}


def left_out_words(kinds: tuple[str, ...]) -> str:
    return ", ".join(gettext(LEFT_OUT[kind]) for kind in kinds)

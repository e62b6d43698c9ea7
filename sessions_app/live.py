"""The table of contents of a sitting: which book it is, what can be done in it, and the way to do it.

receipt = await submit(SITTING, SITTING.key(meeting.pk), order_for(actor, meeting, "call_item", {"item": 3}, id))
"""

import uuid

from django.utils.translation import gettext

from accounts.actor import Actor
from journal.events import N_, Refusal, Refused, require
from journal.store import CONNECTION_LOST, Book, JournalRefusal, Order, perform_batch, replay
from sessions_app import projections
from sessions_app.arguments import ArgumentRefusal, read_arguments
from sessions_app.desk.convene import plan_of
from sessions_app.desk.objections import objectors
from sessions_app.desk.supplement import draw_item_number
from sessions_app.models import Meeting
from sessions_app.originals import original_of
from sessions_app.policies import may_run_desk
from sessions_app.public_extract import Showing
from sessions_app.sitting.commands import COMMANDS
from sessions_app.sitting.refusals import SittingRefusal
from sessions_app.sitting.state import Sitting


class LiveRefusal(Refusal):
    UNKNOWN_COMMAND = N_("This action does not exist. Please reload the page.")
    NO_COMMAND_ID = N_("This action came without its number. Please reload the page and try again.")
    NOT_POSSIBLE = N_("This did not work because of a fault of ours. Nothing was recorded. Please try again.")


def keys_in_rows() -> list[str]:
    return [SITTING.key(meeting) for meeting in projections.meetings_held()]


SITTING: Book[Sitting] = Book(
    name="sitting",
    initial=Sitting(),
    project=projections.project,
    check_rows=projections.check_rows,
    keys_in_rows=keys_in_rows,
    showing=Showing,
)

# These need rows besides what the person says.
LONGEST_NUMBER = 45  # characters: urn:uuid: and 36 more
# These heed who has said for all meetings not to be broadcast.
HEEDING = frozenset({"start_broadcast", "resume_broadcast"})
FROM_ROWS = frozenset({"convene", "propose_item", "correct_entry"}) | HEEDING


def reads_rows(name: object) -> bool:
    """Whether making this order reads the database."""
    return isinstance(name, str) and name in FROM_ROWS


def order_for(actor: Actor, meeting: int, name: object, given: object, command_id: object) -> Order:
    """The order that a message or a form means. Raises Refused."""
    command = COMMANDS.get(name) if isinstance(name, str) else None
    if command is None or not isinstance(name, str):
        raise Refused(LiveRefusal.UNKNOWN_COMMAND)
    if not isinstance(given, dict):
        raise Refused(ArgumentRefusal.MALFORMED)
    identity = read_command_id(command_id)
    if name == "convene":
        require(not given, ArgumentRefusal.MALFORMED)
        return Order(command, actor, identity, {"plan": plan_of(_meeting(meeting), actor)})
    if name == "propose_item":
        require("item" not in given, ArgumentRefusal.MALFORMED)
        words = read_arguments(command, {**given, "item": 0})
        return Order(command, actor, identity, {**words, "item": _drawn(meeting, actor)})
    if name in HEEDING:
        require(not given, ArgumentRefusal.MALFORMED)
        return Order(command, actor, identity, {"declined": objectors(_meeting(meeting).body_id)})
    arguments = read_arguments(command, given)
    if name == "correct_entry":
        arguments["original"] = original_of(SITTING.key(meeting), int(str(arguments["seq"])))
    return Order(command, actor, identity, arguments)


def _drawn(meeting: int, actor: Actor) -> int:
    """A number for a new item. Only for the desk: drawing one is a write."""
    sitting = replay(SITTING, SITTING.key(meeting)).state
    require(may_run_desk(actor, sitting), SittingRefusal.NOT_THE_DESK)
    return draw_item_number(_meeting(meeting))


def read_command_id(words: object) -> uuid.UUID:
    """The number, in any of the usual spellings. Raises Refused."""
    if isinstance(words, uuid.UUID):
        return words
    written = str(words)
    require(len(written) <= LONGEST_NUMBER and written.isascii(), LiveRefusal.NO_COMMAND_ID)
    try:
        return uuid.UUID(written)
    except ValueError:
        raise Refused(LiveRefusal.NO_COMMAND_ID) from None


def perform_now(meeting: int, order: Order) -> int:
    """Carries the order out in this thread and returns the seq of its receipt. Raises Refused."""
    try:
        (result,) = perform_batch(SITTING, SITTING.key(meeting), [order])
    except CONNECTION_LOST as error:
        raise Refused(JournalRefusal.NOT_REACHABLE) from error
    if isinstance(result, Refused):
        raise result
    if isinstance(result, Exception):
        raise Refused(LiveRefusal.NOT_POSSIBLE) from result
    return result.seq


def sentence_of(refused: Refused) -> str:
    """The refusal for a person, in the language that is active."""
    return gettext(refused.sentence) % refused.details if refused.details else gettext(refused.sentence)


def _meeting(meeting: int) -> Meeting:
    return Meeting.objects.select_related("body", "organization", "location").get(pk=meeting)

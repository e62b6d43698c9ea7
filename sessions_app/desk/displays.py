"""Displays in the hall are connected to a meeting and told what to show. Rows, not events: nothing to record."""

import secrets
from collections.abc import Callable, Mapping
from datetime import timedelta

from django.core.cache import cache
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.actor import Actor
from journal.events import N_, Refusal, Refused, require
from journal.hub import hub
from sessions_app.arguments import ArgumentRefusal, read_arguments
from sessions_app.hall import hashed, nudge_key
from sessions_app.limits import counted
from sessions_app.live import read_command_id
from sessions_app.models import Body, Display, DisplayWish, Meeting
from sessions_app.policies import may_run_desk
from sessions_app.screens.wall import Wish
from sessions_app.sitting.refusals import SittingRefusal
from sessions_app.standing import sitting_of

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # nothing that looks like something else from afar
CODE_LENGTH = 6
CODE_LASTS = timedelta(minutes=10)
LONGEST_MESSAGE = 200
TRIES, TRIES_SECONDS = 10, 300  # wrong codes that one person may enter
NEW_DISPLAYS, NEW_DISPLAYS_SECONDS = 30, 600  # from one address


class DisplayRefusal(Refusal):
    UNKNOWN_CODE = N_("No display shows this code now. Please read it again; it changes every ten minutes.")
    TOO_MANY_TRIES = N_("Too many wrong codes. Please wait five minutes and then read the code again.")
    TOO_MANY_DISPLAYS = N_("Too many new displays were opened from here. Please wait ten minutes.")
    NOT_PUBLISHED = N_("The agenda is not published yet. Publish it first, then connect the display.")
    NO_MESSAGE = N_("The message is empty. Please enter what the hall is to read.")
    MESSAGE_TOO_LONG = N_("The message is too long for the display: at most %(limit)s characters.")


# The display itself, without a login


def open_display(body: Body, address: str) -> tuple[Display, str]:
    """A new display that waits for the clerk, and the word for its cookie. Raises Refused."""
    count = counted(f"new-displays:{address}", NEW_DISPLAYS_SECONDS)
    require(count <= NEW_DISPLAYS, DisplayRefusal.TOO_MANY_DISPLAYS)
    forgotten = timezone.now() - CODE_LASTS
    Display.objects.filter(meeting=None, code_expires_at__lt=forgotten).delete()
    token = secrets.token_urlsafe(32)
    display = Display(body=body, token_hash=hashed(token))
    give_code(display)
    return display, token


def give_code(display: Display) -> None:
    """A fresh code on a display that shows no meeting."""
    display.code, display.code_expires_at = _free_code(), timezone.now() + CODE_LASTS
    display.meeting = display.paired_at = None
    display.save()


def _free_code() -> str:
    while True:
        code = "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))
        if not Display.objects.filter(code=code).exists():
            return code


# The desk


def pair_display(by: Actor, meeting: Meeting, *, code: str) -> None:
    """The display that shows the code shows the meeting from now on. A code is good for one time."""
    _require_desk(by, meeting)
    require(meeting.agenda_published_at, DisplayRefusal.NOT_PUBLISHED)
    tries = f"display-tries:{by.user}"
    require(cache.get(tries, 0) < TRIES, DisplayRefusal.TOO_MANY_TRIES)
    read = "".join(code.upper().split()).replace("-", "")
    now = timezone.now()
    showing = Display.objects.filter(body=meeting.body, code=read, code_expires_at__gt=now)
    if showing.filter(meeting=meeting).exists():  # the click was repeated
        return
    if not showing.filter(meeting=None).update(meeting=meeting, paired_at=now):
        counted(tries, TRIES_SECONDS)
        raise Refused(DisplayRefusal.UNKNOWN_CODE)
    _tell(meeting)


def unpair_display(by: Actor, meeting: Meeting, *, display: int) -> None:
    """The display shows a code again, a new one."""
    _require_desk(by, meeting)
    for row in Display.objects.filter(pk=display, meeting=meeting):
        give_code(row)
    _tell(meeting)


def show_on_displays(by: Actor, meeting: Meeting, *, picture: str, text: str = "") -> None:
    """What the displays of the meeting show: what happens, the agenda, a message, nothing."""
    _require_desk(by, meeting)
    require(picture in set(Wish), ArgumentRefusal.MALFORMED)
    said = " ".join(text.split()) if picture == Wish.MESSAGE else ""
    require(said or picture != Wish.MESSAGE, DisplayRefusal.NO_MESSAGE)
    require(len(said) <= LONGEST_MESSAGE, DisplayRefusal.MESSAGE_TOO_LONG, limit=LONGEST_MESSAGE)
    _tell(meeting, picture=picture, text=said)


def _require_desk(by: Actor, meeting: Meeting) -> None:
    require(may_run_desk(by, sitting_of(meeting).state), SittingRefusal.NOT_THE_DESK)


def _tell(meeting: Meeting, **wish: str) -> None:
    """Writes the wish, if it is one, and nudges every process whose screens show the meeting."""
    with transaction.atomic():
        row, _ = DisplayWish.objects.get_or_create(meeting=meeting)
        DisplayWish.objects.filter(pk=row.pk).update(version=F("version") + 1, **wish)
        version = DisplayWish.objects.values_list("version", flat=True).get(pk=row.pk)
        transaction.on_commit(lambda: hub.nudge(nudge_key(meeting.pk), version))


# The way in: the same messages and forms as for the commands of the sitting

ORDERS: Mapping[str, Callable[..., None]] = {
    each.__name__: each for each in (pair_display, unpair_display, show_on_displays)
}


def is_order(name: object) -> bool:
    return isinstance(name, str) and name in ORDERS


def carry_out(actor: Actor, meeting: Meeting, name: str, given: object, command_id: object) -> None:
    """What a message or a form asks for. A repeated one changes nothing. Raises Refused."""
    if not isinstance(given, dict):
        raise Refused(ArgumentRefusal.MALFORMED)
    read_command_id(command_id)
    ORDERS[name](actor, meeting, **read_arguments(ORDERS[name], given))

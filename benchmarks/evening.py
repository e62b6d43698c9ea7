"""A long evening in the journal: how soon a process that has just started has it, and how long its check takes."""

import random
from collections.abc import Callable
from functools import reduce
from statistics import median
from time import perf_counter

from django.db import connection

from benchmarks.council import Council, assembled, do
from config.garbage import search_seldom, settle
from journal.checks import verify_stream
from journal.lines import Tally
from journal.models import Stream
from journal.store import history
from sessions_app.live import SITTING

MEMBERS, VOTES, ROUNDS = 80, 40, 5


def measured() -> tuple[int, float, float, float]:
    """(entries, seconds to read the bare rows, seconds to open, seconds to verify), as a process that serves."""
    search_seldom()
    settle()
    council = assembled(MEMBERS)
    _play(council)
    key = SITTING.key(council.crowd.meeting.pk)
    stream = Stream.objects.get(key=key)
    read, opened, verified = [], [], []
    for _ in range(ROUNDS):
        read.append(_seconds(lambda: _rows(stream.pk)))
        opened.append(_seconds(lambda: reduce(SITTING.apply, history(key), SITTING.initial)))
        verified.append(_seconds(lambda: list(verify_stream(stream, Tally()))))
    return stream.seq, median(read), median(opened), median(verified)


def _play(council: Council) -> None:
    crowd = council.crowd
    for number, item in enumerate(council.items[:VOTES], start=1):
        do(crowd, crowd.chair, "call_item", item=item)
        do(
            crowd,
            crowd.clerk,
            "open_vote",
            item=item,
            question="Dem Vorschlag der Verwaltung wird zugestimmt.",
        )
        for seat in (crowd.chair, *crowd.members):
            do(crowd, seat, "cast_ballot", vote=number, choice=random.choice(("yes", "no", "abstain")))
        do(crowd, crowd.chair, "close_vote", vote=number)
        do(crowd, crowd.chair, "announce_result", vote=number)


def _rows(stream: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM journal_entry WHERE stream_id = %s ORDER BY seq", [stream])
        cursor.fetchall()


def _seconds(work: Callable[[], object]) -> float:
    begin = perf_counter()
    work()
    return perf_counter() - begin

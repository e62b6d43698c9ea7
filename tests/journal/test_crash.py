import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from journal import rows
from journal.chain import verify
from journal.models import Stream
from journal.store import history, replay
from tests.journal.counter import COUNTER

pytestmark = pytest.mark.django_db(transaction=True)

KEY = "counter:1"
ROOT = Path(__file__).parents[2]


def writing_process(count):
    return subprocess.Popen(
        [
            sys.executable,
            "-m",
            "tests.journal.writing_process",
            str(connection.settings_dict["NAME"]),
            str(count),
        ],
        cwd=ROOT,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings"},
        stdout=subprocess.PIPE,
        text=True,
    )


def test_what_was_acknowledged_survives_the_killing_of_the_process():
    with writing_process(1_000_000) as process:
        acknowledged = {int(process.stdout.readline()) for _ in range(150)}
        process.send_signal(signal.SIGKILL)
        acknowledged |= {int(line) for line in process.stdout if line.endswith("\n")}
    written = [each.event.number for each in history(KEY)]
    assert acknowledged <= set(written)
    assert len(written) == len(set(written)) == replay(COUNTER, KEY).seq

    with writing_process(len(written) + 50) as again:  # everybody sends again what was perhaps not answered
        answered = {int(line) for line in again.stdout}
    assert again.returncode == 0
    assert answered == set(range(len(written) + 50))
    written = [each.event.number for each in history(KEY)]
    assert sorted(written) == sorted(set(written) | answered)
    stream = Stream.objects.get(key=KEY)
    assert list(verify(KEY, rows.links(KEY), seq=stream.seq, head=stream.head)) == []
    assert replay(COUNTER, KEY).state.total == sum(written)

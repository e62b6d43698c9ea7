"""Worker processes: limits that hold, refusals that arrive, nothing of the server inside."""

import asyncio
import os
import pickle
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path

import pytest
import work

from documents import worker
from documents.checks import CheckedFile, UploadRefusal
from documents.wire import Answer, ForeignTypeError, read_answer, write_answer
from documents.worker import PLACES, WorkerRefusal, in_public_worker, in_worker, in_worker_async
from journal.events import Refused

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def findable(monkeypatch):
    """The worker's own path is the project's alone; these tests add their folder."""
    monkeypatch.setattr("documents.worker.SEARCHED", os.pathsep.join([str(ROOT), str(Path(__file__).parent)]))


def refusal(function, *args, **limits):
    with pytest.raises(Refused) as refused:
        in_worker(function, *args, **limits)
    return refused.value


def test_the_result_comes_back():
    assert in_worker(work.shout, "ja", 2) == "JAJA"


def test_dataclasses_enums_times_and_plain_data_come_back_as_they_are():
    at = datetime(2026, 1, 1, tzinfo=UTC)
    assert in_worker(work.everything) == (
        CheckedFile("a/b", 1, 2),
        {"at": at},
        [b"bytes", None, 1.5, frozenset({1})],
    )


def test_what_the_function_refuses_is_refused_here_with_its_details():
    refused = refusal(work.refuse)
    assert (refused.refusal, refused.details) == (UploadRefusal.FILE_TOO_LARGE, {"limit": 7})


@pytest.mark.parametrize("function", [work.die, work.crash])
def test_a_worker_that_dies_is_a_sentence(function):
    assert refusal(function).refusal is WorkerRefusal.BROKEN


def test_a_worker_that_takes_too_much_memory_is_a_sentence():
    assert refusal(work.eat).refusal is WorkerRefusal.TOO_BIG


def test_a_worker_that_waits_or_computes_too_long_is_stopped():
    begin = time.monotonic()
    assert refusal(work.sleep, 60, seconds=1).refusal is WorkerRefusal.TOO_SLOW
    assert refusal(work.compute, seconds=1).refusal is WorkerRefusal.TOO_SLOW
    assert time.monotonic() - begin < 60  # which the first would have slept


def test_what_libraries_print_does_not_disturb_the_answer():
    assert in_worker(work.chatter) == "answer"


def test_django_is_not_in_the_worker():
    assert in_worker(work.modules) == []


def test_each_call_has_a_process_of_its_own_below_this_one():
    assert in_worker(work.parent) == os.getpid()


def test_an_answer_that_is_no_plain_data_is_never_built():
    with pytest.raises(ForeignTypeError):
        in_worker(work.foreign)
    for evil in (os.system, subprocess.Popen, eval, Answer(result=print)):
        with pytest.raises(ForeignTypeError):
            read_answer(pickle.dumps(evil))


def test_a_word_arrives_whatever_pythons_own_way_to_write_it(monkeypatch):
    """Python 3.11.2, which is Debian's, writes it as a call of getattr."""
    monkeypatch.setattr(Enum, "__reduce_ex__", lambda word, _: (getattr, (type(word), word.name)))
    said = Answer(result=[UploadRefusal.EMPTY_FILE])
    assert read_answer(write_answer(said)) == said


def test_an_answer_has_to_be_an_answer():
    with pytest.raises(ForeignTypeError):
        read_answer(pickle.dumps(7))


async def test_the_loop_goes_on_while_a_worker_works():
    beats = 0
    task = asyncio.create_task(in_worker_async(work.shout, "ja", 1))
    while not task.done():
        await asyncio.sleep(0)
        beats += 1
    assert (await task, beats > 10) == ("JA", True)


def test_more_work_than_places_waits_for_its_turn():
    answers = []
    threads = [
        threading.Thread(target=lambda: answers.append(in_worker(work.shout, "x", 1)))
        for _ in range(PLACES * 2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == ["X"] * PLACES * 2


def test_no_free_place_is_a_sentence(monkeypatch):
    monkeypatch.setattr("documents.worker._places", threading.BoundedSemaphore(1))
    held = threading.Thread(target=lambda: refusal(work.sleep, 60, seconds=3))
    held.start()
    while not taken():
        time.sleep(0.01)
    assert refusal(work.shout, "x", 1, seconds=0.1).refusal is WorkerRefusal.BUSY
    held.join()


def taken():
    free = worker._places.acquire(blocking=False)
    if free:
        worker._places.release()
    return not free


def test_the_worker_dies_with_the_server(tmp_path):
    """A server is killed in the middle; its worker does not live on to write its mark."""
    mark = tmp_path / "mark"
    path = os.pathsep.join([str(ROOT), str(Path(__file__).parent)])
    code = (
        "import documents.worker as w, work, threading, time; "
        f"w.SEARCHED = {path!r}; "
        f"threading.Thread(target=w.in_worker, args=(work.mark, {str(mark)!r}, 2)).start(); "
        "time.sleep(0.7); print('ready', flush=True); time.sleep(60)"
    )
    server = subprocess.Popen(
        [sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": path}, stdout=subprocess.PIPE
    )
    assert server.stdout.readline() == b"ready\n"
    server.kill()
    server.wait()
    time.sleep(2.5)
    assert not mark.exists()


def test_strangers_have_few_places_and_never_take_those_of_the_house(monkeypatch):
    monkeypatch.setattr("documents.worker._public_places", threading.BoundedSemaphore(1))
    assert in_public_worker(work.shout, "x", 1) == "X"
    assert worker._public_places.acquire(blocking=False)
    with pytest.raises(Refused) as refused:
        in_public_worker(work.shout, "x", 1)
    assert refused.value.refusal is WorkerRefusal.BUSY
    assert in_worker(work.shout, "x", 1) == "X"

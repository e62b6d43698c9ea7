"""Pure functions in a process of their own: with limits on memory, processor and time, and no way back in.

    report = in_worker(verify, data, roots)                     # from a thread, a command, a view
    report = await in_worker_async(verify, data, roots, seconds=20)

Rendering, signing, verifying and the parsing of uploads run here, never in the server's own process. The
function is named, not copied: it and its arguments have to be importable without Django. What comes back
may hold plain data, dataclasses and enums alone, so that a document that took a parser over gains nothing.
"""

import asyncio
import importlib
import logging
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, TypeVarTuple

from documents.wire import Answer, Limits, read_answer
from journal.events import N_, Refusal, Refused

logger = logging.getLogger(__name__)
T = TypeVar("T")
Ts = TypeVarTuple("Ts")
ROOT = Path(__file__).resolve().parent.parent
SEARCHED = str(ROOT)  # where a worker finds its functions
MEMORY = 1536 * 1024 * 1024  # bytes of address space
SECONDS = 30.0
PLACES = max(2, os.cpu_count() or 1)  # workers at a time in one process
PUBLIC_PLACES = max(1, PLACES // 2)  # beside these: for what anybody may ask, without waiting
_places = threading.BoundedSemaphore(PLACES)
_public_places = threading.BoundedSemaphore(PUBLIC_PLACES)


class WorkerRefusal(Refusal):
    TOO_SLOW = N_("The work on this document took too long and was stopped. Please try again later.")
    TOO_BIG = N_("This document is too complex to be processed here. Please make it simpler and try again.")
    BROKEN = N_("This document could not be processed. The file may be damaged.")
    BUSY = N_("Too many documents are being processed at the moment. Please try again in a minute.")


def in_worker(
    function: Callable[[*Ts], T],
    *args: *Ts,
    seconds: float = SECONDS,
    memory: int = MEMORY,
    patience: float | None = None,
) -> T:
    """The function's result, computed in another process. Raises what it refused, or a WorkerRefusal. `patience`: seconds
    that a place is waited for, as many as the work may take where nothing is said.
    """
    if not _places.acquire(timeout=seconds if patience is None else patience):
        raise Refused(WorkerRefusal.BUSY)
    try:
        return _worked(function, args, Limits(seconds=seconds, memory=memory))
    finally:
        _places.release()


def in_public_worker(function: Callable[[*Ts], T], *args: *Ts, seconds: float = SECONDS) -> T:
    """As `in_worker`, for strangers: few places of their own, so that the house's work never waits behind
    theirs. Raises BUSY at once where all are taken.
    """
    if not _public_places.acquire(blocking=False):
        raise Refused(WorkerRefusal.BUSY)
    try:
        return _worked(function, args, Limits(seconds=seconds, memory=MEMORY))
    finally:
        _public_places.release()


def _worked(function: Callable[[*Ts], T], args: tuple[*Ts], limits: Limits) -> T:
    answer = _ask(limits, pickle.dumps((function.__module__, function.__qualname__, args)))
    if answer.refusal:
        raise _refused(answer)
    result: T = answer.result
    return result


async def in_worker_async(
    function: Callable[[*Ts], T], *args: *Ts, seconds: float = SECONDS, memory: int = MEMORY
) -> T:
    """As `in_worker`, for coroutines: the loop goes on meanwhile."""
    return await asyncio.to_thread(lambda: in_worker(function, *args, seconds=seconds, memory=memory))


def _ask(limits: Limits, request: bytes) -> Answer:
    command = [sys.executable, "-m", "documents.worker_main", str(limits.seconds), str(limits.memory)]
    environment = {"PATH": os.defpath, "PYTHONPATH": SEARCHED, "LC_ALL": "C.UTF-8"}
    process = subprocess.Popen(  # noqa: S603 (our own interpreter and module)
        command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )  # fmt: skip
    try:
        output, errors = process.communicate(request, timeout=limits.seconds + 1)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise Refused(WorkerRefusal.TOO_SLOW) from None
    if process.returncode == -signal.SIGXCPU:
        raise Refused(WorkerRefusal.TOO_SLOW)
    if process.returncode:
        logger.warning(
            "A worker ended with %s: %s", process.returncode, errors[-2000:].decode(errors="replace")
        )
        raise Refused(WorkerRefusal.TOO_BIG if b"MemoryError" in errors else WorkerRefusal.BROKEN)
    return read_answer(output)


def _refused(answer: Answer) -> Refused:
    """The refusal again, from the name of its enum and member."""
    module, _, rest = answer.refusal.partition(":")
    kind, _, member = rest.partition(".")
    refusals = getattr(importlib.import_module(module), kind)
    return Refused(refusals[member], **answer.details)

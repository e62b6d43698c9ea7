"""The worker process: takes one request from its input, gives one answer, ends. Started by worker.py."""

import ctypes
import gc
import importlib
import math
import operator
import os
import pickle
import resource
import signal
import sys
from collections.abc import Callable

from documents.wire import Answer, write_answer
from journal.events import Refused

DIE_WITH_PARENT = 1  # prctl's PR_SET_PDEATHSIG


def main() -> None:
    parent = os.getppid()
    seconds, memory = float(sys.argv[1]), int(sys.argv[2])
    _limit(seconds, memory)
    _die_with(parent)
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not mix with the answer
    request = sys.stdin.buffer.read()
    gc.disable()  # what is imported stays to the end; looking through it meanwhile costs a tenth of the start
    function, args = named_in(request)
    gc.freeze()
    gc.enable()
    output.write(write_answer(answer_of(function, args)))
    output.flush()


def _limit(seconds: float, memory: int) -> None:
    whole = math.ceil(seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (whole, whole + 1))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _die_with(parent: int) -> None:
    """The server's end is ours: no orphan goes on computing."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        sys.exit(1)


def named_in(request: bytes) -> tuple[Callable[..., object], tuple[object, ...]]:
    """The function that a request names, imported, and its arguments."""
    module, name, args = pickle.loads(request)  # noqa: S301 (from our own server)
    return operator.attrgetter(name)(importlib.import_module(module)), args


def answer_of(function: Callable[..., object], args: tuple[object, ...]) -> Answer:
    try:
        return Answer(result=function(*args))
    except Refused as refused:
        refusal = refused.refusal
        return Answer(
            refusal=f"{type(refusal).__module__}:{type(refusal).__name__}.{refusal.name}",
            details=refused.details,
        )


if __name__ == "__main__":
    main()

"""A server in processes of its own, several of them behind a proxy, and what it takes of the machine."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.proxy import proxy
from tests.parts import await_port, free_port

ROOT = Path(__file__).parents[1]
PAGE = os.sysconf("SC_PAGE_SIZE")
COMMANDS = {
    "daphne": ("daphne", "--bind", "127.0.0.1", "--port"),
    "uvicorn": (
        "uvicorn",
        *("--log-level", "warning", "--ws", "websockets-sansio", "--host", "127.0.0.1", "--port"),
    ),
}


Process = subprocess.Popen[bytes]


@dataclass(frozen=True)
class Server:
    """Where it is reached, and its processes, each at a port of its own; a proxy before them is not counted."""

    port: int
    ports: tuple[int, ...]
    processes: tuple[Process, ...]

    def cpu(self) -> float:
        """Seconds of processor time that the processes have used so far."""
        return sum(cpu_of(process.pid) for process in self.processes)

    def memory(self) -> int:
        """Bytes in memory now."""
        return sum(_memory(process.pid) for process in self.processes)


def cpu_of(pid: int) -> float:
    """By the clock that Linux keeps for each process (`clock_getcpuclockid`): `stat` counts hundredths of a second."""
    return time.clock_gettime((~pid << 3) | 2)


def _memory(pid: int) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE


@contextmanager
def running(application: str, folder: Path, *, kind: str = "daphne", processes: int = 1) -> Iterator[Server]:
    """The application under servers of this kind, until the block ends; more than one behind a proxy."""
    with ExitStack() as life:
        started = [life.enter_context(_started(application, folder, kind)) for _ in range(processes)]
        ports = [port for port, _ in started]
        port = ports[0] if processes == 1 else life.enter_context(proxy(ports, folder))
        time.sleep(0.5)  # what a server does once after its start belongs to no measure
        yield Server(port, tuple(ports), tuple(process for _, process in started))


@contextmanager
def _started(application: str, folder: Path, kind: str) -> Iterator[tuple[int, Process]]:
    port = free_port()
    log = folder / f"server-{port}.log"
    command = [sys.executable, "-m", *COMMANDS[kind], str(port), application]
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT)
    try:
        await_port(process, port, log)
        yield port, process
    finally:
        process.terminate()
        process.wait()

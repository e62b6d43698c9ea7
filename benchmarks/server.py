"""A server in a process of its own, and what it takes of the machine."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.parts import await_port, free_port

ROOT = Path(__file__).parents[1]
TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")
COMMANDS = {
    "daphne": ("daphne", "--bind", "127.0.0.1", "--port"),
    "uvicorn": (
        "uvicorn",
        *("--log-level", "warning", "--ws", "websockets-sansio", "--host", "127.0.0.1", "--port"),
    ),
}


@dataclass(frozen=True)
class Server:
    port: int
    process: "subprocess.Popen[bytes]"

    def cpu(self) -> float:
        """Seconds of processor time that the process has used so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def memory(self) -> int:
        """Bytes in memory now."""
        return int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1]) * PAGE


@contextmanager
def running(
    application: str, folder: Path, *, kind: str = "daphne", environment: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """The application under a server of this kind, until the block ends."""
    port = free_port()
    log = folder / f"server-{port}.log"
    command = [sys.executable, "-m", *COMMANDS[kind], str(port), application]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, **(environment or {})},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        await_port(process, port, log)
        time.sleep(0.5)  # what a server does once after its start belongs to no measure
        yield Server(port, process)
    finally:
        process.terminate()
        process.wait()

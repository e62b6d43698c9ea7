"""Throw-away PostgreSQL and Redis servers for tests, on random ports of 127.0.0.1, gone afterwards.

with postgresql() as database_url, redis() as redis_url: ...
"""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

INSTALL = "apt-get install -y"
PATIENCE = 60  # seconds a server may take to start


def program(name: str, package: str, *folders: Path) -> str:
    """The path of a program, or a failure with the command to type. A missing part is never a skip."""
    path = os.pathsep.join([*map(str, folders), os.environ.get("PATH", ""), "/usr/sbin", "/usr/bin"])
    found = shutil.which(name, path=path)
    if found is None:
        raise RuntimeError(f"{name} is missing. Type: sudo {INSTALL} {package}")
    return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def postgresql(*, durable: bool = False) -> Iterator[str]:
    """The URL of a fresh cluster; only a `durable` one waits for the disk.

    PostgreSQL refuses to run as root: then its own user runs it.
    """
    folders = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True
    )
    initdb, postgres = (program(name, "postgresql", *folders) for name in ("initdb", "postgres"))
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    with tempfile.TemporaryDirectory(prefix="ratssaal-postgresql-") as folder:
        if as_user:
            shutil.chown(folder, "postgres")
        cluster, port = f"{folder}/cluster", free_port()
        made = [
            initdb,
            "-D",
            cluster,
            "-U",
            "ratssaal",
            "--auth=trust",
            "-E",
            "UTF8",
            "--no-locale",
            "--no-sync",
        ]
        subprocess.run([*as_user, *made], check=True, stdout=subprocess.DEVNULL, cwd=folder)
        options = {
            "listen_addresses": "127.0.0.1",
            "port": port,
            "unix_socket_directories": folder,
        }
        if not durable:
            options |= dict.fromkeys(("fsync", "synchronous_commit", "full_page_writes"), "off")
        settings = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        with server([*as_user, postgres, "-D", cluster, *settings], port, folder):
            yield f"postgresql://ratssaal@127.0.0.1:{port}/postgres"


@contextmanager
def redis() -> Iterator[str]:
    """The URL of an empty Redis that keeps nothing on disk."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="ratssaal-redis-") as folder:
        options = [
            "--port",
            str(port),
            "--bind",
            "127.0.0.1",
            "--save",
            "",
            "--appendonly",
            "no",
            "--dir",
            folder,
        ]
        with server([program("redis-server", "redis-server"), *options], port, folder):
            yield f"redis://127.0.0.1:{port}/0"


@contextmanager
def server(command: list[str], port: int, folder: str) -> Iterator["subprocess.Popen[bytes]"]:
    """Runs the command until the block ends; begins when the port answers."""
    log = Path(folder, "server.log")
    with log.open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, cwd=folder)
    try:
        await_port(process, port, log)
        yield process
    finally:
        process.terminate()  # runuser hands it on
        process.wait(PATIENCE)


def await_port(process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError(f"{process.args!r} did not start:\n{log.read_text()}")

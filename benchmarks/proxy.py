"""nginx before several processes, as deploy/nginx.conf has it: a browser's lines lead to the same process."""

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.parts import await_port, free_port

CONFIGURATION = """
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/nginx-error.log;
worker_processes 1;
worker_rlimit_nofile 20000;
events {{ worker_connections 8000; }}
http {{
    access_log off;
    client_body_temp_path {folder};
    proxy_temp_path {folder};
    fastcgi_temp_path {folder};
    uwsgi_temp_path {folder};
    scgi_temp_path {folder};
    upstream processes {{
        hash $http_cookie$remote_port consistent;
        {servers}
    }}
    server {{
        listen 127.0.0.1:{port} backlog=4096;
        location / {{
            proxy_pass http://processes;
            proxy_http_version 1.1;
            proxy_set_header Host $http_host;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection upgrade;
            proxy_buffering off;
            proxy_buffer_size 32k;
            proxy_buffers 4 32k;
            proxy_read_timeout 300s;
        }}
    }}
}}
"""


def program() -> str:
    """Ends the bench where it is missing: said at its beginning, not after half an hour."""
    found = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if found is None:
        raise SystemExit("The bench needs nginx: apt-get install nginx-light")
    return found


@contextmanager
def proxy(ports: Sequence[int], folder: Path) -> Iterator[int]:
    """The port at which nginx spreads who comes over these ports."""
    port = free_port()
    servers = " ".join(f"server 127.0.0.1:{each};" for each in ports)
    file = folder / "nginx.conf"
    file.write_text(CONFIGURATION.format(folder=folder, servers=servers, port=port), encoding="utf-8")
    log = folder / "nginx.log"
    with log.open("wb") as output:
        process = subprocess.Popen([program(), "-c", str(file)], stdout=output, stderr=subprocess.STDOUT)
    try:
        await_port(process, port, log)
        yield port
    finally:
        process.terminate()
        process.wait()

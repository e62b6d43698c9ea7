"""What the tests need from the system: found, else installed with apt where that is allowed, else named.

`make test`, `make chaos` and `make pictures` call it. Nothing is skipped for want of a part: the last resort is one command to type.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

SEARCHED = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/bin"])
# The first that is there is taken. Debian's shell without windows does with half the processors' time; on Ubuntu
# the package `chromium` is a stub for a snap, and others bring Chrome: any of them will do.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
INSTALL = "sudo apt-get update && sudo apt-get install -y {}"


def program(*names: str) -> str | None:
    """The first of the programs that is there, with its path."""
    return next((path for name in names if (path := shutil.which(name, path=SEARCHED))), None)


def has_program(*names: str) -> bool:
    return program(*names) is not None


def browser_program() -> str:
    """Raises FileNotFoundError with the command that installs one."""
    found = program(*BROWSERS)
    if found is None:
        raise FileNotFoundError(f"The tests need a browser. Type: {INSTALL.format(BROWSERS[0])}")
    return found


def has_package(name: str) -> bool:
    """For libraries without a program: whether Debian's package is installed."""
    if not has_program("dpkg-query"):
        return False
    query = ["dpkg-query", "--show", "--showformat=${db:Status-Status}", name]
    return subprocess.run(query, capture_output=True, text=True, check=False).stdout == "installed"


def missing() -> list[str]:
    """Debian's names of the packages that are not there."""
    found = {
        BROWSERS[0]: has_program(*BROWSERS),
        "postgresql": any(Path("/usr/lib/postgresql").glob("*/bin/initdb")),
        "redis-server": has_program("redis-server"),
        "prosody": has_program("prosody"),
        "lua-cjson": has_package("lua-cjson"),
        "lua-basexx": has_package("lua-basexx"),
        "lua-luaossl": has_package("lua-luaossl"),
        "poppler-utils": has_program("pdftoppm"),
        "softhsm2": has_program("softhsm2-util"),
    }
    return [package for package, there in found.items() if not there]


def allowed() -> list[str] | None:
    """What has to stand before apt-get, or None where it may not be called."""
    if not has_program("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "--non-interactive"]
    may = (
        has_program("sudo")
        and subprocess.run([*sudo, "true"], capture_output=True, check=False).returncode == 0
    )
    return sudo if may else None


def install(packages: list[str], before: list[str]) -> None:
    print(f"Installing what the tests need: {' '.join(packages)}", flush=True)
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    subprocess.run([*before, *quiet, "update"], check=False)
    subprocess.run([*before, *quiet, "install", "--no-install-recommends", "-y", *packages], check=False)


def main() -> None:
    packages = missing()
    before = allowed()
    if packages and before is not None:
        install(packages, before)
        packages = missing()
    if packages:
        command = INSTALL.format(" ".join(packages))
        sys.exit(f"The tests need programs that are missing here. Type:\n\n    {command}\n")


if __name__ == "__main__":
    main()

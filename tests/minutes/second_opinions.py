"""What poppler's pdfsig and pyHanko's own command say of every honest file that we sign.

For development alone, and run by its name. It needs `pyhanko` (package pyhanko-cli) and `pdfsig` (poppler-utils) on the path:

    .venv/bin/python -m pytest -n 0 tests/minutes/second_opinions.py

What they said last stands in docs/validators.md.
"""

import re
import subprocess

import pytest
import signed as made
from kinds import DOCUMENTS

from minutes.verify import verify

TAMPERING = {"bytes_changed", "changed_later", "bytes_appended", "signature_damaged"}
# How many signatures of people and organisation; archive time stamps besides.
SIGNED = {
    "minutes with one signature": 1,
    "minutes with two signatures": 2,
    "closed minutes": 3,
    "renewed minutes": 3,
    "minutes handed out and signed with another program": 2,
    "minutes signed on paper": 1,
}


def said(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def opinions(path, roots):
    """How many signatures each program calls valid, and how many it does not."""
    poppler = re.findall(r"Signature Validation: (.*)", said("pdfsig", "-nocert", path))
    summary = ("--executive-summary", "--no-revocation-check")
    theirs = said("pyhanko", "sign", "validate", "--trust", roots, *summary, path).split()
    good = sum(each == "Signature is Valid." for each in poppler)
    unknown = sum(each == "Signature has not yet been verified." for each in poppler)  # document time stamps
    valid = sum(each.endswith(":VALID") for each in theirs)
    return (good, len(poppler) - good - unknown), (valid, len(theirs) - valid)


@pytest.fixture
def roots(tmp_path):
    path = tmp_path / "root.pem"
    path.write_bytes(made.authority().pem)
    return path


@pytest.mark.parametrize("name", SIGNED)
def test_they_agree_with_ours_on_every_honest_file(name, tmp_path, roots):
    data, path = DOCUMENTS[name].made(), tmp_path / "minutes.pdf"
    path.write_bytes(data)
    ours = {each.code for each in verify(data, made.authority().pem).findings if each.is_fault}
    assert ours & TAMPERING == set()
    assert opinions(path, roots) == ((SIGNED[name], 0), (SIGNED[name], 0))

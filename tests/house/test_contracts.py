"""What calls itself pure is held to it: the import contract names every pure part."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

from house import ROOT, named, python_files, rooms

CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]


def dotted(path):
    return named(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def calls_itself_pure(path):
    summary = (ast.get_docstring(ast.parse(path.read_text())) or "").split("\n\n")[0]
    return re.search(r"\bPure(\.|$| data)", summary) is not None


def test_every_module_that_calls_itself_pure_stands_in_the_contract():
    held = next(each["source_modules"] for each in CONTRACTS["contracts"] if "source_modules" in each)
    pure = [dotted(path) for path in python_files(*rooms()) if calls_itself_pure(path)]
    inside = [name for name in pure if any(name == each or name.startswith(f"{each}.") for each in held)]
    assert pure, "nothing calls itself pure: is the word still the mark?"
    assert sorted(set(pure) - set(inside)) == []


def test_every_room_stands_in_the_contract():
    assert sorted(CONTRACTS["root_packages"]) == [room.name for room in rooms()]


def test_the_contracts_are_kept():
    linter = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout

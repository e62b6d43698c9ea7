"""Each dependency has its line: what for, what else was weighed, licence."""

import re
import tomllib

import pytest
from house import ROOT

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
PAGE = (ROOT / "docs/dependencies.md").read_text()


def names(requirements):
    return sorted(re.match(r"[\w-]+", requirement)[0] for requirement in requirements)


def rows(heading):
    """The cells of the table under a heading of the page, without its head."""
    section = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


@pytest.mark.parametrize(
    ("heading", "requirements"),
    [
        ("The product", PYPROJECT["project"]["dependencies"]),
        ("Development", PYPROJECT["dependency-groups"]["dev"]),
    ],
)
def test_the_page_names_exactly_the_dependencies(heading, requirements):
    assert sorted(row[0] for row in rows(heading)) == names(requirements)


def test_each_line_says_what_for_what_else_and_the_licence():
    lines = rows("The product") + rows("Development") + rows("Vendored")
    assert [line for line in lines if len(line) != 4 or not all(line)] == []


def test_each_vendored_folder_has_its_line_and_its_licence():
    folders = [path for place in ("static", "tests") for path in (ROOT / place / "vendor").iterdir()]
    described = [row[0].strip("`") for row in rows("Vendored")]
    assert [path.relative_to(ROOT).as_posix() for path in folders if not list(path.glob("LICENSE*"))] == []
    assert {path.relative_to(ROOT).as_posix() for path in folders} <= set(described)

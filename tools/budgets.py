"""The budgets of the house: how large things may grow, and what may not stand anywhere.

    python tools/budgets.py          prints the numbers, and every offender with its place

A budget that hurts clarity is argued in a decision record (docs/adr), not dodged.
"""

import ast
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from house import ROOT, named, own_texts, python_files, rooms, templates
from readme_map import faults_of_the_map

FILE_MEDIAN, FILE_MAX = 80, 400
FUNCTION_MEDIAN, FUNCTION_MAX = 8, 50
JAVASCRIPT_MAX = 1200
TEMPLATE_MAX = 120
LETTER = "templates/mail/letter.html"  # no page: mail programs fetch no stylesheet (docs/adr/0027)
SINGLE_FILES = {"asgi.py": 30, "sessions_app/consumers.py": 100}

# The brackets keep this file from finding itself.
NOWHERE = {
    "a reminder instead of the work": re.compile(r"\b(TO[D]O|FIX[M]E|XX[X])\b"),
    "a test that does not run": re.compile(
        r"pytest\.(mark\.)?(ski[p]|xfai[l]|importorski[p])|unittest\.ski[p]"
    ),
    "a path of somebody's machine": re.compile(r"(?<![\w.}])/(wor[k]|hom[e]|roo[t])/"),
    "a package index other than the public one": re.compile(r"--(extra-)?inde[x]-url"),
}
NOT_IN_TEMPLATES = {
    "an inline style": re.compile(r"\sstyle\s*=|<style\b"),
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/(ld\+)?json)"),
    "an inline event handler": re.compile(r"\son[a-z]+\s*=\s*[\"']|javascript:"),
    "a file from somebody else's server": re.compile(
        r"<(script|link|img|iframe)\b[^>]*(src|href)=[\"'](https?:)?//"
    ),
}


def length(path: Path) -> int:
    return len(path.read_text().splitlines())


def python_sources() -> list[Path]:
    """Own Python that the budgets count: no migrations (Django writes them), no tests, no empty packages."""
    folders = [*rooms(), ROOT / "tools", ROOT / "benchmarks"]
    files = [*ROOT.glob("*.py"), *python_files(*folders)]
    return [path for path in files if "migrations" not in path.parts and not is_empty_package(path)]


def is_empty_package(path: Path) -> bool:
    return path.name == "__init__.py" and len(parsed(path).body) <= 1


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Each function's place and its number of lines, from `def` to its end."""
    for node in statements(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{named(path)}:{node.lineno} {node.name}()", (node.end_lineno or 0) - node.lineno + 1


def statements(node: ast.AST) -> Iterator[ast.AST]:
    """All within a node, however deep; no function stands in what they compute."""
    for part in ("body", "orelse", "finalbody", "handlers", "cases"):
        for each in getattr(node, part, ()):
            yield each
            yield from statements(each)


def sized(what: str, sizes: list[tuple[str, int]], median_max: int, single_max: int) -> list[str]:
    """The faults of a set of sizes; prints what was measured."""
    if not sizes:
        return []
    middle = median(size for _, size in sizes)
    print(
        f"{what}: {len(sizes)}, median {middle:g} of {median_max}, longest {max(s for _, s in sizes)} of {single_max}"
    )
    faults = [
        f"{place} has {size} lines; {single_max} are allowed." for place, size in sizes if size > single_max
    ]
    if middle > median_max:
        faults.append(f"The median of all {what} is {middle:g} lines; {median_max} are allowed.")
    return faults


def python_faults() -> list[str]:
    files = python_sources()
    faults = sized("files", [(named(path), length(path)) for path in files], FILE_MEDIAN, FILE_MAX)
    all_functions = [each for path in files for each in functions(path)]
    return faults + sized("functions", all_functions, FUNCTION_MEDIAN, FUNCTION_MAX)


def single_file_faults() -> list[str]:
    lengths = {name: length(ROOT / name) for name in SINGLE_FILES if (ROOT / name).exists()}
    return [
        f"{name} has {lines} lines; {SINGLE_FILES[name]} are allowed."
        for name, lines in lengths.items()
        if lines > SINGLE_FILES[name]
    ]


def template_faults() -> list[str]:
    sizes = [(named(path), length(path)) for path in templates()]
    pages = [path for path in templates() if named(path) != LETTER]
    return sized("templates", sizes, TEMPLATE_MAX, TEMPLATE_MAX) + findings(pages, NOT_IN_TEMPLATES)


def javascript_faults() -> list[str]:
    files = sorted((ROOT / "static/js").rglob("*.js"))
    lines = sum(length(path) for path in files)
    print(f"own JavaScript: {lines} lines of {JAVASCRIPT_MAX}")
    if lines <= JAVASCRIPT_MAX:
        return []
    return [f"Own JavaScript has {lines} lines in {len(files)} files; {JAVASCRIPT_MAX} are allowed in all."]


def findings(paths: list[Path], patterns: dict[str, re.Pattern[str]]) -> list[str]:
    """Every place where a pattern stands that may not stand there."""
    return [
        f"{named(path)}:{number} holds {what}: {line.strip()[:100]}"
        for path in paths
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        for what, pattern in patterns.items()
        if pattern.search(line)
    ]


def text_faults() -> list[str]:
    return findings(list(own_texts()), NOWHERE)


CHECKS: list[Callable[[], list[str]]] = [
    python_faults,
    single_file_faults,
    template_faults,
    javascript_faults,
    text_faults,
    faults_of_the_map,
]


def main() -> int:
    faults = [fault for check in CHECKS for fault in check()]
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"budgets: {len(faults)} to settle." if faults else "budgets: all kept.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

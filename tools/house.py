"""What belongs to the house: the files that the tools read. Independent of git, so a tarball works too."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NOT_ROOMS = {"tests", "tools", "benchmarks"}


def rooms() -> list[Path]:
    """The top-level packages that make up the product."""
    return sorted(path.parent for path in ROOT.glob("*/__init__.py") if path.parent.name not in NOT_ROOMS)


def python_files(*folders: Path) -> Iterator[Path]:
    for folder in folders:
        yield from sorted(path for path in folder.rglob("*.py") if "__pycache__" not in path.parts)


def templates() -> list[Path]:
    """Everything that Django's template engine reads: our own, not what libraries bring."""
    return sorted(path for path in (ROOT / "templates").rglob("*") if path.is_file())


def named(path: Path) -> str:
    """A file's name as a person types it, from the house's door."""
    return path.relative_to(ROOT).as_posix()

"""What belongs to the house: the files that the tools read. Independent of git, so a tarball works too."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NOT_ROOMS = {"tests", "tools", "benchmarks"}
# What Python and the product write while they work; .gitignore names the same.
MADE = {"var", "staticfiles", "htmlcov", "__pycache__", ".coverage"}
TEXTS = {".css", ".html", ".js", ".json", ".lock", ".md", ".po", ".py", ".sh", ".toml", ".txt", ".yml", ""}


def rooms() -> list[Path]:
    """The top-level packages that make up the product."""
    return sorted(path.parent for path in ROOT.glob("*/__init__.py") if path.parent.name not in NOT_ROOMS)


def folders() -> list[str]:
    """The names of the top-level folders, but for hidden ones and those that are made."""
    names = (path.name for path in ROOT.iterdir() if path.is_dir())
    return sorted(name for name in names if name[0] != "." and name not in MADE)


def python_files(*places: Path) -> Iterator[Path]:
    for place in places:
        yield from sorted(path for path in place.rglob("*.py") if "__pycache__" not in path.parts)


def templates() -> list[Path]:
    """Everything that Django's template engine reads: our own, not what libraries bring."""
    return sorted(path for path in (ROOT / "templates").rglob("*") if path.is_file())


def own_texts() -> Iterator[Path]:
    """Every text that we wrote: code, templates, documents, configuration; not what is vendored."""
    inside = (path for name in [*folders(), ".ci"] for path in sorted((ROOT / name).rglob("*")))
    at_the_door = (path for path in sorted(ROOT.iterdir()) if path.name != ".git")
    for path in [*at_the_door, *inside]:
        if path.is_file() and path.suffix in TEXTS and not {"vendor", *MADE} & set(named(path).split("/")):
            yield path


def named(path: Path) -> str:
    """A file's name as a person types it, from the house's door."""
    return path.relative_to(ROOT).as_posix()

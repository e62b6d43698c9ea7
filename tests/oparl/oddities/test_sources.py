"""No oddity without a test and a word of where it comes from."""

from importlib import import_module
from inspect import getdoc, getmembers, isfunction
from pathlib import Path
from pkgutil import iter_modules

from oparl.importing import oddities


def test_every_oddity_is_documented_and_named_by_a_test():
    tests = "".join(path.read_text() for path in Path(__file__).parent.glob("test_*.py"))
    modules = [import_module(f"{oddities.__name__}.{each.name}") for each in iter_modules(oddities.__path__)]
    named = {
        name: bool(getdoc(function)) and f"{name}(" in tests
        for module in modules
        for name, function in getmembers(module, isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    }
    assert len(named) > 15
    assert [name for name, well in named.items() if not well] == []

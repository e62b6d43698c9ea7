"""Modules that are loaded when somebody first wants something of theirs, not when somebody names them.

    # minutes/__init__.py
    __getattr__ = loaded_later(__name__, {"signing"})

    # minutes/studio.py
    from minutes import signing             # loads nothing
    signing.sign_with_file(…)               # loads it

What signs, draws, reads PDF or speaks HTTP stands on large libraries: they would double the start of every server and
of every command, and most never call one. Which modules come later is said in one place, their package. Who imports
one as ever (`from minutes.signing import sign`) has it at once, as they have one another.

One thread loads at a time: those libraries import one another in circles, and where two threads begin such a circle at
two ends, Python breaks it for one of them with a module that is half loaded, and every signature fails until a restart.
"""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from importlib import import_module
from threading import RLock
from types import ModuleType

_loading = RLock()


class Later(ModuleType):
    """Stands for a module: what is wanted of it, or set on it, loads it and goes there."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(_loaded(self), name)

    def __setattr__(self, name: str, value: object) -> None:
        setattr(_loaded(self), name, value)

    @property
    def __dict__(self) -> dict[str, object]:  # type: ignore[override]  # whoever looks into it looks into the module
        return vars(_loaded(self))


_known: dict[Later, ModuleType] = {}


def _loaded(stand: Later) -> ModuleType:
    """What is loaded already waits for nobody who loads something else."""
    if stand not in _known:
        with _loading:
            _known[stand] = import_module(stand.__name__)
    return _known[stand]


def loaded_later(package: str, modules: AbstractSet[str]) -> Callable[[str], ModuleType]:
    """A package's `__getattr__`: `from package import module` asks it before it loads one (PEP 562)."""
    stands = {name: Later(f"{package}.{name}") for name in modules}

    def stand_in(name: str) -> ModuleType:
        if name not in stands:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return stands[name]

    return stand_in

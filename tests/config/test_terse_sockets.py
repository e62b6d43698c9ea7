"""The library that daphne speaks WebSocket with spends no time on words that nobody reads."""

import importlib

from config.terse_sockets import MODULES, spare_descriptions


def test_nothing_is_described_and_everything_is_still_called_as_it_was(monkeypatch):
    """A new version that names its descriptions otherwise is noticed here."""
    modules = [importlib.import_module(name) for name in MODULES]
    described = [
        (each, name) for each in modules for name in ("hltype", "hlval", "pformat") if hasattr(each, name)
    ]
    for each, name in described:
        monkeypatch.setattr(each, name, getattr(each, name))  # as it was, when the test has ended
    spare_descriptions()
    names = [(each.__name__.split(".")[1], name) for each, name in described]
    assert names == [
        *(("websocket", name) for name in ("hltype", "hlval", "pformat")),
        *(("twisted", name) for name in ("hltype", "hlval")),
    ]
    assert {getattr(each, name)(object) for each, name in described} == {""}

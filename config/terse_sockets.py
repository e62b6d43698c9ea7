"""The words of daphne's WebSocket library for its own developers, left out where nobody reads them.

For every line and every frame autobahn sets a description in columns and colours before it asks whether its log
keeps such things: a seventh of the time that a line takes to be set up. It asks a log of its own, which an
installation never turns on.
"""

import sys

MODULES = ("autobahn.websocket.protocol", "autobahn.twisted.websocket")
DESCRIBING = ("pformat", "hltype", "hlval")  # used for what goes to `log.debug`, and for nothing that is sent


def spare_descriptions() -> None:
    """To be called once, when the server has imported its library; under another server there is nothing to do."""
    for module in filter(None, map(sys.modules.get, MODULES)):
        for name in DESCRIBING:
            if hasattr(module, name):
                setattr(module, name, _nothing)


def _nothing(*_thing: object, **_how: object) -> str:
    return ""

"""What a server's process sets once, when everything is loaded."""

import gc
import sys

TURN_SECONDS = 0.001  # Python's own 0.005: so long a thread that renders may keep the loop waiting


def settle() -> None:
    """What is loaded stays, so no later collection goes through it; and the loop waits for no thread for long."""
    gc.collect()
    gc.freeze()
    sys.setswitchinterval(TURN_SECONDS)

"""What is otherwise here than daphne has it; under another server nothing is."""

from config.at_once import send_at_once
from config.slow_readers import wait_for_readers
from config.terse_sockets import spare_descriptions


def settle_in() -> None:
    """To be called once, when the server has imported its libraries."""
    spare_descriptions()
    send_at_once()
    wait_for_readers()

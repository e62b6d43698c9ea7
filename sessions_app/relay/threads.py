"""The relay's two threads: who asks for a right or for a row never waits for screens that are being rendered."""

from journal.threads import DatabaseThread

screens = DatabaseThread("sitting-screens")
doorway = DatabaseThread("sitting-doorway")


def close() -> None:
    """Ends both, after the work in hand."""
    screens.close()
    doorway.close()

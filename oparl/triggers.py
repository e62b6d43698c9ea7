"""Every row that is written may change what OParl shows: noted within the transaction that writes it.

It notes kind and key only: what the public sees of it is found when somebody reads (oparl/out/ledger.py).
"""

from sessions_app import noting
from sessions_app.noting import CABINET, Notebook, Table

TABLES = (*CABINET, Table("oparl_opendata", None, (("body_id", "open_data"),)))
TOUCHED = Notebook("oparl", (("spread", "false"),))


def make_triggers(using: str = "default", **_signal: object) -> None:
    """Makes all triggers anew; called when the tables stand (post_migrate)."""
    noting.make_triggers(TOUCHED, TABLES, using)

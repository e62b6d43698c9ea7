"""Hard times for a server, until a signal ends them: imported into its process by large_size.py.

SIGUSR1 ends the haste: before it, who leaves so many bytes unread is given up within seconds (with patience enough for
the clerk, who reads, on a crowded machine: a desk's frame alone is more). SIGUSR2 ends the trust in nudges: before it,
nobody looks for what another process wrote.
"""

import signal

from journal import hub
from sessions_app.relay import outbox

USUAL_BYTES, USUAL_PATIENCE, read_heads = outbox.UNHEARD_BYTES, outbox.PATIENCE, hub.read_heads


def haste_ends(*_):
    outbox.UNHEARD_BYTES, outbox.PATIENCE = USUAL_BYTES, USUAL_PATIENCE


def trust_ends(*_):
    hub.read_heads = read_heads


outbox.UNHEARD_BYTES, outbox.PATIENCE = 8_000, 5
hub.read_heads = lambda _keys: {}
signal.signal(signal.SIGUSR1, haste_ends)
signal.signal(signal.SIGUSR2, trust_ends)

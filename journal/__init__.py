"""Append-only, hash-chained streams of events. Knows nothing of councils."""

"""Mail that leaves the house: an outbox of rows, and the way to the mail server. Knows nothing of councils."""

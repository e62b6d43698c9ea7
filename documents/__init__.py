"""Files: versions, checks, storage. Knows nothing of councils."""

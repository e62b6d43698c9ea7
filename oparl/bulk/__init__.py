"""Open data as a whole: one legislative term, or all, as files that are written while they are read."""

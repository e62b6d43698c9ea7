"""Before the meeting: what the clerk does with rows."""

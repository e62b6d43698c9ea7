"""Who logs in: users, sessions, grants."""

"""SQLite as Django's own backend has it, but for connections that are kept between requests."""

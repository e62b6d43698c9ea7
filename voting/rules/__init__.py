"""Majorities and rule profiles: pure functions, each with its paragraph of law."""

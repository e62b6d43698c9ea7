"""Pieces of the minutes on pages of rooms below."""

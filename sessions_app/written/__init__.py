"""Resolutions in writing, outside a meeting (schriftliches Verfahren, Umlaufbeschluss). A stream of each. Pure."""

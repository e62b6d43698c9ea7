"""Resolutions after their announcement (Beschlüsse): number, objections, execution. A stream of their own. Pure."""

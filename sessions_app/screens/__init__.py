"""Sitting → what each audience sees. Start with `objects.py`, the view objects of the regions."""

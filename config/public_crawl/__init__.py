"""Reads every public page as nobody and looks for what is closed: an operator's watch over what must never be seen."""

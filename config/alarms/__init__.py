"""Tells the operators by mail what nobody would see otherwise: what the watch found, what did not run."""

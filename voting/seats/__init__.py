"""Seats and chairs: how they are divided among lists, with the whole working and every lot. Exact fractions. Pure."""

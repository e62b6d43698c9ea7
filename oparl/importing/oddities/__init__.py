"""What real sources do that the standard does not foresee: each a small pure function; its test names where it was seen."""

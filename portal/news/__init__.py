"""What is new, for those who subscribe by feed. Reads public queries alone."""

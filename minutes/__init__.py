"""Minutes: draft, PDF, signatures, verification, publication."""

"""Words and names that the pages of minutes carry and the check looks for. Pure; drawing and reading share them."""

RECORD = "niederschrift.json"  # the attached record's name
HEADS: tuple[str, ...] = ("Ja", "Nein", "Enthaltung", "ohne Stimme")
INVALID = "ungültig"  # a column of its own only where there were such papers
RESULT = "Ergebnis"

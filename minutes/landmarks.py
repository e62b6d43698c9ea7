"""Words and names that the pages of minutes carry and the check looks for. Pure; drawing and reading share them."""

RECORD = "niederschrift.json"  # the attached record's name
HEADS: tuple[str, ...] = ("Ja", "Nein", "Enthaltung", "ohne Stimme")
INVALID = "ungültig"  # a column of its own only where there were such papers
RESULT = "Ergebnis"
REJECTED = "abgelehnt"  # stands in the words of every result that is not an adoption
NO_ADDRESS = "ratssaal"  # begins the text of the QR code where no address is known
PUBLIC_VERSION = "Öffentliche Fassung"


def result_words(result: str, *, annulled: bool) -> str:
    """What stands behind the numbers of a vote."""
    return f"aufgehoben: {result}" if annulled else result

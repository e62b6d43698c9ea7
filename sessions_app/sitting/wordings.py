"""The words that are put to the vote (Wortlaut): longer than anything else that people type in. Pure."""

from typing import NewType

# An argument in these words: the line ends of forms and messages are one character here, as people count them.
Wording = NewType("Wording", str)
LONGEST_WORDING = 20_000  # characters: a by-law of about eight pages; a message of a page holds twice as many
NO_WORDS = Wording("")

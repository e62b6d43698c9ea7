"""What forms of elections bring: a word for each of several numbered things. Pure."""

from collections.abc import Mapping
from typing import NewType

# Fields of a form that belong together by a number: the votes of candidate 1, 2 and so on, as they were typed.
Numbered = NewType("Numbered", Mapping[int, str])

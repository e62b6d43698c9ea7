"""What a mail on a resident's question says, by how the question stands: subject, and what that means."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from journal.events import N_


class Standing(StrEnum):
    RECEIVED = "received"
    ADMITTED = "admitted"
    REFUSED = "refused"
    REWORDED = "reworded"
    MERGED = "merged"
    ASKED = "asked"
    ANSWERED = "answered"
    CORRECTED = "corrected"
    LEFT_ALONE = "left_alone"


class Words(NamedTuple):
    subject: str
    meaning: str


WORDS: Mapping[Standing, Words] = {
    Standing.RECEIVED: Words(
        N_("Your question %(number)s has arrived"),
        N_(
            "Your question has arrived. The office looks at it and decides whether it is admitted. We write to you "
            "as soon as that is decided."
        ),
    ),
    Standing.ADMITTED: Words(
        N_("Your question %(number)s is admitted"),
        N_(
            "Your question is admitted. It comes up in the question time and stands on the public page of the "
            "meeting. The question time is public: please come."
        ),
    ),
    Standing.REFUSED: Words(
        N_("Your question %(number)s is not admitted"),
        N_(
            "Your question is not admitted. The reason stands on your own page. You can turn to the office, or send "
            "another question."
        ),
    ),
    Standing.REWORDED: Words(
        N_("The wording of your question %(number)s was changed"),
        N_(
            "The office has changed the wording of your question. The new wording and the reason stand on your own "
            "page. What you had written stays with the office."
        ),
    ),
    Standing.MERGED: Words(
        N_("Your question %(number)s goes together with another one"),
        N_(
            "Others have asked the same. Your question is dealt with together with theirs. Your own page shows which "
            "question that is."
        ),
    ),
    Standing.ASKED: Words(
        N_("Your question %(number)s was asked in the meeting"),
        N_(
            "Your question was asked in the meeting. The answer follows in writing. We write to you as soon as it is there."
        ),
    ),
    Standing.ANSWERED: Words(
        N_("Your question %(number)s is answered"),
        N_("Your question is answered. The answer stands on your own page and on the public page."),
    ),
    Standing.CORRECTED: Words(
        N_("The answer to your question %(number)s was changed"),
        N_(
            "The office has changed the answer to your question. It stands on your own page and on the public page."
        ),
    ),
    Standing.LEFT_ALONE: Words(
        N_("Your question %(number)s: please look again"),
        N_(
            "Others had asked the same, and your question was to be dealt with together with theirs. Theirs is not "
            "dealt with any more. Please turn to the office, or send your question again."
        ),
    ),
}

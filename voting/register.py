"""The electoral register with the reason for every line (Stimmverzeichnis). Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from journal.events import N_
from voting.wording import Phrase


class Ground(StrEnum):
    """Why somebody is on the register of a vote, or is not."""

    MEMBER = "member"  # stimmberechtigtes Mitglied
    SUBSTITUTE = "substitute"  # in Vertretung
    ADVISORY = "advisory"  # beratend: sachkundige Einwohnerinnen und Einwohner, Beiräte
    STANDBY = "standby"  # Stellvertretung, die nicht gebraucht wird
    REPLACED = "replaced"  # vertreten
    BIASED = "biased"  # befangen
    OFFICE = "office"  # kraft Amtes Mitglied, in dieser Angelegenheit ohne Stimme (§ 40 Abs. 2 Satz 6 GO NRW)
    EXPELLED = "expelled"  # von der Sitzung ausgeschlossen
    EXCUSED = "excused"  # entschuldigt
    LATE = "late"  # verspätet angekündigt
    LEFT = "left"  # hat die Sitzung verlassen
    ABSENT = "absent"  # fehlt


ENTITLES = frozenset({Ground.MEMBER, Ground.SUBSTITUTE})


@dataclass(frozen=True)
class Entitlement:
    """One person of the roster at the opening of a vote. `other`: whose place is taken, or who takes the place.

    `source`: the paragraph that takes the vote from an office.
    """

    person: int
    name: str
    ground: Ground
    other: str = ""
    source: str = ""

    @property
    def entitled(self) -> bool:
        """Whether the person stands on the register."""
        return self.ground in ENTITLES


BARRED = N_("%(names)s: as mayor without a vote on this matter (%(source)s).")


def barred_phrases(register: Iterable[Entitlement]) -> tuple[Phrase, ...]:
    """Who is present and has no vote for office's sake, and by which paragraph; nothing if there is nobody."""
    lines = [each for each in register if each.ground is Ground.OFFICE]
    names = ", ".join(each.name for each in lines)
    return (Phrase(BARRED, {"names": names, "source": lines[0].source}),) if lines else ()

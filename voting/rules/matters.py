"""What a resolution is about, where that decides who votes on it (Gegenstand des Beschlusses). Pure."""

from enum import StrEnum


class Matter(StrEnum):
    """Matters in which a state's law may keep the mayor off the register (§ 40 Abs. 2 Satz 6 GO NRW, LAW-43).

    Those that can be the kind of an agenda item have its name.
    """

    AGENDA = "agenda"  # Einberufung und Tagesordnung
    COMMITTEES = "committees"  # Bildung, Besetzung und Vorsitze der Ausschüsse
    JOINT_PROPOSAL = "joint_proposal"  # einheitlicher Wahlvorschlag
    MAYOR_CLAIMS = (
        "mayor_claims"  # Ansprüche gegen die Bürgermeisterin oder den Bürgermeister, deren Amtsführung
    )
    OVERSIGHT = "oversight"  # Kontrolle der Verwaltung: Akteneinsicht, Stellungnahme
    MAYOR_REMOVAL = "mayor_removal"  # Abwahl
    PORTFOLIOS = "portfolios"  # Geschäftskreise der Beigeordneten, Bedienstete in Führungsfunktionen
    DISCHARGE = "discharge"  # Jahresabschluss und Entlastung


def matter_of(*kinds: str) -> Matter | None:
    """The first of these kinds (of an item, of a resolution) that is such a matter."""
    return next((Matter(kind) for kind in kinds if kind in set(Matter)), None)

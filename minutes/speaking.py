"""Whether a sentence of the minutes has somebody speak. Pure."""

import re
from collections.abc import Collection

TITLES = (
    r"(?:Herrn?|Frau|Ratsherrn?|Ratsfrau|Ratsmitglied|Mitglied|Stadtrat|Stadträtin|Gemeinderat|Gemeinderätin|Kolleg(?:e|en|in)"
    r"|Stadtverordneter?|(?:Ober)?[Bb]ürgermeister(?:in)?|Dr\.|Prof\.)"
)
VERBS = (
    r"(?:sagte?|erklärte?|fragte?|bittet|bat|berichtete?|weist|wies|führte?|stellte?|beantragte?|erwiderte?|antwortete?"
    r"|ergänzte?|spricht|sprach|kritisierte?|dankte?|regte?|erläuterte?|schlägt|schlug|verweist|verwies|betonte?"
    r"|begrüßte?|begründete?|erkundigte?|meinte?|lobte?|widerspricht|widersprach|äußerte?|trägt|trug|plädierte?"
    r"|unterstützte?|wirbt|warb|mahnte?|hinterfragte?)"
)


def speaks(name: str, sentence: str, others: Collection[str]) -> bool:
    """Whether the person is said to speak: by the full name, or by a title and a surname that nobody of `others` has."""
    surname = _surname(name)
    person = rf"\b{re.escape(name)}\b"
    if surname not in {_surname(other) for other in others}:
        person = rf"(?:{person}|\b{TITLES}\s+(?:Dr\.\s+)?{re.escape(surname)}\b)"
    group = r"(?:\s*\([^)]{1,60}\))?"
    return bool(
        re.search(rf"{person}{group}(?::|\s+(?:\w+\s+)?{VERBS}\b)|\b{VERBS}\s+(?:sich\s+)?{person}", sentence)
    )


def _surname(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1] if name.split() else name

"""Who gets past which policy: every command in words, given by every role, written as a page for lawyers.

Nothing here repeats a rule. Each command is really given, by an actor that the edge made of a real login, in
a situation where everything but the right is in order; what counts is whether the right is missing.
"""

from tests.house.permissions.around import BEFORE, CHECK_IN, DISPLAYS, MINUTES, RESIDENTS, RESOLUTIONS, RULES
from tests.house.permissions.business import BROADCAST, COURSE, ELECTIONS, HALL, ITEMS, MOTIONS, VOTES
from tests.house.permissions.people import ATTENDANCE, CLOSED_PART, DEVICES, DISTURBANCES, SPEAKERS
from tests.house.permissions.writing import IN_WRITING

TABLES = {
    "Vor der Sitzung": BEFORE,
    "Eigene Regeln": RULES,
    "Gang der Sitzung": COURSE,
    "Ordnung und Feierliches": HALL,
    "Übertragung": BROADCAST,
    "Geräte": DEVICES,
    "Anwesenheit": ATTENDANCE,
    "Einlass": CHECK_IN,
    "Tagesordnung": ITEMS,
    "Rednerliste": SPEAKERS,
    "Anträge": MOTIONS,
    "Abstimmungen": VOTES,
    "Wahlen": ELECTIONS,
    "Beschlüsse": RESOLUTIONS,
    "Schriftliche Verfahren": IN_WRITING,
    "Einwohnerinnen und Einwohner": RESIDENTS,
    "Störungen": DISTURBANCES,
    "Nichtöffentlicher Teil": CLOSED_PART,
    "Anzeige im Saal": DISPLAYS,
    "Niederschrift": MINUTES,
}

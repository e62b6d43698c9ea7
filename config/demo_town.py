"""An invented town: who sits in its council and what tonight's agenda is. No such town or person exists.

Pure data, shared by the demo and the tests (`tests/cast.py`).
"""

from dataclasses import dataclass

BODY = "Stadt Eichenfurt an der Aue"
COUNCIL = "Rat der Stadt Eichenfurt an der Aue"
MEETING = "23. Sitzung des Rates"
PLACE = "Ratssaal, Rathaus am Anger 1, 48999 Eichenfurt"
PROFILE = "nrw"
STATUTORY_NUMBER = 13  # twelve elected members and the mayor

GROUPS = ("Auenliste", "Forum Eichenfurt", "Gemeinsam vor Ort", "Zukunft Eichenfurt")
_AUE, _FORUM, _VOR_ORT, _ZUKUNFT = GROUPS


@dataclass(frozen=True, kw_only=True)
class Townsperson:
    """A person with a login. `substitute_of` names a login; substitutes sit in committees only."""

    login: str
    name: str
    group: str = ""
    role: str = ""
    voting_right: bool = True
    substitute_of: str = ""
    by_office: bool = False


@dataclass(frozen=True, kw_only=True)
class Topic:
    """An item of tonight's agenda, in the terms of `sessions_app.sitting.plan.Item`."""

    number: str
    title: str
    public_title: str = ""
    paper_reference: str = ""
    proposed_resolution: str = ""
    kind: str = "resolution"

    @property
    def public(self) -> bool:
        return self.number.startswith("Ö")


VERA = Townsperson(login="vera", name="Dr. Vera Lindholt", role="Bürgermeisterin", by_office=True)
ANNA = Townsperson(login="anna", name="Anna Albers", group=_AUE, role="1. stellv. Bürgermeisterin")
BERND = Townsperson(login="bernd", name="Bernd Brückner", group=_AUE)
CEM = Townsperson(login="cem", name="Cem Çağlar", group=_AUE)
DORA = Townsperson(login="dora", name="Dora Drechsler", group=_AUE)
EVA = Townsperson(login="eva", name="Eva Ehlers", group=_FORUM)
FRITZ = Townsperson(login="fritz", name="Fritz Feldkamp", group=_FORUM)
GITTA = Townsperson(login="gitta", name="Gitta Grothe", group=_FORUM)
HASAN = Townsperson(login="hasan", name="Hasan Hakimi", group=_VOR_ORT)
INES = Townsperson(login="ines", name="Ines Imhoff", group=_VOR_ORT)
JAN = Townsperson(login="jan", name="Jan Jessen", group=_VOR_ORT)
KARLA = Townsperson(login="karla", name="Karla Kortmann", group=_ZUKUNFT)
LUKAS = Townsperson(login="lukas", name="Lukas Lohse", group=_ZUKUNFT)
MIRA = Townsperson(login="mira", name="Mira Moldenhauer", role="Jugendbeirat, beratend", voting_right=False)
NILS = Townsperson(login="nils", name="Nils Nolting", group=_ZUKUNFT, substitute_of="lukas")
OLGA = Townsperson(login="olga", name="Olga Overbeck", role="Schriftführerin")
PAUL = Townsperson(login="paul", name="Paul Petri", role="Hauptamt")

CHAIR, CLERK, ADMINISTRATION = VERA, OLGA, PAUL
ELECTED = (ANNA, BERND, CEM, DORA, EVA, FRITZ, GITTA, HASAN, INES, JAN, KARLA, LUKAS)
ON_COUNCIL = (VERA, *ELECTED, MIRA)
SUBSTITUTES = (NILS,)
EVERYBODY = (*ON_COUNCIL, *SUBSTITUTES, OLGA, PAUL)

AGENDA = (
    Topic(
        number="Ö 1",
        title="Feststellung der ordnungsgemäßen Ladung und der Beschlussfähigkeit",
        kind="information",
    ),
    Topic(number="Ö 2", title="Einwohnerfragestunde", kind="information"),
    Topic(
        number="Ö 3",
        title="Neubau der Kindertagesstätte am Mühlenanger",
        paper_reference="2026/101",
        proposed_resolution="Der Rat beschließt den Neubau einer viergruppigen Kindertagesstätte am "
        "Mühlenanger und stellt dafür 4.850.000 Euro bereit.",
    ),
    Topic(
        number="Ö 4",
        title="Radweg entlang der Aue zwischen Furtbrücke und Bahnhof",
        paper_reference="2026/104",
        proposed_resolution="Der Rat beauftragt die Verwaltung, den Radweg in der Variante 2 zu planen und "
        "Fördermittel zu beantragen.",
    ),
    Topic(
        number="Ö 5",
        title="Satzung über die Benutzung des Wochenmarktes",
        paper_reference="2026/107",
        proposed_resolution="Der Rat beschließt die Satzung in der Fassung der Anlage 1.",
    ),
    Topic(
        number="Ö 6",
        title="Trinkbrunnen auf dem Rathausplatz",
        paper_reference="2026/109",
        proposed_resolution="Der Rat beschließt, auf dem Rathausplatz einen Trinkbrunnen aufzustellen.",
    ),
    Topic(
        number="Ö 7",
        title="Öffnungszeiten der Stadtbücherei am Samstag",
        paper_reference="2026/112",
        proposed_resolution="Die Stadtbücherei öffnet ab dem 1. März samstags von 10 bis 14 Uhr.",
    ),
    Topic(
        number="Ö 8",
        title="Bericht über den Stand der Wärmeplanung",
        paper_reference="2026/113",
        kind="information",
    ),
    Topic(number="Ö 9", title="Mitteilungen und Anfragen", kind="information"),
    Topic(
        number="N 1",
        title="Verkauf des Grundstücks Mühlengasse 7 an die Baugenossenschaft",
        public_title="Grundstücksangelegenheit",
        paper_reference="2026/115-N",
        proposed_resolution="Der Rat stimmt dem Verkauf des Grundstücks Mühlengasse 7 zum Preis von "
        "312.000 Euro zu.",
    ),
    Topic(
        number="N 2",
        title="Vergabe der Dachdeckerarbeiten an der Grundschule am Anger",
        public_title="Vergabeangelegenheit",
        paper_reference="2026/116-N",
        proposed_resolution="Der Auftrag wird an den wirtschaftlichsten Bieter nach Vergabevorschlag erteilt.",
    ),
    Topic(number="N 3", title="Vertrauliche Mitteilungen", public_title="Mitteilungen", kind="information"),
)

# What the rules of procedure say: rule, paragraph, German, English.
LOCAL_RULES = (
    (
        "notice.period",
        "§ 2 Abs. 1",
        "Acht volle Tage vor dem Sitzungstag; bei äußerster Dringlichkeit 48 Stunden.",
        "Eight full days before the day of the meeting; 48 hours in extreme urgency.",
    ),
    (
        "vote.roll_call",
        "§ 18 Abs. 2",
        "Namentlich wird abgestimmt, wenn drei Mitglieder es verlangen.",
        "A roll-call vote is taken if three members demand it.",
    ),
)
# What the town has chosen where the law leaves it a choice: rule, paragraph, choice.
LOCAL_CHOICES = (
    ("questions.online", "§ 11 Abs. 1", "before_and_during"),
    ("questions.names_on_internet", "§ 11 Abs. 4", "as_wished"),
)

# What its main by-law allows: rule, paragraph.
ALLOWED_BY_BYLAW = (("minutes.roll_call_on_internet", "§ 9 Abs. 2"), ("public.broadcast", "§ 7"))

# What residents have sent for tonight: name, e-mail, how it is shown, topic, question; the first ones are admitted.
QUESTIONS = (
    (
        "Ronja Reimers",
        "ronja@reimers.example",
        "name",
        "Radweg an der Aue",
        "Der Radweg zwischen Furtbrücke und Bahnhof ist im Herbst oft überspült. Wird er beim Ausbau höher gelegt?",
    ),
    (
        "Theo Tiedemann",
        "",
        "initials",
        "Bücherei am Samstag",
        "Gibt es am Samstag auch Vorlesestunden für Kinder, wenn die Bücherei länger öffnet?",
    ),
    (
        "Ute Ullrich",
        "",
        "nobody",
        "Trinkbrunnen",
        "Läuft der Trinkbrunnen auf dem Rathausplatz auch im Winter?",
    ),
)
QUESTIONS_ADMITTED = 2

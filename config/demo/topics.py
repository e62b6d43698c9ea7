"""What an invented council talks about. German, because the demo's town is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Topic:
    """A matter that comes up again: title, what is to be decided, why. `{year}` is filled in."""

    committee: str
    title: str
    proposal: str
    facts: str
    office: str


COMMITTEES = {
    "rat": "Rat",
    "hfa": "Haupt- und Finanzausschuss",
    "bau": "Ausschuss für Bauen und Stadtentwicklung",
    "ssk": "Ausschuss für Schule, Sport und Kultur",
    "kuv": "Ausschuss für Klima, Umwelt und Verkehr",
}

TOPICS = (
    Topic(
        "hfa",
        "Haushaltssatzung und Haushaltsplan für das Haushaltsjahr {year}",
        "Der Rat beschließt die Haushaltssatzung mit ihren Anlagen für das Haushaltsjahr {year} in der Fassung des "
        "Entwurfs.",
        "Der Entwurf schließt im Ergebnisplan mit einem Fehlbetrag, der aus der Ausgleichsrücklage gedeckt wird. "
        "Die Hebesätze bleiben unverändert. Schwerpunkte sind die Sanierung der Grundschule am Anger und der "
        "Hochwasserschutz an der Aue.",
        "Kämmerei",
    ),
    Topic(
        "hfa",
        "Jahresabschluss {last_year}: Feststellung und Entlastung",
        "Der Rat stellt den geprüften Jahresabschluss {last_year} fest und erteilt die Entlastung.",
        "Das Rechnungsprüfungsamt hat den Abschluss geprüft und einen uneingeschränkten Bestätigungsvermerk "
        "erteilt. Der Überschuss fließt in die Ausgleichsrücklage.",
        "Kämmerei",
    ),
    Topic(
        "hfa",
        "Annahme von Spenden und Zuwendungen, {year}",
        "Die in der Anlage genannten Spenden und Zuwendungen werden angenommen.",
        "Eingegangen sind acht Zuwendungen, überwiegend für die Jugendfeuerwehr und die Stadtbücherei. Ein "
        "Zusammenhang mit Entscheidungen der Stadt ist in keinem Fall erkennbar.",
        "Hauptamt",
    ),
    Topic(
        "bau",
        "Bebauungsplan Nr. 84 „Alte Ziegelei“: Abwägung und Satzungsbeschluss",
        "Der Rat wägt die eingegangenen Stellungnahmen nach dem Vorschlag der Verwaltung ab und beschließt den "
        "Bebauungsplan Nr. 84 „Alte Ziegelei“ als Satzung.",
        "Auf dem Gelände der früheren Ziegelei sollen 92 Wohnungen entstehen, ein Drittel davon öffentlich "
        "gefördert. In der Offenlage gingen 14 Stellungnahmen ein, vor allem zu Verkehr und Regenwasser.",
        "Bauamt",
    ),
    Topic(
        "bau",
        "Sanierung der Grundschule am Anger, Bauabschnitt 2",
        "Die Verwaltung wird beauftragt, die Bauleistungen auf der Grundlage der Entwurfsplanung auszuschreiben.",
        "Dach und Fassade sind undicht, die Heizung stammt aus dem Jahr 1978. Der Abschnitt umfasst den Westflügel "
        "und die Turnhalle. Der Unterricht läuft in Containern auf dem Schulhof weiter.",
        "Gebäudewirtschaft",
    ),
    Topic(
        "bau",
        "Neugestaltung des Marktplatzes: Ergebnis des Wettbewerbs",
        "Der erste Preis des Wettbewerbs wird der weiteren Planung zugrunde gelegt.",
        "Elf Büros haben Entwürfe eingereicht. Das Preisgericht empfiehlt einstimmig den Entwurf mit durchgehendem "
        "Pflaster, 24 neuen Bäumen und einem Wasserspiel vor dem Rathaus.",
        "Bauamt",
    ),
    Topic(
        "ssk",
        "Offene Ganztagsschule: Plätze und Beiträge ab Schuljahr {year}",
        "Der Ausbau auf 240 Plätze wird beschlossen. Die Beitragssatzung wird entsprechend geändert.",
        "Die Nachfrage übersteigt das Angebot um 38 Plätze. Mit einem zusätzlichen Raum in der Grundschule am Anger "
        "kann sie gedeckt werden.",
        "Schulamt",
    ),
    Topic(
        "ssk",
        "Stadtbücherei: Öffnung am Sonntag",
        "Die Stadtbücherei öffnet probeweise für ein Jahr auch sonntags von 13 bis 17 Uhr.",
        "Die Änderung des Landesrechts lässt die Öffnung zu. Das Personal hat sich bereit erklärt; die Mehrkosten "
        "betragen rund 31.000 Euro.",
        "Kulturamt",
    ),
    Topic(
        "ssk",
        "Förderung der Sportvereine {year}",
        "Die Zuschüsse werden nach der beigefügten Liste gewährt.",
        "Siebzehn Vereine haben Anträge gestellt. Alle Anträge entsprechen den Richtlinien.",
        "Schulamt",
    ),
    Topic(
        "kuv",
        "Tempo 30 auf der Ortsdurchfahrt",
        "Die Verwaltung wird beauftragt, bei der Straßenverkehrsbehörde Tempo 30 zwischen Brückentor und Bahnhof zu "
        "beantragen.",
        "Das Lärmgutachten weist nachts Werte über den Auslösewerten aus. Der Bus verliert nach Auskunft des "
        "Verkehrsbetriebs höchstens 40 Sekunden.",
        "Ordnungsamt",
    ),
    Topic(
        "kuv",
        "Kommunale Wärmeplanung: Sachstand {year}",
        "Der Bericht wird zur Kenntnis genommen.",
        "Bestands- und Potenzialanalyse sind abgeschlossen. Für die Altstadt wird ein Wärmenetz mit Flusswärme aus "
        "der Aue untersucht.",
        "Klimaschutz",
    ),
    Topic(
        "kuv",
        "Radweg an der Aue: Lückenschluss bis Niedermühle",
        "Die Verwaltung wird beauftragt, die Förderung zu beantragen und den Grunderwerb einzuleiten.",
        "Auf 1,8 Kilometern fehlt ein Radweg. Die Kosten betragen 1,35 Millionen Euro, davon werden bis zu 75 Prozent "
        "gefördert.",
        "Klimaschutz",
    ),
)

BRIDGE = Topic(
    "rat",
    "Sanierung der Furtbrücke: Bauweise",
    "Der Rat beschließt die Sanierung der Furtbrücke in der Bauweise „Gewölbe“. Die Auflagen der Anlage 1 werden "
    "eingehalten.",
    "Das Gewölbe aus dem Jahr 1871 trägt keine Lastwagen mehr. Ein Neubau wäre um ein Drittel teurer. Was für die Tiere "
    "zu tun ist, die dort leben, steht in der Anlage 1.",
    "Bauamt",
)
REPORT = "Gutachten zum Artenschutz"
REPORTED = (
    "Die Fugen des Gewölbes sind ein Winterquartier. Gezählt wurden 23 Wasserfledermäuse und vier Große Mausohren.",
    "Von Oktober bis März wird am Gewölbe nicht gearbeitet.",
    "Vor Beginn der Arbeiten kommt an jeden der vier Pfeiler ein Fledermauskasten. Er wird fünf Jahre lang kontrolliert.",
)

"""Who can open which page: every page of the product in words, and one address of it in a world where it is there.

The world: an evening with a closed part whose minutes are signed and, the public ones, published; and a draft of
the next meeting. What only takes what is sent belongs to the commands and stands in SENDING_ONLY.
"""

from minutes.models import TextBlock
from portal.subscriptions.models import Subscription
from portal.subscriptions.tokens import confirm_token, own_token
from sessions_app.models import (
    AgendaItem,
    LegislativeTerm,
    Meeting,
    Organization,
    Paper,
    Person,
    Question,
    Registration,
    Resolution,
    WrittenProcedure,
)
from tests.house.canaries import in_words_of_its_own, night, place_with_a_broadcast, publish
from tests.house.spoken_canaries import to_the_end

FRAME = (
    "/",
    "/impressum/",
    "/datenschutz/",
    "/barrierefreiheit/",
    "/farben.css",
    "/suche/",
    "/suche/woerter/",
)
LISTS = ("/sitzungen/", "/vorlagen/", "/gremien/")
WORK = "/arbeitsplatz/"
PUBLIC_MEETING = "/sitzungen/{meeting}/"
STUDIO = PUBLIC_MEETING + "niederschrift/"
DRAFT = WORK + "sitzungen/{draft}/"
PAGES = {
    "Startseite, Suche, Impressum, Datenschutz": FRAME,
    "Listen der Sitzungen, Gremien und öffentlichen Vorlagen": LISTS,
    "Leichte Sprache, Gebärdensprache, soweit die Kommune davon etwas bereithält": (
        "/leichte-sprache/",
        "/gebaerdensprache/",
    ),
    "Kalender, auch für das eigene Gerät": (
        "/kalender/",
        "/kalender/2026/11/",
        "/kalender.ics",
        "/gremien/{council}/kalender.ics",
    ),
    "Neues abonnieren": (
        "/abonnieren/",
        "/feeds/sitzungen.atom",
        "/gremien/{council}/feeds/beschluesse.json",
        "/vorlagen/{public_paper}/feeds/neues.atom",
        "/orte/{place}/feeds/neues.rss",
        "/suche/feeds/neues.json",
    ),
    "Neues per E-Mail bestellen": (
        "/abonnieren/e-mail/",
        "/abonnieren/e-mail/abgeschickt/",
    ),
    "Eigene Abos bestätigen, ansehen, beenden (wer die Adresse aus der E-Mail hat)": (
        "/abonnieren/e-mail/bestaetigen/{to_confirm}/",
        "/abos/{own}/",
        "/abos/{own}/beenden/",
        "/abos/{own}/{wish}/beenden/",
    ),
    "Liste der öffentlichen Beschlüsse, Seite eines Beschlusses": (
        "/beschluesse/",
        "/beschluesse/{resolution}/",
    ),
    "Hinweise für Suchmaschinen": ("/sitemap.xml", "/sitemap-sitzungen.xml", "/robots.txt"),
    "Sitzung einbetten: Anleitung, Rahmen einer Sitzung und eines Gremiums": (
        "/einbetten/",
        "/einbetten/sitzungen/{meeting}/",
        "/einbetten/gremien/{council}/",
    ),
    "Livestream und Aufzeichnung des öffentlichen Teils": (PUBLIC_MEETING + "uebertragung/",),
    "Orte der Sitzungen und öffentlichen Vorlagen": ("/orte/", "/orte/{place}/"),
    "Sitzverteilung berechnen": ("/werkzeuge/sitzverteilung/",),
    "Öffentliche Tagesordnung, auch als PDF": (PUBLIC_MEETING, PUBLIC_MEETING + "tagesordnung.pdf"),
    "Nachtrag zur Tagesordnung und ihre frühere Fassung als PDF": (
        PUBLIC_MEETING + "nachtrag-1.pdf",
        PUBLIC_MEETING + "tagesordnung-1.pdf",
    ),
    "Einwohnerfrage stellen, zugelassene Fragen mit Antworten; sich anmelden, um per Video zu folgen": (
        PUBLIC_MEETING + "fragen/",
        PUBLIC_MEETING + "fragen/stellen/",
        PUBLIC_MEETING + "anmelden/",
    ),
    "Eigene Frage, eigener Zugang zum Video: wer die geheime Adresse hat": (
        "/fragen/{question_token}/",
        "/zugang/{registration_token}/",
    ),
    "Geltende Regeln mit ihrer Herkunft, auch als PDF": (
        "/regeln/",
        "/regeln/regeln.pdf",
        "/gremien/{council}/regeln/",
        "/gremien/{council}/regeln.pdf",
    ),
    "Ergebnisse und Protokolle der öffentlichen Abstimmungen; was ihre Angaben bedeuten": (
        PUBLIC_MEETING + "abstimmungen/",
        PUBLIC_MEETING + "abstimmungen/1/",
        PUBLIC_MEETING + "abstimmungen/1/protokoll.pdf",
        PUBLIC_MEETING + "abstimmungen/1/protokoll.json",
        PUBLIC_MEETING + "abstimmungen/1/protokoll.csv",
        "/schema/abstimmungsprotokoll-1.json",
    ),
    "Öffentliche Vorlage, Gremium, Person": (
        "/vorlagen/{public_paper}/",
        "/gremien/{council}/",
        "/personen/{person}/",
    ),
    "Öffentliche Datei, auch die veröffentlichte Niederschrift": (
        "/dateien/{public_file}/datei.pdf",
        "/dateien/{minutes}/datei.pdf",
        "/niederschriften/{meeting}/",
        "/niederschriften/{meeting}/niederschrift.pdf",
    ),
    "Der Sitzung live folgen; Anzeige im Saal": (
        PUBLIC_MEETING + "live/",
        PUBLIC_MEETING + "live/stand/",
        PUBLIC_MEETING + "anzeige/",
    ),
    "Anzeige im Saal, ohne Sitzung: nur ein Code": ("/anzeige/", "/anzeige/stand/"),
    "Offene Daten im Ganzen und nach Wahlperioden, Eintrag für Datenkataloge": (
        "/offene-daten/gesamt/ratsinformationen.jsonl.gz",
        "/offene-daten/gesamt/abstimmungen.csv",
        "/offene-daten/wahlperioden/{term}/ratsinformationen.jsonl.gz",
        "/offene-daten/wahlperioden/{term}/mitgliedschaften.csv",
        "/offene-daten/katalog.jsonld",
        "/offene-daten/katalog.ttl",
    ),
    "Protokollbuch einer beendeten Sitzung ohne das Nichtöffentliche, zum Nachzählen und Prüfen": (
        PUBLIC_MEETING + "protokollbuch.jsonl",
    ),
    "Offene Daten: Seite, OParl-Schnittstelle, Bedeutung der Erweiterungen": (
        "/offene-daten/",
        "/oparl/v1.1/system",
        "/schema/oparl-ratssaal-1.json",
    ),
    "Eine Niederschrift prüfen": (
        "/niederschriften/pruefen/",
        "/niederschriften/pruefen/zertifikate.pem",
        "/schema/pruefbericht-1.json",
    ),
    "Arbeitsplatz": (WORK,),
    "Sitzung mit nichtöffentlichem Teil": (WORK + "sitzungen/{meeting}/",),
    "Einladung und in der Sitzung ergänzte Punkte als PDF": (
        WORK + "sitzungen/{meeting}/einladung.pdf",
        WORK + "sitzungen/{meeting}/ergaenzung.pdf",
    ),
    "Einladungen per E-Mail verschicken": (WORK + "sitzungen/{meeting}/einladungen/",),
    "Eigener Nachtrag mit nichtöffentlichen Titeln": (WORK + "sitzungen/{meeting}/nachtrag-1.pdf",),
    "Liste der Vorlagen am Arbeitsplatz": (WORK + "vorlagen/",),
    "Nichtöffentliche Vorlage": (WORK + "vorlagen/{closed_paper}/",),
    "Nichtöffentliche Datei": ("/dateien/{closed_file}/datei.pdf",),
    "Vorlage anlegen": (WORK + "vorlagen/neu/",),
    "Orte einer Vorlage eintragen": (WORK + "vorlagen/{public_paper}/orte/",),
    "Antworten zu personenbezogenen Daten einer Vorlage": (
        WORK + "vorlagen/{public_paper}/personenbezogenes/",
    ),
    "Antworten zu personenbezogenen Daten einer Tagesordnung": (DRAFT + "personenbezogenes/",),
    "Hauptsatzung und Geschäftsordnung eintragen": (
        WORK + "regeln/",
        WORK + "regeln/ballot.change_until_close/neu/",
    ),
    "Eigene Texte der Kommune schreiben (Impressum, Datenschutz, Leichte Sprache)": (
        WORK + "eigene-texte/",
        WORK + "eigene-texte/imprint/de/",
    ),
    "Bestimmen, was Suchmaschinen aufführen dürfen": (WORK + "suchmaschinen/",),
    "Eigene Abrufe nichtöffentlicher Dateien; die Verwaltung sieht alle": (
        WORK + "abrufe/",
        WORK + "abrufe/abrufe.csv",
    ),
    "Fristen für personenbezogene Daten bestimmen, Löschläufe ansehen": (WORK + "aufbewahrung/",),
    "Livestream und Aufzeichnung eintragen": (WORK + "sitzungen/{meeting}/uebertragung/",),
    "Beschlussbuch: Stand der Beschlüsse, Einsprüche, Fristen": (
        WORK + "beschluesse/",
        WORK + "beschluesse/{resolution}/",
    ),
    "Auszug eines öffentlichen Beschlusses": ("/beschluesse/{resolution}/auszug.pdf",),
    "Auszug eines Beschlusses am Arbeitsplatz, auch eines nichtöffentlichen": (
        WORK + "beschluesse/{resolution}/auszug.pdf",
    ),
    "Schriftliche Verfahren des Gremiums, mit Antworten und Protokoll": (
        WORK + "schriftlich/",
        WORK + "schriftlich/{written}/",
        WORK + "schriftlich/{written}/protokoll.pdf",
        WORK + "schriftlich/{written}/protokoll.json",
        WORK + "schriftlich/{written}/protokoll.csv",
    ),
    "Mitglieder schriftlich fragen": (WORK + "schriftlich/neu/{council}/",),
    "Was schriftlich und öffentlich beschlossen ist, nach dem Ende": (
        "/schriftlich/{written}/",
        "/schriftlich/{written}/protokoll.pdf",
        "/schriftlich/{written}/protokoll.json",
        "/schriftlich/{written}/protokoll.csv",
        "/schema/schriftliches-verfahren-1.json",
    ),
    "Dringlichkeitsentscheidung eintragen": (WORK + "beschluesse/dringlich/",),
    "Nummerierung der Beschlüsse": (WORK + "beschluesse/nummern/",),
    "Sitzung ansetzen": (WORK + "sitzungen/neu/",),
    "Sitzung und Tagesordnung vorbereiten": (
        DRAFT + "aendern/",
        DRAFT + "tagesordnung/",
        DRAFT + "vorschau/",
        DRAFT + "veroeffentlichen/",
        DRAFT + "punkte/{draft_item}/",
        DRAFT + "nachtrag/",
        DRAFT + "nachtrag/veroeffentlichen/",
        DRAFT + "nachtrag/oeffentlich/",
        DRAFT + "nachtrag/nichtoeffentlich/",
        DRAFT + "nachtrag/punkte/{draft_item}/",
    ),
    "Einwohnerfragen bearbeiten": (
        WORK + "sitzungen/{meeting}/fragen/",
        WORK + "sitzungen/{meeting}/fragen/{question}/",
    ),
    "Anmeldungen zum Video": (
        WORK + "sitzungen/{meeting}/anmeldungen/",
        WORK + "sitzungen/{meeting}/anmeldungen/{registration}/",
    ),
    "Offene Punkte übertragen": (WORK + "sitzungen/{meeting}/offene-punkte/",),
    "Eigener Platz in der laufenden Sitzung": (PUBLIC_MEETING + "platz/",),
    "Pult der Sitzung, Zeilen des Journals berichtigen": (
        PUBLIC_MEETING + "pult/",
        PUBLIC_MEETING + "pult/eintraege/1/",
    ),
    "Protokolle aller Abstimmungen, auch der nichtöffentlichen": (
        PUBLIC_MEETING + "pult/abstimmungen/",
        PUBLIC_MEETING + "pult/abstimmungen/4/",
        PUBLIC_MEETING + "pult/abstimmungen/4/protokoll.pdf",
        PUBLIC_MEETING + "pult/abstimmungen/4/protokoll.json",
        PUBLIC_MEETING + "pult/abstimmungen/4/protokoll.csv",
    ),
    "Einlass": (PUBLIC_MEETING + "einlass/",),
    "Sagen, dass man in keiner Sitzung übertragen werden möchte": (WORK + "uebertragung/",),
    "Eigene Einlassnummer": (WORK + "einlassnummer/",),
    "Zeitreise in die Sitzung": (PUBLIC_MEETING + "zeitreise/",),
    "Anwesenheitsliste als PDF": (PUBLIC_MEETING + "anwesenheitsliste.pdf",),
    "Lage der Videokonferenz": (PUBLIC_MEETING + "video/lage/",),
    "Niederschrift bearbeiten, Vorschau beider Teile": (
        STUDIO,
        STUDIO + "oeffentlich/vorschau.pdf",
        STUDIO + "nichtoeffentlich/vorschau.pdf",
        STUDIO + "texte/stand/",
        STUDIO + "texte/{written_item}/",
        STUDIO + "fassung.pdf",
    ),
    "Textbausteine für Niederschriften": (WORK + "textbausteine/", WORK + "textbausteine/{text_block}/"),
    "Unterschriebene Niederschrift und eigene Einwendungen": (STUDIO + "einwendungen/",),
    "Unterschriebene Niederschrift des nichtöffentlichen Teils": (
        STUDIO + "nichtoeffentlich/niederschrift.pdf",
    ),
    "Scan einer auf Papier unterschriebenen Niederschrift (diese hier sind es nicht; sonst: wer sie lesen darf)": (
        STUDIO + "oeffentlich/scan.pdf",
        STUDIO + "nichtoeffentlich/scan.pdf",
    ),
    "Beglaubigte Abschrift einer unterschriebenen Niederschrift": (
        WORK + "sitzungen/{meeting}/oeffentlich/abschrift.pdf",
        WORK + "sitzungen/{meeting}/nichtoeffentlich/abschrift.pdf",
    ),
    "Alle Daten pflegen (admin; nur das Betriebspersonal)": ("/admin/",),
}
# Doors that show nothing: what is sent there is one of the commands above.
SENDING_ONLY = (
    "arbeitsplatz/abrufe/namen/",
    "arbeitsplatz/regeln/<int:key>/beenden/",
    "arbeitsplatz/vorlagen/<int:key>/aendern/",
    "arbeitsplatz/vorlagen/<int:key>/zurueckziehen/",
    "arbeitsplatz/vorlagen/<int:key>/dateien/<int:file>/loesen/",
    "arbeitsplatz/vorlagen/<int:key>/orte/<int:place>/loesen/",
    "arbeitsplatz/sitzungen/<int:key>/tagesordnung/oeffentlich/",
    "arbeitsplatz/sitzungen/<int:key>/tagesordnung/nichtoeffentlich/",
    "arbeitsplatz/sitzungen/<int:key>/punkte/<int:item>/verschieben/",
    "arbeitsplatz/sitzungen/<int:key>/punkte/<int:item>/streichen/",
    "arbeitsplatz/sitzungen/<int:key>/punkte/<int:item>/vorlagen/",
    "arbeitsplatz/sitzungen/<int:key>/punkte/<int:item>/vorlagen/<int:consultation>/loesen/",
    "arbeitsplatz/sitzungen/<int:key>/punkte/<int:item>/dateien/",
    "arbeitsplatz/sitzungen/<int:key>/punkte/<int:item>/dateien/<int:file>/loesen/",
    "arbeitsplatz/sitzungen/<int:key>/nachtrag/punkte/<int:item>/absetzen/",
    "arbeitsplatz/sitzungen/<int:key>/nachtrag/aenderungen/<int:change>/weglassen/",
    "arbeitsplatz/sitzungen/<int:key>/fragen/<int:question>/verschieben/",
    "zugang/<uuid:token>/video/",
    "sitzungen/<int:meeting>/befehl/",
    "sitzungen/<int:meeting>/befehl/<str:audience>/",
    "sitzungen/<int:meeting>/einlass/nummer/",
    "sitzungen/<int:meeting>/video/<str:part>/zugang/",
    "niederschriften/<int:pk>/pruefen/",
    "sitzungen/<int:pk>/niederschrift/texte/",
    "sitzungen/<int:pk>/niederschrift/texte/<int:item>/einfuegen/",
    "sitzungen/<int:pk>/niederschrift/texte/<int:item>/waehlen/",
    "sitzungen/<int:pk>/niederschrift/texte/<int:item>/wiederherstellen/",
    "arbeitsplatz/textbausteine/<int:key>/loeschen/",
    "sitzungen/<int:pk>/niederschrift/<part:part>/versiegeln/",
    "sitzungen/<int:pk>/niederschrift/<part:part>/abschliessen/",
    "sitzungen/<int:pk>/niederschrift/<part:part>/unterschreiben/",
    "sitzungen/<int:pk>/niederschrift/<part:part>/unterschreiben/karte/",
    "sitzungen/<int:pk>/niederschrift/<part:part>/unterschreiben/dienst/",
    "sitzungen/<int:pk>/niederschrift/<part:part>/unterschreiben/dienst/code/",
    "sitzungen/<int:pk>/niederschrift/<part:part>/unterschreiben/datei/",
    "sitzungen/<int:pk>/niederschrift/<part:part>/unterschreiben/hochladen/",
    "sitzungen/<int:pk>/niederschrift/<part:part>/unterschreiben/papier/",
    "sitzungen/<int:pk>/niederschrift/<part:part>/zertifikat/",
    "sitzungen/<int:pk>/niederschrift/<part:part>/unterzeichnende/",
    "sitzungen/<int:pk>/niederschrift/<part:part>/einwendungen/",
    "sitzungen/<int:pk>/niederschrift/<part:part>/einwendungen/<int:number>/",
    "sitzungen/<int:pk>/niederschrift/<part:part>/einwendungen/<int:number>/vormerken/",
    "sitzungen/<int:pk>/niederschrift/<part:part>/genehmigung/",
    "sitzungen/<int:pk>/niederschrift/<part:part>/genehmigung/vormerken/",
    "sitzungen/<int:pk>/niederschrift/<part:part>/abschluss/",
    "sitzungen/<int:pk>/niederschrift/fassung/",
    "sitzungen/<int:pk>/niederschrift/freigeben/",
    "sitzungen/<int:pk>/niederschrift/zurueckrufen/",
    "sitzungen/<int:pk>/niederschrift/veroeffentlichen/",
    # On these one waits for what one has sent; without that they lead back to where it is sent from.
    "sitzungen/<int:pk>/niederschrift/fortschritt/<uuid:token>/",
    "niederschriften/pruefen/<uuid:token>/",
    "sprache/",
)


def world(home, neighbour):
    """What stands in the addresses: the keys of the rows of an evening and of a draft."""
    the_night = night(home, neighbour)
    to_the_end(home, the_night.meeting)
    publish(home, the_night.meeting)
    draft = Meeting.objects.get(body=home.body, name="23. Sitzung")
    in_words_of_its_own(home)
    wish = Subscription.objects.first()
    public, closed = Paper.objects.get(reference="V 1", body=home.body), closed_paper(the_night.meeting)
    return {
        "meeting": the_night.meeting.pk,
        "draft": draft.pk,
        "draft_item": AgendaItem.objects.get(meeting=draft).pk,
        "public_paper": public.pk,
        "closed_paper": closed.pk,
        "public_file": public.main_file.token,
        "closed_file": closed.main_file.token,
        "minutes": Meeting.objects.get(pk=the_night.meeting.pk).results_protocol.token,
        "council": Organization.objects.get(pk=home.council.pk).pk,
        "written_item": AgendaItem.objects.filter(meeting=the_night.meeting, public=True).first().pk,
        "text_block": TextBlock.objects.get(body=home.body).pk,
        "resolution": Resolution.objects.exclude(standing="").first().pk,
        "written": WrittenProcedure.objects.get(body=home.body, public=True, phase="closed").pk,
        **residents(the_night.meeting),
        "place": place_with_a_broadcast(home, the_night.meeting).pk,
        "person": Person.objects.get(pk=home.people["member"].pk).pk,
        "term": LegislativeTerm.objects.create(body=home.body, name="2025 bis 2030").pk,
        "wish": wish.pk,
        "own": own_token(wish.subscriber),
        "to_confirm": confirm_token(wish),
    }


def residents(meeting):
    question = Question.objects.get(meeting=meeting, number=2)
    registration = Registration.objects.get(meeting=meeting, number=2)
    return {
        "question": question.pk,
        "question_token": question.token,
        "registration": registration.pk,
        "registration_token": registration.token,
    }


def closed_paper(meeting):
    return Paper.objects.get(
        consultations__agenda_item__meeting=meeting, consultations__agenda_item__public=False
    )

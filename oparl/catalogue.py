"""The record of the open data for catalogues such as GovData: DCAT-AP.de 3.0, as JSON-LD and as Turtle.

One data set, the council's information, in several distributions: the OParl interface and the files. Which contributor it
is harvested under, and which area it is about, are fields of `OpenData`; without a contributor GovData does not take it.
"""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Max
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from oparl.bulk.scope import Scope
from oparl.bulk.tables import TABLES, TITLES
from oparl.models import OpenData, Published
from oparl.out.addresses import home_of
from oparl.out.kinds import TYPES
from oparl.rdf import Address, Text, Thing, Value, as_json_ld, as_turtle
from sessions_app.models import Body
from sessions_app.queries import terms_of
from sessions_app.tenancy import TenantRequest

EU = "http://publications.europa.eu/resource/authority/"
IANA = "https://www.iana.org/assignments/media-types/"
GERMAN = Address(f"{EU}language/DEU")
FOR_ALL = Address(f"{EU}access-right/PUBLIC")
KEYWORDS = ("Ratsinformationen", "Kommunalpolitik", "Rat", "Sitzungen", "Beschlüsse", "OParl")
LICENSES = "http://dcat-ap.de/def/licenses/"
# How the catalogue calls the licences whose texts the field names.
KNOWN_LICENSES = {
    "govdata.de/dl-de/by-2-0": "dl-by-de/2.0",
    "govdata.de/dl-de/zero-2-0": "dl-zero-de/2.0",
    "creativecommons.org/licenses/by/4.0": "cc-by/4.0",
    "creativecommons.org/licenses/by-sa/4.0": "cc-by-sa/4.0",
    "creativecommons.org/publicdomain/zero/1.0": "cc-zero",
}
LEVELS = {"districtKey": "administrativeDistrict", "stateKey": "state"}
GEOCODING = "http://dcat-ap.de/def/politicalGeocoding/"


@require_safe
def json_ld(request: TenantRequest) -> HttpResponse:
    return HttpResponse(as_json_ld(_things(request)), content_type="application/ld+json")


@require_safe
def turtle(request: TenantRequest) -> HttpResponse:
    return HttpResponse(as_turtle(_things(request)), content_type="text/turtle; charset=utf-8")


def _things(request: TenantRequest) -> list[Thing]:
    body = request.tenant
    terms = OpenData.objects.filter(body=body).first() or OpenData(body=body)
    with translation.override("de"):  # the language of the content
        return list(Record(body, terms, home_of(request, body)).things())


class Record:
    """What a catalogue is told of the open data of a body."""

    def __init__(self, body: Body, given: OpenData, home: str) -> None:
        self.body, self.given, self.home = body, given, home
        self.page = f"{home}{reverse('oparl:open_data')}"
        self.system = f"{home}{reverse('oparl:system')}"

    def things(self) -> Iterator[Thing]:
        distributions = list(self.distributions())
        yield self.catalogue()
        yield self.data_set(distributions)
        yield from distributions
        yield self.service()
        yield Thing(self.at("herausgeber"), "foaf:Agent", {"foaf:name": [Text(self.body.name)]})
        yield self.contact()

    def at(self, name: str) -> Address:
        return Address(f"{self.page}#{name}")

    def catalogue(self) -> Thing:
        said: dict[str, list[Value]] = {
            "dct:title": [_german(f"Offene Daten des Rates: {self.body.name}")],
            "dct:description": [_german(f"Offene Daten aus der Arbeit des Rates ({self.body.name}).")],
            "dct:publisher": [self.at("herausgeber")],
            "dct:language": [GERMAN],
            "dct:license": self.license(),
            "dcat:dataset": [self.at("ratsinformationen")],
            "dcat:service": [self.at("oparl")],
            "foaf:homepage": [Address(f"{self.home}/")],
        }
        return Thing(self.at("katalog"), "dcat:Catalog", said)

    def data_set(self, distributions: list[Thing]) -> Thing:
        said: dict[str, list[Value]] = {
            "dct:title": [_german(f"Ratsinformationen: {self.body.name}")],
            "dct:description": [_german(DESCRIPTION % {"name": self.body.name})],
            "dct:identifier": [Text(self.at("ratsinformationen").iri)],
            "dct:publisher": [self.at("herausgeber")],
            "dcat:contactPoint": [self.at("kontakt")],
            "dcatde:contributorID": _addresses(self.given.contributor_id),
            "dcatde:politicalGeocodingURI": _addresses(self.given.geocoding_uri),
            "dcatde:politicalGeocodingLevelURI": _addresses(self.level()),
            "dcat:theme": [Address(f"{EU}data-theme/GOVE")],
            "dcat:keyword": [_german(word) for word in KEYWORDS],
            "dcat:landingPage": [Address(self.page)],
            "dct:accrualPeriodicity": [Address(f"{EU}frequency/CONT")],
            "dct:accessRights": [FOR_ALL],
            "dct:language": [GERMAN],
            "dct:issued": _moments(self.times()["first"]),
            "dct:modified": _moments(self.times()["last"]),
            "dcat:distribution": [each.address for each in distributions],
        }
        return Thing(self.at("ratsinformationen"), "dcat:Dataset", said)

    def distributions(self) -> Iterator[Thing]:
        yield self.distribution("schnittstelle", "OParl-Schnittstelle", self.system, "JSON", served=True)
        for scope in (Scope(self.body), *(Scope(self.body, term) for term in terms_of(self.body))):
            of, keys = ("_of_term", [scope.term.pk]) if scope.term else ("", [])
            when = scope.term.name if scope.term else "gesamt"
            path = reverse(f"oparl:lines{of}", args=keys)
            yield self.distribution(scope.name, f"OParl-Objekte als JSON-Zeilen, {when}", path, "JSON")
            for name in TABLES:
                path = reverse(f"oparl:table{of}", args=[*keys, name])
                yield self.distribution(f"{scope.name}-{name}", f"{TITLES[name]}, {when}", path, "CSV")

    def distribution(self, name: str, title: str, path: str, form: str, *, served: bool = False) -> Thing:
        file = [] if served else [Address(f"{self.home}{path}")]
        packed = form == "JSON" and not served
        said: dict[str, list[Value]] = {
            "dct:title": [_german(title)],
            "dcat:accessURL": [Address(path)] if served else [Address(self.page)],
            "dcat:downloadURL": [*file],
            "dcat:accessService": [self.at("oparl")] if served else [],
            "dct:license": self.license(),
            "dct:format": [Address(f"{EU}file-type/{form}")],
            "dcat:mediaType": [Address(f"{IANA}{'text/csv' if form == 'CSV' else 'application/json'}")],
            "dcat:compressFormat": [Address(f"{IANA}application/gzip")] if packed else [],
            "dct:accessRights": [FOR_ALL],
            "dct:language": [GERMAN],
        }
        return Thing(self.at(name), "dcat:Distribution", said)

    def service(self) -> Thing:
        said: dict[str, list[Value]] = {
            "dct:title": [_german(f"OParl-Schnittstelle: {self.body.name}")],
            "dct:publisher": [self.at("herausgeber")],
            "dct:license": self.license(),
            "dct:accessRights": [FOR_ALL],
            "dct:conformsTo": [Address(TYPES)],
            "dcat:endpointURL": [Address(self.system)],
            "dcat:servesDataset": [self.at("ratsinformationen")],
        }
        return Thing(self.at("oparl"), "dcat:DataService", said)

    def contact(self) -> Thing:
        mail = self.given.contact_email
        said: dict[str, list[Value]] = {
            "vcard:fn": [Text(self.given.contact_name or self.body.office or self.body.name)],
            "vcard:hasEmail": [Address(f"mailto:{mail}")] if mail else [],
            "vcard:hasURL": [Address(f"{self.home}{reverse('portal:imprint')}")],
        }
        return Thing(self.at("kontakt"), "vcard:Kind", said)

    def license(self) -> list[Value]:
        given = self.given.license
        known = (short for part, short in KNOWN_LICENSES.items() if part in given)
        short = next(known, "")
        return _addresses(f"{LICENSES}{short}" if short else given)

    def level(self) -> str:
        """Of the area: a municipality, unless its key is that of a district or a state."""
        area = self.given.geocoding_uri
        kind = area.removeprefix(GEOCODING).partition("/")[0]
        return f"{GEOCODING}Level/{LEVELS.get(kind, 'municipality')}" if area else ""

    def times(self) -> dict[str, datetime | None]:
        rows = Published.objects.filter(body=self.body, kind="body")
        whole = Published.objects.filter(body=self.body).aggregate(last=Max("modified"))
        return {"first": rows.values_list("created", flat=True).first(), "last": whole["last"]}


DESCRIPTION = (
    "Gremien, Personen, Sitzungen mit Tagesordnungen, Vorlagen mit Dateien, Beschlüsse und Ergebnisse von "
    "Abstimmungen: alles Öffentliche aus der Arbeit des Rates und seiner Ausschüsse (%(name)s)."
)


def _german(text: str) -> Text:
    return Text(text, "de")


def _addresses(iri: str) -> list[Value]:
    return [Address(iri)] if iri else []


def _moments(at: datetime | None) -> list[Value]:
    return [Text(timezone.localtime(at).isoformat(), datatype="xsd:dateTime")] if at else []

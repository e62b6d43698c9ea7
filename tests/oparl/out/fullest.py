"""The town with everything said that Ratssaal can say, and what it never says of all that OParl has words for."""

from datetime import date, timedelta

from oparl.models import OpenData
from sessions_app.models import Organization
from tests.oparl.out.facts import properties
from tests.oparl.out.town import ROOT, file_in

DAY = date(2026, 1, 2)
# Beside `keyword`, which nothing here has, `deleted`, which stubs alone have, and what `web` is not there for.
NEVER = {
    "System": {"otherOparlVersions", "vendor", "product"},
    "Body": {
        *("licenseValidSince", "oparlSince", "ags", "rgs", "equivalent", "classification", "location"),
    },
    "Organization": {"post", "website", "externalBody", "license"},
    "Person": {"affix", "gender", "location", "locationObject", "status", "life", "lifeSource", "license"},
    "Meeting": {"participant", "license"},  # who attended: test_extract.py
    "AgendaItem": {"license"},
    "Paper": {"relatedPaper", "license"},
    "File": {
        *("sha1Checksum", "text", "externalServiceUrl", "masterFile", "derivativeFile", "fileLicense"),
        *("license", "web"),
    },
    "Location": {
        *("subLocality", "bodies", "organizations", "persons", "meetings", "papers", "license", "web"),
    },
    **{name: {"license", "web"} for name in ("LegislativeTerm", "Membership", "Consultation")},
}


def said_by_us(name):
    """The properties of a type that Ratssaal writes somewhere."""
    return properties(name).keys() - NEVER[name] - {"keyword"}


def write(row, **values):
    type(row).objects.filter(pk=row.pk).update(**values)


def filled(town):
    """Fills every column of which something is published; gives the addresses of the objects that have it all."""
    body, group = town.body, Organization.objects.create(body=town.body, name="Fraktion Auwald")
    write(body, website="https://vogelheim.example", office="Ratsbüro")
    OpenData.objects.create(
        body=body,
        license="https://www.govdata.de/dl-de/by-2-0",
        contact_email="offen@vogelheim.example",
        persons_email=True,
        persons_phone=True,
    )
    write(town.term, ends_on=DAY + timedelta(days=1700))
    write(town.hall, description="Erster Stock", street_address="Markt 1", postal_code="59348")
    lasting = {"starts_on": DAY, "ends_on": DAY}
    write(town.council, short_name="Rat", sub_organization_of=group, location=town.hall, **lasting)
    write(town.person, form_of_address="Frau")
    write(town.seat, role="Vorsitz", on_behalf_of=group, **lasting)
    minutes, word, annex, text = (
        file_in(body, name, f"%PDF {name}".encode(), public=True, dated_on=DAY)
        for name in ("Niederschrift", "Wortprotokoll", "Anlage", "Beschluss")
    )
    ends = {"starts_at": town.meeting.starts_at, "ends_at": town.meeting.starts_at + timedelta(hours=2)}
    write(town.meeting, results_protocol=minutes, verbatim_protocol=word, **ends)
    town.meeting.auxiliary_files.add(annex)
    write(town.item, resolution_file=text, **ends)
    write(town.paper, paper_type="Beschlussvorlage")
    town.paper.auxiliary_files.add(annex)
    town.paper.under_direction_of.add(town.home.committee)
    rows = {
        "system": [],
        "body": [body],
        "legislativeterm": [town.term],
        "organization": [town.council],
        "person": [town.person],
        "membership": [town.seat],
        "meeting": [town.meeting],
        "agendaitem": [town.item, town.noted],
        "paper": [town.paper, town.older],
        "consultation": [town.station],
        "file": [annex, text],
        "location": [town.hall],
    }
    one = [f"{ROOT}/{kind}/{row.pk}" for kind, some in rows.items() for row in some]
    return [f"{ROOT}/system", *one]

"""System, bodies, organizations, people and places as OParl objects."""

from typing import Any

from oparl.out.desk import Desk
from oparl.out.kinds import LISTS, TYPES
from oparl.out.saying import Json
from sessions_app.models import Body, LegislativeTerm, Location, Membership, Organization, Person

PRODUCT = "Ratssaal"
# Other versions of OParl that this program can speak, by the path of their System: none yet.
OTHER_VERSIONS: tuple[str, ...] = ()
KINDS_OF_ORGANIZATIONS = {
    "council": "Gremium",
    "committee": "Gremium",
    "group": "Fraktion",
    "office": "Verwaltungsbereich",
    "other": "Sonstiges",
}
CLASSIFICATIONS = {"council": "Parlament", "committee": "Ausschuss", "group": "Fraktion"}


def write_system(desk: Desk, row: Body) -> Json:
    """The entry point: one for each body, under its own host."""
    return desk.thing(
        "system",
        row,
        oparlVersion=TYPES,
        otherOparlVersions=[desk.home + path for path in OTHER_VERSIONS],
        body=f"{desk.home}/oparl/v1.1/body",
        name=f"{PRODUCT} · {row.name}",
        license=desk.open_data.license,
        contactName=desk.open_data.contact_name or row.office,
        contactEmail=desk.open_data.contact_email,
        website=row.website,
        web=f"{desk.home}/",
    )


def write_body(desk: Desk, row: Any) -> Json:
    """The municipality (Körperschaft). Its lists are there also where they are empty."""
    body = desk.thing(
        "body",
        row,
        name=row.name,
        system=f"{desk.home}/oparl/v1.1/system",
        shortName=row.short_name,
        website=row.website,
        license=desk.open_data.license,
        contactName=desk.open_data.contact_name or row.office,
        contactEmail=desk.open_data.contact_email,
        web=f"{desk.home}/",
    )
    body |= {name: desk.list_url("body", row, name) for name in LISTS}
    body["legislativeTerm"] = desk.embed_all(write_term, row.shown_legislative_terms)
    return body


def write_term(desk: Desk, row: LegislativeTerm, *, alone: bool = True) -> Json:
    return desk.thing(
        "legislative_term",
        row,
        body=desk.url("body", row.body_id) if alone else None,
        name=row.name,
        startDate=_day(row.starts_on),
        endDate=_day(row.ends_on),
    )


def write_location(desk: Desk, row: Location, *, alone: bool = True) -> Json:  # noqa: ARG001 (as all that is embedded)
    return desk.thing(
        "location",
        row,
        description=row.description,
        room=row.room,
        streetAddress=row.street_address,
        postalCode=row.postal_code,
        locality=row.locality,
        geojson=_point(row),
    )


def _point(row: Location) -> Json | None:
    """The place on the earth as GeoJSON (RFC 7946): longitude first."""
    if row.latitude is None or row.longitude is None:
        return None
    point = {"type": "Point", "coordinates": [row.longitude, row.latitude]}
    return {"type": "Feature", "geometry": point, "properties": {}}


def write_organization(desk: Desk, row: Any) -> Json:
    return desk.thing(
        "organization",
        row,
        body=desk.url("body", row.body_id),
        name=row.name,
        shortName=row.short_name,
        membership=desk.urls("membership", row.shown_memberships),
        meeting=desk.list_url("organization", row, "meeting"),
        consultation=desk.list_url("organization", row, "consultation"),
        subOrganizationOf=_one(desk, "organization", row.shown_sub_organization_of),
        organizationType=_kind_of(row),
        classification=_classification(row),
        startDate=_day(row.starts_on),
        endDate=_day(row.ends_on),
        location=desk.embed(write_location, row.shown_location),
        web=desk.page("organization", row.pk),
    )


def _kind_of(row: Organization) -> str:
    """As its source called it, if OParl knows the word."""
    given = row.extra.get("organizationType")
    known = {*KINDS_OF_ORGANIZATIONS.values(), "Partei", "externes Gremium", "Institution"}
    return given if given in known else KINDS_OF_ORGANIZATIONS[row.organization_type]


def _classification(row: Organization) -> str:
    """The highest organ is a parliament by whatever name."""
    kind = row.organization_type
    known = CLASSIFICATIONS.get(kind, "")
    return known if kind == Organization.Type.COUNCIL else row.classification or known


def write_person(desk: Desk, row: Any) -> Json:
    """Address data only where the municipality says so."""
    given = desk.open_data
    return desk.thing(
        "person",
        row,
        body=desk.url("body", row.body_id),
        name=row.name,
        familyName=row.family_name,
        givenName=row.given_name,
        formOfAddress=row.form_of_address,
        title=[row.title] if row.title else None,
        email=[row.email] if row.email and given.persons_email else None,
        phone=[row.phone] if row.phone and given.persons_phone else None,
        membership=desk.embed_all(write_membership, row.shown_memberships),
        web=desk.page("person", row.pk),
    )


def write_membership(desk: Desk, row: Any, *, alone: bool = True) -> Json:
    membership: Membership = row
    return desk.thing(
        "membership",
        row,
        person=desk.url("person", membership.person_id) if alone else None,
        organization=desk.url("organization", membership.organization_id),
        role=membership.role,
        votingRight=membership.voting_right,
        startDate=_day(membership.starts_on),
        endDate=_day(membership.ends_on),
        onBehalfOf=_one(desk, "organization", row.shown_on_behalf_of),
    )


def _one(desk: Desk, kind: str, row: Person | Organization | None) -> str | None:
    return desk.url(kind, row) if row else None


def _day(value: Any) -> str | None:
    return value.isoformat() if value else None

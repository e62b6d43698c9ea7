"""OParl's camelCase into our nouns: one small function per type. An object becomes its row and those in it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Any

from journal.events import N_
from oparl.importing import geojson
from oparl.importing.oddities import agendas, consultations, files, meetings
from oparl.importing.oddities.characters import clean
from oparl.importing.oddities.organizations import organization_type
from oparl.importing.oddities.told import Odd
from oparl.importing.rows import BEFORE_ALL, PUBLICITY, Row
from oparl.importing.said import Said

ID_LIMIT = 500


NO_TYPE = N_("The object does not say what it is (no type).")
UNKNOWN_TYPE = N_("Objects of this type have no place in the filing cabinet.")
NO_ID = N_("The object has no id: it could never be found again.")
LONG_ID = N_("The id of the object is longer than 500 characters.")


class Unreadable(Exception):
    """An object cannot become a row; the text is a msgid that says why."""


@dataclass(frozen=True)
class Around:
    """What an embedded object gets from the one around it."""

    oparl_id: str
    modified: datetime
    links: dict[str, str]
    order: int | None = None


class Reading:
    """The rows found while one object is read, and the one that is being filled."""

    def __init__(self, said: Said, row: Row, around: Around | None) -> None:
        self.said, self.row, self.around = said, row, around
        self.found = [row]

    def link(self, field: str, key: str, kind: str, **links: str) -> None:
        """One reference: an id, or an embedded object that becomes a row of its own."""
        targets = self.targets(key, kind, **links)
        self.row.links[field] = targets[0] if targets else None
        self.said.odd += [Odd.SEVERAL_FOR_ONE] * (len(targets) > 1)

    def many(self, field: str, key: str, kind: str, **links: str) -> None:
        self.row.lists[field] = self.targets(key, kind, **links)

    def targets(self, key: str, kind: str, **links: str) -> list[str]:
        """The ids under a key. The embedded ones get `links` to the row around them."""
        things = self.said.things(key)
        ids = [self._target(thing, kind, order, links) for order, thing in enumerate(things)]
        return list(dict.fromkeys(ids))

    def _target(self, thing: str | dict[str, Any], kind: str, order: int, links: dict[str, str]) -> str:
        if isinstance(thing, str):
            return thing[:ID_LIMIT]
        around = Around(self.row.oparl_id, self.row.modified, links, order)
        rows = read_as(kind, thing, around)
        self.found += rows
        return rows[0].oparl_id

    def rest(self) -> dict[str, Any]:
        """What has no column; objects in it become rows as well and leave their ids."""
        return {key: self._without_objects(value) for key, value in self.said.rest().items()}

    def _without_objects(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._without_objects(each) for each in value]
        if isinstance(value, dict) and (kind := KIND_OF.get(short_type(value))):
            return self._target(value, kind, 0, {})
        return value


def read(data: dict[str, Any]) -> list[Row]:
    """The rows of one object of the source: its own first, then those embedded in it."""
    data, dirty = clean(data)
    kind = KIND_OF.get(short_type(data))
    if kind is None:
        raise Unreadable(UNKNOWN_TYPE if data.get("type") else NO_TYPE)
    if not isinstance(data.get("id"), str) or not data["id"].strip():
        raise Unreadable(NO_ID)
    if len(data["id"]) > ID_LIMIT:
        raise Unreadable(LONG_ID)
    rows = read_as(kind, data, None)
    rows[0].odd += [Odd.UNREADABLE_CHARACTERS] * dirty
    return rows


def read_as(kind: str, data: dict[str, Any], around: Around | None) -> list[Row]:
    """The rows of an object of a known kind, embedded in another (`around`) or standing alone."""
    said = Said(data)
    row = Row(kind, _id_of(said, around), _modified(said, around))
    row.odd = said.odd
    created = said.moment("created") or row.modified
    row.values = {"created": created, "modified": row.modified, "deleted": said.deleted}
    row.values["web"] = said.address("web")
    reading = Reading(said, row, around)
    READERS[kind](reading)
    row.extra |= reading.rest()
    if said.deleted:
        row.odd[:] = [Odd.DELETED]
    return reading.found


def short_type(data: dict[str, Any]) -> str:
    """`Meeting` of `https://schema.oparl.org/1.1/Meeting`."""
    value = data.get("type")
    return value.rstrip("/").rsplit("/", 1)[-1] if isinstance(value, str) else ""


def _id_of(said: Said, around: Around | None) -> str:
    given = said.data.get("id")
    if isinstance(given, str) and 0 < len(given.strip()) <= ID_LIMIT:
        return given.strip()
    said.odd.append(Odd.WITHOUT_ID)
    content = blake2b(repr(sorted(said.data.items(), key=str)).encode(), digest_size=6).hexdigest()
    return f"{around.oparl_id if around else ''}"[: ID_LIMIT - 20] + f"#{content}"


def _modified(said: Said, around: Around | None) -> datetime:
    found = said.moment("modified") or said.moment("created")
    if found:
        return found
    said.odd.append(Odd.NO_CHANGE_TIME)
    return around.modified if around else BEFORE_ALL


def _body(reading: Reading) -> None:
    said, values = reading.said, reading.row.values
    values["name"] = said.name(200)
    values["short_name"] = said.line("shortName", 80) or values["name"][:80]
    values["website"] = said.address("website", 200)
    reading.targets("legislativeTerm", "legislative_term")


def _legislative_term(reading: Reading) -> None:
    said, values = reading.said, reading.row.values
    values["name"] = said.name(200)
    values["starts_on"], values["ends_on"] = said.day("startDate"), said.day("endDate")


def _location(reading: Reading) -> None:
    said, values = reading.said, reading.row.values
    values["description"] = said.text("description")
    values["room"] = said.line("room", 200)
    values["street_address"] = said.line("streetAddress", 300)
    values["postal_code"] = said.line("postalCode", 20)
    values["locality"] = said.line("locality", 200)
    values["latitude"], values["longitude"] = _coordinates(said)
    # The other side says whose place it is.
    said.used.update(("bodies", "organizations", "organization", "persons", "meetings", "meeting", "papers"))


def _coordinates(said: Said) -> tuple[float | None, float | None]:
    """Latitude and longitude; of a line or an area its middle, and the source's own words stay beside it."""
    given = said.raw("geojson")
    if given in (None, "", {}):
        return None, None
    found = geojson.middle_of(given)
    if found is None:
        said.keep("geojson", Odd.UNREADABLE_PLACE)
        return None, None
    if not geojson.is_point(given):
        said.used.discard("geojson")
    return found


def _organization(reading: Reading) -> None:
    said, values = reading.said, reading.row.values
    values["name"] = said.name(300)
    values["short_name"] = said.line("shortName", 80)
    values["classification"] = said.line("classification", 200)
    said_type = said.line("organizationType", 100)
    values["organization_type"] = organization_type(values["name"], said_type, values["classification"])
    said.used.discard("organizationType")
    values["starts_on"], values["ends_on"] = said.day("startDate"), said.day("endDate")
    reading.link("location", "location", "location")
    reading.link("sub_organization_of", "subOrganizationOf", "organization")


def _person(reading: Reading) -> None:
    said, values = reading.said, reading.row.values
    values["name"] = said.name(200)
    values["family_name"] = said.line("familyName", 120)
    values["given_name"] = said.line("givenName", 120)
    values["form_of_address"] = said.line("formOfAddress", 60)
    values["title"] = said.line("title", 120)
    values["email"] = said.line("email", 254)
    values["phone"] = said.line("phone", 60)
    reading.targets("membership", "membership", person=reading.row.oparl_id)


def _membership(reading: Reading) -> None:
    said, values = reading.said, reading.row.values
    values["role"] = said.line("role", 200)
    # Without a word from the source nobody gets a vote.
    values["voting_right"] = said.flag("votingRight") or False
    values["starts_on"], values["ends_on"] = said.day("startDate"), said.day("endDate")
    reading.link("person", "person", "person")
    reading.link("organization", "organization", "organization")
    reading.link("on_behalf_of", "onBehalfOf", "organization")
    _fill_from_around(reading, "person")


def _file(reading: Reading) -> None:
    said, values = reading.said, reading.row.values
    values["file_name"] = said.line("fileName", 300)
    values["name"] = said.line("name", 500) or values["file_name"] or said.name(500)
    values["mime_type"] = files.mime_type_of(said.line("mimeType", 100)) or "application/octet-stream"
    values["size"] = files.size_unless_nought(said.number("size", 2**63 - 1))
    values["dated_on"] = said.day("date")
    address = said.address("accessUrl") or said.address("downloadUrl")
    values["external_url"] = files.without_doubled_slash(address)
    values["public"] = not said.deleted
    # The other side says where the file belongs.
    said.used.update(("meeting", "agendaItem", "paper"))


def _meeting(reading: Reading) -> None:
    said, row = reading.said, reading.row
    row.values["name"] = said.name(500)
    _times(reading)
    # Of a sitting held here the journal says the state: only a cancellation comes from the source.
    if said.flag("cancelled"):
        row.values["state"] = "cancelled"
    publicity = meetings.publicity_by_name(row.values["name"])
    if publicity:
        row.extra[PUBLICITY] = publicity
        said.odd.append(Odd.PUBLICITY_BY_NAME)
    _meeting_links(reading)


def _meeting_links(reading: Reading) -> None:
    row = reading.row
    organizations = reading.targets("organization", "organization")
    row.links["organization"] = organizations[0] if organizations else None
    row.lists["further_organizations"] = organizations[1:]
    reading.link("location", "location", "location")
    reading.link("invitation", "invitation", "file")
    reading.link("results_protocol", "resultsProtocol", "file")
    reading.link("verbatim_protocol", "verbatimProtocol", "file")
    reading.many("auxiliary_files", "auxiliaryFile", "file")
    if items := reading.targets("agendaItem", "agenda_item", meeting=row.oparl_id):
        row.values |= {"agenda_published_at": row.values["created"], "agenda_version": 1}
        orders = [each.values["order"] for each in reading.found if each.kind == "agenda_item"]
        if len(orders) == len(items) and agendas.order_is_odd(orders):
            row.odd.append(Odd.ORDER_NOT_FROM_ZERO)


def _times(reading: Reading) -> None:
    """Beginning and end of a meeting or an item."""
    said, values = reading.said, reading.row.values
    start, end = said.moment("start"), said.moment("end")
    values["starts_at"], values["ends_at"] = start, meetings.end_unless_before(start, end)
    if end and not values["ends_at"]:
        said.keep("end", Odd.END_BEFORE_START)


def _agenda_item(reading: Reading) -> None:
    said, values = reading.said, reading.row.values
    values["name"] = said.name(1000)
    values["number"] = said.line("number", 40)
    # Of a sitting held here the journal says result and state: silence of the source changes neither.
    if result := said.line("result", 500):
        values["result"] = result
    order, place = said.number("order"), reading.around.order if reading.around else None
    values["order"] = order if order is not None else place or 0
    _publicity_of_item(reading)
    _times(reading)
    reading.link("meeting", "meeting", "meeting")
    reading.link("resolution_file", "resolutionFile", "file")
    reading.many("auxiliary_files", "auxiliaryFile", "file")
    reading.many("consultations", "consultation", "consultation", agenda_item=reading.row.oparl_id)
    _fill_from_around(reading, "meeting")
    _state_of_item(reading)


def _publicity_of_item(reading: Reading) -> None:
    public = reading.said.flag("public")
    if public is None:
        reading.said.odd.append(Odd.PUBLICITY_UNKNOWN)
    reading.row.values["public"] = bool(public) and not reading.said.deleted


def _state_of_item(reading: Reading) -> None:
    said, row = reading.said, reading.row
    values = row.values
    result = values.get("result", "")
    by_name = agendas.state_by_name(values["name"])
    if state := by_name or agendas.state_by_result(result):
        values["state"] = state
    if by_name:
        said.odd.append(Odd.WITHDRAWN_BY_NAME if by_name == "withdrawn" else Odd.POSTPONED_BY_NAME)
    if not values["number"] and not said.deleted:
        said.odd.append(Odd.NUMBER_MISSING)
        if agendas.is_heading(values["number"], row.lists["consultations"], result) and not by_name:
            values["kind"] = "heading"


def _paper(reading: Reading) -> None:
    said, row = reading.said, reading.row
    row.values["name"] = said.name(1000)
    row.values["reference"] = said.line("reference", 100)
    row.values["paper_type"] = said.line("paperType", 200)
    row.values["dated_on"] = said.day("date")
    row.values["public"] = not said.deleted
    if not said.deleted:  # of what is gone it stays known that it was public, or that it never was here
        row.values["published_at"] = row.values["created"]
    stages, twice = consultations.told_apart(said.things("consultation"))
    row.odd += [Odd.CONSULTATION_TWICE] * twice
    said.data = said.data | {"consultation": stages}
    reading.link("main_file", "mainFile", "file")
    reading.many("auxiliary_files", "auxiliaryFile", "file")
    reading.many("under_direction_of", "underDirectionOf", "organization")
    reading.many("originator_organizations", "originatorOrganization", "organization")
    reading.many("originator_people", "originatorPerson", "person")
    reading.many("locations", "location", "location")
    reading.many("superordinated_papers", "superordinatedPaper", "paper")
    reading.many("subordinated_papers", "subordinatedPaper", "paper")
    reading.targets("consultation", "consultation", paper=row.oparl_id)


def _consultation(reading: Reading) -> None:
    said, row = reading.said, reading.row
    row.values["role"] = said.line("role", 200)
    row.values["authoritative"] = said.flag("authoritative") or False
    if reading.around and reading.around.order is not None and "paper" in reading.around.links:
        row.values["order"] = min(reading.around.order, 32767)
    reading.link("paper", "paper", "paper")
    reading.link("meeting", "meeting", "meeting")
    reading.link("agenda_item", "agendaItem", "agenda_item")
    reading.many("organizations", "organization", "organization")
    _fill_from_around(reading, "paper")
    _fill_from_around(reading, "agenda_item")
    # What this copy does not say, another one or the agenda item may have said.
    row.links = {field: target for field, target in row.links.items() if target}


def _fill_from_around(reading: Reading, field: str) -> None:
    around = reading.around.links.get(field) if reading.around else None
    reading.row.links[field] = reading.row.links.get(field) or around


READERS: dict[str, Callable[[Reading], None]] = {
    "body": _body,
    "legislative_term": _legislative_term,
    "location": _location,
    "organization": _organization,
    "person": _person,
    "membership": _membership,
    "file": _file,
    "meeting": _meeting,
    "agenda_item": _agenda_item,
    "paper": _paper,
    "consultation": _consultation,
}

KIND_OF = {
    "Body": "body",
    "LegislativeTerm": "legislative_term",
    "Location": "location",
    "Organization": "organization",
    "Person": "person",
    "Membership": "membership",
    "File": "file",
    "Meeting": "meeting",
    "AgendaItem": "agenda_item",
    "Paper": "paper",
    "Consultation": "consultation",
}

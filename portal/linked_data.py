"""What a page is about, for search engines and calendars, in the words of schema.org (JSON-LD)."""

import json
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from sessions_app.agenda import FileView
from sessions_app.broadcasting import BroadcastView
from sessions_app.models import Body, Location, Meeting, Paper
from sessions_app.plan_changes import previous_begins

Json = dict[str, Any]
# What could end the script element, or begin another one.
ESCAPED = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"})


def as_script(thing: Json) -> SafeString:
    """The content of a script element of data, which no browser runs."""
    written = json.dumps({"@context": "https://schema.org"} | thing, ensure_ascii=False)
    return mark_safe(written.translate(ESCAPED))  # noqa: S308 (nothing in it can be read as HTML)


def event(request: HttpRequest, meeting: Meeting, broadcast: BroadcastView | None) -> Json:
    """A meeting that anybody may attend; by video too, where it is broadcast."""
    mixed = broadcast is not None and bool(broadcast.stream_url)
    places = [_place(meeting.location)] if meeting.location else []
    if mixed:
        address = request.build_absolute_uri(reverse("portal:broadcast", args=[meeting.pk]))
        places.append({"@type": "VirtualLocation", "url": address})
    before = [] if meeting.opened_at else previous_begins(meeting)  # what takes place was not put off
    return _said(
        {
            "@type": "Event",
            "name": meeting.name,
            "url": _page(request, "portal:meeting", meeting.pk),
            "startDate": _moment(meeting.began_at),
            "endDate": _moment(meeting.ends_at),
            "eventStatus": f"https://schema.org/Event{_status(meeting, before)}",
            "previousStartDate": [_moment(each) for each in before],
            "eventAttendanceMode": f"https://schema.org/{'Mixed' if mixed else 'Offline'}EventAttendanceMode",
            "location": places,
            "organizer": _organizer(request, meeting),
            "isAccessibleForFree": True,
        }
    )


def _status(meeting: Meeting, before: list[datetime]) -> str:
    """Postponed is what has lost its day."""
    if meeting.state == Meeting.State.CANCELLED:
        return "Cancelled"
    if not before:
        return "Scheduled"
    return "Rescheduled" if meeting.starts_at else "Postponed"


def report(request: HttpRequest, paper: Paper, files: tuple[FileView, ...], places: list[Location]) -> Json:
    """A paper that the council deliberates on, with its files."""
    return _said(
        {
            "@type": "Report",
            "name": paper.name,
            "url": _page(request, "portal:paper", paper.pk),
            "reportNumber": paper.reference,
            "genre": paper.paper_type,
            "dateCreated": paper.dated_on.isoformat() if paper.dated_on else "",
            "datePublished": _moment(paper.published_at),
            "publisher": _municipality(request, paper.body),
            "spatialCoverage": [_place(each) for each in places],
            "encoding": [_document(request, each) for each in files],
        }
    )


def _organizer(request: HttpRequest, meeting: Meeting) -> Json:
    if meeting.organization is None:
        return _municipality(request, meeting.body)
    return {
        "@type": "GovernmentOrganization",
        "name": meeting.organization.name,
        "url": _page(request, "portal:organization", meeting.organization.pk),
        "parentOrganization": _municipality(request, meeting.body),
    }


def _municipality(request: HttpRequest, body: Body) -> Json:
    address = body.website or request.build_absolute_uri("/")
    return {"@type": "GovernmentOrganization", "name": body.name, "url": address}


def _place(place: Location) -> Json:
    address = _said(
        {
            "@type": "PostalAddress",
            "streetAddress": place.street_address,
            "postalCode": place.postal_code,
            "addressLocality": place.locality,
        }
    )
    known = place.latitude is not None and place.longitude is not None
    geo = {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude}
    is_addressed = bool(place.street_address or place.locality)
    return _said(
        {
            "@type": "Place",
            "name": place.room or str(place),
            "address": address if is_addressed else str(place),
            "geo": geo if known else None,
        }
    )


def _document(request: HttpRequest, file: FileView) -> Json:
    own = reverse("sessions_app:file", args=[file.token, file.address_name])
    return {
        "@type": "DigitalDocument",
        "name": file.name,
        "encodingFormat": file.mime_type,
        "url": file.external_url or request.build_absolute_uri(own),
    }


def _page(request: HttpRequest, view: str, key: int) -> str:
    return request.build_absolute_uri(reverse(view, args=[key]))


def _moment(value: datetime | None) -> str:
    return timezone.localtime(value).isoformat(timespec="seconds") if value else ""


def _said(thing: Json) -> Json:
    """Without the properties that have no value."""
    return {name: value for name, value in thing.items() if value not in (None, "", [])}

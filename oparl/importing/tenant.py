"""Which municipality an import goes into; made when it is missing."""

from typing import Any
from urllib.parse import urlsplit

from django.db import transaction
from django.utils.text import slugify

from journal.events import N_, Refusal, Refused, require
from oparl.importing.rows import BEFORE_ALL, STUB
from sessions_app.models import Body, Host


class TenantRefusal(Refusal):
    HOST_TAKEN = N_("The host name %(host)s belongs to %(body)s already. Please choose another.")
    OTHER_SOURCE = N_("%(body)s was filled from %(source)s: import this source into another tenant.")
    NOTHING_HERE = N_(
        "There is nothing here yet to compare the source with. Without --dry-run it becomes a municipality of its own."
    )
    SOURCE_TAKEN = N_("This source belongs to %(body)s (%(slug)s) already: import it there.")


def body_id_of(first: dict[str, Any]) -> str | None:
    """The OParl id of the body, as the first object of a source gives it away."""
    is_body = str(first.get("type", "")).rstrip("/").endswith("/Body")
    found = first.get("id" if is_body else "body")
    return found if isinstance(found, str) and found else None


def slug_of(oparl_id: str) -> str:
    """`neustadt` of `https://ris.neustadt.example/…`: the name before the last dot of the host."""
    host = urlsplit(oparl_id).hostname or ""
    labels = [label for label in host.split(".") if not label.isdigit()]
    return slugify(labels[-2] if len(labels) > 1 else "".join(labels)) or "body"


def body_for(first: dict[str, Any], *, name: str, slug: str, host: str) -> Body:
    """The tenant of this import. Raises Refused when host, short sign and source contradict each other."""
    source = body_id_of(first)
    with transaction.atomic():
        body = _here(source, slug, host) or _made(source or str(first.get("id", "")), name, slug)
        _belong_together(body, source)
        _answer_under(body, host)
    return body


def body_to_compare(first: dict[str, Any], *, slug: str, host: str) -> Body:
    """The tenant that this source filled before. Makes and changes nothing; raises Refused where there is none."""
    source = body_id_of(first)
    found = _here(source, slug, host)
    if found is None or (source and found.oparl_id != source):
        raise Refused(TenantRefusal.NOTHING_HERE)
    return found


def _here(source: str | None, slug: str, host: str) -> Body | None:
    if host and (found := Body.objects.filter(hosts__name=host.lower()).first()):
        require(not slug or slug == found.slug, TenantRefusal.HOST_TAKEN, host=host, body=found.name)
        return found
    if slug:
        return Body.objects.filter(slug=slug).first()
    if source and (known := Body.objects.filter(oparl_id=source).first()):
        return known
    return Body.objects.filter(slug=slug_of(source)).first() if source else None


def _made(source: str, name: str, slug: str) -> Body:
    """A body as a placeholder, unless its name was given: a Body object of the source fills it."""
    slug = slug or slug_of(source)
    body = Body(slug=slug, name=name or slug.capitalize(), short_name=(name or slug.capitalize())[:80])
    if not name:
        body.created = body.modified = BEFORE_ALL
        body.extra = {STUB: True}
    body.save()
    return body


def _belong_together(body: Body, source: str | None) -> None:
    if source is None or body.oparl_id == source:
        return
    if body.oparl_id:
        raise Refused(TenantRefusal.OTHER_SOURCE, body=body.name, source=body.oparl_id)
    other = Body.objects.filter(oparl_id=source).first()
    if other:
        raise Refused(TenantRefusal.SOURCE_TAKEN, body=other.name, slug=other.slug)
    body.oparl_id = source
    body.save(update_fields=["oparl_id"])


def _answer_under(body: Body, host: str) -> None:
    if host or not body.hosts.exists():
        Host.objects.get_or_create(name=(host or f"{body.slug}.localhost").lower(), defaults={"body": body})

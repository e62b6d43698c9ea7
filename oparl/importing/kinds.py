"""The kinds of rows in the order in which they are written: what others point to comes first."""

from collections.abc import Iterable
from typing import Any

from django.db.models import ForeignKey
from django.db.models.functions import Coalesce

from sessions_app.models import (
    AgendaItem,
    Body,
    Consultation,
    File,
    LegislativeTerm,
    Location,
    Meeting,
    Membership,
    Organization,
    Paper,
    Person,
)

MODELS: dict[str, type[Any]] = {
    "body": Body,
    "location": Location,
    "legislative_term": LegislativeTerm,
    "organization": Organization,
    "person": Person,
    "file": File,
    "membership": Membership,
    "meeting": Meeting,
    "agenda_item": AgendaItem,
    "paper": Paper,
    "consultation": Consultation,
}

# Without these a row cannot stand: a placeholder is made for a target that is not here.
REQUIRED = {
    "agenda_item": ("meeting",),
    "membership": ("person", "organization"),
}

# Where a row says whose it is. A consultation may know its paper only by an address that leads nowhere.
_TENANT: dict[str, Any] = {
    "body": "pk",
    "file": "owner",
    "membership": "person__body_id",
    "agenda_item": "meeting__body_id",
    "consultation": Coalesce("paper__body_id", "meeting__body_id"),
}


def tenant_key(kind: str, body: Body) -> object:
    """What `tenant_of` gives for rows of this body."""
    return body.slug if kind == "file" else body.pk


def tenant_of(kind: str) -> Any:
    """The expression that says to which tenant a row of a kind belongs."""
    return _TENANT.get(kind, "body_id")


def belonging(kind: str, body: Body) -> dict[str, object]:
    """The fields that put a new row of a kind into its tenant."""
    if kind == "file":
        return {"owner": body.slug}
    return {"body": body} if hasattr(MODELS[kind], "body") else {}


def field_of(kind: str, name: str) -> Any:
    """A model's field by name; relations from the other side are fields too."""
    return MODELS[kind]._meta.get_field(name)  # noqa: SLF001 (Django's documented way)


def plural(kind: str) -> str:
    """What rows of a kind are called in the language on screen."""
    return str(MODELS[kind]._meta.verbose_name_plural)  # noqa: SLF001 (Django's documented way)


def target_kind(kind: str, field: str) -> str:
    """The kind of row to which a link of a kind leads."""
    related = field_of(kind, field).related_model
    return next(name for name, model in MODELS.items() if model is related)


def is_single(kind: str, field: str) -> bool:
    return isinstance(field_of(kind, field), ForeignKey)


def keys_of(kind: str, ids: Iterable[str], body: Body) -> dict[str, int]:
    """OParl id → primary key of the tenant's rows. One query."""
    rows = MODELS[kind].objects.filter(oparl_id__in=set(ids))
    found = rows.values_list("oparl_id", "pk", tenant_of(kind))
    mine = {tenant_key(kind, body), None}
    return {oparl_id: pk for oparl_id, pk, tenant in found if tenant in mine}

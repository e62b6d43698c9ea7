"""Of minutes that were published or recalled before, the row that the public pages read, as the events of that time said it."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

Json = dict[str, Any]
TELLING = ("minutes_published", "minutes_recalled")


def tell(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    entries = apps.get_model("journal", "Entry").objects
    there = set(apps.get_model("sessions_app", "Meeting").objects.values_list("pk", flat=True))
    rows = apps.get_model("sessions_app", "PublishedMinutes").objects
    for key in entries.filter(kind__in=TELLING).values_list("stream__key", flat=True).distinct():
        if (meeting := int(key.partition(":")[2])) in there:
            book = entries.filter(stream__key=key).order_by("seq").values_list("at", "kind", "data")
            rows.update_or_create(meeting_id=meeting, defaults=row_of(book))


def row_of(book: Iterable[tuple[datetime, str, str | None]]) -> Json:
    """Of what was erased nothing is told."""
    signers: dict[int, Json] = {}
    row: Json = {"published_at": None, "recalled_at": None, "signatures": []}
    hidden = False
    for at, kind, text in book:
        said = json.loads(text or "{}")
        if kind == "minutes_sealed" and said.get("part") == "public":
            signers = {signer["person"]: signer for signer in said["signers"]}
        elif kind == "public_version_made":
            hidden = "names" in said.get("left_out", ())
        elif kind in TELLING:
            public = kind == "minutes_published"
            row |= {"published_at": at if public else None, "recalled_at": None if public else at}
        else:
            row["signatures"] += _signed(signers, at, kind, said)
    if hidden:
        row["signatures"] = [each for each in row["signatures"] if not each["role"].startswith("member")]
    return row


def _signed(signers: dict[int, Json], at: datetime, kind: str, said: Json) -> Iterator[Json]:
    if said.get("part") != "public" or kind not in ("minutes_signed", "minutes_signed_on_paper"):
        return
    ink = kind == "minutes_signed_on_paper"
    for signer in (
        signers[each] for each in (said["persons"] if ink else (said["person"],)) if each in signers
    ):
        when = at.isoformat(timespec="seconds")
        yield {"name": signer["name"], "role": signer["role"], "at": when, "ink": ink}


class Migration(migrations.Migration):
    dependencies = [
        ("minutes", "0002_invitations"),
        ("journal", "0002_entries_never_change"),
        ("sessions_app", "0018_plan_changes_and_published_minutes"),
    ]

    operations = [migrations.RunPython(tell, migrations.RunPython.noop)]

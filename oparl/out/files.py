"""Where a public file is fetched: to look at (`access`) and to keep (`download`)."""

import unicodedata
from urllib.parse import quote

from django.http import HttpResponseBase
from django.utils.http import http_date

from documents.delivery import SHOWN, deliver
from documents.models import File
from oparl.out.problems import Problem
from oparl.out.rows import with_checksums
from oparl.out.views import OparlRequest, door, entry_of

# What is no PDF may be looked at, and may do nothing.
POWERLESS = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"


@door
def content(request: OparlRequest, key: int, way: str) -> HttpResponseBase:
    """`way`: inline or attachment. 410 for what was public once."""
    entry = entry_of(request.desk, "file", key)
    if entry.deleted:
        raise Problem(410)
    file = with_checksums(request.desk.body, [key]).first()
    if file is None or not file.content or not file.content.storage.exists(file.content.name):
        raise Problem(404)
    answer = deliver(request, file)
    answer["Content-Disposition"] = disposition(way, file)
    answer["Last-Modified"] = http_date(entry.modified.timestamp())
    answer["Cache-Control"] = "public, no-cache"  # as the objects: recalled is recalled
    if file.mime_type not in SHOWN:
        answer["Content-Security-Policy"] = POWERLESS
    return answer


def disposition(way: str, file: File) -> str:
    """With a name for every client, and the right one for those that can read it (RFC 6266)."""
    name = file.file_name or "datei"
    plain = (
        unicodedata.normalize("NFKD", name)
        .encode("ascii", "ignore")
        .decode()
        .replace("\\", "_")
        .replace('"', "_")
    )
    begun = f'{way}; filename="{plain or "datei"}"'
    return begun if plain == name else f"{begun}; filename*=UTF-8''{quote(name, safe='')}"

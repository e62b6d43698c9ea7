"""Files come in here: content-addressed, each content stored once."""

import hashlib
import re
from datetime import date
from pathlib import PurePath

from django.core.files.base import ContentFile
from django.utils import timezone

from documents.models import File, storage_name

UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')
NAME_LIMIT = 200


def safe_file_name(name: str) -> str:
    """A file name for every system: no path, no control or reserved characters, with what it had as ending."""
    bare = UNSAFE.sub("_", name.replace("\\", "/").rsplit("/", 1)[-1]).strip(" ._")
    path = PurePath(bare or "datei")
    return path.stem[: NAME_LIMIT - len(path.suffix)] + path.suffix


def keep_file(
    data: bytes,
    *,
    owner: str,
    name: str,
    file_name: str,
    mime_type: str = "application/pdf",
    public: bool = False,
    signed: bool = False,
    dated_on: date | None = None,
) -> File:
    """Stores the bytes and returns their new row. Equal content of several files lies on the disk once."""
    file = File(
        owner=owner,
        name=name[:500],
        file_name=safe_file_name(file_name),
        public=public,
        signed=signed,
        dated_on=dated_on or timezone.localdate(),
    )
    _put(file, data, mime_type)
    file.save()
    return file


def mirror_content(file: File, data: bytes, mime_type: str) -> None:
    """Stores what the source has now under a file of it. Files made here never change; a mirror follows its source."""
    _put(file, data, mime_type)
    file.save(update_fields=["content", "mime_type", "size", "sha256"])


def _put(file: File, data: bytes, mime_type: str) -> None:
    file.mime_type, file.size, file.sha256 = mime_type, len(data), hashlib.sha256(data).hexdigest()
    place = storage_name(file, file.file_name)
    storage = file.content.storage
    file.content.name = place if storage.exists(place) else storage.save(place, ContentFile(data))

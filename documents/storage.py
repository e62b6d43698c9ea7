"""The folder of the files: a file is there whole or not at all, whatever ends the writing."""

import os
import uuid
from pathlib import Path
from typing import Any

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage


class WholeFiles(FileSystemStorage):
    """Writes under another name first. Whoever finds a name finds what lies there whole.

    The name of a content is looked for before it is written: half a file under it would be taken for the
    content for ever after. A process that is killed leaves a `.part` behind, which nobody looks for.
    """

    def _save(self, name: str, content: "File[Any]") -> str:
        part = f"{name}.{uuid.uuid4().hex}.part"
        try:
            written = Path(self.path(super()._save(part, content)))  # type: ignore[misc]  # the stubs leave it out
            with written.open("rb") as file:
                os.fsync(file.fileno())
            written.replace(self.path(name))
        finally:
            self.delete(part)  # there only where something failed
        return name

"""The files of an entry as feeds name them."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Enclosure

from sessions_app.agenda import FileView


class Attached(Enclosure):
    """`said`: as JSON Feed has it. Atom and RSS get the size 0 where only the source knows it."""

    def __init__(self, request: HttpRequest, file: FileView) -> None:
        own = reverse("sessions_app:file", args=[file.token, file.address_name])
        url = file.external_url or request.build_absolute_uri(own)
        super().__init__(url, str(file.size or 0), file.mime_type)
        size = {"size_in_bytes": file.size} if file.size else {}
        self.said: dict[str, Any] = {"url": url, "mime_type": file.mime_type, "title": file.name, **size}

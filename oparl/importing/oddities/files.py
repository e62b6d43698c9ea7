"""Files: what sources say of their kind, their size and their address."""

from urllib.parse import urlsplit, urlunsplit

OPEN_XML = "application/vnd.openxmlformats-officedocument"
TYPES = {
    "pdf": "application/pdf",
    "doc": "application/msword",
    "docx": f"{OPEN_XML}.wordprocessingml.document",
    "xls": "application/vnd.ms-excel",
    "xlsx": f"{OPEN_XML}.spreadsheetml.sheet",
    "ppt": "application/vnd.ms-powerpoint",
    "pptx": f"{OPEN_XML}.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "jpg": "image/jpeg",
    "png": "image/png",
    "tif": "image/tiff",
}


def mime_type_of(said: str) -> str:
    """The MIME type; of "pdf" alone, the ending of a file's name, the type that belongs to it."""
    return TYPES.get(said.lstrip(".").lower(), said)


def size_unless_nought(size: int | None) -> int | None:
    """A size of nought is one that the source does not know."""
    return size or None


def without_doubled_slash(address: str) -> str:
    """`…/files//rim/…` leads nowhere, `…/files/rim/…` to the file."""
    return address.replace("/files//rim", "/files/rim")


def with_its_own_ending(address: str) -> str:
    """`…/brief.eml.eml` for what lies under `…/brief.eml.pdf`; "" for any other address."""
    parts = urlsplit(address)
    begin, dot, end = parts.path.rpartition(".")
    if not (dot and end and "/" not in end and begin.endswith(f".{end}")):
        return ""
    return urlunsplit(parts._replace(path=f"{begin}.pdf"))

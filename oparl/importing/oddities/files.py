"""Files: what sources say of their kind, their size and their address."""

from urllib.parse import urlsplit, urlunsplit

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def mime_type_of(said: str) -> str:
    """The MIME type; of "pdf" or "docx" alone (Bonn, ALLRIS) the type that belongs to it."""
    return TYPES.get(said, said)


def size_unless_nought(size: int | None) -> int | None:
    """A size of nought is one that the source does not know (Bonn, ALLRIS)."""
    return size or None


def without_doubled_slash(address: str) -> str:
    """`…/files//rim/…` leads nowhere, `…/files/rim/…` to the file (SD.NET)."""
    return address.replace("/files//rim", "/files/rim")


def with_its_own_ending(address: str) -> str:
    """`…/brief.eml.eml` for what lies under `…/brief.eml.pdf`; "" for any other address (SD.NET)."""
    parts = urlsplit(address)
    begin, dot, end = parts.path.rpartition(".")
    if not (dot and end and "/" not in end and begin.endswith(f".{end}")):
        return ""
    return urlunsplit(parts._replace(path=f"{begin}.pdf"))

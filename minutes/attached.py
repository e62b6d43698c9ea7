"""The record inside a PDF, as bytes. Pure."""

import io

import pikepdf

from minutes.landmarks import RECORD

RECORD_LIMIT = 64 * 1024 * 1024  # bytes


def attached_record(data: bytes) -> bytes:
    """The attached record. Raises KeyError without one, pikepdf.PdfError, ValueError on broken files."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        stream = pdf.attachments[RECORD].get_file().obj
        if len(stream.read_raw_bytes()) > RECORD_LIMIT:
            raise ValueError(RECORD)
        return bytes(stream.read_bytes())

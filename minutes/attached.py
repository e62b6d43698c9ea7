"""The record inside a PDF, as bytes. Pure."""

import io
import zlib

import pikepdf

from minutes.landmarks import RECORD

RECORD_LIMIT = 64 * 1024 * 1024  # bytes


def attached_record(data: bytes) -> bytes:
    """The attached record. Raises KeyError without one; pikepdf.PdfError, zlib.error or ValueError
    on broken files and on one that no installation writes.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        stream = pdf.attachments[RECORD].get_file().obj
        raw, packed = bytes(stream.read_raw_bytes()), stream.get("/Filter")
        if packed is None:
            return raw
        if packed != pikepdf.Name.FlateDecode or "/DecodeParms" in stream:
            raise ValueError(RECORD)
        return _unpacked(raw)


def _unpacked(raw: bytes) -> bytes:
    """Never more than the limit: a bomb is small before it is unpacked. Raises zlib.error, ValueError."""
    unpacker = zlib.decompressobj()
    data = unpacker.decompress(raw, RECORD_LIMIT)
    if not unpacker.eof:
        raise ValueError(RECORD)
    return data

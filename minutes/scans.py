"""The scan of minutes that were signed with ink: one PDF as it is, or pictures made one. Pure; runs in a worker process."""

import io
import warnings
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

from documents.checks import check_upload
from journal.events import N_, Refusal, Refused, require

SIZE_LIMIT = 40 * 1024 * 1024  # bytes of all files together
PAGES_LIMIT = 300
PIXEL_LIMIT = 60_000_000  # of one page: A4 at 600 dpi has 35 million
DPI = 200.0  # of images that do not say it
FORMATS = ("JPEG", "PNG", "TIFF")


class ScanRefusal(Refusal):
    NO_SCAN = N_(
        "No file arrived. Please choose the scan of the signed document: one PDF, or its pages as pictures."
    )
    TOO_LARGE = N_("The scan is too large: %(limit)s megabytes at most. Please scan with 300 dpi or less.")
    NO_PICTURE = N_(
        "A file is neither a PDF nor a picture (JPEG, PNG, TIFF) that can be read. Please scan the document again."
    )
    ONE_PDF = N_("Please choose either one PDF with all pages, or pictures of the pages, not both.")


@dataclass(frozen=True)
class Scan:
    """A PDF with the pages of the signed original."""

    data: bytes
    pages: int


def scan_of(files: tuple[bytes, ...]) -> Scan:
    """One PDF stays as it is; pictures become one in their order. Runs in a worker process. Raises Refused."""
    require(any(files), ScanRefusal.NO_SCAN)
    require(sum(map(len, files)) <= SIZE_LIMIT, ScanRefusal.TOO_LARGE, limit=SIZE_LIMIT // (1024 * 1024))
    if len(files) == 1 and files[0].startswith(b"%PDF-"):
        return Scan(files[0], check_upload(files[0], SIZE_LIMIT).pages)
    require(not any(each.startswith(b"%PDF-") for each in files), ScanRefusal.ONE_PDF)
    require(len(files) <= PAGES_LIMIT, ScanRefusal.NO_PICTURE)
    return Scan(_as_pdf([_picture(each) for each in files]), len(files))


def _picture(data: bytes) -> Image.Image:
    """Upright and without what a camera writes beside it (place, time)."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            opened = Image.open(io.BytesIO(data), formats=FORMATS)
            require(opened.width * opened.height <= PIXEL_LIMIT, ScanRefusal.NO_PICTURE)
            return ImageOps.exif_transpose(opened).convert("RGB")
    except (
        UnidentifiedImageError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
        OSError,
        ValueError,
    ):
        raise Refused(ScanRefusal.NO_PICTURE) from None


def _as_pdf(pictures: Sequence[Image.Image]) -> bytes:
    out = io.BytesIO()
    first, *more = pictures
    first.save(out, "PDF", save_all=True, append_images=more, resolution=DPI, quality=85)
    return out.getvalue()

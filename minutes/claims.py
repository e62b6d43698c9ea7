"""What a PDF says of itself: the standards that it claims to follow, and its two descriptions (XMP, Info). Pure.

A claim is a claim: only a validator can tell whether it is true.
"""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf

from minutes.findings import Finding, Hint

PDFA, PDFUA = "{http://www.aiim.org/pdfa/ns/id/}", "{http://www.aiim.org/pdfua/ns/id/}"
TWICE = (
    ("Title", "dc:title"),
    ("Author", "dc:creator"),
    ("Subject", "dc:description"),
    ("Keywords", "pdf:Keywords"),
)
CLAIM_LENGTH = 8  # characters that a true claim never exceeds


def claims_of(data: bytes) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """The claims ("PDF/A-3a", "PDF/UA-1"), and what there is to say where a file that claims one contradicts itself."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_metadata(update_docinfo=False) as described:
            claims = tuple(_claims(described))
            names = [name for name, twin in TWICE if _differ(pdf, described, name, twin)]
    except Exception:  # noqa: BLE001 (XML of strangers: what cannot be read claims nothing)
        return (), ()
    told = Finding(Hint.DESCRIPTIONS_DIFFER, {"names": ", ".join(names)})
    return claims, (told,) if claims and names else ()


def _claims(described: Any) -> Iterator[str]:
    part, conformance = (str(described.get(f"{PDFA}{name}", "")) for name in ("part", "conformance"))
    if part:
        yield f"PDF/A-{part}{conformance.lower()}"[: len("PDF/A-") + CLAIM_LENGTH]
    if accessible := str(described.get(f"{PDFUA}part", "")):
        yield f"PDF/UA-{accessible}"[: len("PDF/UA-") + CLAIM_LENGTH]


def _differ(pdf: pikepdf.Pdf, described: Any, name: str, twin: str) -> bool:
    value = described.get(twin, "")
    told = ", ".join(value) if isinstance(value, list) else str(value)
    return str(pdf.docinfo.get(f"/{name}", "")) != told

"""Writing behind a signed file: what is added is what was asked for, and not a byte besides."""

import io
from typing import Any

from pyhanko.pdf_utils.decode_limits import DecodePurpose
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.metadata import xmp_xml
from pyhanko.pdf_utils.reader import HistoricalResolver
from pyhanko.sign.diff_analysis import (
    CatalogModificationRule,
    DiffResult,
    DocInfoRule,
    DSSCompareRule,
    FormUpdatingRule,
    MetadataUpdateRule,
    ModificationLevel,
    ObjectStreamRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
    SuspiciousModification,
    XrefStreamRule,
)
from pyhanko.sign.diff_analysis.rules_api import QualifiedWhitelistRule
from pyhanko.sign.validation.status import SignatureCoverageLevel

from minutes.lasting import RESERVES, SEAL

ROOM = 24_576  # hex digits for a signature with its time stamp, or for a time stamp
KEYS = frozenset({"/AcroForm", "/DSS", "/Extensions"})  # of the catalogue, in which signing and closing write

# What other programs write of themselves when somebody signs with them: which program it was, and when.
MARKS = frozenset({"/ModDate", "/Producer", "/Creator"})
NAMED_MARKS = frozenset({
    "http://ns.adobe.com/pdf/1.3/Producer", "http://ns.adobe.com/xap/1.0/ModifyDate",
    "http://ns.adobe.com/xap/1.0/MetadataDate", "http://ns.adobe.com/xap/1.0/CreatorTool",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#about",  # the document itself; some leave it out
})  # fmt: skip


def _rules(*more: QualifiedWhitelistRule, keys: frozenset[str] = KEYS) -> StandardDiffPolicy:
    return StandardDiffPolicy(
        global_rules=[
            CatalogModificationRule(ignored_keys=keys),  # type: ignore[no-untyped-call]  # there
            XrefStreamRule().as_qualified(ModificationLevel.LTA_UPDATES),
            ObjectStreamRule().as_qualified(ModificationLevel.LTA_UPDATES),
            DSSCompareRule().as_qualified(ModificationLevel.LTA_UPDATES),
            *more,
        ],
        form_rule=FormUpdatingRule(field_rules=[SigFieldModificationRule()]),
    )


class _OnlySigning(StandardDiffPolicy):
    """What may follow a signature: signatures and time stamps in the places made for them, and revocation data. No new
    fields, no other values in forms. Metadata stay as they were sealed, but for one thing: the program with which a person
    signed elsewhere may name itself and the date, in the very revision that this person's signature covers.
    """

    ours = _rules()
    theirs = _rules(
        DocInfoRule().as_qualified(ModificationLevel.LTA_UPDATES),
        # what they say is compared below
        MetadataUpdateRule(check_xml_syntax=False).as_qualified(  # type: ignore[no-untyped-call]  # there
            ModificationLevel.LTA_UPDATES
        ),
        keys=KEYS | {"/Metadata", "/Version"},
    )

    def apply(
        self, old: HistoricalResolver, new: HistoricalResolver, *specification: Any, **more: Any
    ) -> DiffResult:
        if not _ends_with_a_persons_signature(new):
            return self.ours.apply(old, new, *specification, **more)
        if _said(old) != _said(new):
            raise SuspiciousModification("The metadata say something else of the document.")
        return self.theirs.apply(old, new, *specification, **more)


def _ends_with_a_persons_signature(revision: HistoricalResolver) -> bool:
    return any(
        each.signed_revision == revision.revision
        and each.field_name not in (SEAL, *RESERVES)
        and each.evaluate_signature_coverage() >= SignatureCoverageLevel.ENTIRE_REVISION
        for each in revision.reader.embedded_regular_signatures
    )


def _said(revision: HistoricalResolver) -> tuple[dict[str, str], dict[str, list[Any]]]:
    """What a revision says of itself (Info, XMP) without naming programs and the dates of their work."""
    try:
        has = "/Info" in revision.trailer_view
        info = revision(revision.trailer_view.get_value_as_reference("/Info")) if has else {}
        return {str(key): str(info[key]) for key in info if key not in MARKS}, _described(revision)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise SuspiciousModification(f"The metadata cannot be read: {error}") from error


def _described(revision: HistoricalResolver) -> dict[str, list[Any]]:
    if "/Metadata" not in revision.root:
        return {}
    reference = revision.root.get_value_as_reference("/Metadata")
    stream = revision.reader.get_object(reference, revision.revision)  # type: ignore[no-untyped-call]  # there
    described: dict[str, list[Any]] = {}
    for part in xmp_xml.parse_xmp(io.BytesIO(stream.read_data(DecodePurpose.XMP_METADATA))):
        for name, value in part:
            if str(name) not in NAMED_MARKS:
                described.setdefault(str(name), []).append(value)
    return described


ONLY_SIGNING = _OnlySigning([], None)


class Increment(IncrementalPdfFileWriter):
    """pyHanko's writer, which would write dates and metadata anew with every signature. Here they stay as they were
    sealed, so that the check can refuse every other change.
    """

    def _update_meta(self) -> None:
        """Nothing: the metadata are part of what was sealed."""

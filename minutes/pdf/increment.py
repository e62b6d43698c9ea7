"""Writing behind a signed file: what is added is what was asked for, and not a byte besides."""

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.diff_analysis import (
    CatalogModificationRule,
    DSSCompareRule,
    FormUpdatingRule,
    ModificationLevel,
    ObjectStreamRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
    XrefStreamRule,
)

ROOM = 24_576  # hex digits for a signature with its time stamp, or for a time stamp
KEYS = frozenset({"/AcroForm", "/DSS", "/Extensions"})  # of the catalogue, in which signing and closing write

# What may follow a signature in files that `Increment` wrote: signatures and time stamps in the places made for them,
# and revocation data. No new fields, no other values in forms, no metadata.
ONLY_SIGNING = StandardDiffPolicy(
    global_rules=[
        CatalogModificationRule(ignored_keys=KEYS),  # type: ignore[no-untyped-call]  # there
        XrefStreamRule().as_qualified(ModificationLevel.LTA_UPDATES),
        ObjectStreamRule().as_qualified(ModificationLevel.LTA_UPDATES),
        DSSCompareRule().as_qualified(ModificationLevel.LTA_UPDATES),
    ],
    form_rule=FormUpdatingRule(field_rules=[SigFieldModificationRule()]),
)


class Increment(IncrementalPdfFileWriter):
    """pyHanko's writer, which would write dates and metadata anew with every signature. Here they stay as they were
    sealed, so that the check can refuse every other change.
    """

    def _update_meta(self) -> None:
        """Nothing: the metadata are part of what was sealed."""

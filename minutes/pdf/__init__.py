"""One typographic system for all documents. Pure: data in, bytes out; the same data give the same bytes.

The documents speak German: the official language of a German municipality's record (§ 23 VwVfG).
"""

from typing import TYPE_CHECKING

from journal.later import loaded_later

if not TYPE_CHECKING:  # these stand on reportlab
    __getattr__ = loaded_later(
        __name__,
        {
            "agenda",
            "attendance_list",
            "copy",
            "extract",
            "invitation",
            "minutes",
            "paper",
            "rules",
            "supplement",
            "vote_record",
        },
    )

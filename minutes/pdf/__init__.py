"""One typographic system for all documents. Pure: data in, bytes out; the same data give the same bytes.

The documents speak German: the official language of a German municipality's record (§ 23 VwVfG).
"""

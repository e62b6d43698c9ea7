"""Puts the letters of DIN 91379 that have no character of their own into the faces of the documents, each as one glyph.

    PYTHONPATH=. python tools/letters.py FOLDER     FOLDER holds the four faces as they came from the Noto project

Run by hand when the faces are renewed; it needs fonttools and uharfbuzz, which the product does not. A glyph is put
together from those of letter and marks, where HarfBuzz places them by the font's anchors: nothing new is drawn.
"""

import argparse
from pathlib import Path

import uharfbuzz  # type: ignore[import-not-found]  # by hand, as said above
from fontTools.ttLib import TTFont  # type: ignore[import-not-found]
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent  # type: ignore[import-not-found]

from minutes.pdf.characters import FONTS
from minutes.pdf.letters import CODES
from minutes.pdf.style import FACES

USE_MY_METRICS, ROUND, ARGS_ARE_XY = 0x0200, 0x0004, 0x0002


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    for file in FACES.values():
        font = TTFont(folder / file, recalcTimestamp=False)
        shaper = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(folder / file))))
        for cluster, code in CODES.items():
            add(font, shaper, cluster, ord(code))
        font.save(FONTS / file)


def add(font: TTFont, shaper: object, cluster: str, code: int) -> None:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(cluster)
    buffer.guess_segment_properties()
    uharfbuzz.shape(shaper, buffer, {"liga": False, "clig": False, "dlig": False, "kern": False})
    name, glyph, pen = f"din{code:04X}", Glyph(), 0
    glyph.numberOfContours, glyph.components = -1, []
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        part = GlyphComponent()
        part.glyphName, part.flags = font.getGlyphName(info.codepoint), ARGS_ARE_XY | ROUND
        part.flags |= USE_MY_METRICS if not glyph.components else 0
        part.x, part.y = pen + place.x_offset, place.y_offset
        glyph.components.append(part)
        pen += place.x_advance
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"].glyphs[name] = glyph
    font["glyf"].glyphOrder = font.getGlyphOrder()
    font["hmtx"][name] = font["hmtx"][glyph.components[0].glyphName]
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[code] = name


if __name__ == "__main__":
    main()

"""Pictures for the README and the handbook, taken by the stories at named moments: `make pictures`.

Without the variable RATSSAAL_PICTURES, which names a folder, no story writes anything.
"""

import os
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

COLOURS = 128  # a screen has few: the file becomes a third as large, and nobody sees it
LARGEST = 150_000  # bytes
TALL = 3000
MARGIN = 12
ANSWERED = "() => !document.querySelector('[aria-busy=true], [aria-disabled=true]')"
# Nothing scrolled, nothing focused: it does not matter what the story pressed last.
AT_REST = """() => {
    document.activeElement.blur();
    [document.documentElement, ...document.querySelectorAll('.desk__column')].forEach(each => each.scrollTo(0, 0));
}"""


def picture(page, name, *, of=None):
    """Writes `name`.png: the window from its top, or one element of it (`of`, a selector) in full height."""
    if folder := os.environ.get("RATSSAAL_PICTURES"):
        page.wait_for_function(ANSWERED)
        page.evaluate(AT_REST)
        size = page.viewport_size
        if of:  # so that no column of the desk cuts it off
            page.set_viewport_size({**size, "height": TALL})
        seen = page.locator(of).first if of else page
        image = Image.open(BytesIO(seen.screenshot())).convert("RGB")
        _write(ImageOps.expand(image, MARGIN, "white") if of else image, Path(folder, f"{name}.png"))
        page.set_viewport_size(size)


def picture_of_page(pdf, number, name):
    """The same for one page of a PDF file, counted from 1."""
    if folder := os.environ.get("RATSSAAL_PICTURES"):
        with pypdfium2.PdfDocument(pdf) as document:
            document.init_forms()  # the signatures stand in form fields
            _write(
                document[number - 1].render(scale=1.25).to_pil().convert("RGB"), Path(folder, f"{name}.png")
            )


def _write(image, file):
    small = image.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    small.save(file, optimize=True)
    assert file.stat().st_size <= LARGEST, f"{file.name} is too large for the handbook."

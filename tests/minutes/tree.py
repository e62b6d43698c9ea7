"""A tagged PDF as a reader of the structure finds it: elements with their texts, and what is in no element.

pikepdf reads tree and codes, pdfium tells the marks and places of all texts: neither had a part in drawing them.
"""

import ctypes
import io
import re
from dataclasses import dataclass, field
from functools import cached_property

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium


@dataclass
class Node:
    role: str
    raw: pikepdf.Object
    kids: list["Node"] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    links: int = 0
    tree: "Tree | None" = field(default=None, repr=False)

    @property
    def text(self) -> str:
        own = "".join(self.tree.texts.get(mark, "") for mark in self.marks)
        return own + "".join(kid.text for kid in self.kids)

    @property
    def alt(self) -> str:
        return str(self.raw.get("/Alt", ""))

    def attribute(self, name: str) -> str:
        return str(self.raw.get("/A", {}).get(f"/{name}", "")).removeprefix("/")

    def walk(self):
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def all(self, *roles: str) -> list["Node"]:
        return [each for each in self.walk() if each.role in roles]

    def begin(self) -> tuple[int, float]:
        """Page and distance from its head: where it begins."""
        marks = [mark for each in self.walk() for mark in each.marks]
        page = min(page for page, _ in marks)
        tops = [
            piece.top
            for piece in self.tree.pieces
            if (piece.page, piece.mark) in marks and piece.page == page
        ]
        return page, -max(tops)


@dataclass(frozen=True)
class Piece:
    """A text object on a page: its mark (an MCID), none for what is not read."""

    page: int
    mark: int | None
    text: str
    top: float


class Tree:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.pdf = pikepdf.open(io.BytesIO(data))
        self.pages = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages)}

    @cached_property
    def pieces(self) -> list[Piece]:
        document = pypdfium2.PdfDocument(self.data)
        return [piece for number, page in enumerate(document) for piece in _pieces(page, number)]

    @cached_property
    def texts(self) -> dict[tuple[int, int], str]:
        """By page and mark, as the codes on the page and the fonts' tables say: nothing guessed from places."""
        found: dict[tuple[int, int], str] = {}
        for number, page in enumerate(self.pdf.pages):
            open_marks, font = [], {}
            for words, operator in pikepdf.parse_content_stream(page):
                match str(operator):
                    case "BMC" | "BDC":
                        open_marks.append(words[1].get("/MCID") if len(words) > 1 else None)
                    case "EMC":
                        open_marks.pop()
                    case "Tf":
                        font = self.tables[page.Resources.Font[str(words[0])].objgen]
                    case "Tj" if open_marks[-1] is not None:
                        said = "".join(font[code] for code in bytes(words[0]))
                        found[number, open_marks[-1]] = found.get((number, open_marks[-1]), "") + said
        return found

    @cached_property
    def tables(self):
        fonts = {font.objgen: font for page in self.pdf.pages for font in page.Resources.Font.values()}
        return {
            key: {
                int(code, 16): bytes.fromhex(read.decode()).decode("utf-16-be")
                for code, read in re.findall(rb"(?m)^<(\w\w)> <((?:\w{4})+)>$", font.ToUnicode.read_bytes())
            }
            for key, font in fonts.items()
        }

    @cached_property
    def root(self) -> Node:
        return self._node(self.pdf.Root.StructTreeRoot.K)

    def _node(self, raw) -> Node:
        node = Node(str(raw.S).removeprefix("/"), raw, tree=self)
        kids = raw.get("/K", [])
        for kid in [kids] if isinstance(kids, pikepdf.Dictionary) else kids:
            if isinstance(kid, int):
                node.marks.append((self.pages[raw.Pg.objgen], kid))
            elif "/S" in kid:
                node.kids.append(self._node(kid))
            elif kid.Type == pikepdf.Name.OBJR:
                node.links += 1
            else:
                node.marks.append((self.pages[kid.Pg.objgen], int(kid.MCID)))
        return node


def _pieces(page, number):
    text = page.get_textpage()
    for each in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=1):
        size = pdfium.FPDFTextObj_GetText(each, text, None, 0)
        room = ctypes.create_string_buffer(size)
        pdfium.FPDFTextObj_GetText(each, text, ctypes.cast(room, ctypes.POINTER(ctypes.c_ushort)), size)
        yield Piece(number, _mark_of(each), room.raw[: size - 2].decode("utf-16-le"), each.get_bounds()[3])


def _mark_of(drawn) -> int | None:
    value = ctypes.c_int()
    for index in range(pdfium.FPDFPageObj_CountMarks(drawn)):
        mark = pdfium.FPDFPageObj_GetMark(drawn, index)
        if pdfium.FPDFPageObjMark_GetParamIntValue(mark, b"MCID", value):
            return value.value
    return None

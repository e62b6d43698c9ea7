"""What a document is made of, noted while it is drawn: the structure that screen readers follow (tagged PDF).

A block says what it draws: `inside` opens an element, `figure` draws a picture, `apart` draws what nobody reads out.
What no block claims speaks for itself: a text is a paragraph, lines and areas are decoration (an artifact). So a new
block is tagged without knowing of it. On a canvas that is not tagged (a signature's picture) all of this does nothing.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field

from reportlab.pdfgen.canvas import Canvas

DECORATION = "/Artifact BMC"


@dataclass(frozen=True)
class Mark:
    """A stretch of a page's content (an MCID); pages from 0."""

    page: int
    number: int


@dataclass(frozen=True)
class Annotated:
    """A link's area: the place in the page's annotations, and what it says of itself."""

    page: int
    place: int
    says: str


@dataclass(eq=False)
class Element:
    """A structure element: `role` is a standard type (PDF 32000, 14.8.4), `alt` is said in place of a picture.

    `attributes` are the table's or the layout's, `name` is how a form field finds its element.
    """

    role: str
    alt: str = ""
    name: str = ""
    attributes: dict[str, object] = field(default_factory=dict)
    kids: list["Element | Mark | Annotated"] = field(default_factory=list)
    placed: bool = False


class TaggedCanvas(Canvas):
    """A canvas that notes under `root` what is drawn on it."""

    def __init__(self, root: Element, *args: object, **more: object) -> None:
        super().__init__(*args, **more)
        self._open = [root]
        self._claimed = False
        self._texts: list[Element] = []
        self._says = ""
        self._number = 0
        self._ranks: list[int] = []
        self._later: list[tuple[int, str, Callable[[], None]]] = []

    def place(self, element: Element) -> Element:
        """Puts the element below the open one, once: what continues on the next page stays where it began."""
        if not element.placed and not self._claimed:
            element.placed = True
            self._open[-1].kids.append(element)
        return element

    @contextmanager
    def inside(self, *elements: Element) -> Iterator[None]:
        """What is drawn meanwhile stands below the last of the elements, each below the one before."""
        depth = len(self._open)
        for element in elements:
            self._open.append(self.place(element))
        yield
        del self._open[depth:]

    @contextmanager
    def marked(self, element: Element) -> Iterator[None]:
        """What is drawn meanwhile is the element's; within a picture or an artifact it stays theirs."""
        if self._claimed:
            yield
            return
        self.place(element).kids.append(Mark(self._pageNumber - 1, self._number))
        begin = f"/{element.role} <</MCID {self._number}>> BDC"
        self._number += 1
        with self.sequence(begin):
            yield

    @contextmanager
    def sequence(self, begin: str) -> Iterator[None]:
        """Marked content between two stretches of decoration."""
        if self._claimed:
            yield
            return
        if self._code and self._code[-1] == DECORATION:
            self._code.pop()
        else:
            self._code.append("EMC")
        self._code.append(begin)
        self._claimed = True
        yield
        self._claimed = False
        self._code += ["EMC", DECORATION]

    @contextmanager
    def reading(self, texts: Sequence[Element], says: str = "") -> Iterator[None]:
        """The next texts drawn are these elements', in this order; `says` is what a link in them says."""
        self._texts, self._says = list(texts), says
        yield
        self._texts, self._says = [], ""

    def later(self, draw: Callable[[], None]) -> None:
        """Keeps room in the page's code for what is known only when all pages are drawn: their number."""
        room = f"% later {len(self._later)} %"  # as long as it stands there, a comment
        self._later.append((self._pageNumber, room, draw))
        self._code.append(room)

    def heading(self, rank: int) -> str:
        """H1, H2 …: one level below the last heading of a higher rank, so that no level is left out."""
        while self._ranks and self._ranks[-1] >= rank:
            self._ranks.pop()
        self._ranks.append(rank)
        return f"H{len(self._ranks)}"

    def drawText(self, aTextObject: object) -> None:  # noqa: N802, N803 (reportlab's names)
        with self.marked(self._texts.pop(0) if self._texts else Element("P")):
            super().drawText(aTextObject)

    def _addAnnotation(self, annotation: object, *args: object, **more: object) -> None:  # noqa: N802 (reportlab's name)
        link = self._texts[-1] if self._texts else Element("Link")
        place = len(self._annotationrefs)
        self.place(link).kids.append(Annotated(self._pageNumber - 1, place, self._says))
        super()._addAnnotation(annotation, *args, **more)

    def showPage(self) -> None:  # noqa: N802 (reportlab's name)
        self._code.insert(0, DECORATION)
        self._code.append("EMC")
        self._number = 0
        super().showPage()

    def save(self) -> None:
        self._claimed = True  # what was left for later has its marks around it
        for number, room, draw in self._later:
            self._code: list[str] = []
            draw()
            page = self._doc.idToObject[f"Page{number}"]
            page.stream = page.stream.replace(room, "\n".join(self._code))
        self._code = []
        super().save()


def inside(canvas: Canvas, element: Element) -> AbstractContextManager[None]:
    """What is drawn meanwhile stands below the element."""
    return canvas.inside(element) if isinstance(canvas, TaggedCanvas) else nullcontext()


def apart(canvas: Canvas, kind: str = "") -> AbstractContextManager[None]:
    """What is drawn meanwhile is not read out. `kind` for what pages repeat: "Header", "Footer"."""
    if not isinstance(canvas, TaggedCanvas):
        return nullcontext()
    return canvas.sequence(f"/Artifact <</Type /Pagination /Subtype /{kind}>> BDC" if kind else DECORATION)


def figure(canvas: Canvas, alt: str, width: float, height: float) -> AbstractContextManager[None]:
    """What is drawn meanwhile is one picture from the origin, in points; `alt` says what it shows."""
    if not isinstance(canvas, TaggedCanvas):
        return nullcontext()
    left, bottom = canvas.absolutePosition(0, 0)
    box = [round(each, 2) for each in (left, bottom, left + width, bottom + height)]
    return canvas.marked(Element("Figure", alt=alt, attributes={"O": "Layout", "BBox": box}))


def form(canvas: Canvas, name: str) -> None:
    """Here in the order of reading a form field of that name stands."""
    if isinstance(canvas, TaggedCanvas):
        canvas.place(Element("Form", name=name))

"""The structure that was noted while drawing, written into the PDF: structure tree, parent tree, links."""

import io
from collections.abc import Collection
from itertools import chain

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from minutes.pdf.tags import Annotated, Element, Mark

PRINTED = 4  # PDF 32000, table 165


def tagged(data: bytes, root: Element) -> bytes:
    """The document with its structure. The same input gives the same bytes."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        _Writer(pdf).write(root)
        target = io.BytesIO()
        pdf.save(target, deterministic_id=True, compress_streams=False)
        return target.getvalue()


class _Writer:
    """One pass over the tree. `parents` has for each page its elements by mark, `links` the links' elements."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.pages = [page.obj for page in pdf.pages]
        self.parents: list[list[Object]] = [[] for _ in self.pages]
        self.links: list[Object] = []
        self.names: dict[str, Object] = {}

    def write(self, root: Element) -> None:
        tree = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        tree.K = self._element(root, tree)
        for number, page in enumerate(self.pages):
            page.StructParents, page.Tabs = number, Name.S
        elements = [*(Array(marks) for marks in self.parents), *self.links]
        tree.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array(list(chain(*enumerate(elements))))))
        tree.ParentTreeNextKey = len(elements)
        tree.IDTree = pikepdf.NameTree.new(self.pdf).obj
        pikepdf.NameTree(tree.IDTree).update(self.names)
        self.pdf.Root.StructTreeRoot = tree
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _element(self, element: Element, parent: Object) -> Object:
        made = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{element.role}"), P=parent))
        if element.alt:
            made.Alt = String(element.alt)
        if element.name:
            made.ID = String(element.name)
            self.names[element.name] = made
        if element.attributes:
            made.A = Dictionary({f"/{key}": _attribute(value) for key, value in element.attributes.items()})
        page = next((kid.page for kid in element.kids if isinstance(kid, Mark)), None)
        if page is not None:
            made.Pg = self.pages[page]
        if element.kids:
            made.K = Array([self._kid(kid, made, page) for kid in element.kids])
        return made

    def _kid(self, kid: Element | Mark | Annotated, parent: Object, page: int | None) -> Object | int:
        if isinstance(kid, Element):
            return self._element(kid, parent)
        if isinstance(kid, Annotated):
            return self._link(kid, parent)
        self.parents[kid.page].append(parent)
        if kid.page == page:
            return kid.number
        return Dictionary(Type=Name.MCR, Pg=self.pages[kid.page], MCID=kid.number)

    def _link(self, link: Annotated, parent: Object) -> Object:
        annotation = self.pages[link.page].Annots[link.place]
        annotation.F, annotation.Contents = PRINTED, String(link.says)
        annotation.StructParent = len(self.pages) + len(self.links)
        self.links.append(parent)
        return Dictionary(Type=Name.OBJR, Obj=annotation, Pg=self.pages[link.page])


def _attribute(value: object) -> Object | int:
    if isinstance(value, list):
        return Array(value)
    return value if isinstance(value, int) else Name(f"/{value}")


def add_element(pdf: Pdf, name: str, page: Object, annotation: Object) -> None:
    """Ties a form field to its element, found by `name`; one that nobody drew stands at the document's end.

    The element's /K is the reference itself, no array: else later signatures look like changes of the document.
    """
    tree = pdf.Root.StructTreeRoot
    names = pikepdf.NameTree(tree.IDTree)
    if name in names:
        element = names[name]
    else:
        element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Form, P=tree.K, ID=String(name)))
        names[name] = element
        tree.K.K.append(element)
    element.K = Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page)
    annotation.StructParent = int(tree.ParentTreeNextKey)
    tree.ParentTree.Nums.extend([annotation.StructParent, element])
    tree.ParentTreeNextKey = annotation.StructParent + 1


def empty_forms(pdf: Pdf, but: Collection[str]) -> None:
    """The elements of fields that this file does not have say nothing."""
    for name, element in pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree).items():
        if name not in but:
            element.S = Name.NonStruct

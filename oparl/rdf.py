"""A small graph (RDF) and its two spellings: JSON-LD for programs of today, Turtle for the catalogues that harvest. Pure."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatde": "http://dcat-ap.de/def/dcatde/",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
IN_ADDRESSES = "/:?#[]@!$&'()*+,;=%~-._"
ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


@dataclass(frozen=True)
class Address:
    """Something with an address of its own (IRI)."""

    iri: str

    @property
    def exact(self) -> str:
        """Without a character that would end it."""
        return quote(self.iri, safe=IN_ADDRESSES)


@dataclass(frozen=True)
class Text:
    """Words in a language, or a value of a type such as `xsd:dateTime`."""

    text: str
    language: str = ""
    datatype: str = ""


Value = Address | Text


@dataclass(frozen=True)
class Thing:
    """`said`: what is said of it, by properties such as `dct:title`; those without a value are left out."""

    address: Address
    kind: str
    said: Mapping[str, Iterable[Value]]


def as_json_ld(things: Iterable[Thing]) -> bytes:
    graph = [
        {"@id": thing.address.exact, "@type": thing.kind}
        | {name: [_in_json(value) for value in values] for name, values in _said(thing)}
        for thing in things
    ]
    return json.dumps({"@context": PREFIXES, "@graph": graph}, ensure_ascii=False, indent=1).encode()


def as_turtle(things: Iterable[Thing]) -> bytes:
    lines = [f"@prefix {short}: <{long}> ." for short, long in PREFIXES.items()]
    for thing in things:
        said = [f"a {thing.kind}", *(f"{name} {_listed(values)}" for name, values in _said(thing))]
        lines += ["", f"<{thing.address.exact}>", "  " + " ;\n  ".join(said) + " ."]
    return "\n".join([*lines, ""]).encode()


def _said(thing: Thing) -> list[tuple[str, list[Value]]]:
    return [(name, given) for name, values in thing.said.items() if (given := list(values))]


def _in_json(value: Value) -> dict[str, str]:
    if isinstance(value, Address):
        return {"@id": value.exact}
    more = {"@language": value.language, "@type": value.datatype}
    return {"@value": value.text} | {name: each for name, each in more.items() if each}


def _listed(values: Iterable[Value]) -> str:
    return ", ".join(map(_in_turtle, values))


def _in_turtle(value: Value) -> str:
    if isinstance(value, Address):
        return f"<{value.exact}>"
    ending = f"@{value.language}" if value.language else f"^^{value.datatype}" if value.datatype else ""
    return f'"{value.text.translate(ESCAPES)}"{ending}'

"""Every message that a person may read: from the rooms' Python, from refusals, from templates."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize
from house import python_files, rooms, templates

Key = tuple[str, str]  # context (mostly empty), msgid
Found = tuple[Key, str]  # and the plural (mostly empty)

# Where context, msgid and plural stand among the arguments; None: there is none.
SIGNATURES: dict[str, tuple[int | None, int, int | None]] = {
    **dict.fromkeys(("_", "N_", "gettext", "gettext_lazy", "gettext_noop"), (None, 0, None)),
    **dict.fromkeys(("ngettext", "ngettext_lazy", "Plural"), (None, 0, 1)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), (0, 1, None)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), (0, 1, 2)),
}
# templatize() blanks everything but such calls.
LITERAL = r"""u?(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
CALL_IN_TEMPLATE = re.compile(rf"(?<!\w)({'|'.join(SIGNATURES)})\((\s*{LITERAL}(?:\s*,\s*{LITERAL})*)")


def found(name: str, texts: list[str | None]) -> Iterator[Found]:
    """The message of a call, if its arguments are written out. `gettext(variable)` has none of its own."""
    places = SIGNATURES[name]
    values = [None if at is None or at >= len(texts) else texts[at] for at in places]
    if values[1]:
        yield (values[0] or "", values[1]), values[2] or ""


def literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def name_of(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def in_python(source: str) -> Iterator[Found]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and name_of(node.func) in SIGNATURES:
            yield from found(name_of(node.func), [literal(argument) for argument in node.args])
        if isinstance(node, ast.ClassDef) and any(name_of(base).endswith("Refusal") for base in node.bases):
            yield from refusals(node)


def refusals(node: ast.ClassDef) -> Iterator[Found]:
    """The sentences of a room's refusals: the values of the enumeration's members."""
    for statement in node.body:
        if isinstance(statement, ast.Assign) and (sentence := literal(statement.value)):
            yield ("", sentence), ""


def in_template(source: str) -> Iterator[Found]:
    for name, arguments in CALL_IN_TEMPLATE.findall(templatize(source)):
        yield from found(name, [ast.literal_eval(each) for each in re.findall(LITERAL, arguments)])


def in_file(path: Path) -> Iterator[Found]:
    return (in_python if path.suffix == ".py" else in_template)(path.read_text())


def used_messages() -> dict[Key, str]:
    """Each message in use with its plural; a message with a plural also serves where it stands alone."""
    messages: dict[Key, str] = {}
    for path in [*python_files(*rooms()), *templates()]:
        for key, plural in in_file(path):
            messages[key] = plural or messages.get(key, "")
    return messages

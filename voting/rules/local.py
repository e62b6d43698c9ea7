"""Local law in place of the state's: main by-law and rules of procedure (Ortsrecht: Hauptsatzung, Geschäftsordnung). Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from journal.events import N_
from voting.rules.schema import FIXED_BY_LAW, KEYS, Origin, Unfit, Value, text


@dataclass(frozen=True, kw_only=True)
class Void:
    """A local rule that cannot hold: its key and the reason."""

    key: str
    source: str
    unfit: Unfit


@dataclass(frozen=True, kw_only=True)
class Overlay:
    """What the town has adopted in place of a value: `content` as the schema reads it, by the document and its `source`.

    `narrow`: of one organization, not of the whole town.
    """

    key: str
    content: Any
    document: Origin
    source: str
    narrow: bool = False


def read_local(values: Mapping[str, Value], rule: Overlay) -> Value:
    """The value that takes the place of the state's. Raises Unfit: also where the law leaves it to nobody."""
    known = values.get(rule.key)
    if known is None:
        raise Unfit(N_("is not a rule of this state"))
    if not known.left_to:
        raise Unfit(FIXED_BY_LAW)
    if rule.document not in known.left_to:
        raise Unfit(N_("is not left to this document by the law of the state"))
    content = KEYS[rule.key].read(rule.content)
    return Value(content, text(rule.source), Origin(rule.document), known.left_to)


@dataclass(frozen=True, kw_only=True)
class Overlaid:
    """The values in force, and the local rules that cannot hold (the law has changed under them)."""

    values: Mapping[str, Value]
    void: tuple[Void, ...] = ()


def overlaid(values: Mapping[str, Value], rules: Collection[Overlay]) -> Overlaid:
    """The state's values with the town's in their place.

    The main by-law stands above rules of procedure; within the same document the narrower rule comes first.
    """
    in_force, void = dict(values), []
    for rule in sorted(rules, key=lambda each: (each.document is Origin.MAIN_BYLAW, each.narrow)):
        try:
            in_force[rule.key] = read_local(values, rule)
        except Unfit as unfit:
            void.append(Void(key=rule.key, source=rule.source, unfit=unfit))
    return Overlaid(values=in_force, void=tuple(void))

"""The version of signed minutes for the Internet: a document of its own, in which words are missing, not covered. Pure.

The state's law and the town's own rules say what it leaves out (DP-05, DP-06). What is left out stands neither on its
pages nor in the record that is attached to it.
"""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from minutes.chairs import chairs
from minutes.draft import Decision, Draft, Fact, ItemSection, Part
from minutes.drafting import Recorded
from minutes.landmarks import PUBLIC_VERSION
from minutes.record import Original
from sessions_app.sitting.internet import DEBATE, NAMES, ROLL_CALL, is_kept_back
from sessions_app.sitting.state import Sitting

T = TypeVar("T")
HIDDEN = "[Name]"
WORDS = {
    NAMES: "die Namen der Mitglieder, die nicht die Sitzung geleitet haben",
    DEBATE: "die Wiedergabe der Beratung",
    ROLL_CALL: "die Namen in namentlichen Abstimmungen",
}
SHORTEST_NAME = 3  # characters of a family name that is looked for in the clerk's text


def names_to_hide(sitting: Sitting) -> tuple[str, ...]:
    """Of everybody on the roster who neither led the public part nor kept the minutes; the longest first."""
    led = {each.person for each in chairs(sitting, Part.PUBLIC)}
    names = {each.name for each in sitting.members if each.person not in led} - {sitting.clerk.name}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def public_draft(
    draft: Draft, kinds: Collection[str], hidden: Collection[str]
) -> tuple[Draft, tuple[str, ...]]:
    """The draft without what `kinds` name, and which of them were there to be left out.

    `hidden` are the names that go with NAMES.
    """
    steps: dict[str, Callable[[Draft], Draft]] = {
        NAMES: lambda each: _without_names(each, hidden),
        DEBATE: _without_debate,
        ROLL_CALL: _without_roll_calls,
    }
    done = []
    for kind in kinds:
        changed = steps[kind](draft)
        if changed != draft:
            done.append(kind)
        draft = changed
    return draft, tuple(done)


def original_of(draft: Draft, sha256: str, size: int) -> Original:
    """The signed file of which a version is made. Members who signed besides are not named (DP-05)."""
    names = tuple(f"{each.name}, {each.role}" for each in draft.signers if _is_of_office(each.field))
    return Original(sha256=sha256, size=size, signers=names)


def marked(draft: Draft, left_out: Collection[str], original: Original) -> Draft:
    """Says on its pages what it is, of which file, and what is missing. It has no places for signatures."""
    missing = "; ".join(WORDS[kind] for kind in left_out)
    masked = f". {HIDDEN} steht, wo ein Name weggelassen ist" if NAMES in left_out else ""
    notice = (
        "Dies ist die öffentliche Fassung der Niederschrift. Die vollständige ist unterschrieben von "
        f"{'; '.join(original.signers)}. Ihr Prüfwert (SHA-256) ist {original.sha256}."
    )
    return replace(
        draft,
        subtitle=f"{draft.subtitle}\n{PUBLIC_VERSION}",
        facts=(*draft.facts, Fact("Weggelassen", f"{missing}{masked}")),
        closing=f"{draft.closing} {notice}",
        signers=(),
    )


def _is_of_office(field: str) -> bool:
    return not field.startswith("member")


def _without_names(draft: Draft, hidden: Collection[str]) -> Draft:
    cut = replace(
        draft,
        facts=tuple(fact for fact in draft.facts if fact.label != "Entschuldigt"),
        attendance=tuple(each for each in draft.attendance if each.name not in hidden),
        items=tuple(replace(item, speakers="") for item in draft.items),
        passages=tuple(masked_text(each, hidden) for each in draft.passages),
    )
    cut = replace(cut, items=tuple(_masked_passages(item, hidden) for item in cut.items))
    return replace(without_names(cut, hidden), letterhead=draft.letterhead)


def _masked_passages(item: ItemSection, hidden: Collection[str]) -> ItemSection:
    return replace(item, passages=tuple(masked_text(each, hidden) for each in item.passages))


def _masked(text: str, hidden: Iterable[str]) -> str:
    for name in hidden:
        text = text.replace(name, HIDDEN)
    return text


def masked_text(text: str, hidden: Collection[str]) -> str:
    """The clerk's own words may have the family name alone."""
    text = _masked(text, hidden)
    family = {name.split()[-1] for name in hidden}
    words = sorted((re.escape(each) for each in family if len(each) >= SHORTEST_NAME), reverse=True)
    return re.sub(rf"\b(?:{'|'.join(words)})s?\b", HIDDEN, text) if words else text


def without_names(value: T, hidden: Collection[str]) -> T:
    """The same, all texts in it masked."""
    masked: T = _mapped(value, lambda text: _masked(text, hidden))
    return masked


def _mapped(value: Any, change: Callable[[str], str]) -> Any:
    """The same with every text in it changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_mapped(each, change) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{each.name: _mapped(getattr(value, each.name), change) for each in fields(value)}
        )
    return value


def _without_debate(draft: Draft) -> Draft:
    items = tuple(replace(item, passages=(), speakers="") for item in draft.items)
    return replace(draft, passages=(), items=items)


def _without_roll_calls(draft: Draft) -> Draft:
    def numbers(decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
        return tuple(replace(each, roll_call=()) for each in decisions)

    items = tuple(replace(item, decisions=numbers(item.decisions)) for item in draft.items)
    return replace(draft, items=items, decisions=numbers(draft.decisions))


def kept_back(history: Iterable[Recorded], left_out: Collection[str]) -> frozenset[int]:
    """The entries whose content the record of such a version does not show."""
    return frozenset(each.seq for each in history if is_kept_back(each.event, left_out))

"""What people ask: a fixed mix, the same in every run."""

import random
from collections.abc import Mapping
from datetime import date

from benchmarks.german import FILLERS, HEADS, ROOTS, titles, vocabulary
from portal.search.wanted import Kind, Order, Wanted
from sessions_app.models import Body, Organization


def asked(body: Body, each: int, seed: int = 2) -> Mapping[str, list[Wanted]]:
    """So many questions of each sort."""
    dice = random.Random(seed)
    words = vocabulary()[len(FILLERS.split()) :]
    rare, common = words[20_000:60_000], words[:400]
    roots = [root for root in ROOTS.split() if not root.endswith("s")]
    heads = HEADS.split()
    committees = list(Organization.objects.filter(body=body).order_by("pk").values_list("pk", flat=True))
    named = [title.split() for title in titles(900)]

    def some(words: list[str]) -> list[str]:
        return dice.choices(words, k=each)

    return {
        "a rare word": [Wanted(word) for word in some(rare)],
        "a common word": [Wanted(word) for word in some(common)],
        "a common and a rare one": [
            Wanted(f"{one} {two}") for one, two in zip(some(common), some(rare), strict=True)
        ],
        "three common words": [Wanted(" ".join(some(common)[:3])) for _ in range(each)],
        "a phrase": [Wanted(f'"{title[2]} {title[3]}"') for title in dice.choices(named, k=each)],
        "a part of compounds": [
            Wanted(f"{root} {head}") for root, head in zip(some(roots), some(heads), strict=True)
        ],
        "a beginning": [Wanted(f"{root}*") for root in some(roots)],
        "by committee": [Wanted(word, organization=dice.choice(committees)) for word in some(common)],
        "by day": [Wanted(word, since=date(2012, 3, 1), until=date(2013, 2, 28)) for word in some(common)],
        "by kind": [Wanted(word, kinds=frozenset({Kind.PAPER})) for word in some(common)],
        "the newest": [Wanted(word, order=Order.DATE) for word in some(common)],
    }

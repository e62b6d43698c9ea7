"""Invented German text: words as frequent as in a language (Zipf), many of them compounds, every run the same."""

import random
from collections.abc import Iterator
from itertools import accumulate, product

ROOTS = (
    "schul rat haus weg platz bau plan straßen wasser grün brücken park verkehrs markt kinder garten sport hallen"
    " bücherei haushalts steuer gebühren satzungs umwelt klima wärme energie feuerwehr rettungs friedhofs wald"
    " fluss hafen bahn bus rad fuß wohn gewerbe stadt land kreis bürger ortsteil zentrum denkmal kultur jugend"
)
HEADS = (
    "sanierung planung ordnung erweiterung förderung nutzung prüfung anlage fläche gebäude konzept bericht antrag"
    " beschluss vertrag ausschuss verwaltung entwicklung pflege sicherung"
)
FILLERS = "der die das und in zu den von für mit auf ist im nicht ein eine als auch werden sich"
WORDS_OF_A_PAGE = 320


def vocabulary() -> list[str]:
    """Some fifteen thousand words, the most frequent first."""
    roots, heads = ROOTS.split(), HEADS.split()
    simple = (root.title() + head for root, head in product(roots, heads))
    longer = (f"{one.title()}{two}{head}" for one, two, head in product(roots, roots[::2], heads[:12]))
    words = list(dict.fromkeys([*heads, *simple, *longer]))
    random.Random(7).shuffle(words)
    return [*FILLERS.split(), *words]


def pages(number: int, seed: int = 1) -> Iterator[str]:
    """So many pages of text."""
    dice, words = random.Random(seed), vocabulary()
    weights = list(accumulate(1 / (rank + 5) for rank in range(len(words))))
    for _ in range(number):
        yield " ".join(dice.choices(words, cum_weights=weights, k=WORDS_OF_A_PAGE))


def questions(number: int, seed: int = 2) -> list[str]:
    """What people ask: mostly one or two words, frequent and rare ones, parts of compounds, a phrase now and then."""
    dice, words = random.Random(seed), vocabulary()[len(FILLERS.split()) :]
    asked = []
    for place in range(number):
        one, two = dice.choice(words[: 50 * (1 + place % 40)]), dice.choice(words)
        root = dice.choice([root for root in ROOTS.split() if not root.endswith("s")])
        asked.append(
            (one, root.title(), f"{root} {dice.choice(HEADS.split())}", f"{one} {two}", f'"{one}"')[place % 5]
        )
    return asked

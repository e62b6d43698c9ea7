"""Invented German text: words as frequent as in a language (Zipf), most of them compounds, every run the same.

Short words are frequent and compounds rare, as in a language; a few stand on nearly every page, most on hardly any.
"""

import random
from collections.abc import Iterator
from functools import cache
from itertools import accumulate, product

ROOTS = (
    "schul rat haus weg platz bau plan straßen wasser grün brücken park verkehrs markt kinder garten sport hallen"
    " bücherei haushalts steuer gebühren satzungs umwelt klima wärme energie feuerwehr rettungs friedhofs wald"
    " fluss hafen bahn bus rad fuß wohn gewerbe stadt land kreis bürger ortsteil zentrum denkmal kultur jugend"
    " senioren inklusions sozial wirtschafts tourismus digital netz glasfaser abwasser regen hochwasser deich"
    " lärm luft strom gas fernwärme solar wind abfall wertstoff spielplatz turnhallen mensa ganztags kita pflege"
    " kranken gesundheits tier natur baum allee ufer quartiers bebauungs flächen grundstücks vergabe personal"
)
HEADS = (
    "sanierung planung ordnung erweiterung förderung nutzung prüfung anlage fläche gebäude konzept bericht antrag"
    " beschluss vertrag ausschuss verwaltung entwicklung pflege sicherung beratung versorgung entsorgung messung"
    " abgabe aufsicht ausbau bedarf beirat betrieb bilanz dienst fonds gutachten kosten leitung liste maßnahme"
    " programm projekt rechnung richtlinie satzung statistik umlage verfahren vorlage zuschuss"
)
FILLERS = (
    "der die das und in zu den von für mit auf ist im nicht ein eine als auch werden sich wird. sind, hat."
)
VOCABULARY = 250_000
WORDS_OF_A_PAGE = 285
PAGES = (1, 2, 2, 3, 4, 4, 5, 6, 9)  # that documents have: four on average


@cache
def vocabulary(size: int = VOCABULARY) -> list[str]:
    """So many words, the most frequent first."""
    dice, roots, heads = random.Random(7), ROOTS.split(), HEADS.split()
    short = [*(root.title() for root in roots), *(head.title() for head in heads)]
    simple = [root.title() + head for root, head in product(roots, heads)]
    longer = [f"{one.title()}{two}{head}" for one, two, head in product(roots, roots, heads)]
    longer = dice.sample(longer, min(size, len(longer)))
    for words in (short, simple):
        dice.shuffle(words)
    return list(dict.fromkeys([*FILLERS.split(), *short, *simple, *longer]))[:size]


@cache
def _weights(size: int) -> list[float]:
    """How frequent each word is, all those before it included (Zipf, as Mandelbrot has it)."""
    return list(accumulate(1 / (rank + 5) for rank in range(size)))


def pages(number: int, seed: int = 1) -> Iterator[str]:
    """So many pages of text, with some dates, amounts and references of their own."""
    dice, words = random.Random(seed), vocabulary()
    weights = _weights(len(words))
    for place in range(number):
        numbers = f"{2007 + place % 20}/{place % 9973} {place % 28 + 1}.{place % 12 + 1}.2026 {place * 7 % 99991},00"
        yield f"{numbers} {' '.join(dice.choices(words, cum_weights=weights, k=WORDS_OF_A_PAGE))}"


def titles(number: int, seed: int = 3) -> Iterator[str]:
    """So many titles of eight words."""
    for page in pages(-(-number // 30), seed):
        words = page.split()[3:]
        for start in range(0, 240, 8):
            yield " ".join(words[start : start + 8])

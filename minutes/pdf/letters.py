"""The letters of DIN 91379 that Unicode has only as a letter with a mark behind it, as in M̂ara or K̕. Pure.

The faces hold each of them as one glyph under a code of our own (tools/letters.py puts them there), so that the mark
stands on its letter, and a line is as wide as before. Whoever reads the document reads letter and mark.
"""

import re

# DIN 91379:2022-08, normative letters: the 149 defined sequences, in the norm's order.
_NORM = (
    "A̋ C̀ C̄ C̆ C̈ C̕ C̣ C̦ C̨̆ D̂ F̀ F̄ G̀ H̄ H̦ H̱ J́ J̌ K̀ K̂ K̄ K̇ K̕ K̛ K̦ K͟H K͟h L̂ "
    "L̥ L̥̄ L̦ M̀ M̂ M̆ M̐ N̂ N̄ N̆ N̦ P̀ P̄ P̕ P̣ R̆ R̥ R̥̄ S̀ S̄ S̛̄ S̱ T̀ T̄ T̈ T̕ T̛ U̇ "
    "Z̀ Z̄ Z̆ Z̈ Z̧ a̋ c̀ c̄ c̆ c̈ c̕ c̣ c̦ c̨̆ d̂ f̀ f̄ g̀ h̄ h̦ j́ k̀ k̂ k̄ k̇ k̕ k̛ k̦ "
    "k͟h l̂ l̥ l̥̄ l̦ m̀ m̂ m̆ m̐ n̂ n̄ n̆ n̦ p̀ p̄ p̕ p̣ r̆ r̥ r̥̄ s̀ s̄ s̛̄ s̱ t̀ t̄ t̕ t̛ "
    "u̇ z̀ z̄ z̆ z̈ z̧ Ç̆ Û̄ ç̆ û̄ ÿ́ Č̕ Č̣ č̕ č̣ ē̍ Ī́ ī́ ō̍ Ž̦ Ž̧ ž̦ ž̧ Ḳ̄ ḳ̄ Ṣ̄ ṣ̄ Ṭ̄ "
    "ṭ̄ Ạ̈ ạ̈ Ọ̈ ọ̈ Ụ̄ Ụ̈ ụ̄ ụ̈ "
)
SEQUENCES = tuple(_NORM.split())
FIRST = 0xE900  # in Unicode's private use area; none of the faces has anything there
# What is drawn as one: without the H that follows the mark in K͟H.
CLUSTERS = tuple(dict.fromkeys(each.rstrip("Hh") if len(each) > 2 else each for each in SEQUENCES))  # noqa: PLR2004 (H̄ is a letter with its mark)
CODES = {cluster: chr(FIRST + place) for place, cluster in enumerate(CLUSTERS)}
READ_AS = {code: cluster for cluster, code in CODES.items()}
_FOUND = re.compile(f"(?:{'|'.join(sorted(CLUSTERS, key=len, reverse=True))})(?![\u0300-\u036f])")


def drawn(text: str) -> str:
    """A composed text (NFC) with one code for each of these letters; with further marks on them they stay as they are."""
    return _FOUND.sub(lambda found: CODES[found[0]], text)

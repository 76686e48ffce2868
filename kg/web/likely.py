"""What else the words of a question may mean: other things that share them, and names that are much like them."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from kg import lexicon
from kg.web.mentions import HAN, SCHEMES, WORD, Mention, abstract, stem, stems


def rivals(mention: Mention, text: str) -> list[str]:
    """Other concepts of the kind that the same words of a question name as part of a label, the nearest first.

    >>> found = Mention("indicator", "so2-emissions", "so2-emissions", ((0, 15),))
    >>> rivals(found, "sulphur dioxide targets")
    ['so2-concentration']
    """
    if mention.kind not in SCHEMES:
        return []
    typed = [text[start:end] for start, end in mention.spans]
    words = {stem(word) for each in typed for word in WORD.findall(each)}
    met: dict[str, float] = {}
    for concept, form in stems(mention.kind)[1]:
        if words and words <= form:
            met[concept] = max(met.get(concept, 0.0), len(words) / len(form))
    for entry in lexicon.entries(SCHEMES[mention.kind]):
        if not abstract(mention.kind, entry.concept) and all(each in entry.label.lower() for each in typed):
            share = sum(map(len, typed)) / len(entry.label)
            met[entry.concept] = max(met.get(entry.concept, 0.0), share)
    met.pop(mention.id, None)
    return sorted(met, key=lambda concept: (-met[concept], concept))


def near(word: str, kinds: Iterable[str] = SCHEMES) -> list[str]:
    """Words and names that are much like one that nothing goes by.

    >>> near("sulfer")[0], near("细颗立物")[0]
    ('sulfur', '细颗粒物浓度')
    """
    found: list[str] = []
    for kind in kinds:
        if HAN.search(word):
            entries = lexicon.entries(SCHEMES[kind])
            known = {entry.label.lower() for entry in entries if not abstract(kind, entry.concept)}
            found += get_close_matches(word, sorted(known), n=2, cutoff=0.6)
        else:
            found += get_close_matches(stem(word), sorted(stems(kind)[0]), n=2, cutoff=0.75)
    return list(dict.fromkeys(found))

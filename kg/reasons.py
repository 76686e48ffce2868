"""The words of an explanation: parts of a fact, what rules do, which cue of a concept hit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg import cues, lexicon
from kg.cues import KG
from kg.lexicon import QUOTES, SKOS

FILE = "rules.ttl"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a fact: its name, value, why it is so, and the words and raw offsets that say it ("" and -1: none)."""

    name: str
    value: str
    why: str = ""
    words: str = ""
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by the name that facts carry, with its label and what it does, in zh and en."""

    name: str
    zh: str
    en: str
    does_zh: str
    does_en: str


@cache
def rules() -> dict[tuple[str, str], Rule]:
    """Every rule that ontology/rules.ttl describes, by kind and name; a family's name ends with a slash."""
    names, kinds = lexicon.values(FILE, KG + "ruleName"), lexicon.values(FILE, KG + "ofKind")
    said = {
        (predicate, language): lexicon.values(FILE, SKOS + predicate, language=language)
        for predicate in ("prefLabel", "definition")
        for language in ("zh", "en")
    }
    found = {}
    for concept, (name,) in names.items():
        words = [texts[concept][0] for texts in said.values()]
        found[kinds[concept][0], name] = Rule(name, *words)
    return found


def rule(kind: str, name: str) -> Rule:
    """The description of a rule, or of the family that it belongs to; without one, its name alone."""
    kind = "target" if kind == "outcome" else kind
    family = name.partition("/")[0] + "/"
    found = rules().get((kind, name)) or rules().get((kind, family))
    return Rule(name, found.zh, found.en, found.does_zh, found.does_en) if found else Rule(name, "", "", "", "")


def stated(name: str) -> Rule:
    """What stands for a rule where a person states the fact, in an import of that name."""
    zh = f"由人在导入“{name}”中陈述，不是从文本中抽取的。"
    en = f"A person states it, in the import {name}; it was not extracted from the text."
    return Rule(f"import {name}", "人工陈述", "stated by a person", zh, en)


@cache
def labels(file: str, language: str) -> dict[str, str]:
    """Preferred labels of the concepts of a file."""
    return {concept: texts[0] for concept, texts in lexicon.values(file, SKOS + "prefLabel", language=language).items()}


def cue(file: str, concept: str, words: str, *, labelled: bool = False) -> str:
    """The cue or label of a concept that words fit, the heaviest; "" if none does.

    >>> cue("indicators.ttl", "pm25", "PM2.5平均浓度")
    'PM2.5'
    """
    bare = QUOTES.sub("", words)
    for each in cues.cues(file, labels=labelled):
        if each.concept != concept or any(term in bare for term in each.barred):
            continue
        if all(term in bare for term in each.wanted):
            return " + ".join(each.wanted)
    return ""

"""A definition in zh and en for every concept of the ontology that has none of its own, made by rule.

Four thousand places, hundreds of programmes, units and lists of words are defined by what the ontology says of them
anyway: what they belong to, how they are written, which way they ought to move. A definition in the files stands
before one by rule.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import pyoxigraph as ox

from kg.graph import iris
from kg.vocabulary import KG, PREFIXES, QUDT, RDF, SKOS

LANGUAGES = ("zh", "en")
NAMED = 3
"""Names or words that are given as examples."""
WITHIN = PREFIXES["geo"] + "sfWithin"
LEVEL, CODE, RETIRED = (PREFIXES["kg"] + name for name in ("divisionLevel", "code", "retired"))
Both = tuple[str, str]
Terms = Mapping[str, Mapping[str, Sequence[ox.NamedNode | ox.Literal]]]
LEVELS = {
    "province": ("省级行政区", "division of the highest level (province)"),
    "prefecture": ("地级行政区", "division at prefecture level"),
    "county": ("县级行政区", "division at county level"),
}
TYPES = {"programme": ("行动计划", "programme"), "scheme": ("制度", "scheme"), "principle": ("原则", "principle")}
BETTER = {"lower": ("，越低越好", "; lower is better"), "higher": ("，越高越好", "; higher is better")}
SCHEMES = {
    "body-kind": ("机构类别", "kind of body"),
    "body-role": ("表示职责角色的用语", "formula that gives a role"),
    "action": ("表示动作的用语", "words of action"),
    "cue": ("识别目标的用词", "words by which targets are recognised"),
    "text": ("识别文本成分的用词", "words by which parts of a text are recognised"),
    "programme-form": ("行动计划名称的构成", "form of names of programmes"),
    "scope": ("目标适用范围", "scope of targets"),
    "law": ("法律法规", "law or regulation"),
    "measure": ("措施类别", "kind of measure"),
    "instrument": ("政策工具类型", "kind of policy instrument"),
    "indicator": ("指标", "indicator"),
    "unit": ("计量单位", "unit"),
    "programme": ("行动计划", "programme"),
}
"""Scheme -> what its concepts are called."""


def definitions(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """Definitions of the concepts that have none in a language."""
    known = terms(triples)
    definition = ox.NamedNode(SKOS.definition)
    for node, said in known.items():
        if not any(getattr(each, "value", "") == SKOS.Concept for each in said.get(RDF.type, ())):
            continue
        own = {each.language for each in said.get(SKOS.definition, ()) if isinstance(each, ox.Literal)}
        if missing := set(LANGUAGES) - own:
            for language, words in zip(LANGUAGES, defined(known, node), strict=True):
                if language in missing and words:
                    yield ox.Triple(ox.NamedNode(node), definition, ox.Literal(words, language=language))


def terms(triples: Iterable[ox.Triple]) -> Terms:
    """Objects by subject and predicate."""
    found: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode | ox.Literal):
            found[triple.subject.value][triple.predicate.value].append(triple.object)
    return found


def defined(known: Terms, node: str) -> Both:
    """A definition in zh and en, "" where nothing can be said."""
    scheme = next(iter(values(known, node, SKOS.inScheme)), "").removeprefix(iris.BASE)
    if scheme == "place":
        return place(known, node)
    if scheme == "unit":
        return unit(known, node)
    if scheme == "indicator":
        return indicator(known, node)
    return of_kind(known, node, scheme) if scheme in SCHEMES else ("", "")


def place(known: Terms, node: str) -> Both:
    """A division: its level, what it lies in, its code, until when."""
    level = next(iter(values(known, node, LEVEL)), "")
    zh, en = LEVELS.get(level, ("行政区", "division"))
    within = next(iter(values(known, node, WITHIN)), "")
    zh = f"{label(known, within, 'zh')}的{zh}" if within else f"中国的{zh}"
    en = f"{en} in {label(known, within, 'en') if within else 'China'}"
    code = "".join(values(known, node, CODE))
    gone = next(iter(values(known, node, RETIRED)), "")
    return (
        f"{zh}，国家标准 GB/T 2260 代码 {code}{f'，{gone} 年撤销' if gone else ''}。",
        f"A {en}; code {code} of GB/T 2260{f', abolished in {gone}' if gone else ''}.",
    )


def unit(known: Terms, node: str) -> Both:
    """A unit: what it is for, how tables write it."""
    kinds = values(known, node, QUDT.hasQuantityKind)
    zh = f"{'、'.join(label(known, kind, 'zh') for kind in kinds)}的计量单位" if kinds else "计量单位"
    en = f"Unit of {' or '.join(label(known, kind, 'en') for kind in kinds)}" if kinds else "Unit"
    symbol = next(iter(values(known, node, KG.symbol)), "")
    return (
        (f"{zh}，表格中写作“{symbol}”。", f"{en}, written “{symbol}” in tables.") if symbol else (f"{zh}。", f"{en}.")
    )


def indicator(known: Terms, node: str) -> Both:
    """An indicator: its theme, what it is given in, which way is better."""
    kinds, themes = values(known, node, QUDT.hasQuantityKind), values(known, node, KG.theme)
    way = next(iter(values(known, node, KG.better)), "")
    zh = f"属于“{'、'.join(label(known, each, 'zh') for each in themes)}”的指标" if themes else "指标"
    en = (
        f"Indicator of the theme {' and '.join(label(known, each, 'en') for each in themes)}" if themes else "Indicator"
    )
    if kinds:
        zh += f"，以{'或'.join(label(known, kind, 'zh') for kind in kinds)}计"
        en += f", given as {' or '.join(label(known, kind, 'en') for kind in kinds)}"
    better = BETTER.get(way, ("", ""))
    return f"{zh}{better[0]}。", f"{en}{better[1]}."


def of_kind(known: Terms, node: str, scheme: str) -> Both:
    """A concept of another scheme: what it is, what it belongs to, how texts name it."""
    zh, en = SCHEMES[scheme]
    type_ = next(iter(values(known, node, KG.programmeType)), "").rpartition("/")[2]
    zh, en = TYPES.get(type_, (zh, en))
    above = [each for each in values(known, node, SKOS.broader) if label(known, each, "zh")]
    if above:
        zh = f"属于“{label(known, above[0], 'zh')}”的{zh}"
        en = f"{en} that belongs to {label(known, above[0], 'en')}"
    names = [*values(known, node, SKOS.altLabel), *values(known, node, SKOS.hiddenLabel)]
    shown = [name for name in dict.fromkeys(names) if name != label(known, node, "zh")][:NAMED]
    if shown:
        zh += f"；文中如：{'、'.join(shown)}"
        en += f"; in texts for example {', '.join(shown)}"
    zh, en = f"{label(known, node, 'zh')}：{zh}。", f"{label(known, node, 'en')}: {en}."
    return zh, en[:1].upper() + en[1:]


def values(known: Terms, node: str, predicate: str) -> list[str]:
    """What is said of a node, as text, in order."""
    return sorted(each.value for each in known.get(node, {}).get(predicate, ()))


def label(known: Terms, node: str, language: str) -> str:
    """A concept's preferred label."""
    labels = known.get(node, {}).get(SKOS.prefLabel, ())
    return next((each.value for each in labels if isinstance(each, ox.Literal) and each.language == language), "")

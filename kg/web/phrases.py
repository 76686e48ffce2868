"""The questions that can be asked: the rows of ontology/queries/questions.tsv, each bound to a named query."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from kg import paths
from kg.errors import OntologyError
from kg.graph.named import NamedQuery, read_query

FILE = "queries/questions.tsv"
COMMON = "-"
SLOT = re.compile(r"\{(\w+):([^{}]*)\}")
Groups = tuple[tuple[bool, tuple[str, ...]], ...]


class Template(NamedTuple):
    """A question that can be asked: its query, what is fixed, its slots (name -> whether needed) and words."""

    id: str
    query: NamedQuery
    fixed: Mapping[str, str]
    slots: Mapping[str, bool]
    words: Mapping[str, Groups]
    question: Mapping[str, str]

    def kind(self, slot: str) -> str:
        """What fills a slot: the kind of its parameter; of text the slot's own name (a body, say)."""
        found = next(each.kind for each in self.query.parameters if each.name == slot)
        return slot if found == "text" else found


@cache
def templates() -> tuple[Template, ...]:
    """All templates, in the order of the file.

    Raises:
        OntologyError: if a row of the file is broken.
    """
    return tuple(template(row) for row in _rows() if row["id"] != COMMON)


@cache
def common(language: str) -> frozenset[str]:
    """Words that say nothing by themselves."""
    return frozenset(word for row in _rows() if row["id"] == COMMON for word in row[language].split())


@cache
def known() -> frozenset[str]:
    """English words that are the question's own, not parts of names."""
    own = {word for each in templates() for _, terms in each.words["en"] for term in terms for word in term.split()}
    return common("en") | own | {word + "s" for word in own}


def _rows() -> Iterator[dict[str, str]]:
    path = paths.ontology() / FILE
    try:
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    except OSError as error:
        raise OntologyError(f"cannot read {path}: {error}", cure="restore the file") from error
    heads = lines[0].split("\t")
    for line in lines[1:]:
        cells = line.split("\t")
        if len(cells) != len(heads):
            raise OntologyError(f"{path}: {cells[0]} has {len(cells)} cells, not {len(heads)}", cure="mend the row")
        yield dict(zip(heads, cells, strict=True))


def template(row: Mapping[str, str]) -> Template:
    """A row of the file as a template."""
    query = read_query(paths.ontology() / "queries" / f"{row['query']}.rq")
    made = Template(
        row["id"],
        query,
        dict(pair.split("=", 1) for pair in row["fixed"].split()),
        {slot.rstrip("?"): not slot.endswith("?") for slot in row["slots"].split()},
        {language: tuple(groups(row[language])) for language in ("zh", "en")},
        {language: row[f"question_{language}"] for language in ("zh", "en")},
    )
    strange = {*made.fixed, *made.slots} - {each.name for each in query.parameters}
    if strange:
        raise OntologyError(
            f"{FILE}: {made.id} names {min(strange)}, no parameter of {query.name}", cure="mend the row"
        )
    return made


def groups(text: str) -> Iterator[tuple[bool, tuple[str, ...]]]:
    """Groups of words, and whether a question must have one of them.

    >>> list(groups("target|goal level?"))
    [(True, ('target', 'goal')), (False, ('level',))]
    """
    for group in text.split():
        terms = group.rstrip("?").replace("_", " ").split("|")
        yield not group.endswith("?"), tuple(terms)


def samples(language: str) -> list[str]:
    """The questions that can be asked, with samples in their slots.

    >>> samples("en")[0]
    'Which cities set PM2.5 targets?'
    """
    return [SLOT.sub(lambda match: match[2], each.question[language]) for each in templates()]

"""Hypothesis strategies for plans."""

from __future__ import annotations

from hashlib import sha256

from hypothesis import strategies as st

from kg.model import (
    BOUNDS,
    COMPARATORS,
    DOCUMENT_TYPES,
    FLAGS,
    NOWHERE,
    PROGRAMME_TYPES,
    ROLES,
    STATUSES,
    TARGET_KINDS,
    Citation,
    Document,
    Duty,
    Evidence,
    Measure,
    Mention,
    Place,
    Plan,
    Programme,
    Section,
    Target,
)

WORDS = st.text(alphabet=st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12)
LINE = st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)
MAYBE = st.just("") | WORDS
PLACES = st.sampled_from([NOWHERE, Place("999901", "北溪市"), Place("999902", "南屿市"), Place("", "某开发区")])
DATES = st.sampled_from(["", "2025", "2021-12", "2021-12-31", "同比"])
VALUES = st.none() | st.floats(min_value=-1e15, max_value=1e15).map(lambda value: value + 0.0)
CONCEPTS = st.sampled_from(["", "pm25", "dust-control"])


@st.composite
def plans(draw: st.DrawFn, doc: str = "made-up") -> Plan:
    """A plan whose every field is drawn; cities, flags, clauses and facts are in the order in which they are read."""
    raw = draw(st.text(alphabet=st.characters(exclude_categories=("Cs",)), min_size=1, max_size=60))

    def span() -> Evidence:
        start = draw(st.integers(0, len(raw) - 1))
        end = draw(st.integers(start + 1, len(raw)))
        return Evidence(doc, start, end, raw[start:end])

    def some(words: st.SearchStrategy[str] = MAYBE) -> str:
        return draw(words)

    sections = tuple(
        Section(
            id=i,
            number=some(LINE),
            title=some(LINE),
            level=draw(st.integers(1, 5)),
            evidence=span(),
            path=tuple(draw(st.lists(LINE, max_size=3))),
            city=draw(PLACES),
        )
        for i in range(draw(st.integers(0, 2)))
    )
    clauses = [span() for _ in range(draw(st.integers(1, 3)))]
    numbers = st.none() if not sections else st.none() | st.integers(0, len(sections) - 1)

    def shared() -> dict[str, object]:
        return {
            "city": draw(PLACES),
            "evidence": span(),
            "clause": draw(st.sampled_from(clauses)),
            "section": draw(numbers),
            "rule": some(),
            "confidence": draw(st.none() | st.floats(0, 1)),
        }

    def target() -> Target:
        return Target(
            **shared(),
            indicator=some(WORDS),
            status=some(st.sampled_from(STATUSES)),
            kind=some(st.sampled_from(TARGET_KINDS)),
            comparator=some(st.sampled_from(COMPARATORS)),
            indicator_id=some(CONCEPTS),
            bound=some(st.sampled_from(("", *BOUNDS))),
            value=draw(VALUES),
            value_max=draw(VALUES),
            unit=some(st.sampled_from(["", "µg/m3", "%", "某单位"])),
            baseline=some(DATES),
            deadline=some(DATES),
            stretch=draw(st.booleans()),
            scope=some(),
            bindingness=some(st.sampled_from(["", "约束性", "预期性"])),
            flags=draw(flags()),
        )

    every = {
        "targets": [target() for _ in range(draw(st.integers(0, 3)))],
        "measures": [
            Measure(
                **shared(),
                concept=some(CONCEPTS),
                label=some(WORDS),
                verb=some(),
                object=some(),
                instruments=draw(names(st.sampled_from(["economic", "regulatory"]))),
                bodies=draw(names(WORDS)),
                deadline=some(DATES),
                programmes=draw(names(st.sampled_from(["waste-free-city", "某行动", "“甲”工程"]))),
            )
        ],
        "programmes": [
            Programme(**shared(), name=some(WORDS), type=some(st.sampled_from(PROGRAMME_TYPES)), concept=some(CONCEPTS))
        ],
        "duties": [
            Duty(
                **shared(),
                body=some(WORDS),
                mention=some(WORDS),
                role=some(st.sampled_from(ROLES)),
                place=draw(PLACES),
                measure=some(CONCEPTS | st.sampled_from(["某项工作", "dust-control waste-sorting", "某 事"])),
                deadline=some(DATES),
            )
        ],
        "citations": [Citation(**shared(), title=some(WORDS), number=some())],
        "mentions": [Mention(**shared(), place=draw(PLACES))],
    }
    cities = draw(st.lists(PLACES.filter(bool), unique=True))
    document = Document(
        id=doc,
        title=some(),
        cities=tuple(sorted(cities, key=lambda city: city.code)),
        type=some(st.sampled_from(DOCUMENT_TYPES)),
        exercise=some(),
        issued=some(DATES),
        publisher=some(),
        source=some(),
        chars=len(raw),
        flags=draw(flags()),
        sha256=sha256(raw.encode()).hexdigest(),
    )
    ordered = sorted(set(clauses), key=lambda clause: (clause.start, clause.end))
    return Plan(
        document=document, raw=raw, sections=sections, clauses=tuple(ordered), **{k: tuple(v) for k, v in every.items()}
    )


def names(each: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    """A few names, each once, in order."""
    return st.lists(each, unique=True, max_size=3).map(sorted).map(tuple)


def flags() -> st.SearchStrategy[tuple[str, ...]]:
    """Flags in the order in which they are read."""
    return st.lists(st.sampled_from(FLAGS), unique=True, max_size=3).map(sorted).map(tuple)

"""The facts that kg reads out of plans, as frozen records.

Field names are those of the annotation guide (tests/gold/GUIDE.md). Offsets are half-open
code-point offsets into the raw text of a document. No fact can be made without evidence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.errors import EvidenceError
from kg.records import changed as changed
from kg.records import quick

TARGET_KINDS = ("level", "change", "count", "eliminate", "cover")
COMPARATORS = ("<=", ">=", "=", "~", "-", "+")
BOUNDS = ("min", "exact", "max")
STATUSES = ("target", "outcome")
PROGRAMME_TYPES = ("programme", "scheme", "principle")
ROLES = ("leads", "responsible", "supervises", "inspects", "accepts", "issues")
VERDICTS = ("reached", "not-reached", "not-comparable")
REASONS = (
    "before-deadline",
    "period-not-stated",
    "other-period",
    "open-bound",
    "direction-unknown",
    "other-baseline",
    "cumulative",
    "no-value",
    "change-and-level",
    "other-kind",
    "other-unit",
    "other-scope",
)
"""Why an outcome reaches or misses a target only with a reservation (the first two), or cannot be compared with it."""
ORIGINS = ("extracted", "imported", "curated")
DOCUMENT_TYPES = ("plan", "progress-report", "press-notice", "work-report", "news", "other")
FLAGS = (
    "missing-year", "missing-value", "dedup", "city-unknown", "city-inferred", "city-conflict", "title-unknown",
    "issued-unknown",
    "spam", "traditional", "pinyin", "chrome", "notice-and-plan", "several-cities",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """An administrative division. `code` is its six-digit GB/T 2260 code, `name` its full official name."""

    code: str
    name: str

    def __bool__(self) -> bool:
        return bool(self.code)


NOWHERE = Place("", "")
"""The place of a fact whose city could not be found; its document carries the flag city-unknown."""


@quick
@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that state a fact: `raw[start:end] == quote` in document `doc` (its file's stem).

    Raises:
        EvidenceError: if the offsets cannot hold the quote.

    >>> Evidence("a", 3, 5, "下降").quote
    '下降'
    """

    doc: str
    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if not self.quote or self.start < 0 or self.end - self.start != len(self.quote):
            raise EvidenceError(f"{self.doc}:{self.start}-{self.end} cannot hold {self.quote!r}")

    def check(self, raw: str) -> None:
        """Raise EvidenceError unless `raw` has the quote at the offsets."""
        if raw[self.start : self.end] != self.quote:
            raise EvidenceError(f"{self.doc}: {self.quote!r} is not at {self.start}-{self.end}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document as the catalogue, or failing that its own text, describes it.

    `id` is the file's stem; `issued` an ISO date prefix or ""; `type` one of DOCUMENT_TYPES;
    `sha256` of the file's bytes; `chars` the length of the raw text in code points.
    """

    id: str
    title: str
    cities: tuple[Place, ...]
    type: str
    exercise: str
    issued: str
    publisher: str
    source: str
    sha256: str
    chars: int
    flags: tuple[str, ...] = ()


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands under it.

    `number` as printed (一, (二), 3, 一是), `path` the titles above it, outermost first.
    """

    id: int
    number: str
    title: str
    level: int
    path: tuple[str, ...]
    city: Place
    evidence: Evidence


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What all facts share: the city they are about, their evidence, the section and the rule that found them.

    `clause` is the evidence of the whole clause in which the fact stands; `confidence` (0 to 1) the share of facts of
    this rule that readers found right (ontology/confidence.ttl), None for kinds that nobody has annotated.
    """

    city: Place
    evidence: Evidence
    clause: Evidence
    section: int | None = None
    rule: str = ""
    confidence: float | None = None

    @property
    def doc(self) -> str:
        """Id of the document."""
        return self.evidence.doc


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Target(Fact):
    """A quantified or dated commitment (status `target`) or a reported result (`outcome`).

    Fields as in the guide; `indicator_id` is the id of a concept of ontology/indicators.ttl or "";
    `unit` as the guide prints it (µg/m3, %, 项, 吨/日), "" for none; `deadline` an ISO date prefix or "".
    """

    indicator: str
    status: str
    kind: str
    comparator: str
    indicator_id: str = ""
    bound: str = ""
    value: float | None = None
    value_max: float | None = None
    unit: str = ""
    baseline: str = ""
    deadline: str = ""
    stretch: bool = False
    bindingness: str = ""
    scope: str = ""
    flags: tuple[str, ...] = ()


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Fact):
    """A commitment to act. `concept` is an id of ontology/measures.ttl, or "" where none fits.

    `instruments` are ids of the concept's kinds of policy instrument. `bodies` (full names), `deadline` (an ISO date
    prefix or "") and `programmes` (ids of ontology/programmes.ttl, or names) are what the text itself ties to it.
    """

    concept: str
    label: str
    verb: str = ""
    object: str = ""
    instruments: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    deadline: str = ""
    programmes: tuple[str, ...] = ()


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Programme(Fact):
    """A named programme, scheme or principle. `name` is canonical, `concept` an id of ontology/programmes.ttl or ""."""

    name: str
    type: str
    concept: str = ""


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Duty(Fact):
    """A body with a role.

    `body` is the full name with its place resolved, `mention` as printed, `place` the body's own place. `measure` is
    what the text ties to it: ids of ontology/measures.ttl separated by blanks, or the words of a matter; `deadline`
    the date by which.
    """

    body: str
    mention: str
    role: str
    place: Place = NOWHERE
    measure: str = ""
    deadline: str = ""


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Citation(Fact):
    """A law, standard or document named in the text. `title` is normalised, without 《》; `number` its 文号 or ""."""

    title: str
    number: str = ""


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Fact):
    """A place named in the text."""

    place: Place


class Origin(NamedTuple):
    """Where a fact comes from: one of ORIGINS, the name of its import, and its IRI where that is not kg's own."""

    kind: str = "extracted"
    name: str = ""
    iri: str = ""


EXTRACTED = Origin()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Everything read out of one document. `raw` is its whole raw text, which the evidence points into.

    `origin` is that of the document and its facts, `origins` of those facts that come from elsewhere.
    """

    document: Document
    raw: str = field(repr=False)
    sections: tuple[Section, ...] = ()
    clauses: tuple[Evidence, ...] = ()
    targets: tuple[Target, ...] = ()
    measures: tuple[Measure, ...] = ()
    programmes: tuple[Programme, ...] = ()
    duties: tuple[Duty, ...] = ()
    citations: tuple[Citation, ...] = ()
    mentions: tuple[Mention, ...] = ()
    origin: Origin = EXTRACTED
    origins: Mapping[Fact, Origin] = field(default_factory=dict, repr=False, hash=False)

    def origin_of(self, fact: Fact) -> Origin:
        """Where a fact comes from."""
        return self.origins.get(fact, self.origin) if self.origins else self.origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a reported `outcome` says about a `target` of the same city and indicator.

    `verdict` is one of VERDICTS; `reason` one of REASONS: why they cannot be compared, or with what reservation they
    are, or "".
    """

    outcome: Target
    target: Target
    verdict: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What a measure without a concept is like: a concept, or a measure of another city; never a fact.

    `score` is the cosine of their words, 0 to 1.
    """

    measure: Measure
    score: float
    concept: str = ""
    like: Measure | None = None

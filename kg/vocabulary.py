"""The terms of the graph, generated from ontology/core.ttl by scripts/vocabulary: do not edit.

One closed class a namespace; a term that is not in core.ttl raises AttributeError (and fails mypy).

>>> KG.Target
'https://w3id.org/kg-cn-plans/ontology#Target'
>>> CODES["comparator"]["<="] == KGV.at_most
True
"""

from __future__ import annotations

from typing import Final

ONTOLOGY: Final = "https://w3id.org/kg-cn-plans/ontology"
VERSION: Final = "0.1.0"


class DCAT:
    """Terms of http://www.w3.org/ns/dcat#"""

    Catalog: Final = "http://www.w3.org/ns/dcat#Catalog"
    Dataset: Final = "http://www.w3.org/ns/dcat#Dataset"
    dataset: Final = "http://www.w3.org/ns/dcat#dataset"


class DCTERMS:
    """Terms of http://purl.org/dc/terms/"""

    description: Final = "http://purl.org/dc/terms/description"
    hasPart: Final = "http://purl.org/dc/terms/hasPart"
    hasVersion: Final = "http://purl.org/dc/terms/hasVersion"
    identifier: Final = "http://purl.org/dc/terms/identifier"
    isPartOf: Final = "http://purl.org/dc/terms/isPartOf"
    issued: Final = "http://purl.org/dc/terms/issued"
    license: Final = "http://purl.org/dc/terms/license"
    publisher: Final = "http://purl.org/dc/terms/publisher"
    source: Final = "http://purl.org/dc/terms/source"
    spatial: Final = "http://purl.org/dc/terms/spatial"
    title: Final = "http://purl.org/dc/terms/title"


class ELI:
    """Terms of http://data.europa.eu/eli/ontology#"""

    Format: Final = "http://data.europa.eu/eli/ontology#Format"
    LegalExpression: Final = "http://data.europa.eu/eli/ontology#LegalExpression"
    LegalResource: Final = "http://data.europa.eu/eli/ontology#LegalResource"
    LegalResourceSubdivision: Final = "http://data.europa.eu/eli/ontology#LegalResourceSubdivision"
    cites: Final = "http://data.europa.eu/eli/ontology#cites"
    has_part: Final = "http://data.europa.eu/eli/ontology#has_part"
    id_local: Final = "http://data.europa.eu/eli/ontology#id_local"
    is_embodied_by: Final = "http://data.europa.eu/eli/ontology#is_embodied_by"
    is_realized_by: Final = "http://data.europa.eu/eli/ontology#is_realized_by"


class GEO:
    """Terms of http://www.opengis.net/ont/geosparql#"""

    Feature: Final = "http://www.opengis.net/ont/geosparql#Feature"


class IOP:
    """Terms of https://w3id.org/iadopt/ont/"""

    Variable: Final = "https://w3id.org/iadopt/ont/Variable"


class KG:
    """Terms of https://w3id.org/kg-cn-plans/ontology#"""

    Answer: Final = "https://w3id.org/kg-cn-plans/ontology#Answer"
    Baseline: Final = "https://w3id.org/kg-cn-plans/ontology#Baseline"
    Citation: Final = "https://w3id.org/kg-cn-plans/ontology#Citation"
    Clause: Final = "https://w3id.org/kg-cn-plans/ontology#Clause"
    Code: Final = "https://w3id.org/kg-cn-plans/ontology#Code"
    Document: Final = "https://w3id.org/kg-cn-plans/ontology#Document"
    Duty: Final = "https://w3id.org/kg-cn-plans/ontology#Duty"
    Fact: Final = "https://w3id.org/kg-cn-plans/ontology#Fact"
    Measure: Final = "https://w3id.org/kg-cn-plans/ontology#Measure"
    Outcome: Final = "https://w3id.org/kg-cn-plans/ontology#Outcome"
    PlaceMention: Final = "https://w3id.org/kg-cn-plans/ontology#PlaceMention"
    ProgrammeReference: Final = "https://w3id.org/kg-cn-plans/ontology#ProgrammeReference"
    Section: Final = "https://w3id.org/kg-cn-plans/ontology#Section"
    Suggestion: Final = "https://w3id.org/kg-cn-plans/ontology#Suggestion"
    Target: Final = "https://w3id.org/kg-cn-plans/ontology#Target"
    about: Final = "https://w3id.org/kg-cn-plans/ontology#about"
    actor: Final = "https://w3id.org/kg-cn-plans/ontology#actor"
    ambition: Final = "https://w3id.org/kg-cn-plans/ontology#ambition"
    baseline: Final = "https://w3id.org/kg-cn-plans/ontology#baseline"
    better: Final = "https://w3id.org/kg-cn-plans/ontology#better"
    bindingness: Final = "https://w3id.org/kg-cn-plans/ontology#bindingness"
    body: Final = "https://w3id.org/kg-cn-plans/ontology#body"
    bound: Final = "https://w3id.org/kg-cn-plans/ontology#bound"
    characters: Final = "https://w3id.org/kg-cn-plans/ontology#characters"
    city: Final = "https://w3id.org/kg-cn-plans/ontology#city"
    clause: Final = "https://w3id.org/kg-cn-plans/ontology#clause"
    comparator: Final = "https://w3id.org/kg-cn-plans/ontology#comparator"
    confidence: Final = "https://w3id.org/kg-cn-plans/ontology#confidence"
    contextWord: Final = "https://w3id.org/kg-cn-plans/ontology#contextWord"
    contextual: Final = "https://w3id.org/kg-cn-plans/ontology#contextual"
    cue: Final = "https://w3id.org/kg-cn-plans/ontology#cue"
    deadline: Final = "https://w3id.org/kg-cn-plans/ontology#deadline"
    document: Final = "https://w3id.org/kg-cn-plans/ontology#document"
    documentType: Final = "https://w3id.org/kg-cn-plans/ontology#documentType"
    end: Final = "https://w3id.org/kg-cn-plans/ontology#end"
    evidence: Final = "https://w3id.org/kg-cn-plans/ontology#evidence"
    exercise: Final = "https://w3id.org/kg-cn-plans/ontology#exercise"
    flag: Final = "https://w3id.org/kg-cn-plans/ontology#flag"
    indicator: Final = "https://w3id.org/kg-cn-plans/ontology#indicator"
    indicatorName: Final = "https://w3id.org/kg-cn-plans/ontology#indicatorName"
    instrument: Final = "https://w3id.org/kg-cn-plans/ontology#instrument"
    kind: Final = "https://w3id.org/kg-cn-plans/ontology#kind"
    level: Final = "https://w3id.org/kg-cn-plans/ontology#level"
    looseLabel: Final = "https://w3id.org/kg-cn-plans/ontology#looseLabel"
    measure: Final = "https://w3id.org/kg-cn-plans/ontology#measure"
    measureName: Final = "https://w3id.org/kg-cn-plans/ontology#measureName"
    mention: Final = "https://w3id.org/kg-cn-plans/ontology#mention"
    object: Final = "https://w3id.org/kg-cn-plans/ontology#object"
    ofKind: Final = "https://w3id.org/kg-cn-plans/ontology#ofKind"
    outcome: Final = "https://w3id.org/kg-cn-plans/ontology#outcome"
    path: Final = "https://w3id.org/kg-cn-plans/ontology#path"
    pattern: Final = "https://w3id.org/kg-cn-plans/ontology#pattern"
    period: Final = "https://w3id.org/kg-cn-plans/ontology#period"
    place: Final = "https://w3id.org/kg-cn-plans/ontology#place"
    plainText: Final = "https://w3id.org/kg-cn-plans/ontology#plainText"
    programme: Final = "https://w3id.org/kg-cn-plans/ontology#programme"
    programmeName: Final = "https://w3id.org/kg-cn-plans/ontology#programmeName"
    programmeType: Final = "https://w3id.org/kg-cn-plans/ontology#programmeType"
    quantity: Final = "https://w3id.org/kg-cn-plans/ontology#quantity"
    quantityMax: Final = "https://w3id.org/kg-cn-plans/ontology#quantityMax"
    reason: Final = "https://w3id.org/kg-cn-plans/ontology#reason"
    role: Final = "https://w3id.org/kg-cn-plans/ontology#role"
    rule: Final = "https://w3id.org/kg-cn-plans/ontology#rule"
    ruleName: Final = "https://w3id.org/kg-cn-plans/ontology#ruleName"
    sample: Final = "https://w3id.org/kg-cn-plans/ontology#sample"
    scope: Final = "https://w3id.org/kg-cn-plans/ontology#scope"
    section: Final = "https://w3id.org/kg-cn-plans/ontology#section"
    sectionIndex: Final = "https://w3id.org/kg-cn-plans/ontology#sectionIndex"
    sectionNumber: Final = "https://w3id.org/kg-cn-plans/ontology#sectionNumber"
    sha256: Final = "https://w3id.org/kg-cn-plans/ontology#sha256"
    similarTo: Final = "https://w3id.org/kg-cn-plans/ontology#similarTo"
    similarity: Final = "https://w3id.org/kg-cn-plans/ontology#similarity"
    start: Final = "https://w3id.org/kg-cn-plans/ontology#start"
    suggestedMeasure: Final = "https://w3id.org/kg-cn-plans/ontology#suggestedMeasure"
    symbol: Final = "https://w3id.org/kg-cn-plans/ontology#symbol"
    target: Final = "https://w3id.org/kg-cn-plans/ontology#target"
    text: Final = "https://w3id.org/kg-cn-plans/ontology#text"
    theme: Final = "https://w3id.org/kg-cn-plans/ontology#theme"
    unitText: Final = "https://w3id.org/kg-cn-plans/ontology#unitText"
    usualUnit: Final = "https://w3id.org/kg-cn-plans/ontology#usualUnit"
    verb: Final = "https://w3id.org/kg-cn-plans/ontology#verb"
    verdict: Final = "https://w3id.org/kg-cn-plans/ontology#verdict"
    withinProgramme: Final = "https://w3id.org/kg-cn-plans/ontology#withinProgramme"
    work: Final = "https://w3id.org/kg-cn-plans/ontology#work"


class KGV:
    """Terms of https://w3id.org/kg-cn-plans/value/"""

    about: Final = "https://w3id.org/kg-cn-plans/value/about"
    accepts: Final = "https://w3id.org/kg-cn-plans/value/accepts"
    at_least: Final = "https://w3id.org/kg-cn-plans/value/at-least"
    at_most: Final = "https://w3id.org/kg-cn-plans/value/at-most"
    before_deadline: Final = "https://w3id.org/kg-cn-plans/value/before-deadline"
    binding: Final = "https://w3id.org/kg-cn-plans/value/binding"
    change: Final = "https://w3id.org/kg-cn-plans/value/change"
    change_and_level: Final = "https://w3id.org/kg-cn-plans/value/change-and-level"
    chrome: Final = "https://w3id.org/kg-cn-plans/value/chrome"
    city_conflict: Final = "https://w3id.org/kg-cn-plans/value/city-conflict"
    city_unknown: Final = "https://w3id.org/kg-cn-plans/value/city-unknown"
    committed: Final = "https://w3id.org/kg-cn-plans/value/committed"
    count: Final = "https://w3id.org/kg-cn-plans/value/count"
    cover: Final = "https://w3id.org/kg-cn-plans/value/cover"
    cumulative: Final = "https://w3id.org/kg-cn-plans/value/cumulative"
    dedup: Final = "https://w3id.org/kg-cn-plans/value/dedup"
    direction_unknown: Final = "https://w3id.org/kg-cn-plans/value/direction-unknown"
    eliminate: Final = "https://w3id.org/kg-cn-plans/value/eliminate"
    equal: Final = "https://w3id.org/kg-cn-plans/value/equal"
    exact: Final = "https://w3id.org/kg-cn-plans/value/exact"
    expected: Final = "https://w3id.org/kg-cn-plans/value/expected"
    fall: Final = "https://w3id.org/kg-cn-plans/value/fall"
    inspects: Final = "https://w3id.org/kg-cn-plans/value/inspects"
    issued_unknown: Final = "https://w3id.org/kg-cn-plans/value/issued-unknown"
    issues: Final = "https://w3id.org/kg-cn-plans/value/issues"
    leads: Final = "https://w3id.org/kg-cn-plans/value/leads"
    level: Final = "https://w3id.org/kg-cn-plans/value/level"
    max: Final = "https://w3id.org/kg-cn-plans/value/max"
    min: Final = "https://w3id.org/kg-cn-plans/value/min"
    missing_value: Final = "https://w3id.org/kg-cn-plans/value/missing-value"
    missing_year: Final = "https://w3id.org/kg-cn-plans/value/missing-year"
    news: Final = "https://w3id.org/kg-cn-plans/value/news"
    no_value: Final = "https://w3id.org/kg-cn-plans/value/no-value"
    not_comparable: Final = "https://w3id.org/kg-cn-plans/value/not-comparable"
    not_reached: Final = "https://w3id.org/kg-cn-plans/value/not-reached"
    notice_and_plan: Final = "https://w3id.org/kg-cn-plans/value/notice-and-plan"
    open_bound: Final = "https://w3id.org/kg-cn-plans/value/open-bound"
    other: Final = "https://w3id.org/kg-cn-plans/value/other"
    other_baseline: Final = "https://w3id.org/kg-cn-plans/value/other-baseline"
    other_kind: Final = "https://w3id.org/kg-cn-plans/value/other-kind"
    other_period: Final = "https://w3id.org/kg-cn-plans/value/other-period"
    other_scope: Final = "https://w3id.org/kg-cn-plans/value/other-scope"
    other_unit: Final = "https://w3id.org/kg-cn-plans/value/other-unit"
    period_not_stated: Final = "https://w3id.org/kg-cn-plans/value/period-not-stated"
    pinyin: Final = "https://w3id.org/kg-cn-plans/value/pinyin"
    plan: Final = "https://w3id.org/kg-cn-plans/value/plan"
    press_notice: Final = "https://w3id.org/kg-cn-plans/value/press-notice"
    principle: Final = "https://w3id.org/kg-cn-plans/value/principle"
    programme: Final = "https://w3id.org/kg-cn-plans/value/programme"
    progress_report: Final = "https://w3id.org/kg-cn-plans/value/progress-report"
    reached: Final = "https://w3id.org/kg-cn-plans/value/reached"
    responsible: Final = "https://w3id.org/kg-cn-plans/value/responsible"
    rise: Final = "https://w3id.org/kg-cn-plans/value/rise"
    scheme: Final = "https://w3id.org/kg-cn-plans/value/scheme"
    several_cities: Final = "https://w3id.org/kg-cn-plans/value/several-cities"
    spam: Final = "https://w3id.org/kg-cn-plans/value/spam"
    stretch: Final = "https://w3id.org/kg-cn-plans/value/stretch"
    supervises: Final = "https://w3id.org/kg-cn-plans/value/supervises"
    title_unknown: Final = "https://w3id.org/kg-cn-plans/value/title-unknown"
    traditional: Final = "https://w3id.org/kg-cn-plans/value/traditional"
    work_report: Final = "https://w3id.org/kg-cn-plans/value/work-report"


class OA:
    """Terms of http://www.w3.org/ns/oa#"""

    SpecificResource: Final = "http://www.w3.org/ns/oa#SpecificResource"
    TextPositionSelector: Final = "http://www.w3.org/ns/oa#TextPositionSelector"
    TextQuoteSelector: Final = "http://www.w3.org/ns/oa#TextQuoteSelector"
    end: Final = "http://www.w3.org/ns/oa#end"
    exact: Final = "http://www.w3.org/ns/oa#exact"
    hasSelector: Final = "http://www.w3.org/ns/oa#hasSelector"
    hasSource: Final = "http://www.w3.org/ns/oa#hasSource"
    start: Final = "http://www.w3.org/ns/oa#start"


class OBO:
    """Terms of http://purl.obolibrary.org/obo/"""

    IAO_0000005: Final = "http://purl.obolibrary.org/obo/IAO_0000005"
    IAO_0000027: Final = "http://purl.obolibrary.org/obo/IAO_0000027"
    IAO_0000109: Final = "http://purl.obolibrary.org/obo/IAO_0000109"


class ORG:
    """Terms of http://www.w3.org/ns/org#"""

    FormalOrganization: Final = "http://www.w3.org/ns/org#FormalOrganization"


class PROV:
    """Terms of http://www.w3.org/ns/prov#"""

    Activity: Final = "http://www.w3.org/ns/prov#Activity"
    Entity: Final = "http://www.w3.org/ns/prov#Entity"
    SoftwareAgent: Final = "http://www.w3.org/ns/prov#SoftwareAgent"
    used: Final = "http://www.w3.org/ns/prov#used"
    wasAssociatedWith: Final = "http://www.w3.org/ns/prov#wasAssociatedWith"
    wasGeneratedBy: Final = "http://www.w3.org/ns/prov#wasGeneratedBy"


class QUDT:
    """Terms of http://qudt.org/schema/qudt/"""

    QuantityValue: Final = "http://qudt.org/schema/qudt/QuantityValue"
    Unit: Final = "http://qudt.org/schema/qudt/Unit"
    hasUnit: Final = "http://qudt.org/schema/qudt/hasUnit"
    numericValue: Final = "http://qudt.org/schema/qudt/numericValue"


class RDF:
    """Terms of http://www.w3.org/1999/02/22-rdf-syntax-ns#"""

    type: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


class RDFS:
    """Terms of http://www.w3.org/2000/01/rdf-schema#"""

    label: Final = "http://www.w3.org/2000/01/rdf-schema#label"
    seeAlso: Final = "http://www.w3.org/2000/01/rdf-schema#seeAlso"


class SKOS:
    """Terms of http://www.w3.org/2004/02/skos/core#"""

    Concept: Final = "http://www.w3.org/2004/02/skos/core#Concept"
    ConceptScheme: Final = "http://www.w3.org/2004/02/skos/core#ConceptScheme"
    altLabel: Final = "http://www.w3.org/2004/02/skos/core#altLabel"
    broader: Final = "http://www.w3.org/2004/02/skos/core#broader"
    definition: Final = "http://www.w3.org/2004/02/skos/core#definition"
    inScheme: Final = "http://www.w3.org/2004/02/skos/core#inScheme"
    notation: Final = "http://www.w3.org/2004/02/skos/core#notation"
    prefLabel: Final = "http://www.w3.org/2004/02/skos/core#prefLabel"


PREFIXES: Final[dict[str, str]] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "iop": "https://w3id.org/iadopt/ont/",
    "kg": "https://w3id.org/kg-cn-plans/ontology#",
    "kga": "https://w3id.org/kg-cn-plans/action/",
    "kgb": "https://w3id.org/kg-cn-plans/body-kind/",
    "kgi": "https://w3id.org/kg-cn-plans/indicator/",
    "kgm": "https://w3id.org/kg-cn-plans/measure/",
    "kgp": "https://w3id.org/kg-cn-plans/programme/",
    "kgpl": "https://w3id.org/kg-cn-plans/place/",
    "kgu": "https://w3id.org/kg-cn-plans/unit/",
    "kgv": "https://w3id.org/kg-cn-plans/value/",
    "oa": "http://www.w3.org/ns/oa#",
    "obo": "http://purl.obolibrary.org/obo/",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "qudt": "http://qudt.org/schema/qudt/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefixes for queries and exports."""

CODES: Final[dict[str, dict[str, str]]] = {
    "ambition": {
        "committed": KGV.committed,
        "stretch": KGV.stretch,
    },
    "bindingness": {
        "约束性": KGV.binding,
        "预期性": KGV.expected,
    },
    "bound": {
        "min": KGV.min,
        "exact": KGV.exact,
        "max": KGV.max,
    },
    "comparator": {
        "<=": KGV.at_most,
        ">=": KGV.at_least,
        "=": KGV.equal,
        "~": KGV.about,
        "-": KGV.fall,
        "+": KGV.rise,
    },
    "document-type": {
        "plan": KGV.plan,
        "progress-report": KGV.progress_report,
        "press-notice": KGV.press_notice,
        "work-report": KGV.work_report,
        "news": KGV.news,
        "other": KGV.other,
    },
    "flag": {
        "missing-year": KGV.missing_year,
        "missing-value": KGV.missing_value,
        "dedup": KGV.dedup,
        "city-unknown": KGV.city_unknown,
        "city-conflict": KGV.city_conflict,
        "title-unknown": KGV.title_unknown,
        "issued-unknown": KGV.issued_unknown,
        "spam": KGV.spam,
        "traditional": KGV.traditional,
        "pinyin": KGV.pinyin,
        "chrome": KGV.chrome,
        "notice-and-plan": KGV.notice_and_plan,
        "several-cities": KGV.several_cities,
    },
    "kind": {
        "level": KGV.level,
        "change": KGV.change,
        "count": KGV.count,
        "eliminate": KGV.eliminate,
        "cover": KGV.cover,
    },
    "programme-type": {
        "programme": KGV.programme,
        "scheme": KGV.scheme,
        "principle": KGV.principle,
    },
    "reason": {
        "before-deadline": KGV.before_deadline,
        "period-not-stated": KGV.period_not_stated,
        "other-period": KGV.other_period,
        "open-bound": KGV.open_bound,
        "direction-unknown": KGV.direction_unknown,
        "other-baseline": KGV.other_baseline,
        "cumulative": KGV.cumulative,
        "no-value": KGV.no_value,
        "change-and-level": KGV.change_and_level,
        "other-kind": KGV.other_kind,
        "other-unit": KGV.other_unit,
        "other-scope": KGV.other_scope,
    },
    "role": {
        "leads": KGV.leads,
        "responsible": KGV.responsible,
        "supervises": KGV.supervises,
        "inspects": KGV.inspects,
        "accepts": KGV.accepts,
        "issues": KGV.issues,
    },
    "verdict": {
        "reached": KGV.reached,
        "not-reached": KGV.not_reached,
        "not-comparable": KGV.not_comparable,
    },
}
"""Code list -> the form that tables print -> IRI."""

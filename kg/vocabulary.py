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
VERSION: Final = "0.2.0"


class DCAT:
    """Terms of http://www.w3.org/ns/dcat#"""

    Catalog: Final = "http://www.w3.org/ns/dcat#Catalog"
    DataService: Final = "http://www.w3.org/ns/dcat#DataService"
    Dataset: Final = "http://www.w3.org/ns/dcat#Dataset"
    Distribution: Final = "http://www.w3.org/ns/dcat#Distribution"
    dataset: Final = "http://www.w3.org/ns/dcat#dataset"
    distribution: Final = "http://www.w3.org/ns/dcat#distribution"
    endDate: Final = "http://www.w3.org/ns/dcat#endDate"
    keyword: Final = "http://www.w3.org/ns/dcat#keyword"
    landingPage: Final = "http://www.w3.org/ns/dcat#landingPage"
    mediaType: Final = "http://www.w3.org/ns/dcat#mediaType"
    packageFormat: Final = "http://www.w3.org/ns/dcat#packageFormat"
    servesDataset: Final = "http://www.w3.org/ns/dcat#servesDataset"
    service: Final = "http://www.w3.org/ns/dcat#service"
    startDate: Final = "http://www.w3.org/ns/dcat#startDate"
    theme: Final = "http://www.w3.org/ns/dcat#theme"
    version: Final = "http://www.w3.org/ns/dcat#version"


class DCTERMS:
    """Terms of http://purl.org/dc/terms/"""

    PeriodOfTime: Final = "http://purl.org/dc/terms/PeriodOfTime"
    accrualPeriodicity: Final = "http://purl.org/dc/terms/accrualPeriodicity"
    bibliographicCitation: Final = "http://purl.org/dc/terms/bibliographicCitation"
    conformsTo: Final = "http://purl.org/dc/terms/conformsTo"
    creator: Final = "http://purl.org/dc/terms/creator"
    description: Final = "http://purl.org/dc/terms/description"
    format: Final = "http://purl.org/dc/terms/format"
    hasPart: Final = "http://purl.org/dc/terms/hasPart"
    hasVersion: Final = "http://purl.org/dc/terms/hasVersion"
    identifier: Final = "http://purl.org/dc/terms/identifier"
    isPartOf: Final = "http://purl.org/dc/terms/isPartOf"
    issued: Final = "http://purl.org/dc/terms/issued"
    language: Final = "http://purl.org/dc/terms/language"
    license: Final = "http://purl.org/dc/terms/license"
    publisher: Final = "http://purl.org/dc/terms/publisher"
    rights: Final = "http://purl.org/dc/terms/rights"
    source: Final = "http://purl.org/dc/terms/source"
    spatial: Final = "http://purl.org/dc/terms/spatial"
    temporal: Final = "http://purl.org/dc/terms/temporal"
    title: Final = "http://purl.org/dc/terms/title"


class DQV:
    """Terms of http://www.w3.org/ns/dqv#"""

    Dimension: Final = "http://www.w3.org/ns/dqv#Dimension"
    Metric: Final = "http://www.w3.org/ns/dqv#Metric"
    QualityAnnotation: Final = "http://www.w3.org/ns/dqv#QualityAnnotation"
    QualityMeasurement: Final = "http://www.w3.org/ns/dqv#QualityMeasurement"
    computedOn: Final = "http://www.w3.org/ns/dqv#computedOn"
    expectedDataType: Final = "http://www.w3.org/ns/dqv#expectedDataType"
    hasQualityAnnotation: Final = "http://www.w3.org/ns/dqv#hasQualityAnnotation"
    hasQualityMeasurement: Final = "http://www.w3.org/ns/dqv#hasQualityMeasurement"
    inDimension: Final = "http://www.w3.org/ns/dqv#inDimension"
    isMeasurementOf: Final = "http://www.w3.org/ns/dqv#isMeasurementOf"
    qualityAssessment: Final = "http://www.w3.org/ns/dqv#qualityAssessment"
    value: Final = "http://www.w3.org/ns/dqv#value"


class ELI:
    """Terms of http://data.europa.eu/eli/ontology#"""

    Format: Final = "http://data.europa.eu/eli/ontology#Format"
    LegalExpression: Final = "http://data.europa.eu/eli/ontology#LegalExpression"
    LegalResource: Final = "http://data.europa.eu/eli/ontology#LegalResource"
    LegalResourceSubdivision: Final = "http://data.europa.eu/eli/ontology#LegalResourceSubdivision"
    cites: Final = "http://data.europa.eu/eli/ontology#cites"
    date_document: Final = "http://data.europa.eu/eli/ontology#date_document"
    has_part: Final = "http://data.europa.eu/eli/ontology#has_part"
    id_local: Final = "http://data.europa.eu/eli/ontology#id_local"
    is_embodied_by: Final = "http://data.europa.eu/eli/ontology#is_embodied_by"
    is_realized_by: Final = "http://data.europa.eu/eli/ontology#is_realized_by"
    passed_by: Final = "http://data.europa.eu/eli/ontology#passed_by"


class FOAF:
    """Terms of http://xmlns.com/foaf/0.1/"""

    Agent: Final = "http://xmlns.com/foaf/0.1/Agent"
    name: Final = "http://xmlns.com/foaf/0.1/name"
    primaryTopic: Final = "http://xmlns.com/foaf/0.1/primaryTopic"


class GEO:
    """Terms of http://www.opengis.net/ont/geosparql#"""

    Feature: Final = "http://www.opengis.net/ont/geosparql#Feature"
    sfWithin: Final = "http://www.opengis.net/ont/geosparql#sfWithin"


class IOP:
    """Terms of https://w3id.org/iadopt/ont/"""

    Property: Final = "https://w3id.org/iadopt/ont/Property"
    StatisticalModifier: Final = "https://w3id.org/iadopt/ont/StatisticalModifier"
    Variable: Final = "https://w3id.org/iadopt/ont/Variable"
    hasMatrix: Final = "https://w3id.org/iadopt/ont/hasMatrix"
    hasObjectOfInterest: Final = "https://w3id.org/iadopt/ont/hasObjectOfInterest"
    hasProperty: Final = "https://w3id.org/iadopt/ont/hasProperty"
    hasStatisticalModifier: Final = "https://w3id.org/iadopt/ont/hasStatisticalModifier"


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
    Finding: Final = "https://w3id.org/kg-cn-plans/ontology#Finding"
    Measure: Final = "https://w3id.org/kg-cn-plans/ontology#Measure"
    Outcome: Final = "https://w3id.org/kg-cn-plans/ontology#Outcome"
    PlaceMention: Final = "https://w3id.org/kg-cn-plans/ontology#PlaceMention"
    ProgrammeReference: Final = "https://w3id.org/kg-cn-plans/ontology#ProgrammeReference"
    Section: Final = "https://w3id.org/kg-cn-plans/ontology#Section"
    Suggestion: Final = "https://w3id.org/kg-cn-plans/ontology#Suggestion"
    Target: Final = "https://w3id.org/kg-cn-plans/ontology#Target"
    about: Final = "https://w3id.org/kg-cn-plans/ontology#about"
    actor: Final = "https://w3id.org/kg-cn-plans/ontology#actor"
    addsTerm: Final = "https://w3id.org/kg-cn-plans/ontology#addsTerm"
    ambition: Final = "https://w3id.org/kg-cn-plans/ontology#ambition"
    baseline: Final = "https://w3id.org/kg-cn-plans/ontology#baseline"
    better: Final = "https://w3id.org/kg-cn-plans/ontology#better"
    bindingness: Final = "https://w3id.org/kg-cn-plans/ontology#bindingness"
    body: Final = "https://w3id.org/kg-cn-plans/ontology#body"
    bound: Final = "https://w3id.org/kg-cn-plans/ontology#bound"
    changesTerm: Final = "https://w3id.org/kg-cn-plans/ontology#changesTerm"
    characters: Final = "https://w3id.org/kg-cn-plans/ontology#characters"
    city: Final = "https://w3id.org/kg-cn-plans/ontology#city"
    clause: Final = "https://w3id.org/kg-cn-plans/ontology#clause"
    comparator: Final = "https://w3id.org/kg-cn-plans/ontology#comparator"
    comparedWith: Final = "https://w3id.org/kg-cn-plans/ontology#comparedWith"
    confidence: Final = "https://w3id.org/kg-cn-plans/ontology#confidence"
    contextWord: Final = "https://w3id.org/kg-cn-plans/ontology#contextWord"
    contextual: Final = "https://w3id.org/kg-cn-plans/ontology#contextual"
    cue: Final = "https://w3id.org/kg-cn-plans/ontology#cue"
    deadline: Final = "https://w3id.org/kg-cn-plans/ontology#deadline"
    deprecatesTerm: Final = "https://w3id.org/kg-cn-plans/ontology#deprecatesTerm"
    document: Final = "https://w3id.org/kg-cn-plans/ontology#document"
    documentType: Final = "https://w3id.org/kg-cn-plans/ontology#documentType"
    end: Final = "https://w3id.org/kg-cn-plans/ontology#end"
    evidence: Final = "https://w3id.org/kg-cn-plans/ontology#evidence"
    exercise: Final = "https://w3id.org/kg-cn-plans/ontology#exercise"
    fact: Final = "https://w3id.org/kg-cn-plans/ontology#fact"
    file: Final = "https://w3id.org/kg-cn-plans/ontology#file"
    finding: Final = "https://w3id.org/kg-cn-plans/ontology#finding"
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
    removesTerm: Final = "https://w3id.org/kg-cn-plans/ontology#removesTerm"
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
    city_inferred: Final = "https://w3id.org/kg-cn-plans/value/city-inferred"
    city_unknown: Final = "https://w3id.org/kg-cn-plans/value/city-unknown"
    committed: Final = "https://w3id.org/kg-cn-plans/value/committed"
    count: Final = "https://w3id.org/kg-cn-plans/value/count"
    cover: Final = "https://w3id.org/kg-cn-plans/value/cover"
    cumulative: Final = "https://w3id.org/kg-cn-plans/value/cumulative"
    deadline_before_issue: Final = "https://w3id.org/kg-cn-plans/value/deadline-before-issue"
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
    range_reversed: Final = "https://w3id.org/kg-cn-plans/value/range-reversed"
    reached: Final = "https://w3id.org/kg-cn-plans/value/reached"
    responsible: Final = "https://w3id.org/kg-cn-plans/value/responsible"
    rise: Final = "https://w3id.org/kg-cn-plans/value/rise"
    scheme: Final = "https://w3id.org/kg-cn-plans/value/scheme"
    several_cities: Final = "https://w3id.org/kg-cn-plans/value/several-cities"
    share_above_whole: Final = "https://w3id.org/kg-cn-plans/value/share-above-whole"
    spam: Final = "https://w3id.org/kg-cn-plans/value/spam"
    stretch: Final = "https://w3id.org/kg-cn-plans/value/stretch"
    stretch_laxer: Final = "https://w3id.org/kg-cn-plans/value/stretch-laxer"
    supervises: Final = "https://w3id.org/kg-cn-plans/value/supervises"
    title_unknown: Final = "https://w3id.org/kg-cn-plans/value/title-unknown"
    traditional: Final = "https://w3id.org/kg-cn-plans/value/traditional"
    unit_unfit: Final = "https://w3id.org/kg-cn-plans/value/unit-unfit"
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
    hasTarget: Final = "http://www.w3.org/ns/oa#hasTarget"
    motivatedBy: Final = "http://www.w3.org/ns/oa#motivatedBy"
    start: Final = "http://www.w3.org/ns/oa#start"


class OBO:
    """Terms of http://purl.obolibrary.org/obo/"""

    IAO_0000005: Final = "http://purl.obolibrary.org/obo/IAO_0000005"
    IAO_0000027: Final = "http://purl.obolibrary.org/obo/IAO_0000027"
    IAO_0000109: Final = "http://purl.obolibrary.org/obo/IAO_0000109"


class ORG:
    """Terms of http://www.w3.org/ns/org#"""

    FormalOrganization: Final = "http://www.w3.org/ns/org#FormalOrganization"
    OrganizationalUnit: Final = "http://www.w3.org/ns/org#OrganizationalUnit"


class OWL:
    """Terms of http://www.w3.org/2002/07/owl#"""

    AnnotationProperty: Final = "http://www.w3.org/2002/07/owl#AnnotationProperty"
    Axiom: Final = "http://www.w3.org/2002/07/owl#Axiom"
    Class: Final = "http://www.w3.org/2002/07/owl#Class"
    DatatypeProperty: Final = "http://www.w3.org/2002/07/owl#DatatypeProperty"
    ObjectProperty: Final = "http://www.w3.org/2002/07/owl#ObjectProperty"
    Ontology: Final = "http://www.w3.org/2002/07/owl#Ontology"
    annotatedProperty: Final = "http://www.w3.org/2002/07/owl#annotatedProperty"
    annotatedSource: Final = "http://www.w3.org/2002/07/owl#annotatedSource"
    annotatedTarget: Final = "http://www.w3.org/2002/07/owl#annotatedTarget"
    deprecated: Final = "http://www.w3.org/2002/07/owl#deprecated"
    disjointWith: Final = "http://www.w3.org/2002/07/owl#disjointWith"
    priorVersion: Final = "http://www.w3.org/2002/07/owl#priorVersion"
    sameAs: Final = "http://www.w3.org/2002/07/owl#sameAs"
    versionIRI: Final = "http://www.w3.org/2002/07/owl#versionIRI"
    versionInfo: Final = "http://www.w3.org/2002/07/owl#versionInfo"


class PROV:
    """Terms of http://www.w3.org/ns/prov#"""

    Activity: Final = "http://www.w3.org/ns/prov#Activity"
    Entity: Final = "http://www.w3.org/ns/prov#Entity"
    SoftwareAgent: Final = "http://www.w3.org/ns/prov#SoftwareAgent"
    used: Final = "http://www.w3.org/ns/prov#used"
    wasAssociatedWith: Final = "http://www.w3.org/ns/prov#wasAssociatedWith"
    wasDerivedFrom: Final = "http://www.w3.org/ns/prov#wasDerivedFrom"
    wasGeneratedBy: Final = "http://www.w3.org/ns/prov#wasGeneratedBy"


class QUDT:
    """Terms of http://qudt.org/schema/qudt/"""

    QuantityKind: Final = "http://qudt.org/schema/qudt/QuantityKind"
    QuantityValue: Final = "http://qudt.org/schema/qudt/QuantityValue"
    Unit: Final = "http://qudt.org/schema/qudt/Unit"
    conversionMultiplier: Final = "http://qudt.org/schema/qudt/conversionMultiplier"
    hasQuantityKind: Final = "http://qudt.org/schema/qudt/hasQuantityKind"
    hasUnit: Final = "http://qudt.org/schema/qudt/hasUnit"
    numericValue: Final = "http://qudt.org/schema/qudt/numericValue"


class RDF:
    """Terms of http://www.w3.org/1999/02/22-rdf-syntax-ns#"""

    Property: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#Property"
    type: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


class RDFS:
    """Terms of http://www.w3.org/2000/01/rdf-schema#"""

    Class: Final = "http://www.w3.org/2000/01/rdf-schema#Class"
    comment: Final = "http://www.w3.org/2000/01/rdf-schema#comment"
    domain: Final = "http://www.w3.org/2000/01/rdf-schema#domain"
    label: Final = "http://www.w3.org/2000/01/rdf-schema#label"
    range: Final = "http://www.w3.org/2000/01/rdf-schema#range"
    seeAlso: Final = "http://www.w3.org/2000/01/rdf-schema#seeAlso"
    subClassOf: Final = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
    subPropertyOf: Final = "http://www.w3.org/2000/01/rdf-schema#subPropertyOf"


class SD:
    """Terms of http://www.w3.org/ns/sparql-service-description#"""

    Dataset: Final = "http://www.w3.org/ns/sparql-service-description#Dataset"
    Graph: Final = "http://www.w3.org/ns/sparql-service-description#Graph"
    NamedGraph: Final = "http://www.w3.org/ns/sparql-service-description#NamedGraph"
    Service: Final = "http://www.w3.org/ns/sparql-service-description#Service"
    defaultDataset: Final = "http://www.w3.org/ns/sparql-service-description#defaultDataset"
    defaultGraph: Final = "http://www.w3.org/ns/sparql-service-description#defaultGraph"
    feature: Final = "http://www.w3.org/ns/sparql-service-description#feature"
    graph: Final = "http://www.w3.org/ns/sparql-service-description#graph"
    name: Final = "http://www.w3.org/ns/sparql-service-description#name"
    namedGraph: Final = "http://www.w3.org/ns/sparql-service-description#namedGraph"
    resultFormat: Final = "http://www.w3.org/ns/sparql-service-description#resultFormat"
    supportedLanguage: Final = "http://www.w3.org/ns/sparql-service-description#supportedLanguage"


class SH:
    """Terms of http://www.w3.org/ns/shacl#"""

    PrefixDeclaration: Final = "http://www.w3.org/ns/shacl#PrefixDeclaration"
    SPARQLConstructExecutable: Final = "http://www.w3.org/ns/shacl#SPARQLConstructExecutable"
    SPARQLExecutable: Final = "http://www.w3.org/ns/shacl#SPARQLExecutable"
    SPARQLSelectExecutable: Final = "http://www.w3.org/ns/shacl#SPARQLSelectExecutable"
    construct: Final = "http://www.w3.org/ns/shacl#construct"
    declare: Final = "http://www.w3.org/ns/shacl#declare"
    namespace: Final = "http://www.w3.org/ns/shacl#namespace"
    prefix: Final = "http://www.w3.org/ns/shacl#prefix"
    prefixes: Final = "http://www.w3.org/ns/shacl#prefixes"
    select: Final = "http://www.w3.org/ns/shacl#select"


class SKOS:
    """Terms of http://www.w3.org/2004/02/skos/core#"""

    Concept: Final = "http://www.w3.org/2004/02/skos/core#Concept"
    ConceptScheme: Final = "http://www.w3.org/2004/02/skos/core#ConceptScheme"
    altLabel: Final = "http://www.w3.org/2004/02/skos/core#altLabel"
    broadMatch: Final = "http://www.w3.org/2004/02/skos/core#broadMatch"
    broader: Final = "http://www.w3.org/2004/02/skos/core#broader"
    closeMatch: Final = "http://www.w3.org/2004/02/skos/core#closeMatch"
    definition: Final = "http://www.w3.org/2004/02/skos/core#definition"
    exactMatch: Final = "http://www.w3.org/2004/02/skos/core#exactMatch"
    example: Final = "http://www.w3.org/2004/02/skos/core#example"
    hiddenLabel: Final = "http://www.w3.org/2004/02/skos/core#hiddenLabel"
    inScheme: Final = "http://www.w3.org/2004/02/skos/core#inScheme"
    narrowMatch: Final = "http://www.w3.org/2004/02/skos/core#narrowMatch"
    narrower: Final = "http://www.w3.org/2004/02/skos/core#narrower"
    notation: Final = "http://www.w3.org/2004/02/skos/core#notation"
    prefLabel: Final = "http://www.w3.org/2004/02/skos/core#prefLabel"
    related: Final = "http://www.w3.org/2004/02/skos/core#related"
    relatedMatch: Final = "http://www.w3.org/2004/02/skos/core#relatedMatch"
    scopeNote: Final = "http://www.w3.org/2004/02/skos/core#scopeNote"
    topConceptOf: Final = "http://www.w3.org/2004/02/skos/core#topConceptOf"


class SSSOM:
    """Terms of https://w3id.org/sssom/"""

    mapping_justification: Final = "https://w3id.org/sssom/mapping_justification"


class VOID:
    """Terms of http://rdfs.org/ns/void#"""

    Dataset: Final = "http://rdfs.org/ns/void#Dataset"
    class_: Final = "http://rdfs.org/ns/void#class"
    classPartition: Final = "http://rdfs.org/ns/void#classPartition"
    classes: Final = "http://rdfs.org/ns/void#classes"
    distinctSubjects: Final = "http://rdfs.org/ns/void#distinctSubjects"
    documents: Final = "http://rdfs.org/ns/void#documents"
    entities: Final = "http://rdfs.org/ns/void#entities"
    exampleResource: Final = "http://rdfs.org/ns/void#exampleResource"
    feature: Final = "http://rdfs.org/ns/void#feature"
    properties: Final = "http://rdfs.org/ns/void#properties"
    property: Final = "http://rdfs.org/ns/void#property"
    propertyPartition: Final = "http://rdfs.org/ns/void#propertyPartition"
    rootResource: Final = "http://rdfs.org/ns/void#rootResource"
    subset: Final = "http://rdfs.org/ns/void#subset"
    triples: Final = "http://rdfs.org/ns/void#triples"
    uriSpace: Final = "http://rdfs.org/ns/void#uriSpace"
    vocabulary: Final = "http://rdfs.org/ns/void#vocabulary"


class WGS:
    """Terms of http://www.w3.org/2003/01/geo/wgs84_pos#"""

    lat: Final = "http://www.w3.org/2003/01/geo/wgs84_pos#lat"
    long: Final = "http://www.w3.org/2003/01/geo/wgs84_pos#long"


PREFIXES: Final[dict[str, str]] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "dqv": "http://www.w3.org/ns/dqv#",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "iop": "https://w3id.org/iadopt/ont/",
    "kg": "https://w3id.org/kg-cn-plans/ontology#",
    "kga": "https://w3id.org/kg-cn-plans/action/",
    "kgb": "https://w3id.org/kg-cn-plans/body-kind/",
    "kgi": "https://w3id.org/kg-cn-plans/indicator/",
    "kgins": "https://w3id.org/kg-cn-plans/instrument/",
    "kgm": "https://w3id.org/kg-cn-plans/measure/",
    "kgp": "https://w3id.org/kg-cn-plans/programme/",
    "kgpl": "https://w3id.org/kg-cn-plans/place/",
    "kgq": "https://w3id.org/kg-cn-plans/quantity-kind/",
    "kgst": "https://w3id.org/kg-cn-plans/statistic/",
    "kgu": "https://w3id.org/kg-cn-plans/unit/",
    "kgv": "https://w3id.org/kg-cn-plans/value/",
    "kgx": "https://w3id.org/kg-cn-plans/match/",
    "oa": "http://www.w3.org/ns/oa#",
    "obo": "http://purl.obolibrary.org/obo/",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "qudt": "http://qudt.org/schema/qudt/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "sssom": "https://w3id.org/sssom/",
    "void": "http://rdfs.org/ns/void#",
    "wgs": "http://www.w3.org/2003/01/geo/wgs84_pos#",
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
    "finding": {
        "unit-unfit": KGV.unit_unfit,
        "stretch-laxer": KGV.stretch_laxer,
        "deadline-before-issue": KGV.deadline_before_issue,
        "share-above-whole": KGV.share_above_whole,
        "range-reversed": KGV.range_reversed,
    },
    "flag": {
        "missing-year": KGV.missing_year,
        "missing-value": KGV.missing_value,
        "dedup": KGV.dedup,
        "city-unknown": KGV.city_unknown,
        "city-inferred": KGV.city_inferred,
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

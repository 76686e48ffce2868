"""The parts of a fact, found again in its text: what stands where, and what was carried from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from kg import reasons
from kg.extract.reading import Reading
from kg.extract.target import cues, trace
from kg.model import Duty, Fact, Measure, Plan, Programme, Target
from kg.pipeline import KINDS
from kg.reasons import Part
from kg.text.normalise import normalise
from kg.text.outline import outline

HOW = {
    "clause": "stated in the clause",
    "sentence": "carried from an earlier clause of the sentence",
    "earlier": "carried from an earlier sentence",
    "heading": "carried from the heading",
    "label": "stated in a labelled field of the item",
    "title": "the one year that the title names",
    "announced": "the year of the annual plan that the page presents",
    "bulletin": "the year that the bulletin tells of, by its title or its first lines",
    "report": "the year for which the report sets its tasks, or on which it looks back; its words name none here",
    "issued": "the year of the document; its words name none here",
    "cell": "the cell of the row in the column of deadlines",
    "head": "the head of the table",
}
CITY = {
    "city-conflict": "text and catalogue disagree",
    "city-inferred": "the text names it in passing, or its parts, or only the name of the file does",
}
"""Why the one city of a document is doubtful, by flag."""
NEAR = 200
"""Characters before a clause in which words that it leaves out are looked for."""


class Told:
    """One document, normalised and outlined again."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.text, _ = normalise(plan.raw)
        document = plan.document
        lines = outline(self.text, cities=document.cities, kind=KINDS.get(document.type, ""))
        self.reading = Reading(document, self.text, lines)

    @cached_property
    def origins(self) -> dict[trace.Key, trace.Origin]:
        """Where deadlines were said."""
        return trace.origins(self.reading)

    def parts(self, fact: Fact) -> Iterator[Part]:
        """What the fact says, each with where that was found."""
        yield self._city(fact)
        if isinstance(fact, Target):
            yield from self._target(fact)
        elif isinstance(fact, Measure):
            yield from self._measure(fact)
        elif isinstance(fact, Duty):
            yield from self._duty(fact)
        elif isinstance(fact, Programme):
            yield from self._programme(fact)
        else:
            for name in ("title", "number"):
                if said := getattr(fact, name, ""):
                    yield Part(name, said)
            if place := getattr(fact, "place", None):
                yield Part("place", place.name, f"code {place.code}" if place.code else "")

    def _city(self, fact: Fact) -> Part:
        cities, at = self.plan.document.cities, self.text.at_raw(fact.evidence.start)
        part = self.reading.outline.part_at(at)
        if not fact.city:
            return Part("city", fact.city.name, "the document names no city that it is about")
        if len(cities) == 1 and fact.city == cities[0]:
            told = next(
                (why for flag, why in CITY.items() if flag in self.plan.document.flags), "the document is about it"
            )
            return Part("city", fact.city.name, told)
        if part.city == fact.city:
            return Part(
                "city", fact.city.name, "the part of the document is about it", *self._raw(part.start, part.start)
            )
        return Part("city", fact.city.name, "named in the clause, or what is said of all cities of the document")

    def _raw(self, start: int, end: int) -> tuple[str, int, int]:
        """Words and raw offsets of a normalised span."""
        if end <= start:
            return "", -1, -1
        first, last = self.text.span(start, end)
        return self.plan.raw[first:last], first, last

    def _span(self, fact: Fact) -> tuple[int, int]:
        return self.text.at_raw(fact.clause.start), self.text.at_raw(fact.clause.end)

    def _named(self, name: str, words: str, fact: Fact) -> Part:
        """A part by its words: in the clause, or left out there and said before."""
        start, end = self._span(fact)
        at = self.text.text.find(words, start, end)
        if at >= 0:
            return Part(name, words, "stands in the clause", *self._raw(at, at + len(words)))
        before = self.text.text.rfind(words, max(0, start - NEAR), start)
        if before >= 0:
            return Part(
                name, words, "carried from the words before the clause", *self._raw(before, before + len(words))
            )
        return Part(name, words, "put together from words of the clause and those around it")

    def _target(self, target: Target) -> Iterator[Part]:
        yield self._named("indicator", target.indicator, target)
        if target.indicator_id:
            hit = reasons.cue("indicators.ttl", target.indicator_id, target.indicator)
            label = reasons.labels("indicators.ttl", "zh").get(target.indicator_id, "")
            yield Part("concept", f"{target.indicator_id} {label}", f"cue {hit}" if hit else "no cue: another version")
        yield Part("kind", target.kind)
        yield from self._figure(target)
        if target.deadline:
            yield self._deadline(target)
        for name in ("baseline", "scope", "bindingness"):
            if said := getattr(target, name):
                yield self._named(name, said, target) if name != "baseline" else Part(name, said)
        if target.stretch:
            yield Part("stretch", "yes", "力争, 争取 or 努力 stands before the figure")
        for flag in target.flags:
            yield Part("flag", flag)

    def _figure(self, target: Target) -> Iterator[Part]:
        """Comparator, value and unit, and the words of the figure."""
        start, end = self._span(target)
        found = cues.units().find(self.text.text[start:end])
        own = next((q for q in found if q.value == target.value and q.unit.name == target.unit), None)
        place = self._raw(start + own.start, start + own.end) if own else ("", -1, -1)
        why = "" if target.value is None or own else "read out of the words of the fact"
        yield Part("comparator", " ".join(filter(None, (target.comparator, target.bound))), "", *place)
        if target.value is not None:
            most = "" if target.value_max is None else f" to {target.value_max:.15g}"
            yield Part("value", f"{target.value:.15g}{most}", why, *place)
        if target.unit:
            yield Part("unit", target.unit)

    def _deadline(self, target: Target) -> Part:
        at = self.text.at_raw(target.evidence.start)
        origin = self.origins.get((at, target.indicator, target.deadline))
        if origin is None:
            return Part("deadline", target.deadline, "not found again in the text")
        return Part("deadline", target.deadline, HOW[origin.how], *self._raw(origin.start, origin.end))

    def _measure(self, measure: Measure) -> Iterator[Part]:
        if measure.verb:
            yield self._named("verb", measure.verb, measure)
        yield self._named("object", measure.object or measure.label, measure)
        if measure.concept:
            start, end = self._span(measure)
            hit = reasons.cue("measures.ttl", measure.concept, self.text.text[start:end], labelled=True)
            yield Part("concept", f"{measure.concept} {measure.label}", f"cue or label {hit}" if hit else "")
        else:
            yield Part("concept", "none", "no cue or label of the taxonomy fits the clause")
        for instrument in measure.instruments:
            yield Part("instrument", instrument, "of the concept")
        for body in measure.bodies:
            yield self._body(measure, body)
        if measure.deadline:
            yield Part("deadline", measure.deadline, "in the clause, opening the sentence, or a field of the item")
        for programme in measure.programmes:
            yield Part("programme", programme, "named in the clause")

    def _body(self, measure: Measure, body: str) -> Part:
        """A body of a measure and the nearest words that give it a duty in the matter."""
        said = [duty.evidence for duty in self.plan.duties if duty.body == body and measure.city == duty.city]
        near = min(said, key=lambda words: abs(words.start - measure.evidence.start), default=None)
        place = (near.quote, near.start, near.end) if near else ("", -1, -1)
        return Part("body", body, "tied by clause, sentence, bracket or labelled field", *place)

    def _duty(self, duty: Duty) -> Iterator[Part]:
        kind = duty.rule.partition("/")[2]
        label = reasons.labels("bodies.ttl", "zh").get(kind, "")
        printed = duty.evidence.quote.find(duty.mention)
        start = duty.evidence.start + printed
        place = (duty.mention, start, start + len(duty.mention)) if printed >= 0 else (duty.mention, -1, -1)
        yield Part("body", duty.body, f"printed as {duty.mention}, the place resolved", *place)
        if label:
            yield Part("kind", f"{kind} {label}", "by the words of its name")
        yield Part("role", duty.role, "the words around the name", duty.evidence.quote, *self._ends(duty))
        if duty.measure:
            yield Part("measure", duty.measure, "what the words tie to it")
        if duty.deadline:
            yield Part("deadline", duty.deadline, "in the clause, the sentence, or a field of the item")

    def _ends(self, fact: Fact) -> tuple[int, int]:
        return fact.evidence.start, fact.evidence.end

    def _programme(self, programme: Programme) -> Iterator[Part]:
        yield self._named("name", programme.name, programme)
        yield Part("type", programme.type)
        if programme.concept:
            label = reasons.labels("programmes.ttl", "zh").get(programme.concept, "")
            yield Part("concept", f"{programme.concept} {label}", "one of its labels stands in the text")

"""Two readings of one document, fact by fact: what is the same, what was added, removed, changed or has only moved."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field, fields

from kg.model import EXTRACTED, Citation, Document, Duty, Fact, Measure, Mention, Place, Plan, Programme, Target

TABLES = ("targets", "measures", "programmes", "duties", "citations", "mentions")
KINDS = ("document", "target", "outcome", "measure", "programme", "duty", "citation", "place", "import")
NAMES: dict[type[Fact], str] = {Measure: "measure", Programme: "programme", Duty: "duty", Citation: "citation",
                                Mention: "place"}  # fmt: skip
CALLED: dict[type[Fact], str] = {Target: "indicator", Measure: "label", Programme: "name", Duty: "body",
                                 Citation: "title", Mention: "place"}  # fmt: skip
"""The field that names a fact of each kind."""
IDENTITY: dict[type[Fact], tuple[str, ...]] = {
    Target: ("city", "indicator_id", "indicator", "status", "kind", "deadline", "stretch"),
    Duty: ("city", "body", "role", "measure"),
}
OTHERWISE = "found otherwise"
LISTED = ("added", "removed", "changed")
BOOKKEEPING = ("confidence", "rule", "section")
"""Fields that say how a fact was found, not what the document says."""
SAID = {cls: tuple(each.name for each in fields(cls) if each.name not in {*BOOKKEEPING, "clause", "evidence"})
        for cls in CALLED}  # fmt: skip
"""The fields in which facts of a kind say something."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `fields` are (name, old, new); `start` and `end` where the words stand in the new text, or in the
    old one of what was removed; `origin` says which import a fact is of and whether it is curated, "" where of none."""

    change: str
    kind: str
    doc: str
    city: str = ""
    name: str = ""
    fields: tuple[tuple[str, str, str], ...] = ()
    quote: str = ""
    old_quote: str = ""
    start: int | None = None
    end: int | None = None
    origin: str = ""

    @property
    def details(self) -> str:
        """The changed fields in one line."""
        return "; ".join(f"{name}: {old or '-'} → {new or '-'}" for name, old, new in self.fields)


@dataclass(slots=True)
class Summary:
    """How many of each kind are same, added, removed, changed; moved; differ in bookkeeping alone."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def differs(self) -> bool:
        """Whether anything was listed."""
        return any(n for (_, change), n in self.counts.items() if change in LISTED)

    def __str__(self) -> str:
        lines = []
        for kind in KINDS:
            said = [
                f"{self.counts[kind, change]} {change}"
                for change in ("same", "added", "removed", "changed", "moved", OTHERWISE)
                if self.counts[kind, change]
            ]
            lines += [f"{kind}: {', '.join(said)}"] if said else []
        return "\n".join(lines) or "nothing to compare"


def plain(value: object) -> str:
    """A field as a table shows it.

    >>> plain(40.0), plain(("a", "b")), plain(None), plain(True)
    ('40', 'a b', '', 'yes')
    """
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    if isinstance(value, Place):
        return value.name
    if isinstance(value, float):
        return f"{value:.15g}"
    return " ".join(map(plain, value)) if isinstance(value, tuple) else str(value)


def compare(old: Plan | None, new: Plan | None, bookkeeping: bool = False) -> Iterator[Change]:
    """Everything about a document that one of two graphs has, in order; also what is the same."""
    yield document(old.document if old else None, new.document if new else None)
    moved = bool(old and new and old.raw != new.raw)
    told = teller(old, new)
    for table in TABLES:
        before, after = (list(getattr(plan, table)) if plan else [] for plan in (old, new))
        found = list(matched(before, after, moved, bookkeeping, told))
        found.sort(key=lambda each: (each.start or 0, each.end or 0, LISTED.index(each.change) if each.change in LISTED
                                     else 9, each.kind, each.name, each.fields))  # fmt: skip
        yield from found


def document(old: Document | None, new: Document | None) -> Change:
    """What has become of a document: its metadata, its hash, its length."""
    one = new or old
    assert one
    city = " ".join(place.name for place in one.cities)
    change = "added" if new else "removed"
    changed: tuple[tuple[str, str, str], ...] = ()
    if old and new:
        changed = differences(old, new, [each.name for each in fields(Document)])
        change = "changed" if changed else "same"
    return Change(change, "document", one.id, city, one.title, changed)


def differences(old: object, new: object, names: Sequence[str]) -> tuple[tuple[str, str, str], ...]:
    """The fields that differ, each with its old and new value."""
    both = ((name, getattr(old, name), getattr(new, name)) for name in names)
    return tuple((name, plain(a), plain(b)) for name, a, b in both if a != b)


def teller(old: Plan | None, new: Plan | None) -> Callable[[Fact], str]:
    """Says where a fact comes from, with the name of the import; "" for what kg extracted itself."""
    plans = [plan for plan in (new, old) if plan]

    def told(fact: Fact) -> str:
        found = next((plan.origins[fact] for plan in plans if fact in plan.origins), plans[0].origin)
        return f"{found.kind} {found.name}" if found != EXTRACTED else ""

    return told


def change_of(
    told: Callable[[Fact], str], change: str, old: Fact | None, new: Fact | None, bookkeeping: bool = False
) -> Change:
    """A fact of one or both graphs as a difference."""
    one = new or old
    assert one
    names = SAID[type(one)] + (BOOKKEEPING if bookkeeping else ())
    changed = differences(old, new, names) if old and new else ()
    kind = one.status if isinstance(one, Target) else NAMES[type(one)]
    quote, before = one.evidence.quote, old.evidence.quote if old and new else ""
    name = plain(getattr(one, CALLED[type(one)]))
    start, end = one.evidence.start, one.evidence.end
    other = before if before != quote else ""
    return Change(change, kind, one.doc, one.city.name, name, changed, quote, other, start, end, told(one))


def matched(
    old: list[Fact], new: list[Fact], moved: bool, bookkeeping: bool, told: Callable[[Fact], str] = lambda fact: ""
) -> Iterator[Change]:
    """The facts of one table of one document, each once."""
    for a, b in taken(old, new, exact):
        found = [name for name in BOOKKEEPING if getattr(a, name) != getattr(b, name)] if not moved else []
        yield change_of(
            told, "changed" if found and bookkeeping else "found otherwise" if found else "same", a, b, bookkeeping
        )
    if moved:
        for a, b in taken(old, new, words):
            yield change_of(told, "moved", a, b)
    else:
        for a, b in overlapping(old, new):
            yield change_of(told, "changed", a, b, bookkeeping)
    for a, b in taken(old, new, identity):
        yield change_of(told, "changed", a, b, bookkeeping)
    yield from (change_of(told, "removed", fact, None) for fact in old)
    yield from (change_of(told, "added", None, fact) for fact in new)


def exact(fact: Fact) -> Hashable:
    """What makes a fact the same: its words, where they stand, and all that it says."""
    return fact.evidence.start, fact.evidence.end, words(fact)


def words(fact: Fact) -> Hashable:
    """What makes a fact the same wherever it stands."""
    return fact.evidence.quote, *(getattr(fact, name) for name in SAID[type(fact)])


def identity(fact: Fact) -> Hashable | None:
    """What a target or duty is about, whatever it says of it; None for facts that are about their words alone."""
    names = IDENTITY.get(type(fact))
    return tuple(getattr(fact, name) for name in names) if names else None


def taken(old: list[Fact], new: list[Fact], key: Callable[[Fact], Hashable | None]) -> Iterator[tuple[Fact, Fact]]:
    """Facts with the same key, taken out of both lists pair by pair in their order."""
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for at in range(len(new) - 1, -1, -1):
        if (name := key(new[at])) is not None:
            waiting[name].append(at)
    found = [(at, waiting[name].pop()) for at, name in enumerate(map(key, old)) if waiting.get(name)]
    yield from take_out(old, new, found)


def take_out(old: list[Fact], new: list[Fact], found: list[tuple[int, int]]) -> list[tuple[Fact, Fact]]:
    """Take pairs, given by where they stand, out of two lists."""
    both = [(old[here], new[there]) for here, there in found]
    left, right = {here for here, _ in found}, {there for _, there in found}
    old[:] = [fact for at, fact in enumerate(old) if at not in left]
    new[:] = [fact for at, fact in enumerate(new) if at not in right]
    return both


def overlapping(old: list[Fact], new: list[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Facts whose words overlap, taken out of both lists, those that share most first."""
    order = sorted(range(len(new)), key=lambda at: new[at].evidence.start)
    starts = [new[at].evidence.start for at in order]
    longest = max((fact.evidence.end - fact.evidence.start for fact in new), default=0)
    shares = []
    for here, fact in enumerate(old):
        first = bisect_left(starts, fact.evidence.start - longest)
        for there in order[first : bisect_left(starts, fact.evidence.end)]:
            other = new[there].evidence
            shared = min(fact.evidence.end, other.end) - max(fact.evidence.start, other.start)
            if shared > 0:
                shares.append((-shared, -alike(fact, new[there]), here, there))
    found: dict[int, int] = {}
    gone = set[int]()
    for _, _, here, there in sorted(shares):
        if here not in found and there not in gone:
            found[here] = there
            gone.add(there)
    yield from take_out(old, new, sorted(found.items()))


def alike(old: Fact, new: Fact) -> int:
    """How many fields of two facts are the same."""
    return sum(getattr(old, name) == getattr(new, name) for name in SAID[type(old)])

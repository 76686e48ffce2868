"""The state of the explorer, which is its URL: the kind of facts, what each filter keeps, the order and the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol
from urllib.parse import urlencode

from kg.errors import QueryError
from kg.web.choices import Choices, near_to

COMMON = ("city", "type", "issued")
SORTS = ("text", "city", "thing", "deadline", "confidence")
SIZES = (25, 50, 100, 200)
SIZE = 50
LONGEST, VALUES = 200, 60
"""Signs of a value; values of one filter."""
SHARE = re.compile(r"[01]|[01]?\.[0-9]{1,6}|[01]\.0{0,6}")
NUMBER = re.compile(r"[1-9][0-9]{0,6}")


class Kind(NamedTuple):
    """A kind of facts: table, class in the graph, SQL of its thing and its condition, its filters and orders.

    `joined` is what else its rows are read from, `themes` SQL of the ids of their themes.
    """

    table: str
    cls: str
    thing: str
    where: str
    filters: tuple[str, ...]
    orders: tuple[str, ...]
    themes: str = "[]"
    joined: str = ""


OF = "LEFT JOIN concepts c ON c.scheme = '{scheme}' AND c.id = f.{column}"
AIMED = ("city", "theme", "indicator", "type", "year", "issued", "flag")
TARGET = Kind(
    "targets", "kg:Target", "coalesce(f.indicator_id, f.indicator)", "f.status = 'target'", AIMED,
    (*SORTS, "value"), "[c.theme]", OF.format(scheme="indicator", column="indicator_id"),
)  # fmt: skip
KINDS: Mapping[str, Kind] = {
    "target": TARGET,
    "outcome": TARGET._replace(cls="kg:Outcome", where="f.status = 'outcome'"),
    "measure": Kind(
        "measure-facts", "kg:Measure", "coalesce(f.concept, f.label)", "TRUE",
        ("city", "theme", "type", "year", "issued"), SORTS, "[coalesce(c.theme, f.concept)]",
        OF.format(scheme="measure", column="concept"),
    ),
    "programme": Kind(
        "programme-facts", "kg:ProgrammeReference", "coalesce(f.concept, f.name)", "TRUE", COMMON,
        ("text", "city", "thing", "confidence"),
    ),
    "duty": Kind(
        "duties", "kg:Duty", "f.body", "TRUE", ("city", "theme", "type", "year", "issued"), SORTS,
        "list_distinct([map_extract(k.themes, id)[1] FOR id IN string_split(f.measure, ' ')])",
        "CROSS JOIN (SELECT map(list(id), list(coalesce(theme, id))) AS themes FROM concepts"
        " WHERE scheme = 'measure') k",
    ),
}  # fmt: skip
"""Kind of facts -> how it is read."""
NAMES = ("kind", *AIMED, "confidence", "sort", "page", "size")
"""Parameters of the URL, in their order."""


class Wrong(NamedTuple):
    """A value in the URL that means nothing, and values that are near."""

    name: str
    given: str
    near: tuple[str, ...]


class Rest(Protocol):
    """What is left of a state without what is wrong with it."""

    def query(self, **other: Any) -> str:
        """It as a query string."""

    def mended(self, name: str, value: str) -> str:
        """The query string with a value that may be meant in the place of a wrong one."""


class Amiss(QueryError):
    """A URL that does not say what it should; `rest` is what is left of the state."""

    def __init__(self, wrong: Sequence[Wrong], rest: Rest) -> None:
        said = "; ".join(f"{each.name}={each.given}" for each in wrong)
        near = ", ".join(value for each in wrong for value in each.near)
        super().__init__(f"the URL has values that mean nothing: {said}", cure=f"near ones are: {near}")
        self.wrong, self.rest = tuple(wrong), rest


class State(NamedTuple):
    """What the explorer shows. `chosen` are the values of the filters; `ignored` filters do not concern the kind."""

    kind: str = "target"
    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    confidence: str = ""
    sort: str = "text"
    page: int = 1
    size: int = SIZE
    ignored: tuple[str, ...] = ()

    @property
    def what(self) -> Kind:
        """How its kind is read."""
        return KINDS[self.kind]

    @property
    def values(self) -> dict[str, tuple[str, ...]]:
        """Filter -> its values, of those that are set."""
        return dict(self.chosen)

    def query(self, **other: Any) -> str:
        """The state as a query string, with other values put in; page 1 unless one is given.

        >>> State(chosen=(("city", ("120000",)),)).query(kind="measure")
        'kind=measure&city=120000'
        """
        new = self._replace(**{"page": 1, **other})
        pairs = [("kind", new.kind)] if new.kind != "target" else []
        pairs += [(name, value) for name, values in new.chosen for value in values]
        told = (("confidence", new.confidence, ""), ("sort", new.sort, "text"), ("page", new.page, 1),
                ("size", new.size, SIZE))  # fmt: skip
        return urlencode([*pairs, *((name, str(value)) for name, value, usual in told if value != usual)])

    def with_values(self, name: str, values: Iterable[str]) -> State:
        """With other values of a filter, from the first page on."""
        kept = {**self.values, name: tuple(sorted(set(values)))}
        return self._replace(chosen=tuple((each, kept[each]) for each in AIMED if kept.get(each)), page=1)

    def mended(self, name: str, value: str) -> str:
        """The query string with a value that may be meant in the place of a wrong one."""
        if name in self.what.filters:
            return self.with_values(name, {*self.values.get(name, ()), value}).query()
        return self.query(**{name: int(value) if name in ("page", "size") else value}) if name else self.query()


def read(pairs: Iterable[tuple[str, str]], choices: Choices) -> State:
    """The state that a query string says.

    Raises:
        Amiss: for names and values that mean nothing.
    """
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        if value.strip():
            given.setdefault(name, []).append(value.strip())
    wrong = [Wrong("", name[:LONGEST], tuple(near_to(name, NAMES))) for name in given if name not in NAMES]
    state = State(kind=one(given, "kind", KINDS, "target", wrong))
    state = chosen(state, given, choices, wrong)
    sizes = [str(size) for size in SIZES]
    orders = [sign + each for each in TARGET.orders for sign in ("", "-")]
    sort = one(given, "sort", orders, "text", wrong)
    state = state._replace(
        confidence=share(given, wrong),
        sort=sort if sort.lstrip("-") in state.what.orders else "text",
        size=int(one(given, "size", sizes, str(SIZE), wrong)),
        page=number(given, wrong),
    )
    if wrong:
        raise Amiss(wrong, state)
    return state


def chosen(state: State, given: Mapping[str, list[str]], choices: Choices, wrong: list[Wrong]) -> State:
    """The state with the values of its filters."""
    ignored = []
    for name in AIMED:
        values = given.get(name, [])
        if name not in state.what.filters:
            ignored += [name] * bool(values)
            continue
        meant = {value: choices.meant(name, value) if len(value) <= LONGEST else "" for value in values[:VALUES]}
        wrong += [Wrong(name, v[:LONGEST], tuple(choices.near(name, v))) for v, found in meant.items() if not found]
        wrong += [Wrong(name, value[:LONGEST], ()) for value in values[VALUES : VALUES + 1]]
        state = state.with_values(name, filter(None, meant.values()))
    return state._replace(ignored=tuple(ignored))


def one(given: Mapping[str, list[str]], name: str, known: Iterable[str], usual: str, wrong: list[Wrong]) -> str:
    """The one value of a parameter."""
    values, words = given.get(name, [usual]), list(known)
    bad = [value for value in values if value not in words] or values[1:]
    if not bad:
        return values[0]
    wrong.append(Wrong(name, bad[0][:LONGEST], tuple(near_to(bad[0], words))))
    return usual


def share(given: Mapping[str, list[str]], wrong: list[Wrong]) -> str:
    """The least confidence, from 0 to 1."""
    for value in given.get("confidence", []):
        if not SHARE.fullmatch(value) or float(value) > 1:
            wrong.append(Wrong("confidence", value[:LONGEST], ("0.8", "0.9", "0.95")))
        else:
            return f"{float(value):g}" if float(value) else ""
    return ""


def number(given: Mapping[str, list[str]], wrong: list[Wrong]) -> int:
    """The number of the page."""
    for value in given.get("page", []):
        if not NUMBER.fullmatch(value):
            wrong.append(Wrong("page", value[:LONGEST], ("1",)))
        else:
            return int(value)
    return 1

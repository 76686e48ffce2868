"""Frozen records that are made as fast as plain ones.

A frozen dataclass sets every field by a call of `object.__setattr__`: 2.9 µs for a measure, of which there is one to 25
characters. A quick one begins as its twin, a class with the same slots whose fields are set plainly, and becomes its
own class when all are set: 1.1 µs, or 0.6 by its `maker`. As in dataclasses the functions are generated, for only code
that names the fields is fast.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

T = TypeVar("T")

SOURCE = """
def make({values}):
    new = allocate(twin)
    {plain}
    new.__class__ = record
    return new

def __new__(cls, {parameters}):
    new = allocate(twin)
    {plain}
    new.__class__ = record
    {check}
    return new
"""
CHANGE = """
def change(old, {names}):
    new = allocate(twin)
    {fields}
    new.__class__ = record
    return new
"""
_MADE: dict[type, dict[str, Any]] = {}
"""What the functions of a record see, and they themselves."""


def quick(record: type[T]) -> type[T]:
    """Make a dataclass with frozen=True and slots=True quick; what it does stays the same.

    >>> from dataclasses import dataclass
    >>> @quick
    ... @dataclass(frozen=True, slots=True)
    ... class Point:
    ...     x: int
    ...     y: int = 0
    >>> Point(1), Point(1) == Point(x=1, y=0), changed(Point(1), y=2)
    (Point(x=1, y=0), True, Point(x=1, y=2))
    """
    made: dict[str, Any] = {"record": record, "twin": _twin(record), "allocate": object.__new__}
    made |= {f"default_{field.name}": field.default for field in fields(record)}  # type: ignore[arg-type]
    exec(_source(record), made)
    _MADE[record] = made
    for name, what in (("__init__", object.__init__), ("__new__", made["__new__"]), ("__reduce__", reduced)):
        setattr(record, name, what)
    return record


def _twin(record: type) -> type:
    """A class whose instances can become records: of the same bases and slots, but not frozen."""
    loose = {"__slots__": record.__slots__, "__setattr__": object.__setattr__, "__delattr__": object.__delattr__}  # type: ignore[attr-defined]
    return type(record.__name__, record.__bases__, loose)


def _source(record: Any) -> str:
    shown = fields(record)
    named = [field.name if field.default is MISSING else f"{field.name}=default_{field.name}" for field in shown]
    required = max((i for i, field in enumerate(shown) if field.default is MISSING), default=0)
    return SOURCE.format(
        values=", ".join([*(field.name for field in shown[:required]), *named[required:]]),
        parameters=", ".join(["*", *named] if shown[0].kw_only is True else named),
        plain="; ".join(f"new.{field.name} = {field.name}" for field in shown),
        check="new.__post_init__()" if hasattr(record, "__post_init__") else "",
    )


@cache
def _changer(record: type, names: tuple[str, ...]) -> Callable[..., Any]:
    """What makes a copy of a record with fields of these names changed: there are a few such groups of names."""
    known = _names(record)
    if unknown := set(names).difference(known):
        raise TypeError(f"{record.__name__} has no field {', '.join(sorted(unknown))}")
    written = "; ".join(f"new.{name} = {name if name in names else f'old.{name}'}" for name in known)
    made = dict(_MADE[record])
    exec(CHANGE.format(names=", ".join(names), fields=written), made)
    change: Callable[..., Any] = made["change"]
    return change


def maker(record: type[T]) -> Callable[..., T]:
    """What makes a quick record of fields that are known to be right: twice as fast as its class, and unchecked.

    It takes them by name or, faster, in their order, also those that the class takes by name only. Every field before
    the last that has no default must be given.
    """
    make: Callable[..., T] = _MADE[record]["make"]
    return make


def changed(old: T, **changes: object) -> T:
    """A copy of a quick record with some fields changed; several times as fast as dataclasses.replace.

    Raises:
        TypeError: if the record has no such field.
    """
    kind: Any = type(old)
    new: T = _changer(kind, tuple(changes))(old, *changes.values())
    return new


def changer(record: type[T], *names: str) -> Callable[..., T]:
    """What makes a copy of a record with fields of these names changed: `changed` for many, half as long.

    It takes the record and the values of the fields in the order of the names.

    Raises:
        TypeError: if the record has no such field.
    """
    kind: Any = record
    return _changer(kind, names)


def restore(record: Any, *values: Any) -> Any:
    """A record of its values in the order of its fields."""
    return record(**dict(zip(_names(record), values, strict=True)))


def reduced(record: Any) -> tuple[Any, ...]:
    """What copy and pickle keep of a record: a call of its class with its values."""
    kind: Any = type(record)
    return restore, (kind, *_values(kind)(record))


@cache
def _names(record: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(record))


@cache
def _values(record: Any) -> attrgetter[tuple[Any, ...]]:
    return attrgetter(*_names(record))

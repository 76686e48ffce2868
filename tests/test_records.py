"""Quick records do what frozen dataclasses do."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, fields, is_dataclass, replace

import pytest

from kg.model import Evidence, Measure, Place
from kg.records import changed, maker, quick


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainBase:
    name: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain(PlainBase):
    value: float
    unit: str = ""


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    name: str
    tags: tuple[str, ...] = ()


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Quick(Base):
    value: float
    unit: str = ""


@quick
@dataclass(frozen=True, slots=True)
class Span:
    start: int
    end: int = 9

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise ValueError("backwards")


ONE = Quick(name="a", value=1.5)


def test_fields_and_defaults_are_those_of_the_dataclass() -> None:
    plain = Plain(name="a", value=1.5)
    assert is_dataclass(ONE)
    assert [field.name for field in fields(ONE)] == [field.name for field in fields(plain)]
    assert asdict(ONE) == asdict(plain)
    assert repr(ONE) == repr(plain).replace("Plain", "Quick")


def test_it_is_of_its_class_and_frozen() -> None:
    assert type(ONE) is Quick
    assert isinstance(ONE, Base)
    assert not hasattr(ONE, "__dict__")
    with pytest.raises(FrozenInstanceError):
        ONE.unit = "吨"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del ONE.unit


def test_equal_fields_are_equal_records() -> None:
    same, other = Quick(name="a", value=1.5), Quick(name="a", value=2.5)
    assert (same == ONE, hash(ONE) == hash(same), other == ONE) == (True, True, False)
    assert Base(name="a") != ONE


def test_missing_and_unknown_fields_are_refused() -> None:
    with pytest.raises(TypeError, match="value"):
        Quick(name="a")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="colour"):
        Quick(name="a", value=1.0, colour="red")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="colour"):
        changed(ONE, colour="red")


def test_a_changed_record_is_another() -> None:
    assert changed(ONE, unit="吨") == replace(ONE, unit="吨") == Quick(name="a", value=1.5, unit="吨")
    assert ONE.unit == ""


def test_the_class_checks_and_its_maker_does_not() -> None:
    with pytest.raises(ValueError, match="backwards"):
        Span(3, 2)
    assert maker(Span)(3, 4) == Span(3, 4)
    assert maker(Span)(3, 2).start == 3


@pytest.mark.parametrize("record", [ONE, Span(1)])
def test_copies_are_equal(record: object) -> None:
    assert copy.copy(record) == copy.deepcopy(record) == pickle.loads(pickle.dumps(record)) == record


def test_a_maker_takes_values_by_place_or_name() -> None:
    place, words = Place("410300", "洛阳市"), Evidence("a", 0, 2, "治理")
    make = maker(Measure)
    by_place = make(place, words, words, None, "rule", None, "dust-control", "", "治理", "扬尘")
    by_name = Measure(city=place, evidence=words, clause=words, rule="rule", concept="dust-control", label="",
                      verb="治理", object="扬尘")  # fmt: skip
    assert by_place == by_name
    with pytest.raises(TypeError):
        make(place, words, words)

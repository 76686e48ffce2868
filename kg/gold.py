"""Gold annotations and extracted tables as rows, and when two rows say the same.

Rows are plain mappings, as the gold files hold them and `kg export tables` writes them; the meaning of the fields is in
tests/gold/GUIDE.md.
"""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.catalogue import documents
from kg.errors import GoldError
from kg.export import cells
from kg.text.read import read

Row = Mapping[str, Any]

KINDS = ("targets", "measures", "programmes", "bodies")
UNITS = {"微克/立方米": "µg/m3", "ug/m3": "µg/m3", "百分点": "percentage-point", "个百分点": "percentage-point"}
MULTIPLES = {"万": 1e4, "亿": 1e8}
SHOWN = 3
"""Names of missing documents that are listed."""
DROPPED = re.compile(r"[\s“”\"'‘’《》（）()「」·、,，]")


@dataclass(slots=True)
class Tables:
    """Rows by table. Gold rows and near misses are kept apart: `optional` is empty for found rows."""

    rows: dict[str, list[dict[str, Any]]]
    optional: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def read_texts(folder: Path) -> dict[str, str]:
    """The raw texts of a folder of documents, by document id.

    Raises:
        CorpusError: if a file cannot be read.
    """
    return {Path(file).stem: read(folder / file).text for file in documents(folder)}


def read_gold(folder: Path, raw: Mapping[str, str]) -> Tables:
    """Read the gold files of a folder and find their quotes in the raw texts (by document id).

    Raises:
        GoldError: if the folder has no gold file, or a line is no JSON object with doc, city and quote.
    """
    if not any((folder / f"{kind}.jsonl").is_file() for kind in KINDS):
        names = ", ".join(f"{kind}.jsonl" for kind in KINDS)
        raise GoldError(f"no gold file in {folder}", cure=f"name a folder with one or more of {names}")
    gold = Tables({})
    absent: Counter[str] = Counter()
    for kind in KINDS:
        gold.rows[kind] = _read_gold_file(folder / f"{kind}.jsonl", raw, gold.problems, absent)
        gold.optional[kind] = _read_gold_file(folder / f"{kind}-optional.jsonl", raw, gold.problems, absent)
    if absent:
        gold.problems.insert(0, _left_out(absent))
    return gold


def _left_out(absent: Counter[str]) -> str:
    """What to say of gold rows whose documents are not there, in one line."""
    names = sorted(absent)
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    rows, documents = absent.total(), len(names)
    return (
        f"{rows} gold row{'s' * (rows > 1)} of {documents} document{'s' * (documents > 1)} that the build does not have"
        f" left out: {', '.join(names[:SHOWN])}{more}"
    )


def _read_gold_file(
    path: Path, raw: Mapping[str, str], problems: list[str], absent: Counter[str]
) -> list[dict[str, Any]]:
    if not path.is_file():
        return []
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        row = _parse(line, f"{path.name}:{number}")
        start = _occurrence(raw.get(row["doc"], ""), row["quote"], int(row.get("nth") or 1))
        if row["doc"] not in raw:
            absent[row["doc"]] += 1
        elif start < 0:
            problems.append(f"{path.name}:{number}: quote not in {row['doc']}: {row['quote'][:40]}")
        else:
            rows.append({**row, "start": start, "end": start + len(row["quote"])})
    return rows


def _parse(line: str, place: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise GoldError(f"{place} is no JSON: {error}", cure="write one JSON object a line") from error
    missing = [name for name in ("doc", "city", "quote") if not isinstance(row, dict) or not row.get(name)]
    if missing:
        raise GoldError(f"{place} lacks {', '.join(missing)}", cure="see tests/gold/GUIDE.md for the fields")
    return dict(row)


def _occurrence(text: str, words: str, nth: int) -> int:
    at = -1
    for _ in range(nth):
        at = text.find(words, at + 1)
        if at < 0:
            break
    return at


def read_tables(folder: Path, raw: Mapping[str, str]) -> Tables:
    """Read the tables that `kg export tables` wrote; a quote that is not at its offsets is a problem, not an error.

    Raises:
        GoldError: if no table is there, or a row lacks a column or has no number for an offset.
    """
    if not any((folder / f"{kind}.csv").is_file() for kind in KINDS):
        raise GoldError(f"no table in {folder}", cure="write them first: kg export tables DIR")
    found = Tables({})
    for kind in KINDS:
        path = folder / f"{kind}.csv"
        if path.is_file():
            found.rows[kind] = check_rows(cells.read(path), raw, path.name, found.problems)
        else:
            found.problems.append(f"{path.name}: no such table")
    return found


def read_flags(folder: Path) -> dict[str, str]:
    """The flags of each document in a folder of tables; none where there is no table of documents."""
    path = folder / "documents.csv"
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return {row["doc"]: row.get("flags") or "" for row in csv.DictReader(handle) if row.get("doc")}


def check_rows(rows: Iterable[Row], raw: Mapping[str, str], name: str, problems: list[str]) -> list[dict[str, Any]]:
    """The rows of known documents, offsets as numbers; appends to `problems` where a quote is not at its offsets.

    Cells may be guarded against spreadsheets (kg.export.csvs) or not.
    """
    checked = []
    for number, as_written in enumerate(rows, 2):
        row = {key: cells.plain(value) if isinstance(value, str) else value for key, value in as_written.items()}
        try:
            doc, start, end = row["doc"], int(row["start"]), int(row["end"])
        except (KeyError, TypeError, ValueError) as error:
            raise GoldError(f"{name}:{number}: bad or missing {error}", cure="columns are in DESIGN.md") from error
        if doc not in raw:
            continue
        words = raw[doc][start:end]
        if words not in (row["quote"], as_written["quote"]):
            problems.append(f"{name}:{number}: quote is not at {start}:{end} of {doc}")
        quote = words if words == as_written["quote"] else row["quote"]
        checked.append({**row, "quote": quote, "start": start, "end": end})
    return checked


def norm(text: object) -> str:
    """A value as it is compared: NFKC, one writing of µ and /, no quotation marks, brackets, commas or blanks."""
    plain = unicodedata.normalize("NFKC", str(text or "")).replace("μ", "µ").replace("∕", "/")
    return DROPPED.sub("", plain)


def amount(row: Row, name: str = "value") -> float | None:
    """The number of a row in units without 万 and 亿, or None.

    >>> amount({"value": "2.9", "unit": "万辆"})
    29000.0
    """
    value = row.get(name)
    if value in (None, "", "null", "None"):
        return None
    return float(value) * MULTIPLES.get(norm(row.get("unit"))[:1], 1)


def _unit(row: Row) -> str:
    unit = norm(row.get("unit"))
    unit = UNITS.get(unit, unit)
    return unit[1:] if unit[:1] in MULTIPLES else unit


def _truth(value: object) -> bool:
    return str(value).strip().lower() in ("true", "1", "yes")


def same_value(gold: Row, found: Row) -> bool:
    """Whether two targets have the same value or range; for `cover`, no value and 100 are the same."""
    a, b = amount(gold), amount(found)
    if gold.get("kind") == "cover":
        a, b = (100.0 if a is None else a), (100.0 if b is None else b)
    if a is None or b is None:
        return a is b
    close = abs(a - b) <= 1e-9 * max(1.0, abs(a))
    return close and amount(gold, "value_max") == amount(found, "value_max")


def alike(a: object, b: object) -> bool:
    """Whether two names are one: one holds the other, or half of their character pairs are shared (Dice)."""
    x, y = norm(a), norm(b)
    if not x or not y:
        return x == y
    if x in y or y in x:
        return True
    p, q = (Counter(text[i : i + 2] for i in range(max(1, len(text) - 1))) for text in (x, y))
    return 2 * sum((p & q).values()) >= 0.5 * (sum(p.values()) + sum(q.values()))


AGREEMENT: dict[str, Callable[[Row, Row], bool]] = {
    "indicator": lambda gold, found: alike(gold.get("indicator"), found.get("indicator")),
    "unit": lambda gold, found: _unit(gold) == _unit(found),
    "stretch": lambda gold, found: _truth(gold.get("stretch")) == _truth(found.get("stretch")),
}


def agrees(name: str, gold: Row, found: Row) -> bool:
    """Whether two targets agree in a field."""
    rule = AGREEMENT.get(name)
    return rule(gold, found) if rule else norm(gold.get(name)) == norm(found.get(name))


def overlap(a: Row, b: Row) -> int:
    """Characters that two rows share; zero or less where they do not meet."""
    return int(min(a["end"], b["end"]) - max(a["start"], b["start"]))

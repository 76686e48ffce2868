"""kg evaluate: the build, or tables, against annotations."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli import options

if TYPE_CHECKING:
    from kg.evaluate import Report
    from kg.gold import Row, Tables

HIDDEN = ("start", "end", "nth")
NOISES = ("traditional", "pinyin", "spam", "chrome", "several-cities", "missing-year", "missing-value")
"""The flags of a document that say what may have made it hard to read."""


@click.command("evaluate", short_help="Score the facts against annotations.")
@click.argument("gold_dir", type=options.FOLDER)
@click.option("--tables", type=options.FOLDER, metavar="DIR", help="Score these tables instead of the build's facts.")
@click.option("--docs", type=options.FOLDER, metavar="DIR", help="Texts behind --tables (default: those of the build).")
@click.option("--errors/--no-errors", default=True, show_default=True, help="List every error.")
@options.form_of("table", "json")
@options.store
def command(
    gold_dir: Path, tables: Path | None, docs: Path | None, errors: bool, form: str, store: Path | None
) -> None:
    """Score facts against the gold files in GOLD_DIR (their format: tests/gold/GUIDE.md): precision, recall and F1 of
    each kind, the share of right fields, F1 by document and by noise, and every error. Only documents that the gold
    annotates count.
    """
    if docs and not tables:
        raise click.UsageError("--docs goes with --tables")
    from kg import paths
    from kg.evaluate import breakdown, evaluate
    from kg.export.tables import found_tables
    from kg.gold import read_flags, read_gold, read_tables, read_texts
    from kg.graph.read import plans
    from kg.graph.store import open_store

    read = [] if docs else list(plans(open_store(store or paths.build())))
    raw = read_texts(docs) if docs else {plan.document.id: plan.raw for plan in read}
    found = read_tables(tables, raw) if tables else found_tables(read)
    gold = read_gold(gold_dir, raw)
    flags = read_flags(tables) if tables else {plan.document.id: " ".join(plan.document.flags) for plan in read}
    report, parts = evaluate(gold, found), breakdown(gold, found, noises(found, flags))
    _json(report, parts) if form == "json" else _print(report, parts, errors)


def noises(found: Tables, flags: Mapping[str, str]) -> dict[str, set[str]]:
    """What may have made each document hard to read: its own flags and those of its targets."""
    met = {doc: set(said.split()) for doc, said in flags.items()}
    for row in found.rows.get("targets", ()):
        met.setdefault(row["doc"], set()).update((row.get("flags") or "").split())
    return {doc: said & set(NOISES) for doc, said in met.items()}


def _print(report: Report, parts: Mapping[str, Report], errors: bool) -> None:
    from kg.cli.output import show_rows

    columns = ("kind", "gold", "found", "right", "precision", "recall", "F1")
    rows = [
        (name, s.gold, s.found, s.hit, f"{s.precision:.3f}", f"{s.recall:.3f}", f"{s.f1:.3f}")
        for name, s in report.scores.items()
    ]
    show_rows(columns, rows)
    shares = [(kind, name, f"{share:.3f}") for kind, fields in report.fields.items() for name, share in fields.items()]
    click.echo()
    show_rows(("kind", "field", "right"), shares)
    if parts:
        click.echo()
        table = [
            (name, *(f"{part.scores[each].f1:.3f}" if each in part.scores else None for each in report.scores))
            for name, part in parts.items()
        ]
        show_rows(("F1 of", *report.scores), table)
    for problem in report.problems:
        click.echo(f"problem: {problem}", err=True)
    for error in report.errors if errors else ():
        click.echo(f"{error.table} {error.what}: {_said(error.row)}")


def _said(row: Row) -> str:
    filled = {name: value for name, value in row.items() if name not in HIDDEN and value not in (None, "", [], False)}
    return " | ".join(f"{name}={value}" for name, value in filled.items())


def _figures(report: Report) -> dict[str, Any]:
    scores = {
        name: {
            "gold": s.gold,
            "found": s.found,
            "right": s.hit,
            "precision": s.precision,
            "recall": s.recall,
            "f1": s.f1,
        }
        for name, s in report.scores.items()
    }
    return {"scores": scores, "fields": report.fields}


def _json(report: Report, parts: Mapping[str, Report]) -> None:
    import json

    errors = [{"kind": error.table, "what": error.what, "row": dict(error.row)} for error in report.errors]
    by = {name: _figures(part) for name, part in parts.items()}
    whole = {**_figures(report), "parts": by, "errors": errors, "problems": report.problems}
    click.echo(json.dumps(whole, ensure_ascii=False, indent=1))

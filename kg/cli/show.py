"""kg show: one thing and its facts, each in its sentence."""

from __future__ import annotations

from dataclasses import asdict, fields
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import options

if TYPE_CHECKING:
    from kg.about import Found, Subject


@click.command("show", short_help="A city, document, concept or fact, with its evidence in context.")
@click.argument("name")
@options.store
@options.endpoint
@options.form
def command(
    name: str, store: Path | None, endpoint: str | None, user: str | None, password_file: Path | None, form: str
) -> None:
    """Show everything about NAME: a city (上海, 上海市, Shanghai, 310000), a document's id, an indicator, measure or
    programme by name or id (pm25), a body, or the IRI of a fact.
    """
    from kg.about import About, Found
    from kg.cli.output import show_rows

    about = About(options.opened(options.graph_of(store, endpoint, user, password_file)))
    subject = about.subject(name)
    facts = list(about.facts(subject))
    if form == "table":
        _print(subject, facts)
        return
    rows = [{**asdict(fact), "details": dict(fact.details)} for fact in facts]
    if form == "csv":
        rows = [
            {**row, "details": "; ".join(f"{k}={v}" for k, v in fact.details)}
            for row, fact in zip(rows, facts, strict=True)
        ]
    columns = [field.name for field in fields(Found)]
    show_rows(columns, [[row[name] for name in columns] for row in rows], form)


def _print(subject: Subject, facts: list[Found]) -> None:
    from kg.cli.output import marked
    from kg.explain import short

    click.secho(f"{subject.label} ({subject.kind}): {len(facts)} fact{'' if len(facts) == 1 else 's'}", bold=True)
    for (kind, doc), group in groupby(facts, key=lambda fact: (fact.type, fact.doc)):
        found = list(group)
        click.secho(f"\n{kind} in {doc} ({len(found)})", bold=True)
        for fact in found:
            words = marked(fact.quote)
            said = ", ".join(f"{name} {value}" for name, value in fact.details if name != "rule")
            sentence = f"{fact.before}{words}{fact.after} [{fact.start}:{fact.end}] {short(fact.iri)}"
            click.echo(f"  {fact.city or '-'}: {said}\n    {sentence}")
            if subject.kind == "fact":
                click.echo(f"    {fact.iri}\n    rule: {dict(fact.details).get('rule', '-')}")

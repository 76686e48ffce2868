"""kg explain: why a fact is in the graph."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import options
from kg.cli.output import marked

if TYPE_CHECKING:
    from kg.explain import Explanation
    from kg.reasons import Part


@click.command("explain", short_help="Why a fact is in the graph: its sentence, parts, rule and confidence.")
@click.argument("fact")
@options.form_of("text", "json")
@options.store
@options.endpoint
def command(
    fact: str, form: str, store: Path | None, endpoint: str | None, user: str | None, password_file: Path | None
) -> None:
    """Explain FACT: its IRI, its short id as kg show prints it, DOC:START-END (offsets in the raw text), or words of
    the text. Shows the sentence, what was found and where each part came from, the rule, the concept and the
    confidence.
    """
    from kg.explain import explain

    found = explain(options.opened(options.graph_of(store, endpoint, user, password_file)), fact)
    if form == "json":
        import json
        from dataclasses import asdict

        click.echo(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=1))
        return
    for each in found:
        _print(each)


def _print(each: Explanation) -> None:
    words = marked(each.quote)
    click.secho(f"{each.kind} {each.id} in {each.doc} [{each.start}:{each.end}]", bold=True)
    click.echo(f"  {each.before}{words}{each.after}")
    if each.section:
        click.echo(f"  under: {each.section}")
    for part in each.parts:
        click.echo(f"  {part.name}: {part.value}{_why(part)}")
    rule = each.rule
    click.echo(f"  rule: {rule.name} {rule.zh} / {rule.en}\n    {rule.does_zh}\n    {rule.does_en}")
    if each.confidence is None:
        click.echo("  confidence: none, nobody has annotated facts of this kind\n  " + each.iri)
    else:
        whose = "this rule" if each.confidence_of == "rule" else "this kind; none of this rule was judged"
        click.echo(f"  confidence: {each.confidence:g} (the share of right facts of {whose})\n  {each.iri}")


def _why(part: Part) -> str:
    place = f"“{part.words}” [{part.start}:{part.end}]" if part.start >= 0 else ""
    said = ", ".join(filter(None, (part.why, place)))
    return f" ({said})" if said else ""

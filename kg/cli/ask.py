"""kg ask: a question in plain words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import options

if TYPE_CHECKING:
    from kg.web.questions import Reading


@click.command("ask", short_help="Answer a question in plain Chinese or English.")
@click.argument("question", required=False, default="")
@click.option("--show", "shown", is_flag=True, help="Print the SPARQL that the question becomes, and do not run it.")
@click.option("--list", "listed", is_flag=True, help="List the questions that can be asked, in both languages.")
@options.store
@options.endpoint
@options.form
def command(
    question: str,
    shown: bool,
    listed: bool,
    store: Path | None,
    endpoint: str | None,
    user: str | None,
    password_file: Path | None,
    form: str,
) -> None:
    """Answer QUESTION, such as "哪些城市设定了PM2.5目标？" or "Which cities set PM2.5 targets?".

    What was understood is said on stderr. A question that is not understood is not answered: the nearest questions
    that can be asked are named, and the exit code is 1.
    """
    from kg.cli.output import show_rows
    from kg.query import prepare, run
    from kg.web.phrases import samples
    from kg.web.questions import understand

    if listed:
        for each in (*samples("zh"), *samples("en")):
            click.echo(each)
        return
    if not question.strip():
        raise click.UsageError("what is the question? kg ask --list lists what can be asked")
    reading = understand(question)
    say(reading)
    if reading.understood is None:
        raise click.exceptions.Exit(1)
    asked = reading.understood
    if shown:
        click.echo(prepare(asked.template.query.name, asked.parameters, None)[0], nl=False)
        return
    result = run(options.graph_of(store, endpoint, user, password_file), asked.template.query.name, asked.parameters)
    show_rows(result.columns, result.rows, form)


def say(reading: Reading) -> None:
    """Say on stderr what a question was taken for, or that it was not understood and what can be asked."""
    zh = reading.language == "zh"
    if reading.understood is None:
        left = "、".join(reading.left)
        words = f"未能理解{f'：{left}' if left else ''}。" if zh else f"not understood{f': {left}' if left else ''}."
        near = "可以这样问：" if zh else "Questions that can be asked:"
        click.echo("\n  ".join([f"kg: {words} {near}", *reading.offers]), err=True)
        return
    asked = reading.understood
    named = "; ".join(f"{what}: {names}" for what, names in asked.said(reading.language))
    title = asked.template.query.title[reading.language]
    click.echo(f"kg: {title} ({asked.template.query.name}){' – ' + named if named else ''}", err=True)
    if reading.offers:
        click.echo(f"kg: {'也可能是：' if zh else 'or did you mean: '}{' | '.join(reading.offers)}", err=True)
